"""A notebook on disk: what is found, what is read, and how changes are followed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from netmd import files, notebook, storage
from netmd.errors import NotebookNotFoundError, StorageError
from netmd.notebook import Notebook, find_notebook, load


def write(root: Path, **files: str) -> Path:
    """Files with their text; ``contacts__ann`` is contacts/ann.md."""
    return write_all(root, {f"{name.replace('__', '/')}.md": text for name, text in files.items()})


def write_all(root: Path, files: dict[str, str]) -> Path:
    """Files by their paths."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def names(notebook: Notebook) -> list[str]:
    """The contacts' names."""
    return [contact.name for contact in notebook.index.contacts]


def told(notebook: Notebook) -> list[tuple[str, str]]:
    """Code and path of each problem."""
    return [(problem.code, problem.location.path) for problem in notebook.problems()]


# -- loading ---------------------------------------------------------------------------------------------------------


def test_a_notebook_with_contacts_reads_its_three_folders_and_nothing_else(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        contacts__x__ann="",
        meetings__panel="---\ndate: 2026-01-01\n---\nx",
        opportunities__editor="x",
        bob="x",
        docs__zoe="x",
    )
    loaded = load(root)
    assert sorted(loaded.index.entries) == ["contacts/x/ann.md", "meetings/panel.md", "opportunities/editor.md"]
    assert told(loaded) == [("NET009", "contacts/x/ann.md")]


def test_in_a_flat_notebook_every_note_is_a_contact_and_other_types_are_passed_over(tmp_path: Path) -> None:
    root = write(
        tmp_path, ann="x", sub__bob="x", recipe="---\ntype: recipe\n---\nx", job="---\ntype: opportunity\n---\nx",
        README="# read me", sub__readme="x",
    )  # fmt: skip
    loaded = load(root)
    assert names(loaded) == ["Ann", "Bob"]
    assert [entry.title for entry in loaded.index.opportunities] == ["Job"]
    assert told(loaded) == []


def test_a_type_overrides_the_folder_and_an_unknown_one_is_reported(tmp_path: Path) -> None:
    root = write(
        tmp_path, contacts__panel="---\ntype: meeting\ndate: 2026-01-01\n---\nx",
        meetings__ann="---\ntype: contact\n---\nx",
        contacts__bob="---\ntype: recipe\n---\nx",
    )  # fmt: skip
    loaded = load(root)
    assert names(loaded) == ["Ann", "Bob"]
    assert [entry.id for entry in loaded.index.meeting_files] == ["panel"]
    assert told(loaded) == [("NET010", "contacts/bob.md")]


def test_settings_say_where_the_notes_are_and_what_is_ignored(tmp_path: Path) -> None:
    root = write(tmp_path, people__ann="x", people__drafts__bob="x", contacts__zoe="x")
    (root / "netmd.toml").write_text('[folders]\ncontacts = "people"\n[notebook]\nignore = ["drafts"]\n')
    loaded = load(root)
    assert names(loaded) == ["Ann"]
    assert loaded.settings.folders.contacts == "people"


def test_folders_within_each_other_are_read_once(tmp_path: Path) -> None:
    root = write(tmp_path, contacts__ann="x", contacts__log__panel="---\ndate: 2026-01-01\n---\nx")
    (root / "netmd.toml").write_text('[folders]\nmeetings = "contacts/log"\nopportunities = "contacts"\n')
    progress: list[tuple[str, int, int]] = []
    loaded = load(root, lambda *step: progress.append(step))
    assert len(loaded.index.meeting_files) == 1
    assert progress == [("Reading notes", 0, 2), ("Reading notes", 1, 2)]


def test_a_conflict_copy_is_reported_and_not_read(tmp_path: Path) -> None:
    root = write_all(tmp_path, {"contacts/ann.md": "x", "contacts/ann (conflicted copy 2026-03-04 101500).md": "\0"})
    loaded = load(root)
    assert names(loaded) == ["Ann"]
    assert told(loaded) == [("NET007", "contacts/ann (conflicted copy 2026-03-04 101500).md")]


