"""The words invented people, their organisations and what is noted of them are made of."""

from __future__ import annotations


def _split(text: str, by: str) -> list[str]:
    return text.replace("\n", by).split(by)


GIVEN = _split(
    """Adela Agata Alba Albin Alena Alvar Amalia Anouk Ansel Arlo Arvid Astrid Aurel Beata Bedřich Benedek Bettina Birgit
Bogdan Bora Branka Brynja Callum Casimir Cecylia Ciara Clélia Cornelis Dagny Damjan Daphne Darya Dezső Dorota Dylan Ebba Edda
Eero Eirik Eloísa Elif Emre Endre Esen Eskil Fanny Fausta Ferenc Filippa Florin Folke Frida Gábor Gaspar Georgia Gisela Gülay
Gunnar Halina Haruto Hedvig Heikki Hilde Hiroko Ilse Imani Ingo Irja Ismael István Jadwiga Jarek Jelena Joaquín Jorunn Juhani
Kaja Kalle Kamil Kasper Katalin Keiko Kerem Ksenia Lasse Leticia Levente Linnea Lorcan Ludmila Magnus Malik Marit Matteo Meret
Mirela Naledi Nando Neve Nikola Noemí Odile Oisín Oriol Ottilie Paavo Pilar Radka Ragna Remy Rhona Rocío Ronja Runa Saoirse
Sefa Signe Silvan Sorin Sunniva Tadeusz Tamar Teodor Tilda Torben Tünde Ulrika Urban Valter Veera Vilém Wiebke Yana Zlata
Zsófia""",
    " ",
)

FAMILY = _split(
    """Aaltonen Abela Achterberg Adamczyk Aguilera Ahlgren Almási Ambrož Aramburu Arslan Asplund Azevedo Balodis Barbosa Bartoš
Bekić Belmonte Benítez Bergqvist Biondi Blaskó Bogdanov Borgström Brandão Brunner Cabral Calloway Carrasco Černý Chaudhary
Cichy Coelho Corrigan Csonka Dąbrowski Damgaard Delacroix Devlin Dimitrov Dragomir Duarte Dvořák Egede Eklund Engelhardt
Erdoğan Espinoza Fairclough Falk Farkas Fekete Fiala Fjeld Fonseca Forsberg Gallardo Gebhardt Gentile Gjorgiev Goldwyn Gomes
Grabowski Gunnarsson Haapala Halvorsen Harrington Hedlund Hegedűs Hlaváč Holmgren Horák Ibarra Iglesias Ionescu Jankowska
Järvinen Jelínek Kallas Karlsen Kaya Kjellberg Kolář Koskinen Kovačić Kruse Lagerkvist Landau Lehtonen Lindholm Lombardi
Maczek Magnusson Malinowski Marchetti Marković Mazur Meijer Mendoza Mikkelsen Montero Moravec Nagy Navarro Neumann Nordström
Nowicka Oberhofer Ólafsson Oliveira Orbán Öztürk Paczkowski Palmgren Papadakis Pereira Pokorný Prieto Quaresma Radić Ramírez
Rasmussen Reinhardt Ribeiro Rönkkö Salonen Sandoval Ščepanović Seidl Şahin Simonsen Sjögren Skála Sørensen Stoica Strand
Svoboda Szabó Tamm Teixeira Thorvaldsen Tomasik Toth Urquhart Vainio Valdés Vásquez Vestergaard Vlček Vukić Wachowiak Weiss
Westlund Wójcik Yıldız Zamora Zieliński Zupan""",
    " ",
)

