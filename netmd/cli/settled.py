"""Who the people of a file were said to be the last time: kept in the notebook, for the next copy of a list.

The next copy of a list would else ask about the same people again. They are known by what their rows say of them, as
:func:`netmd.exchange.merging.settled.print_of` has it, which names nobody. It is a help for this copy of the notebook,
out of git's sight, as :mod:`netmd.cli.remembered` is.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from netmd.cli.output import count, say_aside
from netmd.errors import StorageError
from netmd.storage import reason

if TYPE_CHECKING:
    from netmd.exchange.merging.book import Settled, Wishes
    from netmd.exchange.merging.weave import Woven
    from netmd.exchange.records import ForeignFile
    from netmd.index import Index

NAME = "settled.json"
_VERSION = 1
_MOST = 20_000
"""People who are remembered; the oldest are forgotten."""


def settled_before(root: Path, index: Index) -> Mapping[str, Settled]:
    """Who is known by now; a note that was moved is found by its id, and who has none any more is asked about again."""
    from netmd.exchange.merging.book import Settled

    known = _known(root)
    if not known:
        return {}
    by_id: dict[str, str] = {}
    for contact in index.contacts:
        by_id[contact.id] = "" if contact.id in by_id else contact.path
    found = {}
    for one, (path, is_new) in known.items():
        stem = path.rpartition("/")[2].removesuffix(".md")
        place = path if index.contact(path) is not None else by_id.get(stem, "")
        if place:
            found[one] = Settled(place, is_new=is_new)
    return found


def notices(root: Path, foreign: ForeignFile, wishes: Wishes) -> tuple[str, ...]:
    """What the report says of those who are taken as they were settled before."""
    from netmd.exchange.merging.settled import taken_as_before
    from netmd.exchange.report import row_name
    from netmd.writing.kept import FOLDER

    rows = [row_name(source) for source in taken_as_before(wishes, foreign.people)]
    if not rows:
        return ()
    shown = ", ".join(rows[:_NAMED]) + (f" and {len(rows) - _NAMED:,} more" if len(rows) > _NAMED else "")
    which = "Row" if len(rows) == 1 else "Rows"
    return (f"{which} {shown}: whom you said the last time. To say otherwise, give --same or --different; to forget "
            f"them all, delete {root / FOLDER / NAME}.",)  # fmt: skip


_NAMED = 10


def remember_settled(root: Path, foreign: ForeignFile, woven: Woven, wishes: Wishes) -> tuple[str, ...]:
    """Keep who the people were said to be this time; what is to be said of it."""
    from netmd.exchange.merging.settled import settled_now
    from netmd.writing import locked
    from netmd.writing.kept import write_kept

    paths = {one.source: one.path for one in woven.report.people if one.path}
    now = {one: (made.path, made.is_new) for one, made in settled_now(wishes, foreign.people, paths).items()}
    known = _known(root)
    if not now or now.items() <= known.items():
        return ()
    kept = dict([*now.items(), *((one, who) for one, who in known.items() if one not in now)][:_MOST])
    people = [{"print": one, "path": path, "new": is_new} for one, (path, is_new) in kept.items()]
    text = json.dumps({"version": _VERSION, "people": people}, ensure_ascii=False, indent=1)
    try:
        with locked(root):
            write_kept(root, NAME, f"{text}\n".encode("utf-8", "replace"))
    except (OSError, StorageError) as error:
        why = reason(error) if isinstance(error, OSError) else error.message
        say_aside(f"Whom you settled will not be known the next time: {why}")
        return ()
    people_said = count(len(now), "person", "people")
    return (f"What you said of {people_said} is kept: the next copy of this list does not ask again.",)


def _known(root: Path) -> dict[str, tuple[str, bool]]:
    """Paths, and whether somebody new was made of them, by print; nothing of what makes no sense."""
    from netmd.writing.kept import read_kept

    try:
        document = json.loads(read_kept(root, NAME) or b"{}")
        people = document["people"] if document.get("version") == _VERSION else []
        return {str(one["print"]): (str(one["path"]), bool(one["new"])) for one in people}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}
