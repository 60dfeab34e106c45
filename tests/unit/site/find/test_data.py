"""The search data as a page reads it: what is in it, what never is, and how little of it a change touches."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from netmd.folding import words_of
from netmd.index import Index
from netmd.model import Contact, Entry, Section
from netmd.problems import Location
from netmd.settings import Settings
from netmd.site.find import find_pages
from netmd.site.find.buckets import place
from netmd.site.find.terms import FileOf
from netmd.site.find.words import distinct_words
from netmd.site.page import Page
from netmd.site.views.context import Context
from netmd.site.views.notes import RenderMemo
from tests.factory import TODAY, contact, item, meeting_file, opportunity, touch
from tests.unit.site.pages import build, read

_CALL = re.compile(r'netmdFind\("([a-z]+)",(\d+),(.*)\);\n', re.DOTALL)


def files(*entries: Entry) -> dict[str, bytes]:
    """The data of these entries, by path."""
    context = Context(Index.of(entries), None, Settings(), (), TODAY, RenderMemo())  # type: ignore[arg-type]
    pages = list(find_pages(context))
    assert all(isinstance(page, Page) for page in pages)
    return {page.path: page.data for page in pages if isinstance(page, Page)}


def data(found: dict[str, bytes], kind: str) -> dict[int, object]:
    """What the files of a kind hand over, by number."""
    calls = [_CALL.fullmatch(content.decode()) for content in found.values()]
    return {int(call[2]): json.loads(call[3]) for call in calls if call and call[1] == kind}


def names(found: dict[str, bytes]) -> dict[str, list[str]]:
    """The lines of names, each as its values, by name."""
    lines = [line.split("\t") for text in data(found, "names").values() for line in str(text).split("\n") if line]
    return {line[2]: line for line in lines}


def notes_with(found: dict[str, bytes], word: str) -> dict[str, str]:
    """The names of those whose notes have a word, and whether it tells something of them or stands in a text."""
    name_of = {line[1]: line[2] for line in names(found).values() if line[1]}
    result: dict[str, str] = {}
    for text in data(found, "terms").values():
        for line in str(text).split("\n"):
            bucket, *terms = line.split(" ")
            for term, _, where in (term.partition(":") for term in terms):
                telling, _, others = where.partition(".")
                if term == word:
                    result |= {name_of[f"{bucket}:{letter}"]: "tells" for letter in telling}
                    result |= {name_of[f"{bucket}:{letter}"]: "says" for letter in others}
    return result


def pieces(found: dict[str, bytes], name: str) -> list[list[object]]:
    """What is shown of a note: anchor, title, text, and 1 if it is private."""
    bucket, _, letter = names(found)[name][1].partition(":")
    notes = data(found, "text")[int(bucket, 16)]
    assert isinstance(notes, dict)
    found_pieces = notes[letter]
    assert isinstance(found_pieces, list)
    return found_pieces


def priya() -> Contact:
    return contact(
        "Priya Raman",
        aliases=["Pri"],
        orgs=["Northside Athletics"],
        roles=["Director", "Board member"],
        tags=["sports"],
        seeking=["photographer"],
        meetings=[
            touch("2026-03-04 Coffee at Larkspur", text="She *grows* a `quince` tree with [[sam-lee]]."),
            touch("2026-03-04 Email: thank you"),
        ],
    )


def test_everything_with_a_name_is_listed_with_the_place_it_leads_to() -> None:
    found = names(
        files(
            priya(),
            contact("Zoë", path="contacts/Zoë.md", status="archived"),
            meeting_file("2026-04-22 Panel", path="meetings/panel.md", place="Two Rivers"),
            opportunity("Community manager", org="Rocket Nine", path="opportunities/cm.md"),
        )
    )
    assert found["Priya Raman"][0] == "p"
    assert found["Priya Raman"][3:] == ["priya-raman", "Director, Northside Athletics", "Pri", "Board member"]
    assert found["Zoë"][0] == "pa"
    assert found["Zoë"][3] == "zo%C3%AB"
    assert found["Panel"][3:] == ["panel", "2026-04-22", "", "Two Rivers"]
    assert found["Community manager"][3:] == ["cm", "Rocket Nine, open"]
    assert found["Northside Athletics"] == ["o", "", "Northside Athletics", "northside-athletics", "1"]
    assert found["sports"] == ["t", "", "sports", "sports", "1"]


def test_every_place_that_find_leads_to_exists() -> None:
    entries = (priya(), contact("Sam Lee"), meeting_file("2026-04-22 Panel", path="meetings/panel.md"))
    site = build(*entries)
    found = {path: content for path, content in site.items() if path.startswith("find/")}
    folders = {"p": "contacts/", "m": "meetings/", "t": "tags/"}
    for name, line in names(found).items():
        if line[0] == "o":
            assert line[3] in read(site["organisations.html"]).ids
            continue
        page = f"{folders[line[0][0]]}{line[3]}.html"
        ids = read(site[page]).ids
        for piece in pieces(found, name) if line[1] else []:
            assert not piece[0] or piece[0] in ids, (page, piece)


def test_words_of_names_fields_and_titles_tell_of_a_note_and_others_are_said_in_it() -> None:
    found = files(priya(), contact("Sam Lee", meetings=[touch("2026-05-01 Call", text="Priya's larkspur.")]))
    assert notes_with(found, "priya") == {"Priya Raman": "tells", "Sam Lee": "says"}
    assert notes_with(found, "larkspur") == {"Priya Raman": "tells", "Sam Lee": "says"}
    assert notes_with(found, "photographer") == {"Priya Raman": "tells"}
    assert notes_with(found, "quince") == {"Priya Raman": "says"}
    assert notes_with(found, "march") == {"Priya Raman": "tells"}


def test_a_text_is_shown_as_the_page_has_it_without_markup_and_with_names_for_links() -> None:
    found = files(priya(), contact("Sam Lee"))
    assert pieces(found, "Priya Raman") == [
        ["", "", "Tags: sports · Seeks: photographer"],
        ["on-2026-03-04", "Coffee at Larkspur", "She grows a quince tree with Sam Lee."],
        ["on-2026-03-04.2", "Email: thank you", ""],
    ]


def test_comments_are_neither_shown_nor_found() -> None:
    hidden = touch("2026-05-01 Coffee %%xylophone%%", text="Seen %%secretly%%.\n\n<!-- marzipan -->\n\n%%\nalso nougat")
    ann = contact("Ann", meetings=[hidden, touch("2026-05-02 Call", text="After it.")])
    ann = replace(ann, note=replace(ann.note, sections=(Section("A %%bassoon%%", 2, "%%oboe%% heard", Location("x")),)))
    everything = b"".join(files(ann).values()).decode()
    for word in ("xylophone", "secretly", "marzipan", "nougat", "bassoon", "oboe", "%%", "--"):
        assert word not in everything, word
    for word in ("seen", "after", "heard"):
        assert notes_with(files(ann), word) == {"Ann": "says"}


def test_what_is_private_is_marked_so() -> None:
    ann = contact("Ann", private=True, meetings=[replace(touch("2026-05-01 Call", text="Hm"), private=True)])
    found = files(ann)
    assert names(found)["Ann"][0] == "px"
    assert pieces(found, "Ann") == [["on-2026-05-01", "Call", "Hm", 1]]


@pytest.mark.parametrize("evil", ["</script><img src=x onerror=alert(1)>", "a\u2028b\u2029c", '"); alert(1); ("', "\\"])
def test_no_text_ends_the_script_it_is_handed_over_in(evil: str) -> None:
    ann = contact(f"Ann {evil}", path="contacts/ann.md", orgs=[evil], meetings=[touch(f"2026-05-01 {evil}", text=evil)])
    found = files(ann)
    for path, content in found.items():
        call = _CALL.fullmatch(content.decode())
        assert call, path
        json.loads(call[3])
        assert not {"<", "\u2028", "\u2029"} & set(content.decode()), path
        assert content.count(b"\n") == 1, path
    shown = pieces(found, " ".join(f"Ann {evil}".split()))
    assert " ".join(evil.split()) in str(shown[0][1])


def test_tabs_and_line_ends_in_a_name_begin_no_other_line() -> None:
    found = files(contact("Ann\tBee\nCee", path="contacts/ann.md"))
    assert list(names(found)) == ["Ann Bee Cee"]


def test_a_notebook_without_anybody_has_data_too() -> None:
    found = files()
    about = data(found, "about")[0]
    assert isinstance(about, dict)
    assert (about["names"], about["terms"]) == (1, 1)
    assert re.fullmatch("[0-9a-f]{16}", about["version"])
    assert names(found) == {}


def crowd(count: int = 300) -> list[Contact]:
    return [
        contact(f"Person {number}", meetings=[touch("2026-03-04 Coffee", text=f"Spoke of word{number} and bread.")])
        for number in range(count)
    ]


def test_somebody_new_moves_nobody_beyond_their_own_bucket() -> None:
    people = crowd()
    before, after = names(files(*people)), names(files(*people, contact("Aaron")))
    own = after["Aaron"][1].partition(":")[0]
    moved = {name for name, line in before.items() if after[name][1] != line[1]}
    assert all(after[name][1].startswith(f"{own}:") for name in moved)
    assert len(moved) < 100


def test_the_order_of_the_files_changes_nothing() -> None:
    people = [*crowd(50), priya()]
    assert files(*people) == files(*reversed(people))


def test_no_two_notes_of_a_bucket_share_a_letter_however_many_there_are() -> None:
    letters = [place(number) for number in range(2000)]
    assert len(set(letters)) == 2000
    assert not set(' .:"\\<&\n') & set(letters)
    assert all(len(letter) == 1 for letter in letters)


def test_a_term_has_one_file_and_they_share_the_terms_evenly() -> None:
    counts, file_of = [0] * 8, FileOf(8)
    for first in "abcdefghijklmnopqrstuvwxyz":
        for second in "aeiour":
            for third in "abcdefghijklmnopqrstuvwxyz":
                counts[file_of[first + second + third]] += 1
    assert max(counts) < 1.5 * min(counts)


@pytest.mark.parametrize(
    "text",
    [
        "Søren Żuk's Straße-façade “naïve” x_y",
        "e\u0301tude, cafe\u0301",
        "ΟΔΟΣ ٣ ½ İstanbul",
        "one ONE one-two",
        "日本語 テスト",
        "",
        "— … –",
    ],
)
def test_words_are_those_of_folding_each_once(text: str) -> None:
    assert distinct_words(text) == set(words_of(text))


def test_a_note_that_holds_what_parts_texts_is_read_all_the_same() -> None:
    odd = touch("2026-05-01 Coffee", text="Before ;]; after.")
    found = files(contact("Ann", meetings=[odd, touch("2026-05-02 Call", text="Later.")]))
    assert [piece[2] for piece in pieces(found, "Ann")] == ["Before ;]; after.", "Later."]


def test_spaces_of_every_kind_are_one_space_and_other_signs_are_kept() -> None:
    odd = touch("2026-05-01 Coffee", text="a\tb\u00a0c\u2003 d \x01\x7f e\r\nf\u200bg")
    assert pieces(files(contact("Ann", meetings=[odd])), "Ann")[0][2] == "a b c d \x01\x7f e f\u200bg"


def test_items_and_their_signs_are_found_as_words() -> None:
    promised = touch("2026-05-01 Coffee", items=[item("Send the deck")])
    found = files(contact("Ann", meetings=[promised]))
    assert pieces(found, "Ann")[0][2] == "Send the deck"


def test_a_day_is_found_by_one_word_whether_a_note_is_of_it_or_names_it_and_is_not_spelled() -> None:
    ann = contact("Ann", meetings=[touch("2026-05-01 Call", text="Moves on 2026-08-07.")])
    found = files(ann, contact("Bob", meetings=[touch("2026-08-07 Lunch"), touch("2026-08 Picnic")]))
    assert notes_with(found, "1may2026") == {"Ann": "tells"}
    assert notes_with(found, "7aug2026") == {"Ann": "says", "Bob": "tells"}
    assert [path for path, page in found.items() if "spelling" in path and b"2026" in page] == []
