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
    try:
        for _ in range(min(processes, tasks) - 1):
            answers: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed below, after the copy has ended
            copies.append((_copy(numbers, work, answers), answers))

        def join_in() -> list[Any]:
            found = _work_off(numbers, work)
            while copies:
                number, answers = copies.pop()
                with answers:
                    os.waitpid(number, 0)
                    found.update(_read(answers))
            return [found[task] if task in found else work(task) for task in range(tasks)]

        yield join_in
    finally:
        for number, answers in copies:
            answers.close()
            with contextlib.suppress(OSError):
                os.kill(number, signal.SIGKILL)
                os.waitpid(number, 0)
        os.close(numbers)


def _copy(numbers: int, work: Callable[[int], Any], answers: IO[bytes]) -> int:
    """Start a copy; its process number. The copy never returns from here."""
    gc.freeze()  # what is known by now is left in the pages of memory that both share
    number = os.fork()
    if number:
        gc.unfreeze()
        return number
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
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
