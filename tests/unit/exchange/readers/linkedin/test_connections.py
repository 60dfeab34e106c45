"""LinkedIn's Connections.csv through the years."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netmd.exchange.readers import linkedin
from netmd.exchange.records import ImportRefusedError
from tests.unit.exchange.readers.address_books import OPTIONS, assert_accounted_for, everybody, passed_over, sample

NOTES = (
    'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing, as'
    ' First Name, Last Name and Connected On are not."\n\n'
)
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
MIRA = (
    'Mira,"Osei, PhD",https://www.linkedin.com/in/mira-osei,m@example.com,"Blue, Ltd.","Curator, Prints",08 Feb 2026\n'
)
MIRA_SAID = {
    "name": "Mira Osei, PhD",
    "orgs": ("Blue, Ltd.",),
    "roles": ("Curator, Prints",),
    "emails": ("m@example.com",),
    "linkedin": "https://www.linkedin.com/in/mira-osei",
    "met": "2026-02-08",
}


@pytest.mark.parametrize("before", ["", NOTES, "\ufeff" + NOTES, "Hinweise:\n\n\n\n" + NOTES, "\n"])
def test_the_header_is_found_after_any_notes(before: str) -> None:
    data = (before + HEADER + MIRA).encode()
    assert linkedin.recognises("x.csv", data) >= 0.9
    found = linkedin.read(data, OPTIONS)
    assert everybody(found) == [MIRA_SAID]
    assert found.people[0].source.row == before.count("\n") + 2
    assert found.rows == 1


def test_members_without_a_name_are_counted() -> None:
    found = linkedin.read((NOTES + HEADER + ",,,,,,20 Mar 2022\n" + MIRA + ",,,,,,21 Mar 2022").encode(), OPTIONS)
    assert everybody(found) == [MIRA_SAID]
    assert passed_over(found) == [(5, "a member without a name"), (7, "a member without a name")]
    assert_accounted_for(found)


@pytest.mark.parametrize(
    ("written", "met"),
    [
        ("15 Jan 2024", "2024-01-15"),
        ("15-Jan-24", "2024-01-15"),
        ('"3/5/18, 9:14 AM"', "2018-03-05"),
        ("2024-01-15", "2024-01-15"),
        ("1/15/2024", "2024-01-15"),
    ],
)
def test_the_day_of_connecting_is_the_day_met(written: str, met: str) -> None:
    found = linkedin.read(f"{HEADER}Ana,L,,,,,{written}\n".encode(), OPTIONS)
    assert everybody(found) == [{"name": "Ana L", "met": met}]


def test_a_file_saved_again_by_a_spreadsheet_is_asked_about() -> None:
    data = (HEADER + "Ana,L,,,,,3/5/2018\n").encode()
    with pytest.raises(ImportRefusedError, match="3/5/2018 in the column 'Connected On'"):
        linkedin.read(data, OPTIONS)
    assert str(linkedin.read(data, replace(OPTIONS, day_first=True)).people[0].met) == "2018-05-03"


def test_a_day_that_is_none_is_kept_as_it_is_written() -> None:
    found = linkedin.read(f"{HEADER}Ana,L,,,,,some day\n".encode(), OPTIONS)
    assert everybody(found) == [{"name": "Ana L", "extra": (("met_as_written", ("some day",)),)}]


def test_names_in_addresses_are_spelt_out() -> None:
    found = linkedin.read(f"{HEADER}José,G,https://www.linkedin.com/in/jos%C3%A9-g,,,,\n".encode(), OPTIONS)
    assert found.people[0].linkedin == "https://www.linkedin.com/in/josé-g"


@pytest.mark.parametrize(
    "header",
    [
        "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
        "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Date de connexion",
        "Nombre,Apellidos,URL,Email Address,Empresa,Cargo,Una fecha",
        "Nome,Cognome,URL,Email Address,Azienda,Posizione,Una data",
        "Nome,Sobrenome,URL,Email Address,Empresa,Cargo,Uma data",
        "Voornaam,Achternaam,URL,Email Address,Bedrijf,Functie,Een datum",
    ],
)
def test_headers_in_other_languages(header: str) -> None:
    data = f"{header}\n{MIRA}".encode()
    assert linkedin.recognises("x.csv", data) >= 0.8
    assert everybody(linkedin.read(data, OPTIONS)) == [MIRA_SAID]


def test_another_table_with_names_is_not_taken_for_it() -> None:
    data = b"First Name,Last Name,Company,Notes\nAna,L,Acme,x\n"
    assert linkedin.recognises("Connections.csv", data) == 0
    with pytest.raises(ImportRefusedError, match="neither"):
        linkedin.read(data, OPTIONS)


def test_the_sample_with_notes() -> None:
    found = linkedin.read(sample("linkedin_Connections_kawsay.csv"), OPTIONS)
    assert everybody(found) == [
        {
            "name": "José García",
            "orgs": ("Acme, Inc.",),
            "roles": ("Senior Engineer",),
            "linkedin": "https://www.linkedin.com/in/josegarcia",
            "met": "2024-01-15",
        },
        {
            "name": "Æsop Fontaine",
            "orgs": ("Globex",),
            "roles": ("Director, Operations",),
            "emails": ("aesop@example.com",),
            "linkedin": "https://www.linkedin.com/in/aesop",
            "met": "2024-02-03",
        },
    ]
    assert found.rows == 2


def test_the_sample_in_another_order() -> None:
    found = linkedin.read(sample("linkedin_nopreamble_rolomind.csv"), OPTIONS)
    rows = [
        (one["name"], one["orgs"][0], one["roles"][0], one.get("emails"), one["linkedin"], one["met"])
        for one in everybody(found)
    ]
    www = "https://www.linkedin.com/in/"
    assert rows == [
        ("John Doe", "Acme Corp", "CEO", ("john@example.com",), f"{www}johndoe", "2024-01-15"),
        ("Jane Smith", "Tech Co", "CTO", ("jane@example.com",), f"{www}janesmith", "2024-02-20"),
        ("Bob Wilson", "Startup Inc", "Founder", None, f"{www}bobwilson", "2023-03-10"),
        ("Alice Brown", "AI Labs", "Director of Engineering", ("alice.brown@email.com",), f"{www}alicebrown",
         "2023-12-25"),
        ("Charlie Davis", "Stealth", "Co-founder", ("charlie@startup.com",), f"{www}charliedavis", "2025-05-05"),
    ]  # fmt: skip
    assert found.rows == 5


def test_the_old_sample() -> None:
    found = linkedin.read(sample("linkedin_old_noURL_synthetic.csv"), OPTIONS)
    assert everybody(found) == [{"name": "Zoe Kaplan", "orgs": ("Acme",), "roles": ("VP Sales",), "met": "2018-03-05"}]


def test_how_the_file_was_read_is_said() -> None:
    rows = "Zoë,L,,,Ørsted,,3/4/2025\nÅsa,M,,,,,25/4/2025\n"
    found = linkedin.read((HEADER + rows).encode("cp1252"), OPTIONS)
    assert [one.met.iso for one in found.people if one.met] == ["2025-04-03", "2025-04-25"]
    assert "Windows-1252" in found.decisions[0]
    assert "the day first" in found.decisions[1]


def test_rows_with_an_open_quotation_mark_are_said() -> None:
    found = linkedin.read((HEADER + MIRA + 'Bo,"Ek,,,,,20 Mar 2022\n').encode(), OPTIONS)
    assert passed_over(found) == [(3, "a quotation mark that is never closed")]
    assert "never closed" in found.notices[0]


def test_what_many_rows_have_is_held_once() -> None:
    rows = "".join(f"Bo{number},Ek,,,Blue & Co,Curator of Prints,20 Mar 2022\n" for number in range(3))
    people = linkedin.read((HEADER + rows).encode(), OPTIONS).people
    assert len({id(one.orgs[0]) for one in people}) == len({id(one.roles[0]) for one in people}) == 1
