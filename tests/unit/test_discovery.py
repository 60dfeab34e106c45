"""Which files are notes, and of which kind: decided by names alone."""

from __future__ import annotations

import pytest

from netmd.discovery import Layout, Skipped
from netmd.settings import Folders, Settings

STRUCTURED = Layout(Settings(), structured=True)
FLAT = Layout(Settings(), structured=False)


def ignoring(*patterns: str) -> Layout:
    """A flat notebook that ignores these."""
    return Layout(Settings(ignore=patterns), structured=False)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("contacts/ann.md", "contact"),
        ("contacts/a/b/c/ann.md", "contact"),
        ("contacts/ann.MD", "contact"),
        ("contacts/ann.markdown", "contact"),
        ("meetings/panel.md", "meeting"),
        ("meetings/2026/panel.md", "meeting"),
        ("opportunities/editor.md", "opportunity"),
        ("ann.md", Skipped.UNLESS_TYPED),
        ("notes/ann.md", Skipped.UNLESS_TYPED),
        ("Contacts/ann.md", Skipped.UNLESS_TYPED),
        ("contacts.md", Skipped.UNLESS_TYPED),
        ("contacts2/ann.md", Skipped.UNLESS_TYPED),
        ("a/contacts/ann.md", Skipped.UNLESS_TYPED),
        ("site_templates/x.md", Skipped.OVER),
    ],
)
def test_in_a_notebook_with_contacts_all_is_read_in_the_three_folders_and_elsewhere_what_is_typed(path: str, kind: object) -> None:
    assert STRUCTURED.kind(path) == kind


@pytest.mark.parametrize(
    ("path", "kind"),
    [("ann.md", "contact"), ("a/b/ann.md", "contact"), ("meetings/panel.md", "meeting"), ("a/meetings/x.md", "contact"),
     ("opportunities/editor.md", "opportunity")],
)  # fmt: skip
def test_in_a_flat_notebook_every_markdown_file_is_a_contact_but_those_in_the_other_folders(
    path: str, kind: str
) -> None:
    assert FLAT.kind(path) == kind


def test_the_folders_may_have_other_names() -> None:
    layout = Layout(Settings(folders=Folders("people", "log/events", "jobs")), structured=True)
    assert [layout.kind(f"{folder}/x.md") for folder in ("people", "log/events", "jobs")] == [
        "contact",
        "meeting",
        "opportunity",
    ]
    assert layout.kind("contacts/x.md") is Skipped.UNLESS_TYPED
    assert layout.roots == ("people", "log/events", "jobs")


def test_a_daily_note_is_nobody_unless_its_type_says_so() -> None:
    assert FLAT.kind("Daily/2026-11-23.md") is Skipped.UNLESS_TYPED
    assert FLAT.kind("meetings/2026-11-23.md") == "meeting"
    assert FLAT.kind("2026-11-23 Ann.md") == "contact"


def test_a_meetings_folder_within_the_contacts_holds_meetings() -> None:
    layout = Layout(Settings(folders=Folders(meetings="contacts/log")), structured=True)
    assert layout.kind("contacts/log/x.md") == "meeting"
    assert layout.kind("contacts/x.md") == "contact"


@pytest.mark.parametrize("name", ["readme.md", "README.md", "ReadMe.MD", "README.markdown", "sub/readme.md"])
def test_a_readme_is_nobody_wherever_it_is(name: str) -> None:
    assert STRUCTURED.kind(f"contacts/{name}") is FLAT.kind(name) is Skipped.OVER


@pytest.mark.parametrize(
    "name",
    [
        ".ann.md", ".hidden/ann.md", "a/.obsidian/x.md", ".ann.md.swp", ".ann.swp", "4913", "ann.md~", "#ann.md#",
        ".#ann.md", "~$ann.md", "ann.md.bak", "ann.md.orig", "ann.tmp.md", "ann.bak.md", "ann.md.tmp",
        ".goutputstream-ABC123", "ann.md.1234.tmp", "ann.md___jb_tmp___", "ann.md___jb_old___", "ann.txt", "ann", "md",
        "ann.md.sb-12345678-abcdef", "ann.md.part", "Thumbs.db", "ann.mdx", "ann.md.icloud",
    ],
)  # fmt: skip
def test_hidden_files_and_what_editors_leave_behind_is_passed_over(name: str) -> None:
    assert STRUCTURED.kind(f"contacts/{name}") is Skipped.OVER
    assert FLAT.kind(name) is Skipped.OVER


