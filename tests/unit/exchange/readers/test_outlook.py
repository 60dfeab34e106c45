"""Outlook's CSV in the languages and encodings of its program."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netmd.exchange.readers import outlook
from netmd.exchange.records import ImportRefusedError
from tests.unit.exchange.readers.address_books import (
    DAY_FIRST,
    MONTH_FIRST,
    OPTIONS,
    assert_accounted_for,
    everybody,
    passed_over,
    sample,
)

_ENGLISH = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business City,"
    "Business Postal Code,Business Country/Region,Home City,Business Phone,Home Phone,Mobile Phone,Anniversary,"
    "Birthday,Categories,Children,E-mail Address,E-mail Type,E-mail Display Name,E-mail 2 Address,Gender,Hobby,"
    "Initials,Keywords,Notes,Office Location,Priority,Private,Referred By,Sensitivity,Spouse,User 1,Web Page"
)


def _english(**cells: str) -> str:
    header = _ENGLISH.split(",")
    assert cells.keys() <= {name.replace(" ", "_") for name in header}, cells
    return ",".join('"{}"'.format(cells.get(name.replace(" ", "_"), "").replace('"', '""')) for name in header)


def test_everything_of_an_english_export_finds_its_place() -> None:
    row = _english(
        Title="Ms",
        First_Name="Mira",
        Last_Name="Osei",
        Company="Blue Heron, Ltd.",
        Job_Title="Curator",
        Business_Street="1 Mill Lane",
        Business_City="Leeds",
        Business_Postal_Code="LS1",
        Home_City="York",
        Business_Phone="0113 496 0000",
        Mobile_Phone="+44 7700 900000",
        Anniversary="0/0/00",
        Birthday="11/23/1979",
        Categories="Museum; Press;",
        Children="Ada;Bo",
        Notes="one\ntwo",
        Office_Location="West wing",
        Priority="Normal",
        Private="False",
        Referred_By="Ana Lopez",
        Sensitivity="Normal",
        Spouse="Jo",
        Hobby="Chess",
        User_1="x",
        Web_Page="linkedin.com/in/mira-osei",
        Gender="Unspecified",
        Initials="M.O.",
        **{"E-mail_Address": "mira@example.com", "E-mail_Type": "SMTP", "E-mail_Display_Name": "Mira (m@e)"},
    )
    found = outlook.read(f"{_ENGLISH}\r\n{row}\r\n".encode("cp1252"), OPTIONS)
    assert everybody(found) == [
        {
            "name": "Mira Osei",
            "orgs": ("Blue Heron, Ltd.",),
            "roles": ("Curator",),
            "emails": ("mira@example.com",),
            "phones": ("0113 496 0000", "+44 7700 900000"),
            "linkedin": "https://www.linkedin.com/in/mira-osei",
            "location": "Leeds",
            "tags": ("Museum", "Press"),
            "introduced_by": ("Ana Lopez",),
            "birthday": "1979-11-23",
            "notes": ("one\ntwo",),
            "extra": (
                ("name_prefix", ("Ms",)),
                ("address", ("1 Mill Lane, LS1 Leeds", "York")),
                ("children", ("Ada", "Bo")),
                ("hobby", ("Chess",)),
                ("office_location", ("West wing",)),
                ("spouse", ("Jo",)),
                ("user_1", ("x",)),
            ),
        }
    ]


def test_a_birthday_that_reads_two_ways_is_asked_for() -> None:
    row = _english(First_Name="Mira", Last_Name="Osei", Birthday="5/12/1985")
    data = f"{_ENGLISH}\n{row}\n".encode()
    with pytest.raises(ImportRefusedError, match="5/12/1985 in the column 'Birthday' may be 5 Dec or 12 May"):
        outlook.read(data, OPTIONS)
    assert outlook.read(data, DAY_FIRST).people[0].birthday == "1985-12-05"
    assert outlook.read(data, MONTH_FIRST).people[0].birthday == "1985-05-12"


def test_another_date_of_the_file_settles_it() -> None:
    rows = [
        _english(First_Name="Mira", Birthday="5/12/1985"),
        _english(First_Name="Jo", Anniversary="25/12/2001"),
    ]
    found = outlook.read("\n".join([_ENGLISH, *rows]).encode(), OPTIONS)
    assert found.people[0].birthday == "1985-12-05"
    assert found.people[1].extra == (("anniversary", ("2001-12-25",)),)


def test_what_was_decided_to_read_the_file_is_said() -> None:
    rows = [
        _english(First_Name="Mira", Birthday="5/12/1985", Mobile_Phone="4.91701E+11"),
        _english(First_Name="Jo", Anniversary="25/12/2001", Mobile_Phone="+49 30 1234567"),
    ]
    found = outlook.read("\n".join([_ENGLISH, *rows]).encode(), OPTIONS)
    assert found.decisions == (
        "Dates such as “5/12/1985” in “Birthday” are read with the day first, since “25/12/2001” cannot be read otherwise.",
    )
    assert [one.phones for one in found.people] == [(), ("+49 30 1234567",)]
    assert "row 2 (4.91701E+11)" in found.notices[0]
    said = outlook.read("\n".join([_ENGLISH, rows[0]]).encode(), MONTH_FIRST)
    assert said.decisions == ("Dates such as “5/12/1985” in “Birthday” are read with the month first, as you say.",)


def test_a_row_with_an_open_quotation_mark_is_passed_over() -> None:
    rows = [_english(First_Name=name) for name in ("Ana", "Mira", "Jo")]
    rows[1] = rows[1].replace('"Mira"', '"Mira')
    found = outlook.read("\n".join([_ENGLISH, *rows]).encode(), OPTIONS)
    assert [one.name for one in found.people] == ["Ana", "Jo"]
    assert passed_over(found) == [(3, "a quotation mark that is never closed")]
    assert "line 3" in found.notices[0]
    assert_accounted_for(found)


def test_a_birthday_that_is_none_is_kept_as_it_is_written() -> None:
    row = _english(First_Name="Mira", Birthday="31/31/1985")
    found = outlook.read(f"{_ENGLISH}\n{row}\n".encode(), OPTIONS)
    assert everybody(found) == [{"name": "Mira", "extra": (("birthday_as_written", ("31/31/1985",)),)}]


FRENCH = (
    "Titre;Prénom;Deuxième prénom;Nom;Suffixe;Société;Service;Titre;Ville (bureau);Pays/Région (bureau);"
    "Téléphone (bureau);Tél. mobile;Anniversaire de mariage ou fête;Anniversaire;Catégories;Enfants;"
    "Adresse de messagerie;Type de messagerie;Nom complet de l'adresse de messagerie;Notes;Priorité;Privé;"
    "Recommandé par;Conjoint(e);Page Web\r\n"
    "M.;Étienne;;Lefèvre;;Héron, S.A.;Achats;Acheteur;Orléans;France;02 38 00 00 00;06 00 00 00 00;0/0/00;23/11/1979;"
    'Presse;;etienne@example.com;SMTP;Étienne (e);"à rappeler;\r\nbientôt";Normal;Faux;Ana Lopez;Élise;\r\n'
)


def test_a_french_export_has_semicolons_and_the_same_header_twice() -> None:
    data = FRENCH.encode("cp1252")
    assert outlook.recognises("contacts.csv", data) >= 0.9
    assert everybody(outlook.read(data, OPTIONS)) == [
        {
            "name": "Étienne Lefèvre",
            "orgs": ("Héron, S.A.",),
            "roles": ("Acheteur",),
            "emails": ("etienne@example.com",),
            "phones": ("02 38 00 00 00", "06 00 00 00 00"),
            "location": "Orléans",
            "tags": ("Presse",),
            "introduced_by": ("Ana Lopez",),
            "birthday": "1979-11-23",
            "notes": ("à rappeler;\r\nbientôt",),
            "extra": (
                ("name_prefix", ("M.",)),
                ("department", ("Achats",)),
                ("address", ("Orléans, France",)),
                ("spouse", ("Élise",)),
            ),
        }
    ]


@pytest.mark.parametrize(
    ("header", "row", "encoding"),
    [
        ("Anrede,Vorname,Nachname,Firma,Position,Ort geschäftlich,E-Mail-Adresse,Geburtstag,Kategorien",
         "Frau,Jörg,Groß,Bär AG,Käufer,Köln,j@example.com,23.11.1979,Presse", "cp1252"),
        ("Título,Nombre,Apellidos,Organización,Puesto,Ciudad de trabajo,E-mail Address,Birthday,Categorías",
         "Frau,Jörg,Groß,Bär AG,Käufer,Köln,j@example.com,23/11/1979,Presse", "utf-8-sig"),
        ("Titolo,Nome,Cognome,Società,Posizione,Città (uff.),Indirizzo posta elettronica,Compleanno,Categorie",
         "Frau,Jörg,Groß,Bär AG,Käufer,Köln,j@example.com,23/11/1979,Presse", "cp1252"),
        ("Titel,Voornaam,Achternaam,Bedrijf,Functie,\"Werkadres, plaats\",E-mailadres,Verjaardag,Categorieën",
         "Frau,Jörg,Groß,Bär AG,Käufer,Köln,j@example.com,23-11-1979,Presse", "utf-8"),
        ("Tratamento,Primeiro nome,Sobrenome,Empresa,Cargo,Business City,E-mail Address,Birthday,Categorias",
         "Frau,Jörg,Groß,Bär AG,Käufer,Köln,j@example.com,23/11/1979,Presse", "utf-16"),
        ("Обращение,Имя,Фамилия,Организация,Должность,Город (раб. адрес),Адрес эл. почты,День рождения,Категории",
         "Frau,Jörg,Groß,Bär AG,Käufer,Köln,j@example.com,23.11.1979,Presse", "utf-8"),
        ("肩書き,名,姓,会社名,役職,市町村 (会社),電子メール アドレス,誕生日,分類",
         "Frau,Jörg,Groß,Bär AG,Käufer,Köln,j@example.com,1979/11/23,Presse", "utf-8"),
    ],
)  # fmt: skip
def test_headers_in_other_languages(header: str, row: str, encoding: str) -> None:
    found = everybody(outlook.read(f"{header}\r\n{row}\r\n".encode(encoding), OPTIONS))
    for one in found:
        one.pop("extra", None)
    assert found == [
        {
            "name": "Jörg Groß",
            "orgs": ("Bär AG",),
            "roles": ("Käufer",),
            "emails": ("j@example.com",),
            "location": "Köln",
            "tags": ("Presse",),
            "birthday": "1979-11-23",
        }
    ]


def test_rows_without_a_person_are_passed_over() -> None:
    rows = [_english(Company="Acme"), _english(Notes="x"), "", _english(First_Name="Jo")]
    found = outlook.read("\n".join([_ENGLISH, *rows]).encode(), OPTIONS)
    assert passed_over(found) == [(2, "an organisation without a person"), (3, "no name")]
    assert [person.source.row for person in found.people] == [5]
    assert_accounted_for(found)


def test_another_table_is_refused() -> None:
    with pytest.raises(ImportRefusedError, match="Outlook"):
        outlook.read(b"a,b\n1,2\n", OPTIONS)
    assert outlook.recognises("x.csv", b"First Name,Last Name,Notes\nAna,B,x\n") == 0


def test_the_sample() -> None:
    data = sample("outlook_classic_synthetic_cp1252.csv")
    with pytest.raises(ImportRefusedError, match="5/12/1985"):
        outlook.read(data, OPTIONS)
    assert everybody(outlook.read(data, replace(OPTIONS, day_first=False))) == [
        {
            "name": "Zoë Kaplan",
            "orgs": ("Acme, Inc.",),
            "roles": ("VP Sales",),
            "emails": ("zoe@example.com",),
            "phones": ("+44 20 7946 0958",),
            "tags": ("Conference", "Investor"),
            "birthday": "1985-05-12",
            "extra": (("name_prefix", ("Dr.",)),),
        }
    ]


@pytest.mark.parametrize(
    ("cell", "private"), [("True", True), ("Wahr", True), ("False", False), ("Falsch", False), ("", False)]
)
def test_what_is_marked_private_stays_so(cell: str, private: bool) -> None:
    row = _english(First_Name="Mira", Last_Name="Osei", Private=cell)
    one = outlook.read(f"{_ENGLISH}\n{row}\n".encode(), OPTIONS).people[0]
    assert (one.private, one.extra) == (private, ())


def test_fields_are_named_as_for_any_table() -> None:
    data = b"First Name,Last Name,Company,Job Title,E-mail Address,Ruf,Sippe\nMira,,Acme,,m@x.example,Mimi,Osei\n"
    options = replace(OPTIONS, mapping={"Ruf": "aliases", "Sippe": "last name"})
    one = outlook.read(data, options).people[0]
    assert (one.name, one.aliases) == ("Mira Osei", ("Mimi",))
