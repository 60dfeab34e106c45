"""An editor that saves at the worst moment, at each system call of the writer in turn: what it saved is never lost."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from netmd.editing.plan import FileChange
from netmd.writing import ChangedMeanwhileError, KeptChangeError, calls, commit, recover
from tests.crash.cutting import before_each_call, failure, snapshot
from tests.crash.scenarios import ANA, BO, SCENARIOS, built, expected

EDITED = b"what the person has just typed\n"
LATER = b"what the person typed then\n"

Save = Callable[[Path, bytes], None]


def save_by_rename(place: Path, data: bytes) -> None:
    """As Vim, VS Code (on some settings), gedit, Syncthing and git do."""
    beside = place.with_name("4913")
    beside.write_bytes(data)
    beside.rename(place)


def save_in_place(place: Path, data: bytes) -> None:
    """As nano, VS Code and Obsidian do."""
    place.write_bytes(data)


saves = pytest.mark.parametrize("save", [save_by_rename, save_in_place])


def acting_at(number: int, *acts: Callable[[], object]) -> Callable[[int, str, Callable[[], Any]], Any]:
    """The first act happens before the call of this number, the second before the next, and so on."""

    def act(now: int, name: str, call: Callable[[], Any]) -> Any:
        if 0 <= now - number < len(acts):
            acts[now - number]()
        return call()

    return act


@saves
def test_an_edit_of_one_file_never_loses_a_save(save: Save, tmp_path: Path) -> None:
    refused = written = 0
    for number in itertools.count(1):
        root = built(tmp_path / str(number))
        before, ana = set(snapshot(root)), root / "contacts/ana.md"
        with before_each_call("all", acting_at(number, lambda ana=ana: save(ana, EDITED))):
            error = failure(lambda root=root: commit(root, [FileChange("contacts/ana.md", ANA, b"ours")]))
        if error is None:
            written += 1
        else:
            assert isinstance(error, ChangedMeanwhileError)
            assert error.exit_code == 8
            assert "contacts/ana.md" in error.message
            assert "nothing was written" in error.message
            assert "again" in error.hint
            refused += 1
        assert set(snapshot(root)) == before
        if ana.read_bytes() == b"ours":
            break
        assert ana.read_bytes() == EDITED
    assert refused >= 4
    assert written >= 2, "saved after ours was in place"


@saves
def test_two_saves_in_a_row_leave_the_second(save: Save, tmp_path: Path) -> None:
    for number in itertools.count(1):
        root = built(tmp_path / str(number))
        ana = root / "contacts/ana.md"
        saving = acting_at(number, lambda ana=ana: save(ana, EDITED), lambda ana=ana: save(ana, LATER))
        names: list[str] = []

        def act(now: int, name: str, call: Callable[[], Any], saving: Any = saving, names: list[str] = names) -> Any:
            names.append(name)
            return saving(now, name, call)

        with before_each_call("all", act):
            failure(lambda root=root: commit(root, [FileChange("contacts/ana.md", ANA, b"ours")]))
        assert names.count("exchange") <= 3, "it settles at once"
        texts = [place.read_bytes() for place in (root / "contacts").iterdir()]
        if b"ours" in texts:
            break
        # saved once only if ours ended between the two
        assert ana.read_bytes() == (LATER if LATER in texts else EDITED)
    assert number > 6


@pytest.mark.parametrize("many", [3, 1500])
def test_a_program_that_saves_without_end_is_left_alone(many: int, tmp_path: Path) -> None:
    root = built(tmp_path)
    ana = root / "contacts/ana.md"
    versions = iter([b"%d" % number for number in range(many)])
    last = b""

    def act(number: int, name: str, call: Callable[[], Any]) -> Any:
        nonlocal last
        if name == "exchange":
            version = next(versions, None)
            if version is not None:
                last = version
                save_by_rename(ana, version)
        return call()

    with before_each_call("all", act), pytest.raises(ChangedMeanwhileError):
        commit(root, [FileChange("contacts/ana.md", ANA, b"ours")])
    texts = [place.read_bytes() for place in (root / "contacts").iterdir()]
    assert last in texts
    assert b"ours" not in texts
    assert not list(root.rglob(".netmd*"))


def test_a_program_that_has_the_file_open_for_writing_is_not_cut_off(tmp_path: Path) -> None:
    for number in itertools.count(1):
        root = built(tmp_path / str(number))
        ana = root / "contacts/ana.md"
        with ana.open("r+b") as file:
            with (
                before_each_call("all", acting_at(number, lambda file=file: file.write(EDITED) and file.flush())),
                pytest.raises(ChangedMeanwhileError, match=r"contacts/ana\.md"),
            ):
                commit(root, [FileChange("contacts/ana.md", ANA, b"ours")])
            if file.tell() == 0:
                assert ana.read_bytes() == ANA
                file.write(EDITED)
                break
        assert ana.read_bytes() == EDITED
    assert ana.read_bytes() == EDITED
    assert number > 6


def test_readers_do_not_hinder(tmp_path: Path) -> None:
    root = built(tmp_path)
    with (root / "contacts/ana.md").open("rb"):
        commit(root, [FileChange("contacts/ana.md", ANA, b"ours")])
    assert (root / "contacts/ana.md").read_bytes() == b"ours"


@saves
def test_a_change_of_several_files_is_undone_where_one_of_them_is_saved(save: Save, tmp_path: Path) -> None:
    changes = SCENARIOS[-1].changes
    old, new = expected(tmp_path / "expected", changes)
    seen = set()
    for number in itertools.count(1):
        root = built(tmp_path / str(number))
        bo = root / "contacts/bo.md"
        with before_each_call("all", acting_at(number, lambda bo=bo: save(bo, EDITED))):
            error = failure(lambda root=root: commit(root, changes))
        found = snapshot(root)
        if found == new:
            break
        assert found.pop("contacts/bo.md")[0] == EDITED
        others = old if error else new
        assert found == {name: value for name, value in others.items() if name != "contacts/bo.md"}
        assert recover(root) is None
        seen.add(type(error))
    assert seen == {ChangedMeanwhileError, type(None)}


@saves
def test_a_save_of_what_was_just_written_outlives_the_undoing(save: Save, tmp_path: Path) -> None:
    changes = SCENARIOS[-1].changes
    old, _ = expected(tmp_path / "expected", changes)
    root = built(tmp_path / "notebook")
    exchanges = []

    def act(number: int, name: str, call: Callable[[], Any]) -> Any:
        if name == "exchange":
            exchanges.append(name)
            if len(exchanges) == 2:
                save(root / "contacts/bo.md", EDITED)
                save(root / "store/cy.md", LATER)
        return call()

    with before_each_call("all", act), pytest.raises(KeptChangeError) as caught:
        commit(root, changes)
    assert "contacts/cy.md was changed" in caught.value.message
    assert "another program saved contacts/bo.md just after netmd had written there" in caught.value.message
    assert caught.value.exit_code == 8
    assert (root / "contacts/bo.md").read_bytes() == EDITED
    assert (root / "store/cy.md").read_bytes() == LATER
    edited = {"contacts/bo.md": None, "store/cy.md": None}
    assert snapshot(root) | edited == old | edited
    assert recover(root) is None


@saves
def test_a_file_that_appears_is_never_overwritten(save: Save, tmp_path: Path) -> None:
    for abilities in ("all", "no exchange"):
        refused = 0
        for number in itertools.count(1):
            root = built(tmp_path / f"{abilities}{number}")
            dee = root / "contacts/dee.md"
            with before_each_call(abilities, acting_at(number, lambda dee=dee: save(dee, EDITED))):
                error = failure(lambda root=root: commit(root, [FileChange("contacts/dee.md", None, b"ours")]))
            refused += error is not None
            assert error is None or "contacts/dee.md exists by now" in error.message
            if dee.read_bytes() == b"ours":
                break
            assert dee.read_bytes() == EDITED
            assert not list(root.rglob(".netmd*"))
        assert refused >= 4


def test_a_file_saved_while_it_is_removed_stays(tmp_path: Path) -> None:
    refused = 0
    for number in itertools.count(1):
        root = built(tmp_path / str(number))
        bo = root / "contacts/bo.md"
        with before_each_call("all", acting_at(number, lambda bo=bo: save_by_rename(bo, EDITED))):
            refused += failure(lambda root=root: commit(root, [FileChange("contacts/bo.md", BO, None)])) is not None
        if not bo.exists():
            break
        assert bo.read_bytes() == EDITED
        assert not list(root.rglob(".netmd*"))
    assert refused >= 8


def test_a_file_removed_meanwhile_stays_away(tmp_path: Path) -> None:
    for number in itertools.count(1):
        root = built(tmp_path / str(number))
        ana = root / "contacts/ana.md"
        with before_each_call("all", acting_at(number, ana.unlink)):
            error = failure(lambda root=root: commit(root, [FileChange("contacts/ana.md", ANA, b"ours")]))
        assert error is None or "contacts/ana.md is gone" in error.message
        if ana.exists():
            break
        assert not list(root.rglob(".netmd*"))
    assert number > 6


def test_a_folder_put_in_place_of_a_file_is_put_back(tmp_path: Path) -> None:
    root = built(tmp_path)
    ana = root / "contacts/ana.md"

    def act(number: int, name: str, call: Callable[[], Any]) -> Any:
        if name == "exchange" and ana.is_file():
            ana.unlink()
            ana.mkdir()
            (ana / "inside").write_bytes(EDITED)
        return call()

    with before_each_call("all", act), pytest.raises(ChangedMeanwhileError):
        commit(root, [FileChange("contacts/ana.md", ANA, b"ours")])
    assert (ana / "inside").read_bytes() == EDITED


@saves
def test_without_an_exchange_a_save_is_lost_between_two_calls_at_most(save: Save, tmp_path: Path) -> None:
    lost = 0
    for number in itertools.count(1):
        root = built(tmp_path / str(number))
        ana = root / "contacts/ana.md"
        acted: list[int] = []
        acting = acting_at(number, lambda ana=ana, acted=acted: (save(ana, EDITED), acted.append(1)))
        with before_each_call("no exchange", acting):
            error = failure(lambda root=root: commit(root, [FileChange("contacts/ana.md", ANA, b"ours")]))
        assert error is None or ana.read_bytes() == EDITED
        if not acted:
            break
        lost += ana.read_bytes() != EDITED
    assert lost == (1 if save is save_by_rename else 0)


def test_the_exchange_is_there_on_linux(tmp_path: Path) -> None:
    if os.uname().sysname != "Linux":
        pytest.skip("renameat2 is Linux's")
    (tmp_path / "one").write_bytes(b"1")
    (tmp_path / "two").write_bytes(b"2")
    calls.exchange(tmp_path / "one", tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == b"2"
    with pytest.raises(FileExistsError):
        calls.rename_to_free(tmp_path / "one", tmp_path / "two")