@pytest.mark.parametrize(
    "name", ["two\nlines.md", "a#b?c%20d.md", " x .md", "🎉.md", os.fsdecode(b"b\xe4d.md"), "x" * 250 + ".md", "-o.md"]
)
def test_a_note_of_any_name_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "contacts").mkdir()
    (tmp_path / "contacts" / name).write_text("## 2026-01-01 Coffee\nx")
    loaded = load(tmp_path)
    assert list(loaded.index.entries) == [f"contacts/{name}"]
    assert told(loaded) == []


def test_one_bad_file_never_stops_the_rest(tmp_path: Path) -> None:
    root = write(tmp_path, contacts__ann="x")
    os.mkfifo(root / "contacts/pipe.md")
    (root / "contacts/out.md").symlink_to("/etc/passwd")
    (root / "contacts/broken.md").symlink_to("gone.md")
    (root / "contacts/loop.md").symlink_to("loop.md")
    with (root / "contacts/huge.md").open("wb") as file:
        file.truncate(5 * 1024**3)
    (root / "contacts/nul.md").write_bytes(b"a\0")
    loaded = load(root)
    assert names(loaded) == ["Ann"]
    assert told(loaded) == [
        ("NET006", "contacts/broken.md"), ("NET005", "contacts/huge.md"), ("NET006", "contacts/loop.md"),
        ("NET004", "contacts/nul.md"), ("NET006", "contacts/out.md"), ("NET006", "contacts/pipe.md"),
    ]  # fmt: skip


def test_a_folder_called_like_a_note_is_a_folder(tmp_path: Path) -> None:
    root = write_all(tmp_path, {"contacts/team.md/ann.md": "x"})
    loaded = load(root)
    assert (names(loaded), told(loaded)) == (["Ann"], [])
    assert told(loaded.refreshed(["contacts/team.md"])) == []


def test_a_link_to_a_folder_is_reported_and_not_followed(tmp_path: Path) -> None:
    root = write(tmp_path / "notebook", contacts__a__ann="x")
    write(tmp_path / "elsewhere", bob="x")
    (root / "contacts/team").symlink_to(tmp_path / "elsewhere")
    (root / "contacts/round").symlink_to(".")
    (root / "meetings").symlink_to(tmp_path / "elsewhere")
    (root / "other").symlink_to(tmp_path / "elsewhere")
    loaded = load(root)
    assert names(loaded) == ["Ann"]
    assert told(loaded) == [("NET006", "contacts/round"), ("NET006", "contacts/team"), ("NET006", "meetings")]
    refreshed = loaded.refreshed(
        ["contacts/team/bob.md", "contacts/team", "meetings/bob.md", "contacts/round/a/ann.md"]
    )
    assert (names(refreshed), told(refreshed)) == (names(loaded), told(loaded))


def test_hidden_and_ignored_links_to_folders_are_nobodys_business(tmp_path: Path) -> None:
    root = write(tmp_path / "notebook", ann="x")
    (root / "netmd.toml").write_text('[notebook]\nignore = ["old"]\n')
    for name in (".venv", "old"):
        (root / name).symlink_to(tmp_path)
    assert told(load(root)) == []


def test_a_folder_that_cannot_be_listed_is_reported_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path, contacts__a__ann="x", contacts__b__bob="x")
    monkeypatch.setattr(os, "scandir", refusing(os.scandir, root / "contacts/a", PermissionError(13, "x")))
    loaded = load(root)
    assert names(loaded) == ["Bob"]
    (problem,) = loaded.problems()
    assert (problem.code, problem.location.path) == ("NET001", "contacts/a")
    assert problem.message == "The folder cannot be listed: permission denied."


