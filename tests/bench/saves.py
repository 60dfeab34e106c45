"""From a save to the page: what a server that keeps pages fresh takes until a change is on disk.

A save is the new file taking the old one's place. Then the pages are looked at, again and again with short pauses, until
the changed text is in them; that this is done by a process beside the server is part of every figure alike.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator, Set
from contextlib import contextmanager
from pathlib import Path

from tests.bench.figures import Key
from tests.bench.notebooks import Written, marked, met_again
from tests.bench.places import Place
from tests.bench.processes import FailedError, processor_seconds
from tests.bench.programs import Server

PROSE_TO_PAGE = "prose saved, until its page is written, ms"
MEETING_TO_PAGE = "role and meeting saved, until its page is written, ms"
MEETING_TO_ALL = "role and meeting saved, until every page that shows them is, ms"
SHOWING = "pages that show them"

_PAUSE = 0.0005
_STARTS_WITHIN = 900.0
_SAVED_WITHIN = 180.0
_RESTS_WITHIN = 120.0
_IDLE = 0.6
"""Of a core: MkDocs looks at all files again and again while it waits."""
Look = tuple[int, int, int] | None


def saves(place: Place, round_: int, wanted: Set[str]) -> dict[Key, float]:
    """Two saves of one note in each of the program's servers: of its prose, and of its role and a meeting."""
    found = {}
    for server in place.program.servers:
        for what, taken in _saves_in(place, server, place.note(round_)).items():
            found[Key(what, place.size, server.name)] = taken
    return found


def _saves_in(place: Place, server: Server, note: Written) -> dict[str, float]:
    program = place.program
    place.clear()
    with program.edited(place.site, note), _running(place, server) as (pages, rest):
        page = program.page_of(pages, note.id)
        first, second, third = (f"{word}{note.id.replace('-', '').title()}" for word in ("First", "Second", "Third"))

        def save(changed: Written, mark: str, shown_on: Iterable[Path]) -> dict[Path, float]:
            return _until_shown(shown_on, mark, lambda: program.save(place.site, changed))

        met = met_again(note, first)
        save(met, first, [page])  # not counted: it tells which pages show such a thing
        rest()
        showing = _that_show(pages, first) if server.overviews else [page]
        found = {PROSE_TO_PAGE: save(marked(met, second), second, [page])[page] * 1000}
        rest()
        times = save(marked(met_again(note, third), second), third, showing)
        found[MEETING_TO_PAGE] = times[page] * 1000
        if len(showing) > 1:
            found |= {MEETING_TO_ALL: max(times.values()) * 1000, SHOWING: len(showing)}
        return found


def _until_shown(pages: Iterable[Path], mark: str, act: Callable[[], None]) -> dict[Path, float]:
    """Seconds from just before the act until the mark is in each of the pages."""
    wanted = mark.encode()
    looks = {page: _look(page) for page in pages}
    found: dict[Path, float] = {}
    begun = time.perf_counter()
    act()
    while looks:
        for page, before in list(looks.items()):
            now = _look(page)
            if now is None or now == before:
                continue
            looks[page] = now
            if wanted in page.read_bytes():
                found[page] = time.perf_counter() - begun
                del looks[page]
        if time.perf_counter() - begun > _SAVED_WITHIN:
            raise FailedError(f"{next(iter(looks))} does not show a save after {_SAVED_WITHIN:g} s")
        time.sleep(_PAUSE)
    return found


def _look(page: Path) -> Look:
    try:
        stat = page.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_ino, stat.st_size


def _that_show(pages: Path, mark: str) -> list[Path]:
    wanted = mark.encode()
    return [page for page in sorted(pages.rglob("*.html")) if wanted in page.read_bytes()]


@contextmanager
def _running(place: Place, server: Server) -> Iterator[tuple[Path, Callable[[], None]]]:
    """The server, once it has built: its folder of pages, and what waits until it has nothing to do."""
    said = place.site / "temporary.log"
    call = place.program.call(place.site, server.command(_free_port()))
    with said.open("wb") as output:
        process = call.start(output=output.fileno(), own_group=True)
        try:
            _wait_for(lambda: server.ready in said.read_text(errors="replace"), process, said)
            _rest(process.pid)
            pages = next(place.site.glob(server.pages)) if server.pages else place.pages
            yield pages, lambda: _rest(process.pid)
        finally:
            _end(process)


def _wait_for(ready: Callable[[], bool], process: subprocess.Popen[bytes], said: Path) -> None:
    begun = time.perf_counter()
    while not ready():
        if process.poll() is not None or time.perf_counter() - begun > _STARTS_WITHIN:
            raise FailedError(f"{process.args!r} did not begin to serve:\n{said.read_text(errors='replace')[-2000:]}")
        time.sleep(0.05)


def _rest(pid: int) -> None:
    """Wait two seconds, and on until a second goes by in which the server used not much of a core."""
    time.sleep(1.0)
    for _ in range(int(_RESTS_WITHIN)):
        before = processor_seconds(pid)
        time.sleep(1.0)
        after = processor_seconds(pid)
        if before is None or after is None or after - before < _IDLE:
            return


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask the server and all it started to end, as Ctrl-C does; if they do not, end them."""
    for sent in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sent)
            process.wait(timeout=10)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
        else:
            return


def _free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port
