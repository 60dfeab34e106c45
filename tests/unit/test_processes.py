from __future__ import annotations

import errno
import os
import signal
import threading

import pytest

from netmd.processes import MOST_TASKS, sharing_out, usable_cores


@pytest.mark.parametrize("processes", [1, 2, 5])
@pytest.mark.parametrize("tasks", [0, 1, 2, 300])
def test_every_task_is_done_and_told_of_in_order(tasks: int, processes: int) -> None:
    with sharing_out(tasks, lambda number: [number, number * number], processes) as join_in:
        assert join_in() == [[number, number * number] for number in range(tasks)]


def test_copies_do_work_while_this_process_does_something_else() -> None:
    here = os.getpid()
    with sharing_out(8, lambda _number: os.getpid(), 2) as join_in:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)  # the copy has nothing more to do
        assert here not in join_in()


def test_what_a_copy_leaves_undone_is_done_here() -> None:
    here = os.getpid()

    def work(number: int) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with sharing_out(20, work, 4) as join_in:
        assert join_in() == list(range(20))


def test_an_error_in_a_copy_is_raised_here() -> None:
    def work(number: int) -> int:
        if number == 13:
            raise ValueError("thirteen")
        return number

    with pytest.raises(ValueError, match="thirteen"), sharing_out(20, work, 3) as join_in:
        join_in()


def test_copies_are_gone_when_the_work_is_given_up() -> None:
    def work(_number: int) -> None:
        signal.pause()

    with pytest.raises(KeyboardInterrupt), sharing_out(4, work, 3):
        raise KeyboardInterrupt
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.parametrize("what", ["os.fork", "tempfile.TemporaryFile"])
def test_where_there_can_be_no_copies_all_is_done_here(monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EAGAIN, "no more")

    monkeypatch.setattr(what, refuse)
    with sharing_out(5, lambda number: number, 3) as join_in:
        assert join_in() == [0, 1, 2, 3, 4]


def test_a_copy_that_is_waited_for_ends_with_the_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    here, wait, asked = os.getpid(), os.waitpid, list[int]()

    def work(number: int) -> int:
        if os.getpid() != here:
            signal.pause()
        return number

    def interrupted(process: int, options: int) -> tuple[int, int]:
        asked.append(process)
        if len(asked) == 1:
            raise KeyboardInterrupt
        return wait(process, options)

    monkeypatch.setattr(os, "waitpid", interrupted)
    with pytest.raises(KeyboardInterrupt), sharing_out(40, work, 2) as join_in:
        join_in()
    assert asked == [asked[0]] * 2
    with pytest.raises(ProcessLookupError):
        os.kill(asked[0], 0)


def test_more_tasks_than_can_be_told_are_refused() -> None:
    with pytest.raises(ValueError, match="do not fit"), sharing_out(MOST_TASKS + 1, print, 2):
        pass


def test_beside_another_thread_nothing_is_copied() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert usable_cores() == 1
    finally:
        done.set()
        thread.join()