def test_what_a_folder_held_stays_while_it_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path, contacts__a__ann="x", contacts__a__deep__cy="x", contacts__bob="x")
    before = load(root)
    with monkeypatch.context() as closed:
        closed.setattr(os, "scandir", refusing(os.scandir, root / "contacts/a", PermissionError(13, "x")))
        closed.setattr(os, "scandir", refusing(os.scandir, root / "contacts/a/deep", PermissionError(13, "x")))
        closed.setattr(os, "open", refusing(os.open, root / "contacts/a/ann.md", PermissionError(13, "x")))
        after = before.refreshed(["contacts/a/ann.md", "contacts/a/deep/cy.md", "contacts/bob.md"])
        assert names(after) == ["Ann", "Bob", "Cy"]
        assert [(one.code, str(one.location), one.message) for one in after.problems()] == [
            ("NET001", "contacts/a:1:1", "The folder cannot be listed: permission denied.")
        ]
        assert after.outdated == after.unread == after.problems()
        assert after.refreshed(["contacts/bob.md"]).problems() == after.problems()
    (root / "contacts/a/ann.md").unlink()
    opened = after.refreshed(["contacts/a/ann.md"])
    assert (names(opened), opened.problems(), opened.outdated) == (["Bob", "Cy"], (), ())


def test_a_folder_that_can_be_listed_at_last_is_no_problem_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path, contacts__a__ann="x", contacts__bob="x")
    with monkeypatch.context() as closed:
        closed.setattr(os, "scandir", refusing(os.scandir, root / "contacts/a", PermissionError(13, "x")))
        loaded = load(root)
    assert (len(loaded.unread), loaded.outdated) == (1, ())
    opened = loaded.refreshed(["contacts/a/ann.md"])
    assert (names(opened), opened.problems()) == (["Ann", "Bob"], ())


def test_a_folder_that_goes_while_it_is_walked_is_no_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path, contacts__a__ann="x", contacts__b__bob="x")
    monkeypatch.setattr(os, "scandir", refusing(os.scandir, root / "contacts/a", FileNotFoundError(2, "x")))
    assert told(load(root)) == []


def refusing(real: Callable[..., object], at: Path, error: OSError) -> Callable[..., object]:
    """A function that fails for one path."""

    def answer(path: Path, *others: object) -> object:
        if Path(path) == at:
            raise error
        return real(path, *others)

    return answer


def test_a_flat_notebook_that_cannot_be_listed_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "scandir", refusing(os.scandir, tmp_path, PermissionError(13, "x")))
    with pytest.raises(StorageError, match="cannot be listed: permission denied"):
        load(tmp_path)


def test_no_notebook_a_file_and_an_impossible_name_are_errors_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(NotebookNotFoundError, match="does not exist"):
        load(tmp_path / "nowhere")
    with pytest.raises(NotebookNotFoundError, match="is a file, not a folder"):
        load(tmp_path / "file")
    with pytest.raises(NotebookNotFoundError, match="does not exist"):
        load(tmp_path / "file" / "below")
    with pytest.raises(StorageError, match="cannot be opened"):
        load(tmp_path / ("x" * 5000))


def test_settings_that_are_no_file_are_reported_and_the_defaults_hold(tmp_path: Path) -> None:
    root = write(tmp_path, contacts__ann="x")
    (root / "netmd.toml").mkdir()
    loaded = load(root)
    assert (names(loaded), told(loaded)) == (["Ann"], [("NET006", "netmd.toml")])


def test_an_empty_notebook_is_one(tmp_path: Path) -> None:
    assert told(load(tmp_path)) == []
    (tmp_path / "contacts").mkdir()
    assert names(load(tmp_path)) == []


# -- finding ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["netmd.toml", "contacts/", ".obsidian/"])
def test_the_nearest_folder_upward_with_settings_contacts_or_a_vaults_mark_is_taken(tmp_path: Path, mark: str) -> None:
    deep = tmp_path / "a/b/contacts2/x"
    deep.mkdir(parents=True)
    for folder in (tmp_path, tmp_path / "a"):
        (folder / mark).mkdir() if mark.endswith("/") else (folder / mark).write_text("")
    assert find_notebook(deep) == tmp_path / "a"
    assert find_notebook(tmp_path) == tmp_path


