"""``netmd build``."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netmd.cli.options import chosen_notebook, clock_today, notebook_argument, site_option, today_option
from netmd.cli.output import count, progress_bar, say
from netmd.cli.reading import warn_of_unfinished

if TYPE_CHECKING:
    from netmd.dashboard import Built
    from netmd.notebook import Notebook


@click.command()
@notebook_argument
@site_option
@today_option
def build(notebook: str | None, option: str | None, site: str | None, today: date | None) -> None:
    """Make the dashboard: a folder of HTML pages that open with a double click.

    Only pages that changed are written. A folder that netmd did not make is never written to.
    """
    from netmd.dashboard import Dashboard, default_site
    from netmd.notebook import load

    started = time.perf_counter()
    root = chosen_notebook(notebook, option)
    with progress_bar() as progress:
        loaded = load(root, progress)
        warn_of_unfinished(root)
        dashboard = Dashboard(Path(site) if site else default_site(root))
        built = dashboard.publish(loaded, today or clock_today(), progress)
    where = (dashboard.site / "index.html").resolve()
    say(f"{summary(loaded, built, time.perf_counter() - started)}: {where}")


def summary(notebook: Notebook, built: Built, seconds: float) -> str:
    """One line: what is in the notebook, what is due, what is wrong, how long it took."""
    from netmd.followups.reminder import Lane

    counts = built.agenda.counts
    meetings = sum(len(entry.note.meetings) for entry in notebook.index.entries.values())
    parts = (
        count(len(notebook.index.contacts), "contact"),
        count(meetings, "meeting"),
        f"{counts[Lane.LATE] + counts[Lane.TODAY]} due",
        f"{count(built.problems, 'problem')} (netmd check lists them)" if built.problems else "no problems",
        f"{count(len(built.published.written), 'page')} written in {seconds:.1f} s",
    )
    return ", ".join(parts)
