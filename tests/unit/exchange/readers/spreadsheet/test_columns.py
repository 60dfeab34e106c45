from __future__ import annotations

import pytest

from netmd.exchange.readers.spreadsheet import as_options, fields, mapping_of, parse_mapping
from netmd.exchange.readers.spreadsheet.headers import field_of
from netmd.exchange.records import ImportRefusedError, ReadOptions
from tests.unit.exchange.readers.spreadsheet.sheet import TODAY, as_csv, people, reading

HEADERS = {
    "name": "Name | Full Name | Contact Name* | CONTACT PERSON | Ansprechpartner | Nombre completo | Nom complet | Naam | Nome completo",
    "first_name": "First Name | first_name | FirstName | Vorname | Prénom | Voornaam",
    "last_name": "Last Name | Surname | Nachname | Nom de famille | Apellidos | Sobrenome | Cognome | Achternaam",
    "org": "Company | Organization | Employer | Firma | Unternehmen | Entreprise | Empresa | Azienda | Bedrijf | Compnay | Company Name",
    "role": "Title | Job Title | Position/Title | Rolle | Poste | Cargo | Ruolo | Functie | Postion",
    "email": "E-mail | Email Address | E-Mail-Adresse | Courriel | Correo electrónico | Indirizzo e-mail | Emial | Contact's Email",
    "phone": "Phone | Phone # | Handy | Téléphone | Teléfono | Telefone | Cellulare | Telefoonnummer",
    "linkedin": "LinkedIn | LinkedIn URL | Linked-In | LinkedIn Profile (link)",
    "met_at": "How Met | How did we meet? | How Found | Where we met | Wie kennengelernt? | Comment rencontré | Come ci siamo conosciuti",
    "introduced_by": "Introduced by | Mutual Connection(s) | Referred By | Vermittelt durch | Recommandé par | Recomendado por",
    "met": "Met on | Date Met | First contact date | Kennengelernt am | Date de rencontre | Fecha de encuentro | Ontmoet op",
    "last_contact": "Last Contact | Last contacted | Date of Last Contact | Letzter Kontakt | Dernier contact | Último contacto | Ultimo contatto | Laatste contact",
    "next_action": "Next Action | Next Steps | Action items | To-Do | Nächste Schritte | Prochaine étape | Próximos pasos | Prossimi passi | Volgende stap",
    "next_action_date": "Next Action Date | Due Date | Deadline | By when? | Fällig am | Échéance | Fecha límite | Scadenza",
    "follow_up": "Follow-up date | Follow up | Followup Date | Wiedervorlage | Relance | Seguimiento | Next contact",
    "thanks": "Thank-you sent | Thank You Note Sent? | Thank you email sent (Y/N) | Dankesmail",
    "date": "Date of mtg | Mtg date | Date of meeting | Date of chat",
    "channel": "Coffee / call? | Call or coffee | Coffee/Call/Email | Type of mtg",
    "notes": "Key info learned | Notes | Comments | Key information learned | Notizen | Remarques | Notas | Note | Opmerkingen",
    "text": "Mtg notes | Meeting Notes | Discussion | Takeaways | Gesprächsnotizen | Compte rendu | Verslag",
    "tags": "Industry | Contact Type | Tags | Branche | Secteur",
    "cadence": "Cadence | Priority | How often | Häufigkeit",
    "status": "Status | Stage | Statut | Estado | Stato",
    "birthday": "Birthday | Date of birth | Geburtstag | Anniversaire | Cumpleaños | Compleanno",
    "location": "Location | City | Ort | Ville | Ciudad | Città | Plaats",
    "seeking": "Seeking | Looking for | Sucht",
    "offers": "Offers | Can help with | Bietet",
    "gave": "Gave | I gave",
    "got": "Got | Received",
    "direction": "Direction",
    "extra": "Interests | Interest Area",
}


@pytest.mark.parametrize(
    ("header", "field"),
    [(header.strip(), field) for field, headers in HEADERS.items() for header in headers.split("|")],
)  # fmt: skip
def test_a_header_names_its_field_in_any_of_the_languages_and_with_slips(header: str, field: str) -> None:
    assert field_of(header) == field


@pytest.mark.parametrize(
    "header", ["", "Shoe size", "Xyz", "Q3", "***", "=cmd()", "<script>", "🎉", "Favourite colour"]
)
def test_a_header_that_names_nothing_is_not_guessed_at(header: str) -> None:
    assert field_of(header) == ""


