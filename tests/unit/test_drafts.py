"""Letters filled in from the notes: templates, names, days, promises; and nothing private in any of them."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netmd.drafts import (
    PLACEHOLDERS,
    TEMPLATES,
    Draft,
    default_kind,
    draft_for,
    draft_introduction,
    draft_passing,
    fill,
    mailto,
)
from netmd.drafts.facts import day_in_words
from netmd.drafts.mail import address_of, call_name, first_name
from netmd.drafts.write import KINDS, Kind
from netmd.errors import TemplateError, UsageError
from netmd.index import Index
from netmd.model import Contact, Opportunity
from netmd.reading import read_note
from netmd.resources import draft_template
from netmd.settings import Settings
from tests.factory import TODAY, contact, index


def book(**files: str) -> Index:
    """Contacts from the texts of their files, and openings from those whose name begins with ``job``."""
    entries = []
    for name, text in files.items():
        stem = name.replace("_", "-")
        is_opening = name.startswith("job")
        path = f"{'opportunities' if is_opening else 'contacts'}/{stem}.md"
        entries.append(read_note(path, text.encode(), "opportunity" if is_opening else "contact", {}).entry)
    return Index.of(entry for entry in entries if entry)


def templates(name: str) -> tuple[str, str]:
    return draft_template(name).decode(), name


def person(found: Index, name: str) -> Contact:
    contact = found.person(name)
    assert contact is not None
    return contact


def letter(kind: Kind, text: str, **others: str) -> Draft:
    """The one letter of a kind to Ann Lee, whose file has this text."""
    found = book(ann_lee=text, **others)
    (draft,) = draft_for([person(found, "ann-lee")], kind, found, TODAY, templates)
    return draft


# -- templates ------------------------------------------------------------------------------------------------------


def test_a_template_is_a_subject_and_paragraphs_with_words_in_braces() -> None:
    template = "# mine\n\nSubject: Hello {first}\n\nHi {first},\n\nyou and {other_name} {{really}} { name }.\n"
    assert fill(template, {"first": "Ann", "other_name": "Bob", "name": "Ann Lee"}, "x.txt") == (
        "Hello Ann", "Hi Ann,\n\nyou and Bob {really} Ann Lee.",
    )  # fmt: skip


def test_a_paragraph_in_which_something_is_missing_is_left_out_and_the_next_subject_taken() -> None:
    template = "Subject: About {last_what}\nSubject: Hello\n\nA {first}\nB {kept}\n\n\n\nC {first}"
    assert fill(template, {"first": "Ann", "kept": ""}, "x.txt") == ("Hello", "C Ann")


def test_line_ends_and_a_mark_of_other_systems_do_not_matter() -> None:
    assert fill("\ufeffsubject: A\r\n\r\nB\r\nC\r\n", {}, "x.txt") == ("A", "B\nC")


def test_an_unknown_word_in_braces_is_an_error_with_its_place_and_all_that_are_known() -> None:
    with pytest.raises(
        TemplateError, match=r"drafts/x\.txt:3: \{frist\} is nothing .* Did you mean \{first\}\?"
    ) as caught:
        fill("Subject: A\n\nHi {frist}\n", {}, "drafts/x.txt")
    assert all(name in caught.value.hint for name in PLACEHOLDERS)
    with pytest.raises(TemplateError, match="has no subject"):
        fill("Hi {first}\n", {}, "x.txt")


def test_what_is_filled_in_is_not_looked_at_for_braces() -> None:
    assert fill("Subject: A\n\n{name}", {"name": "{kept} {{x}}"}, "x.txt")[1] == "{kept} {{x}}"


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_template_of_ours_is_whole(name: str) -> None:
    subject, body = fill(draft_template(name).decode(), dict.fromkeys(PLACEHOLDERS, "X"), name)
    assert subject
    assert body.startswith(("Hi X,", "Hi X, hi X,"))


# -- names, addresses, days -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Priya Raman", "Priya"), ("Renée Ortiz", "Renée"), ("Jean-Luc Moreau", "Jean-Luc"), ("Lee, Sam", "Sam"),
        ("田辺 由紀", "田辺 由紀"), ("김민지", "김민지"), ("Нина Орлова", "Нина Орлова"), ("Cher", "Cher"),
        ("Dr. Ann Lee", "Ann"), ("Prof Ann Lee", "Ann"), ("Dr. Ben O'Hara", "Ben"), ("O'Hara, Dr. Ben", "Ben"),
        ("Ann Lee, PhD", "Ann"), ("John Smith, Jr.", "John"), ("Smith Jr., John", "John"), ("Prof. Dr.-Ing. Ute Meier", "Ute"),
        ("Dr. Lee", "Dr. Lee"), ("Frau Meier", "Frau Meier"), ("Dr. J. Lee", "Dr. J. Lee"), ("Dr.", "Dr."), ("J. Lee", "J. Lee"), ("O'Neil Ann", "O'Neil"),
        ("Ann 由紀", "Ann 由紀"), ("Lee,", "Lee"),
    ],
)  # fmt: skip
def test_the_first_name_is_the_first_word_or_where_that_is_not_clear_the_whole(name: str, first: str) -> None:
    assert first_name(name) == first


@pytest.mark.parametrize(
    ("emails", "address"),
    [((), ""), (("ask Tom",), ""), (("ask Tom", "a@x.example"), "a@x.example"), (("Ann <a@x.example>",), "a@x.example"),
     (("mailto:a+b@x.example",), "a+b@x.example")],
)  # fmt: skip
def test_the_address_is_the_first_that_is_one(emails: tuple[str, ...], address: str) -> None:
    assert address_of(contact("Ann", emails=emails)) == address


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY, "today"), (date(2026, 5, 13), "yesterday"), (date(2026, 5, 8), "on Friday"), (date(2026, 5, 7), "on 7 May"),
        (date(2025, 10, 2), "on 2 October 2025"), (date(2026, 5, 15), "tomorrow"), (date(2026, 5, 31), "on 31 May"),
    ],
)  # fmt: skip
def test_a_day_is_said_as_in_a_letter(day: date, words: str) -> None:
    assert day_in_words(day, TODAY) == words


# -- mailto ---------------------------------------------------------------------------------------------------------


def test_a_mailto_address_is_encoded_as_rfc_6068_has_it() -> None:
    to = (contact("Ann", emails=("a&b?#%@x.example",)), contact("Bob"), contact("Cy", emails=("cy+1@x.example",)))
    draft = Draft("update", to, "50 % & more?", "Hi,\n\ncafé = a+b; #1")
    assert mailto(draft) == (
        "mailto:a%26b%3F%23%25@x.example,cy+1@x.example?subject=50%20%25%20%26%20more%3F"
        "&body=Hi%2C%0D%0A%0D%0Acaf%C3%A9%20%3D%20a%2Bb%3B%20%231"
    )


@given(
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\n")),
    st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\n"))),
)
def test_a_mailto_address_gives_back_subject_and_body(subject: str, lines: list[str]) -> None:
    address = mailto(Draft("update", (), subject, "\n".join(lines)))
    assert address.isascii()
    assert address.isprintable()
    parts = parse_qs(urlsplit(address).query, keep_blank_values=True, encoding="utf-8", strict_parsing=True)
    assert parts["subject"] == [subject]
    assert parts["body"] == ["\r\n".join(lines)]
    assert unquote(urlsplit(address).path) == ""


def test_nothing_in_a_note_becomes_a_header() -> None:
    draft = letter("update", '---\nname: "Ann\\nBcc: all@x.example"\n---\n')
    message = EmailMessage()
    message["Subject"] = draft.subject
    assert "\n" not in draft.subject
    assert draft.text.count("\nBcc:") == 0


# -- what is said ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("2026-05-01 Coffee at Larkspur with [[bob]]", "the coffee at Larkspur on 1 May"),
        ("2026-05-13 Lunch, I paid", "the lunch yesterday"),
        ("2026-05-01 Zoom about it", "the video call on 1 May"),
        ("2026-05-01 Call: the offer", "the call on 1 May"),
        ("2026-04 Walk in the park", "the walk in the park in April"),
        ("2026-05-01 Panel: who gets to play", "the panel on 1 May"),
        ("2026-05-01 Met on the train", "the conversation on 1 May"),
        ("2026-05-01", "the conversation on 1 May"),
    ],
)
def test_the_last_touch_is_said_in_words(heading: str, words: str) -> None:
    assert f"thank you for {words}." in letter("thank-you", f"## {heading}\nx\n").body


def test_a_thank_you_is_for_the_last_conversation_and_an_update_since_the_last_word() -> None:
    text = "## 2026-05-01 Coffee\nx\n## 2026-05-12 Email: thank you\n## 2026-06-01 Lunch\n"
    assert letter("thank-you", text).subject == "Thank you for the coffee"
    assert "since the e-mail on Tuesday." in letter("update", text).body


def test_promises_kept_since_then_open_ones_and_theirs_are_listed() -> None:
    body = letter("update", """## 2026-05-01 Call
