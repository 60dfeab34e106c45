"""What a note hides is on no page and in no excerpt; what it says is on its page."""

from __future__ import annotations

import re
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from netmd.brief import undated_notes
from netmd.excerpts import excerpt, meeting_excerpt
from netmd.index import Index
from netmd.model import Contact
from netmd.reading import read_note
from netmd.reading.mask import mask
from tests.unit.site.pages import build

# `@` becomes a word that stands in the note once.
INLINE = st.sampled_from(
    [
        *["@", "@", "@", "%%", "<!--", "-->", "%%@%%", "<!-- @ -->", "`@`", "`%%@%%`", "``a ` @``", "\\`", "`", "`a\\` @"],
        *["[@](https://x.example)", "[[sam-lee|@]]", "**@**", "10%% of", "[ref]", "\\\\`@`", "`<!-- @ -->`"],
        *["``", "\\``", "``%%@%%``", "<b @", "%%", "` @ `"],
    ]
)
START = st.sampled_from(
    ["", "", "", "", "- ", "- [ ] ", "- [x] ", "- Gave: ", "- Got: ", "1. ", "  ", "> ", "## ", "### ", "  - ", "  # ", "    ", "\t"]
)
LINE = st.tuples(START, st.lists(INLINE, min_size=1, max_size=4).map(" ".join)).map("".join)
BLOCK = st.one_of(
    LINE,
    LINE,
    st.sampled_from(
        [
            *["", "", "%%", "<!--", "-->", "```", "~~~", "```\n%%@%%\n@\n```", "- x\n  ```\n  <!-- @\n  ```", "> ```\n> %%@"],
            *["## 2026-04-01 Coffee @", "## 2026-03-01 Call %%@%%", "# @ (private)", "@\n---", "%%\n@\n\n## @\n- [ ] @\n%%"],
            *["| @ ` | `%%@%%` ` |\n|---|---|", "| @ | b |\n|---|---|\n| ` @ | ` %%@%% ` |", "===", "<!-- @ -->", "%%@%%"],
            *['[ref]: https://x.example "%% @ %%"', "- [ ] @ %% @\n@ %%", "- [ ] %%\n@\n%%", "<!--\n- [ ] @\n-->"],
        ]
    ),
)
NOTES = st.lists(BLOCK, min_size=1, max_size=14).map("\n".join)
_WORD = re.compile(r"w\d+w")


def numbered(note: str) -> str:
    """The note with a word of its own for each ``@``."""
    numbers = count(100)
    return re.sub("@", lambda _: f"w{next(numbers)}w", note)


def read(note: str) -> Contact:
    entry = read_note("contacts/ann.md", f"---\nname: Ann\n---\n{note}".encode(), "contact", {}).entry
    assert isinstance(entry, Contact)
    return entry


@given(NOTES.map(numbered))
@settings(max_examples=150, deadline=None)
def test_no_page_shows_what_is_hidden_and_the_contacts_shows_the_rest(note: str) -> None:
    ann = read(note)
    visible = set(_WORD.findall(mask(note).visible))
    hidden = set(_WORD.findall(note)) - visible
    pages = {path: data.decode() for path, data in build(ann).items() if path.endswith((".html", ".js"))}

    for path, page in pages.items():
        assert not hidden & set(_WORD.findall(page)), path
    defined = {word for line in note.split("\n") if line.lstrip(" >").startswith("[ref]:") for word in _WORD.findall(line)}
    # a heading with nothing below is left out
    defined |= {word for one in ann.note.sections if not one.text.strip() for word in _WORD.findall(one.title)}
    assert visible - defined <= set(_WORD.findall(pages["contacts/ann.html"]))


@given(NOTES.map(numbered))
@settings(max_examples=300, deadline=None)
def test_no_excerpt_shows_what_is_hidden(note: str) -> None:
    ann = read(note)
    index = Index.of([ann])
    hidden = set(_WORD.findall(note)) - set(_WORD.findall(mask(note).visible))
    notes = undated_notes(ann)
    texts = [notes, excerpt(notes, index, 5_000), excerpt(note, index, 5_000)]
    texts += [meeting_excerpt(meeting, index, 5_000) for meeting in ann.note.meetings]

    assert not hidden & set(_WORD.findall("\n".join(texts)))
