"""``netmd serve``."""

from __future__ import annotations

import os
import threading
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

import click

from netmd.cli.build import summary
from netmd.cli.options import chosen_notebook, clock_today, notebook_argument, site_option, today_option
from netmd.cli.output import progress_bar, say, say_aside
from netmd.cli.reading import warn_of_unfinished

DEFAULT_PORT = 8020


@click.command()
@notebook_argument
@site_option
@click.option("--port", type=click.IntRange(0, 65535), metavar="N",
              help=f"The port. Default: {DEFAULT_PORT}, or the next free one; 0 takes any.")  # fmt: skip
@click.option("--open", "open_page", is_flag=True, help="Open the dashboard in your browser.")
@today_option
def serve(
    notebook: str | None, option: str | None, site: str | None, port: int | None, open_page: bool, today: date | None
) -> None:
    """Show the dashboard and keep it fresh: a note saved in any editor is on the open page at once.

    Only this machine can see it (http://127.0.0.1). Ctrl-C ends it. While a rebuild fails, the last good pages are
    shown with the reason on them.
    """
    from netmd.dashboard import Dashboard
    from netmd.files import survey
    from netmd.freshness import Keeper
    from netmd.locate import default_site
    from netmd.rebuild import counts_of, take_up
    from netmd.resources import live_script, not_found_page
    from netmd.server import SiteServer
    from netmd.watch import Watcher

    started = time.perf_counter()
    root = chosen_notebook(notebook, option).absolute()
    dashboard = Dashboard(Path(site) if site else default_site(root))
    with progress_bar() as progress:  # before there are threads: where there are none, all cores can work
        notebook_read, built = take_up(survey(root), dashboard, today or clock_today(), progress)
    keeper = Keeper(notebook_read, dashboard, _now, today)
    warn_of_unfinished(root)
    try:
        with failing_threads_said(), Watcher([root], keeper.wants) as watcher:
            server = SiteServer(
                keeper.site,
                port=DEFAULT_PORT if port is None else port,
                spare_ports=20 if port is None else 0,
                live_script=live_script(),
                not_found_page=not_found_page(),
                log=say_aside,
            )
            server.start()
            try:
                counts = counts_of(keeper.notebook, built)
                say(f"{summary(counts, built.published, time.perf_counter() - started)}: {server.url}")
                say_aside("Ctrl-C ends it.")
                if open_page:
                    webbrowser.open(server.url)
                keeper.catch_up()  # with what was saved before the watching began
                while True:
                    keeper.step(watcher, server, say_aside)
            finally:
                server.stop()
    except KeyboardInterrupt:
        say_aside("Stopped.")


@contextmanager
def failing_threads_said() -> Iterator[None]:
    """Say in one line what an exception ended a thread with, instead of Python's traceback.

    What a thread of watchdog would have told of is found by the look at everything.
    """
    from netmd.watch import RESCAN_SECONDS

    python_says = threading.excepthook

    def say_it(failed: threading.ExceptHookArgs) -> None:
        if os.environ.get("NETMD_DEBUG"):
            python_says(failed)
            return
        what = f"{failed.exc_type.__name__}: {failed.exc_value}"
        if any(kind.__module__.startswith("watchdog.") for kind in type(failed.thread).__mro__):
            say_aside(f"Watching stumbled: {what}; looking every {RESCAN_SECONDS:g} s goes on.")
        else:
            say_aside(f"A part of netmd stumbled: {what}")

    threading.excepthook = say_it
    try:
        yield
    finally:
        threading.excepthook = python_says


def _now() -> datetime:
    return datetime.now().astimezone()
