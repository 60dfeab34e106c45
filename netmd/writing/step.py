"""One file of a change on its way: two names that change places, and back if need be.

A target and its temporary file hold, between them, the old contents and the new; no file at all is contents too. To
create, to replace and to remove are then the same: the two change places. Where a step stands is told by the disk
alone, so that a process that comes after a killed one knows as much as it did.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from netmd.writing import calls, looks, names, swap
from netmd.writing.errors import changed
from netmd.writing.fresh import sync_folder

_TRIES = 1000
"""How often a target may be saved under our hands before its last version is kept aside."""


@dataclass(frozen=True, slots=True)
class Step:
    """``shown`` is the path as people know it; ``before`` and ``after`` are digests, None where there is no file;
    ``folders`` are those to be made for it, outermost first."""

    shown: str
    target: Path
    temporary: Path
    before: str | None
    after: str | None
    folders: tuple[Path, ...] = ()


class State(Enum):
    """Where a step stands."""

    WAITING = "the target is as before"
    DONE = "the target is as after"
    BLOCKED = "not written, and somebody else changed the target"
    TOUCHED = "written, and somebody else changed the target since"
    DISPLACED = "written over what somebody else saved, which is at the temporary name"
    LEFT_OVER = "somebody else changed the target twice; the first version is at the temporary name"


def state(step: Step) -> State:
    """Where a step stands. Raises ``OSError`` where its files cannot be read."""
    there, aside = looks.digest_at(step.target), looks.digest_at(step.temporary)
    if there == step.after:
        return State.DONE if aside in (step.before, step.after, None) else State.DISPLACED
    if aside == step.after:
        return State.WAITING if there == step.before else State.BLOCKED
    if aside == step.before:
        return State.TOUCHED
    return State.BLOCKED if aside is None else State.LEFT_OVER


def apply(step: Step, *, watch_writers: bool) -> None:
    """Put the new contents in place of the old, which are then at the temporary name.

    Raises :class:`ChangedMeanwhileError` if what it displaced is not what it should be, or, with ``watch_writers``, if
    somebody is writing to it at this moment: the step is then to be undone. Raises ``OSError``.
    """
    for folder in step.folders:
        if not looks.exists(folder):
            calls.make_folder(folder)
            sync_folder(folder.parent)
    try:
        if step.before is None:
            swap.move(step.temporary, step.target)
        elif step.after is None:
            calls.rename(step.target, step.temporary)
        else:
            swap.exchange(step.temporary, step.target)
    except FileExistsError as error:
        raise changed(f"{step.shown} exists by now") from error
    except FileNotFoundError as error:
        raise changed(f"{step.shown} is gone") from error
    if looks.digest_at(step.temporary) != step.before:
        raise changed(f"{step.shown} was changed by another program at this moment")
    if watch_writers and step.before is not None and looks.is_being_written(step.temporary):
        raise changed(f"Another program is writing to {step.shown}")


def undo(steps: Iterable[Step], now: datetime) -> list[str]:
    """Take back what is done of these steps, as far as nobody changed it since, and sync.

    Gives the targets that keep the change, because somebody changed them after it. Raises ``OSError``.
    """
    touched = []
    steps = list(steps)
    for step in steps:
        swap.heal(step.temporary, step.target)
        match state(step):
            case State.DONE if looks.digest_at(step.temporary) == step.before:
                _put_back(step)
            case State.DISPLACED:
                _put_back(step)
            case State.TOUCHED | State.LEFT_OVER:
                touched.append(step.shown)
            case _:
                pass
        keep_aside(step, now)
    for step in reversed(steps):
        for folder in reversed(step.folders):
            if looks.is_empty_folder(folder):
                calls.remove_folder(folder)
    sync_folders(steps)
    return touched


def sync_folders(steps: Iterable[Step]) -> None:
    """Wait until the names of these steps' files are on the disk."""
    for folder in sorted({place.parent for step in steps for place in (step.target, step.temporary)}):
        if looks.exists(folder):
            sync_folder(folder)


def keep_aside(step: Step, now: datetime) -> Path | None:
    """Give what is at the temporary name a visible one if it is neither the old nor the new contents; that name."""
    if looks.digest_at(step.temporary) in (None, step.before, step.after):
        return None
    for place in names.names_aside(step.target, now):
        try:
            swap.move(step.temporary, place)
        except FileExistsError:
            continue
        return place
    return None


def tidy(step: Step) -> None:
    """Remove the temporary file, whatever it is called at the moment, if it holds the old or the new contents."""
    if looks.exists(names.unfinished(step.temporary)):
        calls.remove(names.unfinished(step.temporary))
    swap.heal(step.temporary, None)
    if looks.digest_at(step.temporary) in (step.before, step.after) and looks.exists(step.temporary):
        calls.remove(step.temporary)


def _put_back(step: Step) -> None:
    """Let the two change places again, until nothing that somebody saved in between is left at the temporary name.

    What was at the target's name last is what its owner saved last, and is what stays there.
    """
    ours = step.after
    for _ in range(_TRIES):
        held = looks.digest_at(step.temporary)
        try:
            if held is None:
                calls.rename(step.target, step.temporary)
            elif looks.exists(step.target):
                swap.exchange(step.temporary, step.target)
            else:
                swap.move(step.temporary, step.target)
        except (FileNotFoundError, FileExistsError):
            if held is None and not looks.exists(step.target):
                return
            continue
        if looks.digest_at(step.temporary) == ours:
            return
        ours = held
