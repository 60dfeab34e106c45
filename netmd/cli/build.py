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
    from netmd.cache.sites import Counts
    from netmd.publish import Published


@click.command()
@notebook_argument
@site_option
@today_option
def build(notebook: str | None, option: str | None, site: str | None, today: date | None) -> None:
    """Make the dashboard: a folder of HTML pages that open with a double click.

    Only pages that changed are written. A folder that netmd did not make is never written to.
    """
    from netmd.files import survey
    from netmd.locate import default_site
    from netmd.rebuild import rebuild

    started = time.perf_counter()
    root = chosen_notebook(notebook, option)
    with progress_bar() as progress:
        ground = survey(root)
        warn_of_unfinished(root)
        out = Path(site) if site else default_site(root)
        outcome = rebuild(ground, out, today or clock_today(), progress)
    where = (out / "index.html").resolve()
    say(f"{summary(outcome.counts, outcome.published, time.perf_counter() - started)}: {where}")


def summary(counts: Counts, published: Published, seconds: float) -> str:
    """One line: what is in the notebook, what is due, what is wrong, how long it took."""
    parts = (
        count(counts.contacts, "contact"),
        count(counts.meetings, "meeting"),
        f"{counts.due} due",
        f"{count(counts.problems, 'problem')} (netmd check lists them)" if counts.problems else "no problems",
        f"{count(len(published.written), 'page')} written in {seconds:.1f} s",
    )
    return ", ".join(parts)
