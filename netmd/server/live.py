"""What open pages are told: which state of the site is current, and what keeps it from being so."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class State:
    """``epoch`` grows with each new state of the site; ``version`` with each change of anything here."""

    version: int = 0
    epoch: int = 0
    problem: str | None = None
    building: bool = False
    closed: bool = False


class Live:
    """The state, and a way to wait for the next one. For any number of threads."""

    def __init__(self, run: str) -> None:
        """``run`` is unique to this server, so that a page of an earlier one notices the restart."""
        self._run = run
        self._state = State()
        self._changed = threading.Condition()

    def reload(self) -> None:
        """The site was published anew."""
        with self._changed:
            self._set(replace(self._state, epoch=self._state.epoch + 1))

    def show_problem(self, text: str | None) -> None:
        """The site could not be published, and why; None when it could again."""
        with self._changed:
            self._set(replace(self._state, problem=text or None))

    def building(self, now: bool) -> None:
        """A rebuild is under way, or it is done."""
        with self._changed:
            self._set(replace(self._state, building=now))

    def close(self) -> None:
        """Nothing more will come."""
        with self._changed:
            self._set(replace(self._state, closed=True))

    def after(self, version: int, timeout: float) -> State:
        """The state as soon as it is newer than ``version``; as it is after ``timeout`` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._state.version > version, timeout)
            return self._state

    def event(self, state: State) -> bytes:
        """``state`` as a server-sent event (WHATWG HTML, 9.2): one line of JSON, then an empty line."""
        told = {"epoch": f"{self._run}-{state.epoch}", "problem": state.problem, "building": state.building}
        return b"event: state\ndata: " + json.dumps(told).encode("ascii") + b"\n\n"

    def _set(self, state: State) -> None:
        if state != self._state:
            self._state = replace(state, version=self._state.version + 1)
            self._changed.notify_all()
