"""Work shared out over the cores: this process and copies of it, which inherit all it knows and hand back little.

The copies are forks, so that nothing is sent to them. What they hand back is JSON. A copy that fails, or is killed,
costs nothing but time: what it had in hand is done again here, where an error is raised as if there had been no copies.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import struct
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from typing import IO, Any

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_NUMBER = struct.Struct("=H")
MOST_TASKS = 16_000
"""Numbers of tasks that fit into a pipe at once (64 KiB on Linux, two bytes each), with room to spare."""


def usable_cores() -> int:
    """How many processes can really run at once; 1 where processes are not copied safely.

    Copying is safe on Linux and while there is one thread only: another one may hold a lock for good in the copy.
    """
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0))


@contextlib.contextmanager
def sharing_out(tasks: int, work: Callable[[int], Any], processes: int) -> Iterator[Callable[[], list[Any]]]:
    """Have the tasks, numbered from 0, worked on in ``processes - 1`` copies of this process while the context lasts.

    The function it gives joins in until all is done, and returns what each task gave, in order: what ``work`` returns
    must be JSON (a tuple comes back as a list). Raises ``ValueError`` for more than :data:`MOST_TASKS`.
    """
    if tasks > MOST_TASKS:
        raise ValueError(f"{tasks} tasks do not fit")
    numbers, to_numbers = os.pipe()
    os.write(to_numbers, b"".join(map(_NUMBER.pack, range(tasks))))
    os.close(to_numbers)
    copies: list[tuple[int, IO[bytes]]] = []

    def join_in() -> list[Any]:
        found = _work_off(numbers, work)
        while copies:
            number, answers = copies[-1]
            os.waitpid(number, 0)
            copies.pop()
            with answers:
                found.update(_read(answers))
        return [found[task] if task in found else work(task) for task in range(tasks)]

    others = min(processes, tasks) - 1
    if others > 0:
        gc.freeze()  # a search for garbage would write to all pages of memory, which are shared until somebody does
    try:
        with contextlib.suppress(OSError):  # no more processes, no place for a file: then with fewer
            for _ in range(others):
                _start_copy(copies, numbers, work)
        yield join_in
    finally:
        for number, answers in copies:
            answers.close()
            with contextlib.suppress(OSError):
                os.kill(number, signal.SIGKILL)
            with contextlib.suppress(OSError):
                os.waitpid(number, 0)
        os.close(numbers)


def _start_copy(copies: list[tuple[int, IO[bytes]]], numbers: int, work: Callable[[int], Any]) -> None:
    """Start a copy and note it down; no signal comes between the two, or reaches a copy that is not yet on its own."""
    answers = tempfile.TemporaryFile()  # noqa: SIM115 - closed by who waits for the copy
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    try:
        number = os.fork()
    except OSError:
        answers.close()
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        raise
    if number:
        copies.append((number, answers))
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return
    status = 1
    try:
        for one in _SIGNALS:
            signal.signal(one, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        answers.write(json.dumps(list(_work_off(numbers, work).items())).encode())
        answers.flush()
        status = 0
    finally:
        os._exit(status)


def _work_off(numbers: int, work: Callable[[int], Any]) -> dict[int, Any]:
    """Take tasks until there are none left."""
    done: dict[int, Any] = {}
    while taken := os.read(numbers, _NUMBER.size):
        (task,) = _NUMBER.unpack(taken)
        done[task] = work(task)
    return done


def _read(answers: IO[bytes]) -> dict[int, Any]:
    answers.seek(0)
    try:
        return dict(json.loads(answers.read() or b"[]"))
    except ValueError:  # the copy was killed while it wrote them
        return {}
