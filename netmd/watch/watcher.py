"""The watcher: events, looks and time brought together."""

from __future__ import annotations

import hashlib
import os
import stat
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType

from netmd.watch.gather import Gatherer, Hints
from netmd.watch.mounts import network_type
from netmd.watch.snapshot import Changes, look, scan

RESCAN_SECONDS = 2.0
"""How often everything is looked at where the system tells of changes."""
_POLL_SECONDS = 1.0
_SHARE = 125
"""A look at everything may take one part in so many of the time: under 1 % of a core."""
_FINGERPRINT_BYTES = 1 << 20


class Watcher:
    """Watches folders from its making until :meth:`stop`, or the end of its ``with`` block.

    ``wanted(path)`` says of a file, folder or link whether it counts; it must depend on the path alone (editors'
    litter is what it leaves out), but for a link may go by where it leads. Hidden folders and links to folders are
    not entered. All times are seconds:
    ``debounce`` without events ends a burst; within ``settle`` a missing or emptied file is given time to
    come back; everything is looked at each ``rescan_every``, less often where that takes long.

    ``polling``: None takes native watching where it works, True goes without, False believes native
    watching even on network drives.
    """

    def __init__(
        self,
        roots: Sequence[Path],
        wanted: Callable[[Path], bool],
        *,
        debounce: float = 0.01,
        settle: float = 0.05,
        rescan_every: float = RESCAN_SECONDS,
        polling: bool | None = None,
    ) -> None:
        self._roots = tuple(roots)
        self._wanted = wanted
        self._answers: dict[str, bool] = {}
        self._rescan_every = rescan_every
        self._native_wanted = polling is not True
        self._trouble: str | None = None
        self._noticed: str | None = None
        self._wake = threading.Condition()
        self._stopped = False
        self._hints = Hints(debounce)
        self._gatherer = Gatherer({}, settle, _fingerprint)
        self._identities: dict[Path, tuple[str, int, int] | None] = {}
        self._unhinted: set[str] = set()
        self._losses = 0
        self._stop_native: Callable[[], None] | None = None
        self._rescan_at = 0.0
        if polling is None:
            self._mistrust_network_drives()
        self._look_at_everything(None)

    @property
    def notice(self) -> str | None:
        """A sentence for the person when something is not as it should be, else None."""
        if self.missing or self._trouble is None:
            return self.missing
        return f"Native watching is not available here ({self._trouble}); looking every {self._period():g} s instead."

    @property
    def missing(self) -> str | None:
        """A sentence for the person while a root is not there, so that nothing new can come from it, else None."""
        for root, identity in self._identities.items():
            if identity is None:
                return f"{root} is not there: waiting for it to come back."
        return None

    def wait(self, timeout: float | None = None) -> Changes | None:
        """The next batch; None after ``timeout`` seconds without one, or when stopped. For one thread.

        An empty batch says that :attr:`notice` is another one than before.
        """
        end = None if timeout is None else time.monotonic() + timeout
        while True:
            with self._wake:
                now = time.monotonic()
                if self._stopped:
                    break
                if self.notice != self._noticed:
                    self._noticed = self.notice
                    return Changes()
                due = self._due()
                if due > now:
                    if end is not None and now >= end:
                        return None
                    self._wake.wait(due - now if end is None else min(due, end) - now)
                    continue
                hinted = self._hints.due()
                hints = self._hints.take() if hinted is not None and hinted <= now else Hints(0.0)
            if batch := self._look(hints, now):
                return batch
        self._disarm()  # stop() may have come while watching was being mended
        return None

    def look_again(self) -> None:
        """Ask ``wanted`` anew of every file, for what it goes by has changed; the next batch has the outcome."""
        with self._wake:
            self._answers.clear()
            self._hints.add((), time.monotonic(), everything=True)
            self._wake.notify_all()

    def stop(self) -> None:
        """End watching and any :meth:`wait`, from whichever thread. May be called again."""
        with self._wake:
            self._stopped = True
            self._wake.notify_all()
        self._disarm()

    def __enter__(self) -> Watcher:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _due(self) -> float:
        times = (self._hints.due(), self._gatherer.due(), self._rescan_at)
        return min(at for at in times if at is not None)

    def _look(self, hints: Hints, now: float) -> Changes:
        if hints.everything:
            return self._look_at_everything(None)
        if now >= self._rescan_at:
            return self._look_at_everything(hints.paths)
        paths = hints.paths | self._gatherer.unsettled(now)
        seen = self._gatherer.without_missing_roots({path: look(path) for path in paths}, self._is_gone)
        return self._gatherer.see(seen, now, time.time_ns())

    def _look_at_everything(self, hinted: set[str] | None) -> Changes:
        """``hinted``: what events told of, None if they told to look everywhere."""
        self._mend_watching()
        begun = time.monotonic()
        snapshot = scan(self._roots, self._is_wanted)
        batch = self._gatherer.see_all(snapshot, self._is_gone, time.monotonic(), time.time_ns())
        now = time.monotonic()
        self._rescan_at = now + max(self._period(), (now - begun) * _SHARE)
        if hinted is not None:
            with self._wake:
                # An event may be on its way yet; it takes its path off this list.
                told = hinted | self._hints.paths
                self._unhinted = {name for path in batch.paths if not self._is_link(name := str(path))} - told
        return batch

    def _period(self) -> float:
        watched = self._stop_native is not None and self._trouble is None
        return self._rescan_every if watched else min(_POLL_SECONDS, self._rescan_every)

    def _mend_watching(self) -> None:
        """Begin to watch, and again when a root is another one than before or events got lost."""
        identities = {root: _identity(root) for root in self._roots}
        lost = bool(self._unhinted) and self._stop_native is not None
        if not lost and identities == self._identities:
            return
        if lost:
            self._losses += 1
            if self._losses > 1:
                self._trouble = self._trouble or "changes came that no event told of"
        self._identities, self._unhinted = identities, set()
        self._disarm()
        if self._native_wanted and not self._stopped:
            self._arm({identity[0]: str(root) for root, identity in identities.items() if identity})

    def _arm(self, folders: dict[str, str]) -> None:
        from netmd.watch.native import NativeWatchError, watch_natively

        try:
            self._stop_native = watch_natively(folders, self._on_hint) if folders else None
        except NativeWatchError as error:
            self._trouble = str(error)

    def _disarm(self) -> None:
        stop, self._stop_native = self._stop_native, None
        if stop is not None:
            stop()

    def _on_hint(self, paths: Iterable[str], is_folder: bool) -> None:
        told = [path for path in paths if not self._is_hidden(path) and (is_folder or self._is_wanted(path))]
        if not told:
            return
        with self._wake:
            self._unhinted.difference_update(told)
            if is_folder:
                self._unhinted.clear()
            self._hints.add(() if is_folder else told, time.monotonic(), everything=is_folder)
            self._wake.notify_all()

    def _is_wanted(self, path: str) -> bool:
        answer = self._answers.get(path)
        if answer is None or (not answer and Path(path).is_symlink()):
            answer = self._answers[path] = self._wanted(Path(path))
        return answer

    def _is_link(self, path: str) -> bool:
        """Whether what it leads to may lie where no event tells of it."""
        known = self._gatherer.known.get(path)
        return known is not None and known.link_ns != 0

    def _is_hidden(self, path: str) -> bool:
        """Whether a folder on the way from the root is hidden, as :func:`scan` has it."""
        roots = (str(root) for root in self._roots)
        below = next((path[len(root) :] for root in roots if path.startswith(f"{root}/")), "")
        return "/." in below.rpartition("/")[0]

    def _is_gone(self, path: str) -> bool:
        """Whether a missing file is gone by itself, and not its root with all that is in it."""
        return all(_identity(root) is not None for root in self._roots if path.startswith(f"{root}/"))

    def _mistrust_network_drives(self) -> None:
        kinds = [kind for root in self._roots if (kind := network_type(root)) is not None]
        if kinds:
            self._trouble = f"a network drive, {kinds[0]}"


def _identity(root: Path) -> tuple[str, int, int] | None:
    """The place a root really is, and which folder stands there now; None while there is none."""
    try:
        real = root.resolve(strict=True)
        found = real.stat()
    except (OSError, RuntimeError):
        return None
    return str(real), found.st_dev, found.st_ino


def _fingerprint(path: str) -> bytes | None:
    try:
        # It may have become a pipe since it was looked at, which would be waited for without end.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(descriptor, "rb") as file:  # noqa: PTH123 - opened by descriptor, so that it cannot wait
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                return None
            return hashlib.blake2b(file.read(_FINGERPRINT_BYTES), digest_size=16).digest()
    except OSError:
        return None