def test_from_within_contacts_the_notebook_is_the_folder_around_it(tmp_path: Path) -> None:
    write(tmp_path, contacts__team__ann="x")
    assert find_notebook(tmp_path / "contacts/team") == tmp_path


def test_a_folder_upward_comes_before_a_notebook_below(tmp_path: Path) -> None:
    write(tmp_path, contacts__ann="x", sub__notebook__contacts__bob="x")
    assert find_notebook(tmp_path / "sub") == tmp_path


def test_without_one_upward_the_folder_notebook_is_taken(tmp_path: Path) -> None:
    (tmp_path / "notebook").mkdir()
    assert find_notebook(tmp_path) == tmp_path / "notebook"


def test_a_file_called_contacts_is_no_notebook(tmp_path: Path) -> None:
    (tmp_path / "contacts").write_text("x")
    with pytest.raises(NotebookNotFoundError, match="There is no notebook in") as caught:
        find_notebook(tmp_path)
    assert "netmd init notebook" in caught.value.hint


# -- following changes -----------------------------------------------------------------------------------------------


def test_changed_added_and_removed_files_are_followed(tmp_path: Path) -> None:
    root = write(tmp_path, contacts__ann="x", contacts__bob="x")
    loaded = load(root)
    write(root, contacts__ann="---\nname: Anna\n---\n[[nobody]]", contacts__zoe="x")
    (root / "contacts/bob.md").unlink()
    refreshed = loaded.refreshed(["contacts/ann.md", "contacts/zoe.md", "contacts/bob.md"])
    assert names(refreshed) == ["Anna", "Zoe"]
    assert told(refreshed) == [("NET301", "contacts/ann.md")]
    assert names(loaded) == ["Ann", "Bob"]
    assert told(loaded) == []


def test_only_the_named_files_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path, contacts__ann="x", contacts__bob="x")
    loaded = load(root)
    read: list[str] = []
    real = storage.read_note_bytes

    def reading(root: Path, path: str) -> object:
        read.append(path)
        return real(root, path)

    for module in (notebook, files):
        monkeypatch.setattr(module, "read_note_bytes", reading)
    loaded.refreshed(["contacts/ann.md", "contacts/ann.md", "elsewhere/x.txt", "contacts/.ann.md.swp"])
    assert sorted(read) == ["contacts/ann.md", "netmd.toml"]


def test_a_file_with_the_same_bytes_leaves_the_very_same_index(tmp_path: Path) -> None:
    root = write(tmp_path, contacts__ann="x", contacts__bob="y")
    loaded = load(root)
    write(root, contacts__ann="x")
    assert loaded.refreshed(["contacts/ann.md", "contacts/none.md", "README.md"]).index is loaded.index


def test_a_renamed_file_is_another_contact(tmp_path: Path) -> None:
    root = write(tmp_path, contacts__ann="x", contacts__bob="[[ann]]")
    loaded = load(root)
    (root / "contacts/ann.md").rename(root / "contacts/anna.md")
    refreshed = loaded.refreshed(["contacts/ann.md", "contacts/anna.md"])
    assert names(refreshed) == ["Anna", "Bob"]
    assert told(refreshed) == [("NET301", "contacts/bob.md")]


def test_changed_settings_read_everything_anew(tmp_path: Path) -> None:
    root = write(tmp_path, contacts__ann="x", people__bob="x")
    loaded = load(root)
    (root / "netmd.toml").write_text('[folders]\ncontacts = "people"\n')
    assert names(loaded.refreshed(["netmd.toml"])) == ["Bob"]
    (root / "netmd.toml").write_text("[nonsense]\n")
    assert told(loaded.refreshed(["netmd.toml"])) == [("NET402", "netmd.toml")]


def test_settings_that_become_a_folder_are_noticed(tmp_path: Path) -> None:
    root = write(tmp_path, contacts__ann="x")
    loaded = load(root)
    (root / "netmd.toml").mkdir()
    assert told(loaded.refreshed(["netmd.toml"])) == [("NET006", "netmd.toml")]