- [x] send the **deck** done:2026-05-03
- [x] old thing done:2026-04-01
- [x] Thank her done:2026-05-02
- [ ] Find [[bob|Bob]]'s number due:2026-05-20
- [ ] late one due:2026-05-02
- [ ] Add on LinkedIn
- [-] never mind
- [ ] @them the org chart
- [ ] @bob a list
""", bob="- [ ] @ann-lee her [book](x.md)\n").body  # fmt: skip
    assert "Done since then:\n- Send the deck\n\n" in body
    assert "On its way:\n- Find Bob's number (by 20 May)\n- Late one\n\n" in body
    assert "no hurry:\n- The org chart\n- Her book\n\n" in body
    for word in ("old thing", "Thank her", "LinkedIn", "never mind", "a list"):
        assert word not in body


SECRETS = """---
name: Ann Lee
---
- [ ] open promise
%% - [ ] SECRET comment %%
<!-- SECRET comment -->
## 2026-05-01 Call %%SECRET aside%%
- [x] kept promise done:2026-05-02 %%SECRET%%
### For me (private)
- [ ] SECRET below
- [x] SECRET done:2026-05-02
#### Deeper
- [ ] SECRET deeper
### Not for me
- [ ] visible promise
## 2026-04-01 Lunch: SECRET (private)
- [ ] SECRET of the section
- [ ] @them SECRET of theirs
## Health (private)
- [ ] SECRET of an undated section
"""


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "intro"])
def test_neither_private_sections_nor_comments_get_into_a_letter(kind: Kind) -> None:
    draft = letter(kind, SECRETS, bob="---\nprivate: true\n---\n- [ ] @ann-lee SECRET elsewhere\n")
    assert "SECRET" not in draft.text
    assert "Visible promise" in draft.text


def test_a_last_touch_that_is_private_is_not_mentioned_and_no_other_stands_in_for_it() -> None:
    draft = letter("update", "## 2026-05-01 Call: SECRET (private)\nx\n## 2026-03-01 Lunch\nx\n")
    assert draft.body == "Hi Ann,\n\nHow are things with you?"


def test_of_a_private_file_only_the_name_is_used() -> None:
    draft = letter(
        "update", "---\nprivate: true\n---\n- [ ] SECRET\n## 2026-05-01 Call: SECRET\n- [x] SECRET done:2026-05-02\n"
    )
    assert draft.body == "Hi Ann,\n\nHow are things with you?"


def test_a_letter_to_several_names_them_all_and_holds_what_they_share() -> None:
    found = book(ann_lee="## 2026-05-01 Call\n- [ ] SECRET\n## 2026-04-01 Lunch with [[bob-ray]]\nx\n", bob_ray="")
    (draft,) = draft_for([person(found, "ann-lee"), person(found, "bob-ray")], "update", found, TODAY, templates)
    assert draft.body.startswith("Hi Ann and Bob,\n\na short update since the lunch on 1 April.")
    assert "SECRET" not in draft.text


# -- which letter ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("## 2026-05-13 Coffee\nx\n", "thank-you"),
        ("## 2026-05-13 Email\nx\n", "update"),
        ("", "update"),
        ("- Intro: [[ann-lee]] to [[bob-ray]] (sent 2026-04-01)\n", "follow-up"),
        ("- Intro: [[ann-lee]] to [[bob-ray]] (agreed 2026-04-01)\n", "intro"),
        ("- Intro: [[ann-lee]] to [[bob-ray]] (sent 2026-05-10)\n", "update"),
        ("- Intro: [[ann-lee]] to [[bob-ray]] (met)\n", "update"),
    ],
)
def test_without_a_kind_it_is_what_is_most_due(text: str, kind: str) -> None:
    found = book(ann_lee=f"---\nlinkedin: no\n---\n{text}", bob_ray="")
    assert default_kind(person(found, "ann-lee"), found, Settings(), TODAY) == kind


def test_a_follow_up_asks_about_an_introduction_that_is_silent() -> None:
    draft = letter("follow-up", "- Intro: [[ann-lee]] to [[bob-ray]] (sent 2026-04-01)\n", bob_ray="")
    assert (draft.kind, draft.subject) == ("intro-follow-up", "You and Bob")
    assert "on 1 April I introduced you to Bob Ray." in draft.body
    assert letter("follow-up", "- Intro: [[ann-lee]] to [[bob-ray]] (met)\n", bob_ray="").kind == "follow-up"


def test_an_introduction_that_is_offered_is_asked_of_each_and_one_agreed_goes_to_both() -> None:
    found = book(ann_lee="---\nrole: Baker\norg: Mill\nemail: a@x.example\n---\n", bob_ray="")
    ann, bob = person(found, "ann-lee"), person(found, "bob-ray")
    asked = draft_introduction(ann, bob, "offered", found, TODAY, templates)
    assert [[one.name for one in draft.to] for draft in asked] == [["Ann Lee"], ["Bob Ray"]]
    assert "introduce you to Ann Lee, Baker at Mill." in asked[1].body
    (both,) = draft_introduction(ann, bob, "agreed", found, TODAY, templates)
    assert both.text.startswith(
        "To: Ann Lee <a@x.example>, Bob Ray (no address known)\nSubject: Introduction: Ann Lee and Bob Ray\n\n"
    )
    assert draft_introduction(ann, bob, "met", found, TODAY, templates) == ()


SEEKER = "---\nseeking: [a cookery book publisher]\ntags: [press, baking]\n---\n"
OFFERER = "---\noffers: ['flats', 'publishers of cookery books, two of them']\ntags: [press, baking]\n---\n"


def both(stage: str = "offered", **files: str) -> tuple[Draft, ...]:
    found = book(**files)
    return draft_introduction(person(found, "ann-lee"), person(found, "bob-ray"), stage, found, TODAY, templates)


def test_who_is_asked_reads_what_the_other_offers_and_never_what_the_other_seeks() -> None:
    to_seeker, to_offerer = both(ann_lee=SEEKER, bob_ray=OFFERER)
    said = (
        "You are looking for a cookery book publisher, and Bob has publishers of cookery books, two of them, to offer."
    )
    assert said in to_seeker.body
    assert "looking" not in to_offerer.body
    assert "a cookery book publisher" not in to_offerer.text
    assert "What the two of you have in common: baking." in to_offerer.body


def test_what_is_offered_in_the_same_words_is_not_said_twice() -> None:
    asked, _ = both(ann_lee="---\nseeking: [press lists]\n---\n", bob_ray="---\noffers: [Press lists]\n---\n")
    assert "You are looking for press lists, and that is what Bob has to offer." in asked.body


def test_an_introduction_to_both_says_what_one_has_to_offer_and_nothing_of_the_need() -> None:
    (letter,) = both("agreed", ann_lee=SEEKER, bob_ray=OFFERER)
    assert "\n\nBob has publishers of cookery books, two of them, to offer.\n\n" in letter.body
    assert "a cookery book publisher" not in letter.text


def test_what_they_share_is_the_tag_that_the_fewest_have_and_no_tag_of_everybody() -> None:
    tagged = {"ann_lee": "---\ntags: [press, kites]\n---\n", "bob_ray": "---\ntags: [Press, Kites]\n---\n"}
    others = {f"p_{n}": "---\ntags: [press]\n---\n" for n in range(8)}
    assert "What the two of you have in common: kites." in both(**tagged, **others)[0].body
    common = {name: text.replace(", kites", "").replace(", Kites", "") for name, text in tagged.items()}
    assert "in common" not in both(**common, **others)[0].body


@pytest.mark.parametrize("name", ["ann_lee", "bob_ray"])
def test_nothing_of_a_private_note_is_a_reason(name: str) -> None:
    files = {"ann_lee": SEEKER, "bob_ray": OFFERER}
    files[name] = files[name].replace("---\n", "---\nprivate: true\n", 1)
    for letter in both(**files):
        assert "to offer" not in letter.body
        assert "in common" not in letter.body


def test_of_an_introduction_of_which_the_notes_give_no_reason_none_is_made_up() -> None:
    assert both(ann_lee="", bob_ray="")[0].body.startswith(
        "Hi Ann,\n\nI would like to introduce you to Bob Ray.\n\nIs that all right with you?"
    )


def test_of_a_role_what_follows_a_semicolon_is_a_remark_for_oneself() -> None:
    found = book(ann_lee="---\nrole: Baker; was sacked twice\norg: Mill\n---\n", bob_ray="")
    asked = draft_introduction(person(found, "ann-lee"), person(found, "bob-ray"), "offered", found, TODAY, templates)
    assert "introduce you to Ann Lee, Baker at Mill." in asked[1].body
    assert "sacked" not in asked[1].text


@pytest.mark.parametrize(
    ("name", "aliases", "called"),
    [
        ("Ελένη Παπαδάκη", ("Eleni Papadaki", "Eleni"), "Eleni"),
        ("김민지", ("Minji Kim", "Minji"), "Minji"),
        ("김민지", ("Minji Kim",), "김민지"),
        ("김민지", ("mk77", "minji", "M.", "Dr", "X"), "김민지"),
        ("Ελένη Παπαδάκη", ("Λενιώ",), "Ελένη Παπαδάκη"),
        ("Yuki Tanabe", ("由紀",), "Yuki"),
        ("Priya Raman", ("Pri",), "Priya"),
        ("Dr. Ann Lee", ("Annie",), "Ann"),
    ],
)
def test_a_name_in_another_script_gives_way_to_a_latin_alias_of_one_word(
    name: str, aliases: tuple[str, ...], called: str
) -> None:
    assert call_name(contact(name, aliases=aliases)) == called


def test_an_introduction_without_the_other_is_the_one_begun_or_an_error() -> None:
    text = "- Intro: [[ann-lee]] to [[bob-ray]] (offered)\n"
    found = book(ann_lee=text, bob_ray="")
    assert len(draft_for([person(found, "ann-lee")], "intro", found, TODAY, templates)) == 2
    with pytest.raises(UsageError, match="To whom is Ann Lee to be introduced"):
        letter("intro", "")


def test_an_opening_is_sent_along_with_its_address_and_last_day() -> None:
    found = book(
        job_baker="---\ntitle: Baker\norg: Mill\nurl: https://x.example\ncloses: 2026-05-31\n---\nSECRET\n", ann_lee=""
    )
    (opening,) = found.opportunities
    assert isinstance(opening, Opportunity)
    draft = draft_passing(opening, person(found, "ann-lee"), found, TODAY, templates)
    assert draft.subject == "Baker at Mill"
    assert "thought of you: Baker at Mill.\n\nhttps://x.example\n\nIt closes on 31 May.\n" in draft.body
    assert "SECRET" not in draft.text


def test_a_contact_of_whom_nothing_is_known_gets_a_letter_too() -> None:
    found = index(contact("Ann Lee"))
    for kind in ("thank-you", "update", "follow-up"):
        (draft,) = draft_for([person(found, "ann-lee")], kind, found, TODAY, templates)
        assert draft.subject
        assert draft.body.startswith("Hi Ann,\n\n")
        assert "{" not in draft.text
