"""Keeping a published site fresh: changes and the passing of midnight in, rebuilt pages out."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Protocol

from netmd.dashboard import Built, Dashboard
from netmd.errors import NetmdError
from netmd.notebook import Notebook, load
from netmd.publish import Published
from netmd.watch import Changes

LOOK_AT_CLOCK_EVERY = 60.0
"""Seconds. A machine that slept over midnight shows the new day no later than this after it wakes."""


_NAMED = 3
"""Folders named that cannot be listed."""


class Watching(Protocol):
    """What is asked of a watcher; see :class:`netmd.watch.Watcher`."""

    @property
    def notice(self) -> str | None: ...

    @property
    def missing(self) -> str | None: ...

    def wait(self, timeout: float | None = None) -> Changes | None: ...

    def look_again(self) -> None: ...


class Serving(Protocol):
    """What is asked of a server; see :class:`netmd.server.SiteServer`."""

    def reload(self) -> None: ...

    def show_problem(self, text: str | None) -> None: ...


class Keeper:
    """Follows one notebook. ``today`` fixes the day; without it the day is the clock's, and moves on at midnight.

    A rebuild that fails leaves the last good site in place and shows why on its pages; it is tried again at the next
    change, and once a minute, since what was in the way (a full disk) may have gone by itself. A notebook or a folder
    that cannot be got at is shown there too, as long as it keeps the pages from being up to date. That changes are
    looked for less often is said once, to the terminal.
    """

    def __init__(
        self,
        notebook: Notebook,
        dashboard: Dashboard,
        clock: Callable[[], datetime],
        today: date | None = None,
    ) -> None:
        self.notebook = notebook
        self._root = notebook.root
        self._dashboard = dashboard
        self._clock = clock
        self._fixed_today = today
        self._is_behind = False
        self._shown: date | None = None
        self._problem: str | None = None
        self._notice: str | None = None
        self._missing: str | None = None
        self._outdated: str | None = None

    @property
    def site(self) -> Path:
        """The folder the site is published to."""
        return self._dashboard.site

    @property
    def today(self) -> date:
        """The day the agenda is for."""
        return self._fixed_today or self._clock().date()

    def wants(self, path: Path) -> bool:
        """Whether a change of this file may change the site."""
        try:
            return self.notebook.wants(path.relative_to(self._root).as_posix())
        except ValueError:
            return False

    def catch_up(self) -> None:
        """Let the next step read all once more at once: what was saved before the watching began is in it then."""
        self._is_behind = True

    def publish(self) -> Built:
        """Build and publish as things are. Raises :class:`NetmdError`."""
        today = self.today
        built = self._dashboard.publish(self.notebook, today)
        self._shown = today
        return built

    def step(self, watcher: Watching, server: Serving, report: Callable[[str], None]) -> None:
        """Wait for changes or the turn of the day, and bring the site up to date with them."""
        is_behind, self._is_behind = self._is_behind, False
        changes = watcher.wait(0.0 if is_behind else self._patience())
        self._heed(watcher, server, report)
        if not changes and not is_behind and self._shown == self.today and self._problem is None:
            return
        try:
            layout = self.notebook.layout
            if is_behind:
                self.notebook = load(self._root)
            elif changes or self._problem is not None:
                self.notebook = self._read(changes)
                self._publish_at_once(server)
            built = self.publish()
        except NetmdError as error:
            self._fail(server, report, f"{error.message} {error.hint}".strip())
        except Exception as error:  # a fault of ours must not end the server: the last good site stays up
            self._fail(server, report, f"netmd itself failed: {type(error).__name__}: {error}")
        else:
            if self.notebook.layout != layout:
                watcher.look_again()
            self._problem = None
            self._tell_outdated(report)
            self._show(server)
            if is_behind:
                gc.freeze()  # what stays from save to save is not searched for garbage at each of them
            server.reload()  # another process may have written the pages; each looks whether it changed
            if built.published.written or built.published.removed:
                report(f"{self._clock():%H:%M:%S} {_what_changed(changes, self._root)}: "
                       f"{what_was_done(built.published)}")  # fmt: skip

    def _publish_at_once(self, server: Serving) -> None:
        """What was just saved is on its page before the overviews are worked out, which may take longer."""
        first = self._dashboard.publish_at_once(self.notebook) if self._shown == self.today else None
        if first is not None and first.written:
            server.reload()

    def _read(self, changes: Changes | None) -> Notebook:
        if changes is None or self._problem is not None:
            return load(self._root)
        return self.notebook.refreshed([path.relative_to(self._root).as_posix() for path in changes.paths])

    def _fail(self, server: Serving, report: Callable[[str], None], text: str) -> None:
        self._shown = self.today
        if text != self._problem:
            self._problem = text
            self._show(server)
            report(f"{self._clock():%H:%M:%S} {text}")

    def _heed(self, watcher: Watching, server: Serving, report: Callable[[str], None]) -> None:
        if watcher.notice != self._notice:
            self._notice, self._missing = watcher.notice, watcher.missing
            self._show(server)
            report(f"{self._clock():%H:%M:%S} {self._notice or 'Watching goes on as before.'}")

    def _tell_outdated(self, report: Callable[[str], None]) -> None:
        """Say which folders' notes are shown as they were, and when that is over."""
        folders = self.notebook.outdated
        named = " ".join(f"{one.location.path}: {one.message}" for one in folders[:_NAMED])
        more = f" So it is with {len(folders) - _NAMED:,} more." if len(folders) > _NAMED else ""
        outdated = f"{named}{more} What was read there last is still shown." if folders else None
        if outdated != self._outdated:
            self._outdated = outdated
            report(f"{self._clock():%H:%M:%S} {outdated or 'All folders can be read again.'}")

    def _show(self, server: Serving) -> None:
        failed = f"{self._problem} The pages are those of the last good build." if self._problem else None
        server.show_problem(failed or self._missing or self._outdated)

    def _patience(self) -> float | None:
        if self._fixed_today:
            return None if self._problem is None else LOOK_AT_CLOCK_EVERY
        now = self._clock()
        midnight = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), now.tzinfo)
        return min(LOOK_AT_CLOCK_EVERY, max(0.0, (midnight - now).total_seconds()) + 0.01)


def what_was_done(published: Published) -> str:
    """``2 pages written, 300 removed``."""
    counts = [(len(published.written), "written"), (len(published.removed), "removed")]
    (first, verb), *others = [(number, verb) for number, verb in counts if number] or counts[:1]
    said = [f"{first} {'page' if first == 1 else 'pages'} {verb}", *(f"{number} {verb}" for number, verb in others)]
    return ", ".join(said)


def _what_changed(changes: Changes | None, root: Path) -> str:
    if not changes:
        return "a new day"
    names = [path.relative_to(root).as_posix() for path in changes.paths]
    return names[0] if len(names) == 1 else f"{len(names)} files"
