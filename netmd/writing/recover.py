"""Set right what a killed run left: finish what it had decided, undo what it had not, remove its litter."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from netmd.errors import StorageError
from netmd.writing import calls, journal, looks, names, swap
from netmd.writing.errors import ChangedMeanwhileError, in_words
from netmd.writing.journal import Journal
from netmd.writing.lock import locked
from netmd.writing.prepare import VERSION_CONTROL
from netmd.writing.step import State, Step, apply, keep_aside, state, sync_folders, tidy, undo

_GIVE_AGAIN = "give it again if it is still wanted"


def recover(root: Path) -> str | None:
    """Set right what a killed run left in this notebook, and say so; None if there was nothing.

    What was decided is finished, unless somebody has edited one of its files since: then it is undone, and their
    version stays, always. Raises :class:`StorageError` where that cannot be done, or if the record of a run is damaged;
    nothing is touched then.
    """
    with locked(root), in_words("A netmd command was cut short earlier, and that cannot be set right"):
        home = root.resolve()
        said = []
        found = journal.read(home)
        if found is not None:
            said.append(_finish_or_undo(home, found))
        said += _sweep(home)
        journal.tidy(home)
        return " ".join(said) or None


def is_unfinished(root: Path) -> bool:
    """Whether a killed run left a change that is to be finished or undone; one that is being written now is not.

    Nothing is touched, and nobody is waited for.
    """
    return _is_left(root, journal.exists)


def is_littered(root: Path) -> bool:
    """Whether a killed run left temporary files in netmd's own folder; those of one that goes on are none.

    Nothing is touched, and nobody is waited for.
    """
    return _is_left(root, journal.litter)


def _is_left(root: Path, what: Callable[[Path], bool]) -> bool:
    try:
        if not what(root):
            return False
        with locked(root, patience=0):
            return what(root)
    except (OSError, StorageError):
        return False


def _finish_or_undo(home: Path, found: Journal) -> str:
    what = f"A netmd command was cut short on {found.started.day} {found.started:%B %Y at %H:%M}"
    count = f"{len(found.steps)} {'file' if len(found.steps) == 1 else 'files'}"
    try:
        for step in found.steps:
            swap.heal(step.temporary, step.target)
        states = [state(step) for step in found.steps]
        for step, now in zip(found.steps, states, strict=True):
            if now not in (State.WAITING, State.DONE, State.TOUCHED):
                raise ChangedMeanwhileError(step.shown)
        for step, now in zip(found.steps, states, strict=True):
            if now is State.WAITING:
                apply(step, watch_writers=False)
        sync_folders(found.steps)
        said = f"{what}; it has been finished now: {count}."
    except ChangedMeanwhileError:
        said = f"{what}, and a file of it was changed since; it has been undone: {_GIVE_AGAIN}."
        touched = undo(found.steps, datetime.now().astimezone())
        if touched:
            said += f" Changed after netmd had written there, and left so: {', '.join(touched)}."
    if journal.remove(home):
        for step in found.steps:
            tidy(step)
    return said


def _sweep(home: Path) -> list[str]:
    """Remove the temporary files of killed runs; what to say of them."""
    unwritten, written, kept = False, list[str](), list[str]()
    for place in _litter(home):
        if names.is_unfinished(place.name):
            calls.remove(place)
            unwritten = True
        elif names.is_kept(place.name):
            swap.heal(place.with_suffix(""), None)
    targets = _Targets(home)
    for place in _litter(home):
        step = targets.step_of(place)
        if step is None:
            continue
        if step.before is step.after is None:  # what we keep for ourselves (netmd.writing.kept)
            calls.remove(place)
            continue
        swap.heal(place, step.target)
        now = datetime.now().astimezone()
        # of those in our own folder a record has told, or none was decided
        if place.parent != home / journal.FOLDER and state(step) is State.DISPLACED:
            undo([step], now)
        aside = keep_aside(step, now)
        if aside is not None:
            kept.append(aside.relative_to(home).as_posix())
        elif looks.exists(place) and looks.digest_at(place) == step.after:
            unwritten = True
        elif looks.exists(step.target):
            written.append(step.target.relative_to(home).as_posix())
        tidy(step)
    return list(_words(unwritten, written, kept))


def _words(unwritten: bool, written: Sequence[str], kept: Sequence[str]) -> Iterator[str]:
    if unwritten:
        yield f"A netmd command was cut short before it had written anything; {_GIVE_AGAIN}."
    if written:
        more = f" and {len(written) - _NAMED:,} more" if len(written) > _NAMED else ""
        named = ", ".join(sorted(written)[:_NAMED])
        yield f"A netmd command was cut short after it had written; the change is there: {named}{more}."
    if kept:
        yield f"A version that another program saved while netmd was writing is kept as {', '.join(kept)}."


_NAMED = 5


def _litter(home: Path) -> list[Path]:
    return sorted(file for file in _files(home, ".netmd-") if names.is_ours(file.name))


def _files(home: Path, begin: str = "") -> Iterator[Path]:
    """All files of a notebook whose names begin so."""
    for folder, folders, files in os.walk(home):
        folders[:] = [name for name in folders if name not in VERSION_CONTROL]
        yield from (Path(folder, name) for name in files if name.startswith(begin))


class _Targets:
    """The files of a notebook in ``home`` to which temporary files without a record belong."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._by_mark: dict[str, Path] | None = None

    def step_of(self, place: Path) -> Step | None:
        """The step that a temporary file was of; its target is known by its mark, if it is still there."""
        told = names.told_by(place.name)
        if told is None:
            return None
        if place.parent == self._home / journal.FOLDER:
            target = self._marked().get(told.target_mark, self._home / "note.md")
        else:
            found = (other for other in sorted(place.parent.iterdir()) if names.mark(other.name) == told.target_mark)
            target = next(found, place.with_name("note.md"))
        return Step(target.name, target, place, told.before, told.after)

    def _marked(self) -> dict[str, Path]:
        """All files by the marks of their paths: of thousands left by one run none is searched for by itself."""
        if self._by_mark is None:
            files = _files(self._home)
            self._by_mark = {names.mark(file.relative_to(self._home).as_posix()): file for file in files}
        return self._by_mark