@pytest.mark.parametrize(
    "name",
    [
        "#1 fan.md", "a#b.md", "what?.md", "50%.md", "two words.md", "Zoë.md", "🎉.md",
        "two\nlines.md", 240 * "x" + ".md",
        "~ann.md", "ann (1).md", "ann 2.md", "swp.md", "bak.md", "temporary.md", "_~.md", "conflicted copy.md",
        "a.b.c.md", "-o.md", "'; rm.md", "CON.md", "%2e%2e.md", "[x](y).md",
    ],
)  # fmt: skip
def test_an_unusual_name_is_a_name(name: str) -> None:
    assert STRUCTURED.kind(f"contacts/{name}") == "contact"


@pytest.mark.parametrize(
    "name",
    [
        "ann.sync-conflict-20260304-101500-ABCDEFG.md",  # Syncthing
        "ann (Bob's conflicted copy 2026-03-04).md",  # Dropbox
        "ann (conflicted copy 2026-03-04 101500).md",  # Nextcloud
        "ann (conflicted copy bob 2026-03-04 101500).md",  # Nextcloud
        "ann_conflict-20260304-101500.md",  # ownCloud
        "ann (Conflicted copy laptop 202603041015).md",  # Obsidian Sync
        "ann (Case Conflict).md",  # Dropbox
        "ann (Case Conflict 1).md",  # Dropbox
        "ann (SFConflict bob@example.org 2026-03-04-10-15-00).md",  # Seafile
    ],
)
def test_a_conflict_copy_is_told_from_a_note_wherever_notes_are_read(name: str) -> None:
    assert STRUCTURED.kind(f"contacts/{name}") is FLAT.kind(name) is Skipped.CONFLICT_COPY
    assert STRUCTURED.kind(f"meetings/{name}") is Skipped.CONFLICT_COPY
    assert STRUCTURED.kind(f"elsewhere/{name}") is Skipped.OVER


@pytest.mark.parametrize(
    ("pattern", "fits", "others"),
    [
        ("drafts", ["drafts/a.md", "x/drafts/a.md", "drafts/x/a.md"], ["drafts.md", "mydrafts/a.md"]),
        ("drafts/", ["drafts/a.md", "x/drafts/a.md"], ["drafts.md"]),
        ("/drafts", ["drafts/a.md"], ["x/drafts/a.md"]),
        ("drafts/**", ["drafts/a.md", "drafts/x/a.md"], ["x/drafts/a.md", "a.md"]),
        ("**/drafts", ["drafts/a.md", "x/y/drafts/a.md"], ["drafts.md"]),
        ("a/**/b.md", ["a/b.md", "a/x/b.md", "a/x/y/b.md"], ["b.md", "x/a/b.md"]),
        ("*.draft.md", ["a.draft.md", "x/a.draft.md"], ["draft.md", "a.md"]),
        ("x/*.md", ["x/a.md"], ["x/y/a.md", "a.md"]),
        ("?.md", ["a.md", "x/a.md"], ["aa.md"]),
        ("a[1].md", ["a[1].md"], ["a1.md"]),
        ("a.md", ["a.md", "x/a.md"], ["aXmd", "ba.md"]),
        ("zoë.md", ["zoë.md"], ["zoe.md"]),
    ],
)
def test_patterns_are_those_of_gitignore(pattern: str, fits: list[str], others: list[str]) -> None:
    layout = ignoring(pattern)
    assert [layout.kind(path) for path in fits] == [Skipped.OVER] * len(fits)
    assert Skipped.OVER not in [layout.kind(path) for path in others if path.endswith(".md")]


@pytest.mark.parametrize("pattern", ["", "/", "(", "[", "a{2", "\\", "***", "**a**", "+"])
def test_an_odd_pattern_breaks_nothing_and_ignores_nothing_but_what_it_says(pattern: str) -> None:
    kind = ignoring(pattern).kind("contacts/ann.md")
    assert (kind is Skipped.OVER) == (pattern in ("***", "**a**"))


def test_an_ignored_conflict_copy_is_not_reported() -> None:
    assert ignoring("*conflicted copy*").kind("ann (conflicted copy 2026-03-04 101500).md") is Skipped.OVER


def test_hidden_and_ignored_folders_are_not_entered() -> None:
    layout = ignoring("drafts/**", "old")
    assert [layout.walks_into(folder) for folder in ("a", "a/b", ".git", "a/.b", "old", "a/old")] == [
        True, True, False, False, False, False,
    ]  # fmt: skip


def test_a_folder_that_is_not_entered_holds_nothing_that_is_a_note() -> None:
    layout = ignoring("drafts", "a/**/b")
    for folder in (".git", "x/drafts", "a/b", "a/x/b"):
        assert not layout.walks_into(folder)
        assert layout.kind(f"{folder}/x.md") is Skipped.OVER
