"""``netmd pass``, in a module of another name because ``pass`` is a word of Python."""

from __future__ import annotations

from datetime import date

import click

from netmd.cli.openings import choose_opening, complete_opening
from netmd.cli.options import chosen_notebook, clock_today, dry_run_option, notebook_option, text_option, today_option
from netmd.cli.output import say, say_aside
from netmd.cli.people import choose_contact, who_argument
from netmd.dates import with_weekday
from netmd.errors import UsageError


@click.command(name="pass")
@click.argument("opening", metavar="OPENING", shell_complete=complete_opening)
@who_argument()
@text_option("--on", metavar="DATE", help="The day: yesterday, friday, 2026-05-12. Default: today.")
@text_option("--outcome", metavar="TEXT", default="", help="What came of it, in a few words.")
@click.option("--no-draft", is_flag=True, help="Draft no e-mail.")
@notebook_option
@today_option
@dry_run_option
def pass_on(
    opening: str, who: str, on: str | None, outcome: str, no_draft: bool, notebook: str | None,
    today: date | None, dry_run: bool,
) -> None:  # fmt: skip
    """Note in OPENING's file that you passed it on to WHO, and draft the e-mail.

    \b
    netmd pass video-producer minji
    netmd pass video-producer minji --outcome applied

    The second time only the words in the brackets change.

    OPENING is the id, the title or a piece of it, with the organisation or without. WHO is an id, a name, an alias, an
    e-mail address or a piece of one; accents and a slip are forgiven.
    """
    from netmd.cli.drafting import show_drafts
    from netmd.cli.writing import open_for_writing, open_note, plan_and_carry_out
    from netmd.drafts import draft_passing
    from netmd.editing.passing import Passing, pass_on
    from netmd.editing.plan import Plan
    from netmd.letters import templates_of
    from netmd.spoken import parse_day

    day = today or clock_today()
    passed_on = parse_day(on, day, past=True) if on else None
    if passed_on and passed_on > day:
        raise UsageError(f"{with_weekday(passed_on)} is still to come.", "Note it once it is passed on.")
    loaded = open_for_writing(chosen_notebook(None, notebook), dry_run)
    found = choose_opening(loaded.index, opening)
    contact = choose_contact(loaded.index, who, for_writing=True)
    wanted = Passing(contact, day, passed_on, outcome)
    is_new = loaded.index.passed_to(found, contact) is None
    draft = None
    if not no_draft and not outcome and is_new:
        draft = draft_passing(found, contact, loaded.index, day, lambda name: templates_of(loaded.root, name))

    def make() -> Plan:
        return pass_on(open_note(loaded, found.path), wanted, loaded.index)

    plan_and_carry_out(loaded.root, make, dry_run)
    if found.status in ("filled", "closed") and is_new:
        say_aside(f"'{found.title}' is {found.status}.")
    if draft is not None:
        say("")
        show_drafts([draft])
