"""Cut the writer short, or let it fail, at each of its system calls in turn."""

from __future__ import annotations

import errno
import inspect
import os
import signal
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from netmd.errors import NetmdError
from netmd.writing import calls

CALLS = tuple(
    name for name, value in inspect.getmembers(calls, inspect.isfunction)
    if value.__module__ == calls.__name__ and not name.startswith("_")
)  # fmt: skip

ABILITIES = {
    "all": {},
    "no exchange": {"exchange": errno.ENOSYS, "rename_to_free": errno.EINVAL},
    "no links": {"exchange": errno.EINVAL, "rename_to_free": errno.ENOSYS, "link": errno.EPERM},
}
"""What a system can do: for each call it lacks, what it answers."""

Snapshot = dict[str, object]

KILLS: list[int] = []
"""The call before which each process of this run of the tests was killed; their count is printed at its end."""


@contextmanager
def before_each_call(abilities: str, act: Callable[[int, str, Callable[[], Any]], Any]) -> Iterator[None]:
    """Have ``act(number, name, call)`` make each system call of the writer, on a system with these abilities."""
    number = 0

    def replacing(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any) -> Any:
            nonlocal number
            if name in ABILITIES[abilities]:
                raise OSError(ABILITIES[abilities][name], "is not there")
            number += 1
            return act(number, name, lambda: real(*arguments))

        return counted

    real = {name: getattr(calls, name) for name in CALLS}
    for name in CALLS:
        setattr(calls, name, replacing(name, real[name]))
    try:
        yield
    finally:
        for name in CALLS:
            setattr(calls, name, real[name])


def killed_at(number: int, abilities: str, run: Callable[[], object]) -> bool:
    """Run in a process of its own that is killed just before its call of this number; whether it came to that."""

    def act(now: int, name: str, call: Callable[[], Any]) -> Any:
        if now == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return call()

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # newer Pythons warn of forks where there are threads
        child = os.fork()
    if child == 0:
        code = 1
        try:
            with before_each_call(abilities, act):
                run()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        KILLS.append(number)
        return True
    assert os.waitstatus_to_exitcode(status) == 0, "the run failed by itself; see standard error"
    return False


def failure(run: Callable[[], object]) -> NetmdError | None:
    """The error in words that this gives, if it gives one."""
    try:
        run()
    except NetmdError as error:
        return error
    return None


def snapshot(root: Path) -> Snapshot:
    """Everything in a folder, hidden or not: files by bytes and mode, links by where they lead, folders."""
    found: Snapshot = {}
    for place in sorted(root.rglob("*")):
        name = place.relative_to(root).as_posix()
        if place.is_symlink():
            found[name] = f"link to {place.readlink()}"
        elif place.is_dir():
            found[name] = "folder"
        else:
            found[name] = (place.read_bytes(), place.stat().st_mode)
    return found
