"""``netmd intro``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from netmd.cli.options import chosen_notebook, clock_today, dry_run_option, notebook_option, text_option, today_option
from netmd.cli.people import choose_contact, who_argument
from netmd.dates import with_weekday
from netmd.errors import UsageError

if TYPE_CHECKING:
    from netmd.drafts import Draft


@click.command()
@who_argument("a")
@who_argument("b")
@click.option("--stage", metavar="STAGE", type=click.Choice(["offered", "agreed", "sent", "met"]),
              help="How far it is: offered, agreed, sent or met. Default: sent.")  # fmt: skip
@text_option("--outcome", metavar="TEXT", default="", help="What came of it, in a few words; instead of a stage.")
@text_option("--on", metavar="DATE", help="The day: yesterday, friday, 2026-05-12. Default: today.")
@text_option("--note", metavar="TEXT", default="", help="What to remember, with a new introduction.")
@click.option("--no-draft", is_flag=True, help="Draft no e-mail.")
@notebook_option
@today_option
@dry_run_option
def intro(
    a: str, b: str, stage: str | None, outcome: str, on: str | None, note: str, no_draft: bool,
    notebook: str | None, today: date | None, dry_run: bool,
) -> None:  # fmt: skip
    """Record an introduction that you make between A and B, and draft the e-mail.

    \b
    netmd intro sam renee --stage offered     ask them first: an e-mail to each
    netmd intro sam renee --stage agreed      both said yes: an e-mail to both
    netmd intro sam renee                     sent
    netmd intro sam renee --outcome 'second interview'

    It is one line in A's file; the next time only the words in its brackets change. A new one that is sent is a touch
    with both, and gets a section of its own unless A's file has one of that day; one that is only offered or agreed is
    no touch.

    A and B are an id, a name, an alias, an e-mail address or a piece of one; accents and a slip are forgiven.
    """
    from netmd.cli.drafting import show_drafts
    from netmd.cli.output import say
    from netmd.cli.writing import open_for_writing, open_note, plan_and_carry_out
    from netmd.drafts import draft_introduction
    from netmd.editing.habits import habits_of
    from netmd.editing.introduce import Introducing, find_introduction, introduce
    from netmd.editing.plan import Plan
    from netmd.letters import templates_of
    from netmd.spoken import parse_day

    if stage and outcome:
        raise click.UsageError("The outcome stands in place of the stage; give one of them.")
    day = today or clock_today()
    made_on = parse_day(on, day, past=True) if on else day
    if made_on > day:
        raise UsageError(f"{with_weekday(made_on)} is still to come.", "Record an introduction once it is made.")
    loaded = open_for_writing(chosen_notebook(None, notebook), dry_run)
    one, other = (choose_contact(loaded.index, who, for_writing=True) for who in (a, b))
    wanted = Introducing(one, other, made_on, stage, outcome, note)
    habits = habits_of(loaded.index)
    drafts: tuple[Draft, ...] = ()
    if not no_draft and not outcome:
        drafts = draft_introduction(one, other, stage or "sent", loaded.index, day,
                                    lambda name: templates_of(loaded.root, name), loaded.settings.synonyms)  # fmt: skip

    def make() -> Plan:
        known = find_introduction(one, other, loaded.index)
        fresh = loaded.refreshed({one.path, other.path, *([known.location.path] if known else [])})
        return introduce(wanted, fresh.index, lambda path: open_note(fresh, path), habits, day)

    plan_and_carry_out(loaded.root, make, dry_run)
    if drafts:
        say("")
        show_drafts(drafts)
