"""LinkedIn's messages.csv: what happened on which day, with whom, and who the owner is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netmd.exchange.readers import linkedin
from netmd.exchange.records import ForeignFile, PersonKey
from tests.unit.exchange.readers.address_books import OPTIONS, assert_accounted_for, passed_over, sample

HEADER = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
    ",ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT\n"
)
IN = "https://www.linkedin.com/in/"
ME = replace(OPTIONS, me=frozenset({"jo pike", "jo@example.com"}))

SENT = f"c1,,Jo Pike,{IN}jopike,Mira Osei,{IN}mira-osei,2025-06-01 14:03:22 UTC,,Hello,INBOX,,No,No\n"
GOT = f'c1,,Mira Osei,{IN}mira-osei,Jo Pike,{IN}jopike,2025-06-01 15:03:22 UTC,,"Hi, Jo\n# later",INBOX,,No,No\n'
NEXT_DAY = f"c1,,Mira Osei,{IN}mira-osei,Jo Pike,{IN}jopike,2025-06-02 09:00:00 UTC,Re: Prints,x,INBOX,,No,No\n"
OTHER = f"c2,,Ana Lopez,{IN}ana,Jo Pike,{IN}jopike,2025-07-01 09:00:00 UTC,,x,INBOX,,No,No\n"

MIRA = PersonKey(name="Mira Osei", linkedin=f"{IN}mira-osei")
ANA = PersonKey(name="Ana Lopez", linkedin=f"{IN}ana")


def test_how_the_file_was_read_is_said_of_messages_too() -> None:
    dates = [f"c1,,Jo Pike,,Zoë Osei,,{day},,x,INBOX,,No,No\n" for day in ("3/4/2025", "25/4/2025")]
    found = linkedin.read((HEADER + "".join(dates)).encode("cp1252"), ME)
    assert len(found.decisions) == 2
    assert "Windows-1252" in found.decisions[0]
    assert "the day first" in found.decisions[1]


def test_a_message_with_an_open_quotation_mark_is_passed_over_and_said() -> None:
    found = read(SENT, f'c1,,Ana Lopez,{IN}ana,Jo Pike,{IN}jopike,2025-07-01 09:00:00 UTC,,"x,INBOX,,No,No\n', NEXT_DAY)
    assert [why for _, why in passed_over(found)] == ["a quotation mark that is never closed"]
    assert "never closed" in found.notices[0]


def said(found: ForeignFile) -> list[tuple[str, str, tuple[PersonKey, ...]]]:
    """Day, title and people of each event."""
    return [(str(one.touch.when), one.touch.title, one.touch.people) for one in found.events]


def read(*rows: str, me: bool = True, with_text: bool = False) -> ForeignFile:
    """What the rows give."""
    options = replace(ME if me else OPTIONS, with_text=with_text)
    found = linkedin.read((HEADER + "".join(rows)).encode(), options)
    assert_accounted_for(found)
    return found


def test_the_messages_of_a_day_are_one_event_without_their_text() -> None:
    found = read(GOT, SENT, NEXT_DAY)
    assert said(found) == [
        ("2025-06-01", "LinkedIn message", (MIRA,)),
        ("2025-06-02", "LinkedIn: Prints", (MIRA,)),
    ]
    assert [one.source.row for one in found.events] == [2, 4]
    assert [source.row for source in found.events[0].also] == [3]
    assert [one.touch.text for one in found.events] == ["", ""]


def test_the_text_is_copied_where_it_is_asked_for_in_the_order_of_time() -> None:
    assert read(GOT, SENT, with_text=True).events[0].touch.text == (
        "14:03 Jo Pike: Hello\n\n15:03 Mira Osei: Hi, Jo\n# later"
    )


def test_the_owner_is_who_takes_part_in_most_conversations() -> None:
    found = read(SENT, OTHER, me=False)
    assert said(found) == [
        ("2025-06-01", "LinkedIn message", (MIRA,)),
        ("2025-07-01", "LinkedIn message", (ANA,)),
    ]
    assert found.notices == ()


def test_an_owner_who_cannot_be_told_is_asked_for() -> None:
    found = read(SENT, GOT, me=False)
    assert said(found) == [
        ("2025-06-01", "LinkedIn message", (PersonKey(name="Jo Pike", linkedin=f"{IN}jopike"), MIRA))
    ]
    assert "--me" in found.notices[0]


def test_a_namesake_of_the_owner_is_somebody_else() -> None:
    namesake = f"c3,,Jo Pike,{IN}another-jo-pike,Jo Pike,{IN}jopike,2025-08-01 09:00:00 UTC,,x,INBOX,,No,No\n"
    found = read(SENT, GOT, OTHER, namesake)
    assert said(found)[-1] == (
        "2025-08-01", "LinkedIn message", (PersonKey(name="Jo Pike", linkedin=f"{IN}another-jo-pike"),)
    )  # fmt: skip


def test_a_conversation_of_several_is_one_event_with_all() -> None:
    group = (
        f'c4,Lunch,Jo Pike,{IN}jopike,"Mira Osei, Ana Lopez","{IN}mira-osei,{IN}ana",2025-09-01 09:00:00 UTC,,x,,,,\n'
    )
    assert said(read(group)) == [("2025-09-01", "LinkedIn message", (MIRA, ANA))]


def test_names_with_commas_count_by_their_addresses() -> None:
    group = f'c4,,Jo Pike,{IN}jopike,"Mira Osei, Ph.D., Ana Lopez, MBA","{IN}mira-osei,{IN}ana",2025-09-01 09:00:00 UTC,,x\n'
    single = f'c5,,Jo Pike,{IN}jopike,"Bo Berg, the one, and only",{IN}bo,2025-09-02 09:00:00 UTC,,x\n'
    odd = f'c6,,Jo Pike,{IN}jopike,"One, Two, Three","{IN}mira-osei,{IN}unknown",2025-09-03 09:00:00 UTC,,x\n'
    assert [[person.name for person in people] for _, _, people in said(read(group, single, odd))] == [
        ["Mira Osei, Ph.D.", "Ana Lopez, MBA"],
        ["Bo Berg, the one, and only"],
        ["Mira Osei, Ph.D.", ""],
    ]


def test_old_files_without_addresses_of_recipients_take_them_from_other_messages() -> None:
    old = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
    rows = (
        f"c1,,Jo Pike,{IN}jopike,Mira Osei,2020-06-01 14:03:22 UTC,,Hello,INBOX\n"
        f"c1,,Mira Osei,{IN}mira-osei,Jo Pike,2020-06-02 14:03:22 UTC,,Hello,INBOX\n"
        f"c2,,Jo Pike,{IN}jopike,Bo Berg,2020-06-03 14:03:22 UTC,,Hello,INBOX\n"
    )
    found = linkedin.read((old + rows).encode(), OPTIONS)
    assert said(found) == [
        ("2020-06-01", "LinkedIn message", (MIRA,)),
        ("2020-06-02", "LinkedIn message", (MIRA,)),
        ("2020-06-03", "LinkedIn message", (PersonKey(name="Bo Berg"),)),
    ]


def test_every_cell_may_be_quoted() -> None:
    text = (HEADER + SENT).replace("\n", '"\n"').replace(",", '","')
    found = linkedin.read(('"' + text).encode()[:-1], ME)
    assert said(found) == [("2025-06-01", "LinkedIn message", (MIRA,))]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("BADROW\n", "not a message"),
        (SENT.replace("2025-06-01 14:03:22 UTC", "soon"), "no date"),
        (SENT.replace("No,No", "Yes,No"), "a draft"),
        (SENT.replace("INBOX", "SPAM"), "spam"),
        (f"c9,,Acme,,Jo Pike,{IN}jopike,2025-06-01 14:03:22 UTC,Offer,<p class=\"spinmail-x\">Hi</p>,INBOX\n",
         "an advertisement"),
        (f"c9,,LinkedIn Member,,Jo Pike,{IN}jopike,2025-06-01 14:03:22 UTC,,x,INBOX\n", "a member without a name"),
        (f"c9,,Jo Pike,{IN}jopike,LinkedIn Member,,2025-06-01 14:03:22 UTC,,x,INBOX\n", "nobody else is named"),
    ],
)  # fmt: skip
def test_what_is_no_message_with_anybody_is_passed_over(row: str, why: str) -> None:
    found = read(row)
    assert passed_over(found) == [(2, why)]
    assert found.events == ()


def test_markup_of_mail_is_taken_off() -> None:
    row = f"c1,,Mira Osei,{IN}mira-osei,Jo Pike,{IN}jopike,2025-06-01 15:03:22 UTC,,<p>Hi<br>Jo &amp; Bo</p><p>x</p>,\n"
    assert read(row, with_text=True).events[0].touch.text == "15:03 Mira Osei: Hi\nJo & Bo\nx"


def test_the_sample() -> None:
    data = sample("linkedin_messages_kawsay.csv")
    assert linkedin.recognises("messages.csv", data) >= 0.9
    found = linkedin.read(data, replace(OPTIONS, me=frozenset({"pedro fuentes"})))
    assert said(found) == [
        ("2024-03-15", "LinkedIn: Coffee?", (PersonKey(name="Ana Lopez", linkedin=f"{IN}analopez"),))
    ]
    assert passed_over(found) == [(4, "not a message")]
    assert_accounted_for(found)
    assert found.rows == 3