def test_the_key_of_a_field_is_a_header_that_names_it() -> None:
    for key, about in fields():
        assert about
        assert field_of(key) == ("role" if key == "title" else key)  # in a sheet of people a title is a job's


def test_unknown_columns_are_kept_under_their_header_and_named() -> None:
    file = reading(as_csv([["Name", "Shoe size", "Email"], ["Ann Ray", "42", "ann@x.example"]]))
    assert file.people[0].extra == (("Shoe size", ("42",)),)
    assert any("“Shoe size”" in notice and "Kept" in notice for notice in file.notices)


def test_the_mapping_is_shown() -> None:
    file = reading(as_csv([["Name", "How Found"], ["Ann Ray", "Expo"]]))
    assert "“How Found” taken as met_at" in " ".join(file.notices)


def test_columns_without_a_telling_header_are_told_by_what_stands_in_them() -> None:
    rows = [
        ["Name", "Where to write", "", "Profile thing", "Ring"],
        ["Ann Ray", "ann@x.example", "+1 416 555 0100", "https://www.linkedin.com/in/ann-ray", "+44 20 7946 0000"],
        ["Bo Lee", "bo@x.example", "+1 416 555 0101", "linkedin.com/in/bo-lee", "+44 20 7946 0001"],
    ]
    found = people(as_csv(rows))["Ann Ray"]
    assert found.emails == ("ann@x.example",)
    assert found.phones == ("+1 416 555 0100", "+44 20 7946 0000")
    assert found.linkedin == "https://www.linkedin.com/in/ann-ray"


def test_follow_up_is_a_day_or_a_task_by_what_stands_below_it() -> None:
    day = people(as_csv([["Name", "Follow up"], ["Ann Ray", "2026-04-01"]]))["Ann Ray"]
    task = people(as_csv([["Name", "Follow up"], ["Ann Ray", "send her the deck"]]))["Ann Ray"]
    said = people(as_csv([["Name", "Follow up"], ["Ann Ray", "Yes"]]))["Ann Ray"]
    assert (str(day.follow_up), day.items) == ("2026-04-01", ())
    assert (task.follow_up, [item.text for item in task.items]) == (None, ["send her the deck"])
    assert (said.follow_up, said.items, said.extra) == (None, (), (("Follow up", ("Yes",)),))


@pytest.mark.parametrize(
    "headers", [["Contacted", "Name"], ["Name", "Contacted"], ["Conatct", "Name"], ["Contact?", "Full name"]]
)
def test_a_header_that_is_a_name_but_for_a_slip_stands_back(headers: list[str]) -> None:
    row = ["Ann Ray" if "ame" in header else "Yes" for header in headers]
    assert list(people(as_csv([[*headers, "Company"], [*row, "Acme"]]))) == ["Ann Ray"]


def test_an_anniversary_is_no_birthday() -> None:
    assert field_of("Anniversary") == "extra"
    assert field_of("Resume") == "extra"


def test_numbered_columns_are_what_they_are_without_the_number() -> None:
    found = people(
        as_csv([["Name", "Email 1", "Email 4", "Notes 2"], ["Ann Ray", "a@x.example", "b@x.example", "tall"]])
    )["Ann Ray"]
    assert (found.emails, found.notes) == (("a@x.example", "b@x.example"), ("Notes 2: tall",))


def test_a_next_step_of_days_alone_is_when_not_what() -> None:
    found = people(as_csv([["Name", "Next step"], ["Ann Ray", "2026-04-01"], ["Bo Lee", "2026-05-01"]]))
    assert str(found["Ann Ray"].follow_up) == "2026-04-01"


def test_of_two_columns_that_are_the_same_the_second_is_kept_under_its_header() -> None:
    file = reading(as_csv([["Name", "Status", "Phase"], ["Ann Ray", "Replied", "2"]]))
    assert file.people[0].extra == (("Stage", ("Replied",)), ("Phase", ("2",)))
    assert any("“Phase” (another column is status)" in notice for notice in file.notices)


@pytest.mark.parametrize(
    ("headers", "row"),
    [(["First Name", "Last Name"], ["Zoe", "Kaplan"]), (["Vorname", "Name"], ["Zoe", "Kaplan"]),
     (["Nom", "Prénom"], ["Kaplan", "Zoe"]), (["Name", "First"], ["Zoe Kaplan", "Zoe"]), (["Nome"], ["Zoe Kaplan"]),
     (["Nombre"], ["Zoe Kaplan"]), (["Name"], ["Kaplan, Zoe"]), (["Full Name", "First name"], ["Zoe Kaplan", "Zoe"])],
)  # fmt: skip
def test_names_are_put_together_from_their_parts(headers: list[str], row: list[str]) -> None:
    assert list(people(as_csv([[*headers, "Email"], [*row, "z@x.example"]]))) == ["Zoe Kaplan"]


