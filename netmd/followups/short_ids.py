"""The ids of reminders cut as short as they stay clear, for people to type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from netmd.followups.reminder import Reminder

LEAST = 3
"""Characters a short id has at least, so that it seldom changes from one day to the next."""


def short_ids(reminders: Iterable[Reminder]) -> Mapping[str, str]:
    """For each reminder's id its shortest beginning that no other of them has, of at least three characters."""
    ids = sorted({reminder.id for reminder in reminders})
    shared = dict.fromkeys(ids, 0)
    for one, other in pairwise(ids):
        common = next(at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
        shared[one], shared[other] = max(shared[one], common), max(shared[other], common)
    return {one: one[: max(LEAST, common + 1)] for one, common in shared.items()}


def with_short_id(reminders: Iterable[Reminder], text: str) -> tuple[Reminder, ...]:
    """The reminders whose id begins so, in their order; none for fewer than three characters."""
    wanted = text.strip().casefold()
    return tuple(one for one in reminders if len(wanted) >= LEAST and one.id.startswith(wanted))
