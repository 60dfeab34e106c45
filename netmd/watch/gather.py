"""From looks at files to batches worth acting on. No file is opened and no clock is read here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from netmd.watch.snapshot import Changes, Signature, Snapshot, sort_changes

_BURST_SECONDS = 0.25
"""A burst that does not end is looked at after this long anyway."""


@dataclass(slots=True)
class Hints:
    """Where events said to look, until they have been quiet for ``debounce`` seconds."""

    debounce: float
    paths: set[str] = field(default_factory=set)
    everything: bool = False
    _first: float | None = None
    _last: float = 0.0

    def add(self, paths: Iterable[str], now: float, *, everything: bool = False) -> None:
        """An event told of ``paths``, or of so much that everything is to be looked at."""
        self.paths.update(paths)
        self.everything = self.everything or everything
        self._first = now if self._first is None else self._first
        self._last = now

    def due(self) -> float | None:
        """When to look; None while there is no hint."""
        if self._first is None:
            return None
        return min(self._last + self.debounce, self._first + _BURST_SECONDS)

    def take(self) -> Hints:
        """Hand over what has gathered and begin anew."""
        taken = Hints(self.debounce, self.paths, self.everything)
        self.paths, self.everything, self._first = set(), False, None
        return taken


@dataclass(slots=True)
class Gatherer:
    """Compares looks with what is known, and holds back what cannot be the last word yet.

    A file that is gone, or empty where it was not, is probably in the middle of being saved: it is believed
    when it still is so after ``settle`` seconds, at once if its inode turns up under another name (a rename).
    A file that changed within the last ``settle`` seconds may change again within one tick of the disk's clock
    and look the same: it is looked at once more, and its ``fingerprint`` compared.
    """

    known: dict[str, Signature]
    settle: float
    fingerprint: Callable[[str], bytes | None]
    _held: dict[str, float] = field(default_factory=dict)
    _young: dict[str, tuple[float, bytes | None]] = field(default_factory=dict)

    def due(self) -> float | None:
        """When to look again at what has not settled; None if all has."""
        times = [*self._held.values(), *(at for at, _ in self._young.values())]
        return min(times, default=None)

    def unsettled(self, now: float) -> set[str]:
        """What is to be looked at again by now."""
        held = {path for path, at in self._held.items() if at <= now}
        return held | {path for path, (at, _) in self._young.items() if at <= now}

    def see(self, seen: Mapping[str, Signature | None], now: float, now_ns: int) -> Changes:
        """Take in looks at some files (None: not there) and give what can be told of them.

        ``now`` is on the clock of :meth:`due`, ``now_ns`` on the disk's (nanoseconds since the epoch).
        """
        differing = {path: new for path, new in seen.items() if new != self.known.get(path)}
        arrived = {new.inode for path, new in differing.items() if new is not None and path not in self.known}
        added: list[str] = []
        modified: list[str] = []
        removed: list[str] = []
        for path in [path for path in (*self._held, *self._young) if path in seen and path not in differing]:
            self._held.pop(path, None)
            if self._changed_within_a_tick(path, now):
                modified.append(path)
        for path, new in differing.items():
            old = self.known.get(path)
            if old is not None and self._is_doubtful(path, old, new, arrived, now):
                continue
            self._held.pop(path, None)
            self._young.pop(path, None)
            if new is None:
                del self.known[path]
                removed.append(path)
                continue
            (added if old is None else modified).append(path)
            self.known[path] = new
            self._watch_young(path, new, now, now_ns)
        return sort_changes(added, modified, removed)

    def see_all(self, snapshot: Snapshot, gone: Callable[[str], bool], now: float, now_ns: int) -> Changes:
        """Take in a look at everything. ``gone(path)`` says if an absent file is to count as such."""
        absent = self.known.keys() - snapshot.keys()
        return self.see({**snapshot, **self.without_missing_roots(dict.fromkeys(absent), gone)}, now, now_ns)

    def without_missing_roots(
        self, seen: Mapping[str, Signature | None], gone: Callable[[str], bool]
    ) -> dict[str, Signature | None]:
        """``seen``, but a file that only its missing root took along counts as unchanged."""
        return {path: self.known.get(path) if new is None and not gone(path) else new for path, new in seen.items()}

    def _is_doubtful(self, path: str, old: Signature, new: Signature | None, arrived: set[int], now: float) -> bool:
        if new is None:
            if old.inode in arrived:
                return False
        elif new.size > 0 or old.size == 0:
            return False
        return now < self._held.setdefault(path, now + self.settle)

    def _watch_young(self, path: str, new: Signature, now: float, now_ns: int) -> None:
        # Absolute, for network disks have clocks of their own, which may be a little ahead.
        if abs(now_ns - new.ctime_ns) < self.settle * 1e9:
            self._young[path] = (now + self.settle, self.fingerprint(path))

    def _changed_within_a_tick(self, path: str, now: float) -> bool:
        again = self._young.get(path)
        if again is None or now < again[0]:
            return False
        del self._young[path]
        now_there = self.fingerprint(path)
        return path in self.known and now_there is not None and now_there != again[1]
