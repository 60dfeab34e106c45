"""What the columns of networking spreadsheets are called, in seven languages, and which field each is.

English first, from templates of career centres and courses; then German, French, Spanish, Portuguese, Italian, Dutch.
The commonest headers of others are in :mod:`netmd.exchange.readers.spreadsheet.vocabulary_further`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from netmd.exchange.readers.spreadsheet.vocabulary_further import FURTHER
from netmd.folding import words_of


class Field(NamedTuple):
    """A field that a column can be. ``several``: more than one column of a sheet may be it."""

    key: str
    about: str
    words: str
    several: bool = False


FIELDS: tuple[Field, ...] = (
    Field("name", "the person's full name", """
        name | full name | contact | contact name | contact person | person | who | names | first and last name |
        name of contact | networking contact | connection | connection name | people | contacts | display name |
        person name | name first last | professional contact | met with | whom | spoke with | attendee |
        ansprechpartner | kontakt | kontaktperson | person | vollstandiger name | vor und nachname | kontaktname |
        nom complet | contact | nom et prenom | personne | prenom et nom | nom du contact |
        interlocuteur | nombre completo | contacto | nombre y apellidos | nombre y apellido | persona | nombre del
        contacto | nome completo | contato | nome e sobrenome | pessoa | nome do contato | nome e cognome | contatto
        | persona | nominativo | nome cognome | naam | volledige naam | contactpersoon | voor en achternaam | naam
        contact | first name last name | contact 1"""),
    Field("first_name", "first name, joined with the last name", """
        first name | first | given name | forename | fname | firstname | vorname | prenom | nombre | nombres |
        primer nombre | nome | primeiro nome | voornaam"""),
    Field("last_name", "last name", """
        last name | last | surname | family name | lname | lastname | nachname | familienname | zuname | nom | nom
        de famille | apellido | apellidos | sobrenome | apelido | ultimo nome | cognome | achternaam | familienaam"""),
    Field("last_first", "the full name, written with the last name first", """
        last first | last name first | last name first name | lastname firstname | surname first name | surname name |
        surname forename | family name given name | last name comma first name | name last first | nachname vorname |
        name vorname | familienname vorname | nom prenom | apellidos nombre | apellido nombre | apellidos y nombre |
        sobrenome nome | cognome nome | cognome e nome | achternaam voornaam"""),
    Field("aliases", "a nickname", """
        nickname | alias | aliases | goes by | preferred name | known as | also known as | spitzname | rufname |
        surnom | apodo | soprannome | roepnaam | bijnaam""", True),
    Field("pronouns", "pronouns", "pronouns | pronomen | pronoms | pronombres | pronomes | pronomi | voornaamwoorden"),
    Field("role", "what they do: job title, position", """
        title | job title | role | position | job | current position | current role | current title | profession |
        occupation | job role | designation | headline | title position | position title | role title | job function
        | title role | what they do | rolle | funktion | stelle | berufsbezeichnung | stellenbezeichnung | beruf |
        position | tatigkeit | jobtitel | poste | fonction | titre | metier | profession | intitule du poste | cargo
        | puesto | posicion | profesion | rol | funcao | posicao | profissao | ruolo | posizione | professione |
        qualifica | mansione | functie | functietitel | beroep | rol""", True),
    Field("org", "where: company, organisation, school", """
        company | organization | organisation | employer | org | firm | company name | organization name | business
        | institution | company organization | organization company | workplace | works at | current company |
        current employer | agency | company org | affiliation | where they work | place of work | account |
        organisation name | university | firma | unternehmen | arbeitgeber | organisation | gesellschaft | betrieb |
        unternehmen firma | entreprise | societe | employeur | organisme | empresa | compania | organizacion |
        empleador | organizacao | empregador | companhia | azienda | societa | impresa | datore di lavoro |
        organizzazione | ditta | bedrijf | bedrijfsnaam | werkgever | organisatie | onderneming | business name |
        school | college | employer name | firm name""", True),
    Field("email", "e-mail address", """
        email | e mail | mail | email address | e mail address | work email | personal email | email id | primary
        email | contact email | email 1 | email 2 | e mailadresse | e mail adresse | mailadresse | emailadresse |
        courriel | adresse e mail | adresse email | adresse mail | mel | correo | correo electronico | direccion de
        correo | endereco de email | e mail pessoal | indirizzo email | indirizzo e mail | posta elettronica | e
        mailadres | mailadres | emailadres""", True),
    Field("phone", "phone number", """
        phone | telephone | phone number | mobile | cell | cell phone | mobile phone | tel | work phone | telephone
        number | mobile number | whatsapp | contact number | cell number | phone no | home phone | telefon |
        telefonnummer | handy | mobil | handynummer | rufnummer | mobiltelefon | telefono | portable | mobile |
        numero de telephone | movil | celular | numero de telefono | telefone | telemovel | numero di telefono |
        handynr | handy nr | handy privat | telefonnr | telefon nr | tel nr | tel privat | telefon privat | mobilnr |
        tel geschaftlich | telefon geschaftlich | tel dienstlich | telefon dienstlich | telefon mobil | tel mobil |
        tel buro | telefon buro | festnetz | tel arbeit | telefon arbeit | diensttelefon | tel portable | tel fixe |
        cellulare | telefoon | telefoonnummer | mobiel""", True),
    Field("linkedin", "LinkedIn profile", """
        linkedin | linkedin url | linkedin profile | linkedin link | profile url | linkedin address |
        linkedin profile url | linkedin profil | profil linkedin | perfil de linkedin | perfil linkedin | profilo
        linkedin | linkedin profiel | li profile"""),
    Field("url", "web page", """
        website | web | url | site | homepage | web page | link | webpage | web site | company website | portfolio |
        twitter | internetseite | webseite | site web | site internet | pagina web | sitio web | sito | sito web""",
        True),
    Field("location", "where they live or work", """
        location | city | town | region | country | address | based in | where based | city state | state | office
        location | geography | area | ort | stadt | standort | wohnort | land | ville | lieu | pays | localisation |
        ciudad | ubicacion | pais | localidad | cidade | localizacao | localidade | citta | luogo | localita | paese
        | stad | plaats | locatie | woonplaats""", True),
    Field("tags", "tags; several with commas", """
        tags | tag | groups | group | category | categories | labels | label | contact type | type | type of contact
        | relationship | relationship type | industry | sector | field | connection type | contact category |
        segment | industry sector | affinity | circle | network | kategorie | gruppe | branche | kontaktart |
        beziehung | schlagworte | stichworte | bereich | categorie | groupe | secteur | secteur d activite | type de
        contact | relation | etiquettes | domaine | categoria | grupo | etiquetas | industria | tipo de contacto |
        relacion | setor | tipo de contato | ramo | gruppo | settore | tipo di contatto | etichette | industria |
        groep | sector | soort contact | relatie | type contact | branche""", True),
    Field("direction", "where they stand from you: up, down, across", """
        direction | level | seniority relative to me | up down across | up across down | richtung | direccion |
        direcao | direzione | richting"""),
    Field("met", "the day you met", """
        met | date met | met on | date we met | when met | when we met | first met | date of first meeting | first
        contact | date of first contact | first contact date | date added | connected on | met date | initial
        contact date | initial contact | first meeting | date of initial contact | date connected | kennengelernt am
        | kennengelernt | erster kontakt | erstkontakt | kennenlerndatum | erstes treffen | rencontre le | date de
        rencontre | premier contact | date du premier contact | date de la rencontre | fecha de encuentro | primer
        contacto | fecha primer contacto | conocido el | conhecido em | primeiro contato | primeiro contacto | data
        do primeiro contato | conosciuto il | primo contatto | data primo contatto | ontmoet op | eerste contact |
        kennismaking | datum kennismaking"""),
    Field("met_at", "how or where you met", """
        how met | how we met | how found | met at | where met | where we met | met through | met via | source | how
        did we meet | how did you meet | how you met | how i met them | lead source | where did you meet | event |
        how i know them | how we connected | how do i know them | connection source | met how | event met | place
        met | how connected | how do you know them | where did we meet | how you know them | contact source |
        referral source | wie kennengelernt | woher | quelle | kennengelernt bei | kennengelernt durch | herkunft |
        woher bekannt | wo kennengelernt | anlass | comment rencontre | lieu de rencontre | origine | source du
        contact | ou rencontre | rencontre a | comment nous nous sommes rencontres | como nos conocimos | donde nos
        conocimos | origen | fuente | como lo conoci | como se conheceram | onde se conheceram | origem | fonte |
        como nos conhecemos | come ci siamo conosciuti | dove ci siamo conosciuti | provenienza | conosciuto a |
        origine del contatto | hoe ontmoet | waar ontmoet | bron | ontmoet via | ontmoet bij | herkomst"""),
    Field("introduced_by", "who introduced you", """
        introduced by | referred by | mutual connection | mutual connections | mutual contact | referral | referrer
        | introduction by | intro by | connected by | mutual friend | referral from | recommended by | via | shared
        connection | who introduced us | person who referred | mutual | referred from | vorgestellt von | vermittelt
        von | empfohlen von | vermittelt durch | gemeinsamer kontakt | gemeinsame kontakte | presente par |
        recommande par | introduit par | relation commune | contact commun | mise en relation par | presentado por |
        recomendado por | referido por | contacto en comun | contactos en comun | apresentado por | indicado por |
        indicacao | contato em comum | presentato da | segnalato da | contatto in comune | contatti in comune |
        introdotto da | voorgesteld door | geintroduceerd door | aanbevolen door | gemeenschappelijke contacten |
        via wie""", True),
    Field("cadence", "how often to be in touch", """
        cadence | frequency | contact frequency | how often | keep in touch | touch frequency | follow up frequency
        | check in frequency | reach out every | priority | contact every | stay in touch | haufigkeit | rhythmus |
        kontakthaufigkeit | turnus | prioritat | frequence | rythme | priorite | frecuencia | prioridad | frequencia
        | prioridade | frequenza | priorita | frequentie | hoe vaak | prioriteit"""),
    Field("status", "where it stands", """
        status | stage | state of relationship | relationship status | contact status | outreach status | connection
        status | phase | stand | statut | etat | etape | estado | estatus | etapa | situacao | stato | fase"""),
    Field("last_contact", "the day you were last in touch", """
        last contact | last contacted | date of last contact | last touch | last interaction | last contact date |
        last met | last spoke | last reached out | last conversation | last communication | most recent contact |
        date last contacted | last meeting | last touchpoint | last outreach | last connected | last spoken | last
        contacted on | last talked | last seen | last meeting date | date contacted | contacted on | date of contact
        | contact date | outreach date | date reached out | date of outreach | date of last interaction | date last
        contact | letzter kontakt | zuletzt kontaktiert | letztes gesprach | letztes treffen | letzter kontakt am |
        datum letzter kontakt | kontaktiert am | dernier contact | date du dernier contact | derniere prise de
        contact | dernier echange | contacte le | ultimo contacto | fecha de ultimo contacto | fecha ultimo contacto
        | fecha del ultimo contacto | ultimo contato | data do ultimo contato | data ultimo contato | data ultimo
        contatto | ultimo contatto | data dell ultimo contatto | contattato il | laatste contact | laatst gesproken
        | datum laatste contact | laatst gecontacteerd | contacted | reached out | spoken to | date emailed | last
        email | last call"""),
    Field("last_channel", "how you were last in touch", """
        last channel | last contact method | last contact type | last contact via | last contact how | method of
        last contact | how contacted | contact method | method of contact | mode of contact | last contact channel |
        contacted via | outreach method | how we last spoke | communication method | letzter kanal | kontaktweg |
        kontaktiert per | dernier canal | moyen de contact | mode de contact | ultimo canal | medio de contacto |
        meio de contato | canale ultimo contatto | mezzo di contatto | laatste kanaal | contactmethode |
        contactwijze"""),
    Field("date", "the day of the meeting that the row is about", """
        date | meeting date | date of meeting | date of chat | date of coffee | date of appointment |
        appointment date | interaction date | when | day | call date | interview date | coffee
        date | date of conversation | event date | date of interaction | date of call | date of interview | meeting
        on | conversation date | date and time | date time | start | date of informational interview | chat date |
        datum | termin | treffen am | datum des treffens | gesprach am | gesprachsdatum | tag | date du rendez vous
        | date de l entretien | date de rendez vous | date de la reunion | jour | fecha | fecha de reunion | fecha
        de la reunion | dia | fecha de la entrevista | data | data da reuniao | data reuniao | data incontro | data
        dell incontro | giorno | data riunione | gespreksdatum | datum afspraak | datum gesprek | dag"""),
    Field("channel", "what kind of meeting it was: call, coffee", """
        channel | meeting type | interaction type | type of meeting | type of interaction | method | medium | format
        | type of contact made | mode | how | activity | type of meeting call | communication type | touch type |
        communication channel | kanal | art des treffens | gesprachsart | kontaktform | canal | type de rendez vous
        | type d echange | tipo de reunion | tipo de interaccion | medio | tipo de reuniao | meio | canale | tipo di
        incontro | modalita | kanaal | soort gesprek | soort afspraak | wijze | art"""),
    Field("title", "what the meeting was about, for its heading", """
        subject | topic | meeting title | meeting | meeting topic | purpose | reason | agenda | event name | meeting
        subject | purpose of meeting | betreff | thema | zweck | sujet | objet | asunto | tema | motivo | assunto |
        oggetto | argomento | onderwerp | doel"""),
    Field("place", "where the meeting was", """
        place | venue | meeting place | meeting location | where | location of meeting | treffpunkt | lieu du rendez
        vous | lugar | lugar de reunion | local | local da reuniao | luogo dell incontro | plaats afspraak"""),
    Field("with", "who else was there", """
        with | participants | attendees | others present | also present | present | people present | other attendees
        | teilnehmer | teilnehmende | anwesende | participants | presents | asistentes | participantes |
        partecipanti | deelnemers | aanwezigen""", True),
    Field("text", "what was said at the meeting", """
        meeting notes | discussion | conversation notes | what we discussed | what was discussed | topics discussed
        | summary | discussed | conversation summary | call notes | takeaways | key takeaways | discussion notes |
        interview notes | outcome | conversation | meeting summary | what we talked about | talked about | outcomes
        | notes from conversation | notes from meeting | interaction notes | discussion points | result | results |
        gesprachsnotizen | gesprach | inhalt | ergebnis | besprochen | gesprachsinhalt | protokoll | compte rendu |
        notes de reunion | discussions | echanges | resultat | resumen | notas de la reunion | conversacion |
        resultado | resumo | notas da reuniao | conversa | riassunto | note incontro | conversazione | esito |
        verslag | gespreksnotities | gespreksverslag | samenvatting | besproken | resultaat""", True),
    Field("notes", "notes about the person", """
        notes | note | comments | comment | key information learned | key info learned |
        info learned | information learned | remarks | details |
        additional notes | background | about | key information | other notes | personal notes | description | bio |
        what i learned | key learnings | things to remember | fun facts | personal details | info | information |
        notes comments | comments notes | key info | misc | other | general notes | memo | notizen | notiz |
        bemerkung | bemerkungen | anmerkung | anmerkungen | kommentar | kommentare | hinweise | sonstiges |
        informationen | remarque | remarques | commentaire | commentaires | informations | divers | notas | nota |
        comentarios | observaciones | comentario | detalles | notas adicionales | observacoes | anotacoes |
        observacao | annotazioni | osservazioni | commenti | appunti | notities | opmerkingen | opmerking |
        aantekeningen | bijzonderheden""",
        True),
    Field("thanks", "whether, or when, you said thank you", """
        thank you sent | thank you | thank you note | thank you note sent | thanks sent | thank you email sent |
        thanked | thank you email | thank you sent date | date thank you sent | sent thank you | thank you letter |
        thank you note date | ty sent | thank you card | sent thank you note | gedankt | dank gesendet | bedankt |
        dankesmail | danke gesendet | dankesschreiben | remerciement | remerciements | merci envoye | remerciement
        envoye | agradecimiento | agradecimiento enviado | gracias enviadas | agradecimento | agradecimento enviado
        | ringraziamento | ringraziamento inviato | ringraziato | bedankje | bedankje verstuurd | bedankmail"""),
    Field("next_action", "what to do next", """
        next action | next step | next steps | action | action item | action items | to do | todo | task | tasks |
        next actions | follow up action | follow up actions | follow up items | follow up item | next move | actions
        | action required | follow up notes | follow up task | what next | plan | next | follow up needed | actions
        needed | nachster schritt | nachste schritte | aufgabe | aufgaben | nachste aktion | massnahme | massnahmen
        | zu tun | was tun | prochaine action | prochaine etape | prochaines etapes | a faire | tache | taches |
        actions a mener | action suivante | proxima accion | proximo paso | proximos pasos | accion | acciones |
        tarea | tareas | pendiente | proxima acao | proximo passo | proximos passos | acao | acoes | tarefa |
        tarefas | prossima azione | prossimo passo | prossimi passi | azione | azioni | attivita | da fare | compito
        | volgende actie | volgende stap | volgende stappen | actie | acties | actiepunt | actiepunten | taak |
        taken""",
        True),
    Field("next_action_date", "the day to do it by", """
        next action date | next step date | due | due date | action date | deadline | due on | by when | do by |
        next action due | task due | date due | action due date | target date | next steps date | todo date | action
        item due date | fallig | fallig am | falligkeit | bis wann | frist | erledigen bis | nachster schritt am |
        datum nachster schritt | bis | echeance | date limite | date prochaine action | date de la prochaine action
        | date prochaine etape | fecha limite | vencimiento | fecha proxima accion | fecha de la proxima accion |
        fecha proximo paso | data limite | prazo | data proxima acao | data da proxima acao | scadenza | data
        prossima azione | entro | entro il | vervaldatum | deadline datum | uiterlijk | datum volgende actie"""),
    Field("action_done", "whether, or when, it was done", """
        done | completed | complete | finished | done on | completed on | date completed | action completed | task
        done | erledigt | erledigt am | abgeschlossen | fait | termine | fait le | effectue | hecho | completado |
        feito | concluido | fatto | completato | gedaan | klaar | afgerond"""),
    Field("action_owner", "who is to do it: me or them", """
        owner | action owner | assigned to | responsible | who does it | zustandig | verantwortlich | responsable |
        responsavel | responsabile | verantwoordelijk"""),
    Field("follow_up", "the day to get in touch again", """
        follow up | follow up date | followup | followup date | next contact | next contact date | next follow up |
        next follow up date | follow up on | reconnect | reconnect on | next touch | reconnect date | follow up by |
        contact again | next meeting | next meeting date | next touchpoint | follow up due | check in date | next
        check in | date to follow up | reminder | reminder date | next outreach | when to follow up | wiedervorlage
        | wiedervorlage am | nachfassen | nachfassen am | nachster kontakt | nachster termin | nachstes treffen |
        relance | date de relance | prochain contact | relancer le | prochain rendez vous | rappel | suivi | date de
        suivi | seguimiento | fecha de seguimiento | proximo contacto | recordatorio | acompanhamento | data de
        acompanhamento | proximo contato | retorno | data de retorno | richiamare | richiamare il | prossimo
        contatto | promemoria | data follow up | datum follow up | opvolging | opvolgen | opvolgen op | volgend
        contact | opvolgdatum | herinnering | next reach out | next touch date | reach out on | reach out again |
        next check in date"""),
    Field("birthday", "birthday", """
        birthday | date of birth | dob | birth date | bday | geburtstag | geburtsdatum | anniversaire | date de
        naissance | cumpleanos | fecha de nacimiento | aniversario | data de nascimento | compleanno | data di
        nascita | verjaardag | geboortedatum"""),
    Field("seeking", "what they look for", """
        seeking | looking for | needs | wants | asks | how i can help | how can i help | what they need | ways i can
        help | they need | sucht | bedarf | gesucht | recherche | cherche | besoins | busca | necesita | necesidades
        | procura | necessidades | cerca | cercano | bisogni | zoekt | behoefte""", True),
    Field("offers", "what they can help with", """
        offers | can help with | expertise | how they can help | skills | offer | how can they help | specialty |
        areas of expertise | they offer | can offer | bietet | angebot | kompetenzen | propose | offre | competences
        | ofrece | experiencia | oferece | offre | competenze | biedt | expertise van""", True),
    Field("gave", "what you gave them", """
        gave | given | i gave | gave them | value given | what i gave | i helped with | help given | gegeben | donne
        | he dado | dei | dato | gegeven""", True),
    Field("got", "what they gave you", """
        got | got from them | received from them | they gave me | gave me |
        received | they gave | value received | what i got | help received | they helped with | erhalten |
        bekommen | recu | recibido | recebido | recebi | ricevuto | gekregen | ontvangen""", True),
    Field("extra", "kept under its own name", """
        interests | interest | interest area | area of interest | hobbies | interessen | centres d interet |
        intereses | interesses | interessi | id | score | rating | number | no | nr | index | anniversary | wedding
        anniversary | work anniversary | resume | cover letter | salary | job link | contract | contracts |
        preferred contact method | preferred contact | preferred method of contact | best way to contact | preferred
        method | preferred channel""", True),
)  # fmt: skip

KEYS: dict[str, Field] = {field.key: field for field in FIELDS}


def spoken(header: str) -> str:
    """A header in the form headers are compared in: ``First_Name*`` and ``firstName`` are both ``first name``."""
    words = " ".join(words_of(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)))
    return " ".join(_LONG_FORMS.get(word, word) for word in words.replace("linked in", "linkedin").split())


_LONG_FORMS = {"mtg": "meeting", "mtgs": "meetings", "convo": "conversation", "appt": "appointment"}


@cache
def known_headers() -> dict[str, str]:
    """The field of each header that is known by its words. A header of two fields is that of the first."""
    found: dict[str, str] = {}
    for field in FIELDS:
        for words in field.words.split("|"):
            found.setdefault(" ".join(words.split()), field.key)
    for key in KEYS:
        found.setdefault(key.replace("_", " "), key)
    for key, texts in FURTHER.items():
        for text in texts.split("|"):
            found.setdefault(spoken(text), key)
    return found