def test_a_contacts_folder_that_appears_or_goes_changes_what_is_read(tmp_path: Path) -> None:
    root = write(tmp_path, ann="x")
    flat = load(root)
    write(root, contacts__bob="x")
    structured = flat.refreshed(["contacts/bob.md"])
    assert names(structured) == ["Bob"]
    (root / "contacts/bob.md").unlink()
    (root / "contacts").rmdir()
    assert names(structured.refreshed(["contacts/bob.md"])) == ["Ann"]


def test_a_file_that_becomes_a_folder_or_a_bad_link_and_back_is_followed(tmp_path: Path) -> None:
    root = write(tmp_path, contacts__ann="x", contacts__bob="x")
    ann = root / "contacts/ann.md"
    notebook = load(root)
    ann.unlink()
    write_all(root, {"contacts/ann.md/zoe.md": "x"})
    notebook = notebook.refreshed(["contacts/ann.md", "contacts/ann.md/zoe.md"])
    assert (names(notebook), told(notebook)) == (["Bob", "Zoe"], [])
    (ann / "zoe.md").unlink()
    ann.rmdir()
    ann.symlink_to("/etc/passwd")
    notebook = notebook.refreshed(["contacts/ann.md/zoe.md", "contacts/ann.md"])
    assert (names(notebook), told(notebook)) == (["Bob"], [("NET006", "contacts/ann.md")])
    ann.unlink()
    write(root, contacts__ann="x")
    notebook = notebook.refreshed(["contacts/ann.md"])
    assert (names(notebook), told(notebook)) == (["Ann", "Bob"], [])


def test_a_notebook_that_is_gone_is_an_error_when_everything_is_read_anew(tmp_path: Path) -> None:
    root = write(tmp_path / "notebook", contacts__ann="x")
    loaded = load(root)
    root.rename(tmp_path / "moved")
    with pytest.raises(NotebookNotFoundError):
        loaded.refreshed(["contacts/ann.md"])


def test_wants_are_notes_settings_templates_and_conflict_copies(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, contacts__ann="x"))
    paths = {
        "contacts/ann.md": True, "contacts/new/x.md": True, "netmd.toml": True, "site_templates/base.html.j2": True,
        "contacts/a (conflicted copy 2026-03-04 101500).md": True, "README.md": False, "contacts/.ann.md.swp": False,
        "contacts/x.txt": False, "site/index.html": False, "sub/netmd.toml": False,
    }  # fmt: skip
    assert {path: loaded.wants(path) for path in paths} == paths


def test_problems_come_by_file_and_place_with_the_settings_among_them(tmp_path: Path) -> None:
    root = write(tmp_path, contacts__b="[[x1]]\n[[x2]]", contacts__a="[[x3]]", zz="x")
    (root / "netmd.toml").write_text("[nonsense]\n")
    assert [str(problem.location) for problem in load(root).problems()] == [
        "contacts/a.md:1:1", "contacts/b.md:1:1", "contacts/b.md:2:1", "netmd.toml:1:1",
    ]  # fmt: skip


def test_a_note_of_one_of_our_types_is_read_wherever_it_lies(tmp_path: Path) -> None:
    root = write(
        tmp_path,
        contacts__bob="with [[Ann Lee]]",
        **{"People__Ann Lee": "---\ntype: person\n---\n", "Projects__kickoff": "---\ntype: meeting\ndate: 2026-03-04\n---\n"},
        Daily__note="no type in here", Projects__plan="---\ntype: project\n---\n[[nobody]]", site_templates__x="---\ntype: contact\n---\n",
    )  # fmt: skip
    loaded = load(root)
    assert names(loaded) == ["Ann Lee", "Bob"]
    assert [entry.id for entry in loaded.index.meeting_files] == ["kickoff"]
    assert told(loaded) == []
    (root / "Daily/note.md").write_text("---\ntype: contact\nname: Cid\n---\n")
    assert names(loaded.refreshed(["Daily/note.md"])) == ["Ann Lee", "Bob", "Cid"]
