"""``netmd new``."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from netmd.cli.options import chosen_notebook, clock_today, dry_run_option, notebook_option, text_option, today_option
from netmd.cli.people import can_ask, choose_contact, complete_who
from netmd.errors import NetmdError, UsageError

if TYPE_CHECKING:
    from netmd.dates import Birthday, Cadence, When
    from netmd.editing.new import NewContact
    from netmd.index import Index
    from netmd.model import Direction


class SomebodyLikeThatError(NetmdError):
    """Somebody of that name, address or profile has a file already."""

    exit_code = 9


@click.command()
@click.argument("name", nargs=-1, required=True)
@text_option("--alias", "aliases", metavar="NAME", multiple=True, help="Another name that links may use. Repeatable.")
@text_option("--pronouns", metavar="TEXT", default="", help="she/her, they/them, ...")
@text_option("--org", "orgs", metavar="TEXT", multiple=True, help="Where they are. Repeatable.")
@text_option("--role", "roles", metavar="TEXT", multiple=True, help="What they are there. Repeatable.")
@text_option("--email", "emails", metavar="ADDRESS", multiple=True, help="An e-mail address. Repeatable.")
@text_option("--phone", "phones", metavar="NUMBER", multiple=True, help="A phone number. Repeatable.")
@text_option("--url", "urls", metavar="ADDRESS", multiple=True, help="Their site. Repeatable.")
@text_option("--linkedin", metavar="ADDRESS", default="", help="Their profile; 'no' says that they have none.")
@text_option("--location", metavar="TEXT", default="", help="Where they live.")
@text_option("--tag", "tags", metavar="TAG", multiple=True, help="Groups of yours, with commas. Repeatable.")
@click.option("--direction", type=click.Choice(["up", "down", "across"]), help="Where they stand from you.")
@text_option("--met", metavar="DATE", help="When you met: yesterday, '12 may', 2026-05, 2024.")
@text_option("--met-at", metavar="TEXT", default="", help="Where, or how.")
@text_option("--introduced-by", "introduced_by", metavar="WHO", multiple=True, shell_complete=complete_who,
              help="Who led you to them. Repeatable.")  # fmt: skip
@text_option("--cadence", metavar="SPAN", help="How often to be in touch: '4-6 weeks', monthly, none.")
@text_option("--seeking", metavar="TEXT", multiple=True, help="What they look for. Repeatable.")
@text_option("--offers", metavar="TEXT", multiple=True, help="What they can help with. Repeatable.")
@text_option("--birthday", metavar="DAY", help="1988-05-18, or 05-18.")
@click.option("--force", is_flag=True, help="Even if somebody like that is there.")
@click.option("-e", "--edit", is_flag=True, help="Then open the file in $VISUAL or $EDITOR.")
@notebook_option
@today_option
@dry_run_option
def new(
    name: tuple[str, ...], aliases: tuple[str, ...], pronouns: str, orgs: tuple[str, ...], roles: tuple[str, ...],
    emails: tuple[str, ...], phones: tuple[str, ...], urls: tuple[str, ...], linkedin: str, location: str,
    tags: tuple[str, ...], direction: Direction | None, met: str | None, met_at: str, introduced_by: tuple[str, ...],
    cadence: str | None, seeking: tuple[str, ...], offers: tuple[str, ...], birthday: str | None,
    force: bool, edit: bool, notebook: str | None, today: date | None, dry_run: bool,
) -> None:  # fmt: skip
    """Begin the file of a new contact, with only what is known of them.

    It goes into the folder where most contacts lie and is called as their files are: ann-lee.md, or Ann Lee.md.

    \b
    netmd new Priya Raman --org 'Northside Athletics' --met yesterday --introduced-by dana --tag sports
    """
    from netmd.cli.editor import editor_command, open_in_editor
    from netmd.cli.home import home_of
    from netmd.cli.writing import open_for_writing, plan_and_carry_out, reader
    from netmd.editing.linking import link_to
    from netmd.editing.new import NewContact, new_note
    from netmd.editing.plan import FileChange, Plan
    from netmd.editing.stems import are_called_as_named, file_stem, free_path, usual_folder
    from netmd.editing.wording import one_line

    day = today or clock_today()
    met_on, rhythm, born = _met(met, day), _cadence(cadence), _birthday(birthday)
    _refuse_what_is_no_address(emails, phones)
    loaded = open_for_writing(chosen_notebook(None, notebook), dry_run)
    wanted = file_stem(one_line(" ".join(name)), as_named=are_called_as_named(loaded.index))
    home = home_of(loaded)
    folder = usual_folder(loaded.index, home)
    folder = folder if loaded.layout.kind(f"{folder}/{wanted}.md".lstrip("/")) == "contact" else home
    by = [choose_contact(loaded.index, who, for_writing=True) for who in introduced_by]
    made = NewContact(
        one_line(" ".join(name)), _texts(aliases), _texts(orgs), _texts(roles), _texts(emails), _texts(phones),
        _texts(urls), one_line(linkedin), one_line(location), _words(tags), direction, met_on, one_line(met_at),
        tuple(dict.fromkeys(link_to(who, loaded.index, f"{folder}/{wanted}.md".lstrip("/")) for who in by)),
        rhythm, _words(seeking), _words(offers), born, one_line(pronouns),
    )  # fmt: skip
    if not force:
        _refuse_or_ask(loaded.index, made)
    taken = {entry.id for entry in loaded.index.entries.values()}
    taken |= {file.stem for file in (loaded.root / folder).glob("*")}
    path = free_path(wanted, folder, taken, lambda path: loaded.layout.kind(path) == "contact")
    command = editor_command(loaded.root / path, 1) if edit else []
    data = new_note(path, made, reader(loaded))
    plan = Plan((FileChange(path, None, data),), (f"New contact: {made.name} ({path})",))
    plan_and_carry_out(loaded.root, lambda: plan, dry_run)
    if command and not dry_run:
        open_in_editor(command)


def _refuse_or_ask(index: Index, made: NewContact) -> None:
    """Refuse a second file for the same person; of somebody whose name is only alike a terminal is asked."""
    from netmd.editing.new import alike, somebody_like

    same = somebody_like(index, made)
    if same:
        lines = [f"  {contact.path}  {contact.name}: {why}" for contact, why in same]
        raise SomebodyLikeThatError(
            "\n".join([f"There is somebody like {made.name} already:", *lines]),
            f"Log what you have to say: netmd log {shlex.quote(same[0][0].id)} ... "
            "If it is somebody else, add --force.",
        )
    others = alike(index, made.name)
    if not others:
        return
    lines = [f"  {contact.path}  {contact.name}" for contact in others[:5]]
    message = "\n".join([f"Somebody here has a name like {made.name}:", *lines])
    if not can_ask():
        raise SomebodyLikeThatError(message, "If it is somebody else, add --force.")
    from netmd.cli.output import say_aside

    for line in message.split("\n"):
        say_aside(line)
    click.confirm("Begin a file for somebody else", abort=True, err=True)


def _refuse_what_is_no_address(emails: Iterable[str], phones: Iterable[str]) -> None:
    """Raise UsageError for what nobody can write to or call: it was meant for another option, or is a slip."""
    for email in emails:
        if not _EMAIL.fullmatch(email.strip().casefold().removeprefix("mailto:")):
            raise UsageError(f"'{email}' is not an e-mail address.", "Write ann@example.org, one after each --email.")
    for phone in phones:
        if not any(map(str.isdigit, phone)):
            raise UsageError(f"'{phone}' is not a phone number.", "Write it as +1 416 555 0100.")


_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+")


def _texts(values: Iterable[str]) -> tuple[str, ...]:
    from netmd.editing.wording import one_line

    return tuple(dict.fromkeys(text for value in values if (text := one_line(value))))


def _words(values: Sequence[str]) -> tuple[str, ...]:
    """Short texts, several of them with commas between, without a leading ``#``."""
    return _texts(part.strip().lstrip("#") for value in values for part in value.split(","))


def _met(text: str | None, today: date) -> When | None:
    from netmd.dates import When, parse_when
    from netmd.spoken import parse_spoken

    if text is None:
        return None
    if text.strip().isdigit() and len(text.strip()) == 4:
        return parse_when(text)
    when = parse_spoken(text, today, past=True)
    return When(when.start, when.precision)


def _cadence(text: str | None) -> tuple[str, Cadence] | None:
    from netmd.dates import parse_cadence

    if text is None:
        return None
    cadence = parse_cadence(text)
    if cadence is None:
        raise UsageError(f"'{text}' is not an interval.", "Write '4-6 weeks', monthly, 'every 6 weeks', 90d or none.")
    return " ".join(text.split()), cadence


def _birthday(text: str | None) -> tuple[str, Birthday] | None:
    from netmd.dates import ImpossibleDateError, parse_birthday

    if text is None:
        return None
    try:
        birthday = parse_birthday(text)
    except ImpossibleDateError as error:
        raise UsageError(f"'{text}': {error}.", "Write 1988-05-18, or 05-18.") from error
    if birthday is None:
        raise UsageError(f"'{text}' is not a birthday.", "Write 1988-05-18, or 05-18 if you don't know the year.")
    return text.strip(), birthday
