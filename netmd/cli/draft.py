"""``netmd draft``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from netmd.cli.options import chosen_notebook, clock_today, dry_run_option, json_option, notebook_option, today_option
from netmd.cli.output import say, say_json
from netmd.cli.people import WHO_HELP, choose_contact, complete_who, who_argument

if TYPE_CHECKING:
    from netmd.drafts.write import Kind

FORMAT_VERSION = 1


def _placeholders(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    from netmd.drafts import PLACEHOLDERS

    width = max(map(len, PLACEHOLDERS)) + 2
    for name, meaning in PLACEHOLDERS.items():
        say(f"{f'{{{name}}}':<{width}}  {meaning}")
    ctx.exit()


@click.command(help=f"""Draft an e-mail to WHO from what the notes say: a thank-you, an update, an introduction, a
    follow-up. Without KIND it is what is most due. Nothing is sent, and nothing private gets into it.

    \b
    netmd draft priya
    netmd draft sam intro --to-also renee
    xdg-open "$(netmd draft priya update --mailto)"

    The words come from templates, one text file each. Those in the notebook's folder drafts come before netmd's own;
    --templates puts copies there to change.

    {WHO_HELP}
    """)  # fmt: skip
@who_argument(required=False)
@click.argument("kind", required=False, type=click.Choice(["thank-you", "update", "intro", "follow-up"]))
@click.option("--to-also", "others", metavar="WHO", multiple=True, shell_complete=complete_who,
              help="Somebody else it goes to; in an introduction the other one. Repeatable.")  # fmt: skip
@click.option("--mailto", "as_mailto", is_flag=True, help="Print a mailto: address, which opens it in a mail program.")
@click.option("--templates", "copy", is_flag=True, help="Copy the templates into the notebook, to change them there.")
@click.option("--placeholders", is_flag=True, is_eager=True, expose_value=False, callback=_placeholders,
              help="List what may stand in braces in a template.")  # fmt: skip
@json_option
@notebook_option
@today_option
@dry_run_option
def draft(
    who: str | None, kind: Kind | None, others: tuple[str, ...], as_mailto: bool, copy: bool, as_json: bool,
    notebook: str | None, today: date | None, dry_run: bool,
) -> None:  # fmt: skip
    from netmd.cli.drafting import draft_json, show_drafts
    from netmd.cli.reading import open_for_reading
    from netmd.cli.writing import open_for_writing
    from netmd.drafts import default_kind, draft_for, mailto
    from netmd.errors import UsageError
    from netmd.letters import templates_of

    root = chosen_notebook(None, notebook)
    if copy:
        _copy_templates(open_for_writing(root, dry_run).root, dry_run)
        return
    if dry_run:
        raise click.UsageError("Nothing is written but with --templates; --dry-run goes with that.")
    if not who:
        raise click.UsageError("Missing argument 'WHO'.", click.get_current_context())
    if as_mailto and as_json:
        raise click.UsageError("--json has the mailto: address too; give one of them.")
    loaded = open_for_reading(root)
    day = today or clock_today()
    people = [choose_contact(loaded.index, text) for text in (who, *others)]
    if len({contact.path for contact in people}) < len(people):
        raise UsageError("The same person is named twice.", "Name somebody else with --to-also.")
    chosen = kind or default_kind(people[0], loaded.index, loaded.settings, day)
    templates = lambda name: templates_of(root, name)  # noqa: E731
    drafts = draft_for(people, chosen, loaded.index, day, templates, loaded.settings.synonyms)
    if as_json:
        say_json({"format": "netmd-draft", "version": FORMAT_VERSION, "today": day.isoformat(),
                  "drafts": [draft_json(one) for one in drafts]})  # fmt: skip
    elif as_mailto:
        for one in drafts:
            say(mailto(one))
    else:
        show_drafts(drafts)


def _copy_templates(root: Path, dry_run: bool) -> None:
    from netmd.cli.writing import plan_and_carry_out
    from netmd.discovery import DRAFTS_FOLDER as FOLDER
    from netmd.drafts import TEMPLATES
    from netmd.editing.plan import FileChange, Plan
    from netmd.resources import draft_template

    there = [name for name in TEMPLATES if (root / FOLDER / f"{name}.txt").exists()]
    new = [name for name in TEMPLATES if name not in there]
    says = [f"{FOLDER}/{name}.txt" for name in new]
    says += [f"{FOLDER}/{name}.txt is there already, and kept as it is" for name in there]
    changes = tuple(FileChange(f"{FOLDER}/{name}.txt", None, draft_template(name)) for name in new)
    plan_and_carry_out(root, lambda: Plan(changes, tuple(says)), dry_run)