HOUSE = _split(
    """Alder Amberline Anchorage Ashgrove Beacon Bellwether Birchway Blackthorn Brightwater Broadleaf Causeway Cinder Clearbrook
Copperhill Corvid Crosswind Dovetail Eastlight Elmstead Embergate Fallowfield Farthing Fernway Flintlock Foxglove Gableworks
Glasshouse Granary Greenfinch Hartwell Hawkmoor Hazelmere Highmark Hollowtree Inkwell Ivybridge Keystone Lanternfish Larkhall
Limekiln Longacre Millrace Moorgate Nightjar Northlight Oakenshaw Orchardway Overstrand Paperkite Pinecross Quarry Quayside
Redstart Ridgeline Riverton Rowanlea Saltmarsh Sandpiper Seabright Shorelark Silverbirch Skylark Slatework Stonebridge
Sunday Swiftwater Tallow Thistledown Tidewater Undercliff Vantage Wayfarer Weathervane Whitestone Wildrose Windmill
Woodlark Yarrow""",
    " ",
)
TRADE = _split(
    """Advisers Analytics Brewing Capital Collective Design Energy Films Foundation Games Health Hotels Labs Logistics Media
Museum Partners Press Publishing Radio Robotics School Software Sports Studio Theatre Trust Ventures""",
    " ",
)

ROLES = _split(
    """Head of Communications|Community manager|Product designer|Staff engineer|Data analyst|Founder|Managing editor|Curator
Programme manager|Chief of staff|Producer|Partnerships lead|Recruiter|Researcher|Sales director|Finance lead|Event coordinator
Social media manager|Project manager|Marketing director|Developer|Photographer|Policy adviser|Operations manager
Career adviser|Fundraiser|Illustrator|Solicitor|Account manager|Librarian""",
    "|",
)

TAGS = _split(
    """press radio sports mentor hiring design london berlin climate data finance alumni board music film games health charity
publishing events education museum science policy law retail travel food housing logistics energy startup research volunteer
speaker neighbour""",
    " ",
)
TOWNS = _split(
    """Toronto Hamilton Leeds Bristol Gothenburg Brno Porto Utrecht Lyon Graz Tartu Gdańsk Galway Turin Málaga Kraków""",
    " ",
)
CADENCES = ["2w", "30 days", "4-6 weeks", "6 weeks", "90d", "quarterly", "6 months", "yearly"]

OCCASIONS = ["Coffee at the corner", "Lunch by the canal", "Call about the posting", "Video call, half an hour",
             "Email: thank you", "Message: how the second week went", "Walk along the river", "Dinner after the panel",
             "Event: the autumn fair", "Interview for the newsletter", "Tea in the foyer", "Update: three months on",
             "LinkedIn: connected", "Breakfast before the conference", "Letter of recommendation"]  # fmt: skip

WHO = ["She", "He", "Their team", "The new director", "A former colleague", "Our friend in the press office",
       "The committee", "Somebody in the next room", "The whole floor", "The outgoing chair"]  # fmt: skip
DOES = ["is looking for", "has given up on", "asked twice about", "would rather talk about", "is putting together",
        "has news of", "wants a second opinion on", "is proud of", "cannot decide about", "told me all about",
        "has been given"]  # fmt: skip
WHAT = ["the spring programme", "a smaller office near the station", "the survey of last year's members",
        "two people for the front desk", "a talk about handing over", "the merger with the school next door",
        "a printed edition", "the budget for travelling", "the move to a shared calendar", "a mentor for the new ones",
        "the archive of photographs", "a course on negotiating", "the waiting list", "an exchange with the museum"]  # fmt: skip
AND = ["and hopes to know by the end of the month", "but nothing is signed", "which is what we spoke of last time",
       "so I should write in a fortnight", "and would be glad of an introduction", "although the timing is poor",
       "because two of them leave in the autumn", "and laughed about it", "if the board agrees",
       "and means it this time"]  # fmt: skip

PROMISES = ["Send the survey", "Write to the editor", "Ask about the room", "Thank them for the introduction",
            "Look over the portfolio", "Find a date in June", "Return the book", "Say how the interview went",
            "Forward the posting", "Add on LinkedIn"]  # fmt: skip
GIFTS = ["an afternoon on the application", "the name of a good photographer", "a draft contract to copy from",
         "two tickets for the opening", "the list of venues", "an honest word about pay",
         "a contact at the council"]  # fmt: skip
WANTS = ["match-day photographer", "community manager", "second-hand projector", "speaker for the autumn",
         "data analyst", "trainee in events", "freelance illustrator", "board member"]  # fmt: skip
