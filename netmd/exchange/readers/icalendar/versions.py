"""Entries that change others: newer copies of an event, and single times of a series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from netmd.exchange.readers.icalendar.components import Component
from netmd.exchange.readers.icalendar.times import Moment, moment


class Versions:
    """Which entries change others: newer copies of them, and single times of a series that were moved."""

    def __init__(self, found: Iterable[Component]) -> None:
        self._newest: dict[tuple[str, str], tuple[int, int]] = {}
        self._moved: dict[str, list[Component]] = {}
        for component in found:
            if component.name == "VEVENT" and (key := _key(component))[0]:
                mark = _sequence(component), component.row
                self._newest[key] = max(mark, self._newest.get(key, mark))
                if key[1]:
                    self._moved.setdefault(key[0], []).append(component)

    def is_newest(self, component: Component) -> bool:
        """Whether no other entry is a newer copy of this one."""
        key = _key(component)
        return not key[0] or self._newest[key][1] == component.row

    def moved(self, component: Component) -> Iterator[Moment]:
        """The times of a series that have entries of their own."""
        for other in self._moved.get(_key(component)[0], ()):
            at = moment(other, "RECURRENCE-ID")
            if at is not None:
                yield at


def _key(component: Component) -> tuple[str, str]:
    again = component.first("RECURRENCE-ID")
    return component.text("UID"), again.value.strip() if again else ""


def _sequence(component: Component) -> int:
    text = component.word("SEQUENCE")[:9]
    return int(text) if text.isascii() and text.isdigit() else 0
