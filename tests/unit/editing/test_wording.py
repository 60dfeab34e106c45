"""A person's words stay as they are given unless they would break what stands around them."""

from __future__ import annotations

import pytest

from netmd.editing.wording import inline, one_line, prose
from netmd.errors import UsageError


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("one\ntwo", ["one", "two"]),
        ("\r\n one\r\n\r\n two\r", ["one", "", "two"]),
        ("", []),
        ("  \n\t\n", []),
        ("- a\n  - b", ["- a", "  - b"]),
        ("    code\n    more", ["code", "more"]),
        ("# a\n## b\n### c", ["\\# a", "\\## b", "### c"]),
        ("#### 2026-03-04 Coffee", ["\\#### 2026-03-04 Coffee"]),
        ("title\n---\nmore\n===", ["title", "\\---", "more", "\\==="]),
        ("a\n\n---\n\nb", ["a", "", "---", "", "b"]),
        ("```\n# code\n```", ["```", "# code", "```"]),
        ("```\n# code", ["\\```", "\\# code"]),
        ("~~~\ncode", ["\\~~~", "code"]),
        ("<!-- closed -->", ["<!-- closed -->"]),
        ("<!-- open", ["<\\!-- open"]),
        ("100%% sure", ["100%\\% sure"]),
        ("a %%b%% c", ["a %%b%% c"]),
        ("<<<<<<< ours\n=======\n>>>>>>> theirs", ["\\<<<<<<< ours", "\\=======", "\\>>>>>>> theirs"]),
        ("\x1b[31mred\x00\x9b", ["[31mred"]),
        ("tab\there", ["tab\there"]),
        ("\ufeffmark", ["mark"]),
        ("#word stays", ["#word stays"]),
        ("due:2026-03-05 and - [ ] this", ["due:2026-03-05 and - [ ] this"]),
    ],
)
def test_a_note_breaks_nothing_around_it(given: str, written: list[str]) -> None:
    assert prose(given, 2) == written


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("one\n two\t three ", "one two three"),
        ("<!-- a", "<\\!-- a"),
        ("%%a%%", "%%a%%"),
        ("`%%`", "`%%`"),
        ("```", "```"),
        ("# x", "# x"),
        ("it's \"quoted\"", "it's \"quoted\""),
    ],
)
def test_words_amid_a_line_stay_on_it(given: str, written: str) -> None:
    assert inline(given) == written


def test_what_is_not_unicode_is_refused_and_not_mangled() -> None:
    with pytest.raises(UsageError, match="UTF-8"):
        one_line("caf\udce9")


def test_a_text_made_of_openers_alone_is_refused() -> None:
    with pytest.raises(UsageError):
        prose("\n\n".join("<!-- x" for _ in range(500)), 2)