def test_the_persons_word_on_a_column_comes_first() -> None:
    rows = as_csv([["Name", "How Found", "Thing", "Secret"], ["Ann Ray", "sports", "Expo", "x"]])
    mapping = parse_mapping(["How Found=tags", "thing = met_at", "Secret="])
    file = reading(rows, mapping=mapping)
    assert (file.people[0].tags, file.people[0].met_at, file.people[0].extra) == (("sports",), "Expo", ())
    assert any("Left out: “Secret”" in notice for notice in file.notices)


def test_a_header_with_an_equals_sign_can_be_mapped() -> None:
    assert parse_mapping(["a=b=notes"]) == {"a=b": "notes"}


def test_a_field_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(ImportRefusedError, match="no field “nmae”") as refused:
        parse_mapping(["Who=nmae"])
    assert "name, first_name" in refused.value.hint
    with pytest.raises(ImportRefusedError, match="maps no column"):
        parse_mapping(["Who"])


def test_a_header_that_the_file_does_not_have_is_refused_with_those_it_has() -> None:
    with pytest.raises(ImportRefusedError, match="no column is called “Nmae”") as refused:
        reading(as_csv([["Name", "Company"], ["Ann Ray", "Acme"]]), mapping={"Nmae": "name"})
    assert "“Name”, “Company”" in refused.value.hint


def test_the_mapping_written_as_options_says_the_same_again() -> None:
    data = as_csv([["Name", "How Found", "It's"], ["Ann Ray", "Expo", "x"]])
    mapping = mapping_of(data, ReadOptions(today=TODAY))
    assert mapping == {"Name": "name", "How Found": "met_at", "It's": "extra"}
    assert as_options(mapping) == """--map Name=name --map 'How Found=met_at' --map 'It'"'"'s=extra'"""
    assert reading(data, mapping=mapping).people == reading(data).people


def test_a_sheet_without_a_column_of_names_is_refused_with_what_to_say() -> None:
    with pytest.raises(ImportRefusedError, match="no column says who") as refused:
        reading(as_csv([["Company", "Status", "Notes"], ["Acme", "open", "x"]]))
    assert "--map 'Company=name'" in refused.value.hint
    assert [
        each.name
        for each in reading(
            as_csv([["Company", "Status", "Notes"], ["Acme", "open", "x"]]), mapping={"Company": "name"}
        ).people
    ] == ["Acme"]


@pytest.mark.parametrize("header", ["Date applied", "Zeitpunkt", "column C"])
def test_a_column_of_dates_that_is_not_taken_is_pointed_to_first(header: str) -> None:
    rows = [
        ["Name", "Email", "" if header == "column C" else header],
        ["Ann Ray", "a@x.example", "2026-03-04"],
        ["Bo Lee", "b@x.example", "4 May 2026"],
    ]
    file = reading(as_csv(rows))
    assert file.notices[0].startswith(f"“{header}” is a column of dates that was not taken")
    assert f"--map '{header}=" in file.notices[0] or f"--map {header}=" in file.notices[0]
    assert file.people[0].extra == ((header, ("2026-03-04",)),)


def test_a_date_that_the_person_keeps_is_not_pointed_to() -> None:
    rows = [["Name", "Date applied"], ["Ann Ray", "2026-03-04"]]
    assert not any(
        "column of dates" in notice for notice in reading(as_csv(rows), mapping={"Date applied": "extra"}).notices
    )
    assert not any(
        "column of dates" in notice for notice in reading(as_csv([["Name", "Founded"], ["Ann Ray", "1998"]])).notices
    )


def test_words_of_a_status_that_are_none_are_told_to_be_kept_as_stage() -> None:
    file = reading(as_csv([["Name", "Status"], ["Ann Ray", "Replied"], ["Bo Lee", "dormant"], ["Cy Dow", "Replied"]]))
    assert [(each.status, each.extra) for each in file.people] == [
        (None, (("Stage", ("Replied",)),)), ("dormant", ()), (None, (("Stage", ("Replied",)),))
    ]  # fmt: skip
    (notice,) = (notice for notice in file.notices if "Stage" in notice)
    assert "“Status”" in notice
    assert "“Replied”" in notice
    assert "dormant" not in notice.split(":")[1]
    assert not any("Stage" in notice for notice in reading(as_csv([["Name", "Status"], ["Bo Lee", "dormant"]])).notices)
