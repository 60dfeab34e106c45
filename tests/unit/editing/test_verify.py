"""An edit that does not read as it is meant is no edit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from netmd.editing.document import TextEdit
from netmd.editing.verify import EditWithoutEffectError, edited
from tests.unit.editing.notes import note

TEXT = "---\nname: Ann\n---\n## 2026-03-04 Call\n- [ ] a\n\n## 2026-04-01 Coffee\n"


def test_an_edit_with_the_effect_that_is_meant_is_made_wherever_lines_move() -> None:
    file = note(TEXT)
    meant = replace(file.entry, name="Bo")
    at = TEXT.index("Ann")
    edits = [TextEdit(at, at + 3, "Bo"), TextEdit(at, at, "\n  ")]
    assert edited(file, edits, meant).document.text == TEXT.replace("Ann", "\n  Bo")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ann", "Bo"),
        ("- [ ] a", "- [x] a"),
        ("- [ ] a", "- [ ] a\n- [ ] b"),
        ("## 2026-04-01", "### 2026-04-01 17:00"),
        ("## 2026-04-01 Coffee\n", ""),
        ("name", "nam"),
        ("- [ ] a\n", "- [ ] a\n```\n"),
        ("---\nname: Ann\n", "---\nname: Ann\nname: Bo\n"),
    ],
)
def test_any_other_effect_is_refused(old: str, new: str) -> None:
    file = note(TEXT)
    at = TEXT.index(old)
    with pytest.raises(EditWithoutEffectError) as refusal:
        edited(file, [TextEdit(at, at + len(old), new)], file.entry)
    assert refusal.value.exit_code == 8


def test_a_problem_that_an_edit_brings_is_an_effect() -> None:
    file = note("- [ ] a\n")
    edit = [TextEdit(7, 7, " <!-- b")]
    with pytest.raises(EditWithoutEffectError):
        edited(file, edit, file.entry)
