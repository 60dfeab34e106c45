"""WHO on the command line: finding whom is meant, asking where that is unclear, completing what is typed."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from netmd.cli.options import chosen_notebook, clock_today
from netmd.cli.output import printable, say_aside
from netmd.errors import UnclearNameError, UnknownNameError

if TYPE_CHECKING:
    from netmd.glance import Glimpse
    from netmd.index import Index
    from netmd.model import Contact

_Command = TypeVar("_Command", bound=Callable[..., Any])

WHO_HELP = "WHO is an id, a name, an alias, an e-mail address or a piece of one; accents and a slip are forgiven."
_LISTED = 12
"""Candidates named at once; more than these are narrowed down faster by writing more of the name."""


def who_argument(name: str = "who", *, required: bool = True, nargs: int = 1) -> Callable[[_Command], _Command]:
    """WHO as an argument of a command, completed by the shell. Hand its text to :func:`choose_contact`."""
    metavar = name.upper() if required else f"[{name.upper()}]"
    return click.argument(name, required=required, nargs=nargs, metavar=metavar, shell_complete=complete_who)


def choose_contact(index: Index, text: str, *, for_writing: bool = False) -> Contact:
    """The contact that ``text`` means; on a terminal the person is asked where several fit.

    ``for_writing`` is for what would land in the contact's file: one that only a slip leads to has to be agreed to.
    Raises :class:`UnclearNameError` where there is nobody to ask, :class:`UnknownNameError` where nobody fits.
    """
    from netmd.who import closest_people, find_people

    match = find_people(index, text)
    if match.contact is not None:
        return _agreed(text, match.contact) if for_writing and match.is_slip else match.contact
    if match.candidates:
        return _asked(text, match.candidates)
    closest = closest_people(index, text)
    if closest:
        lines = [f"Nobody here is called '{_short(text)}'. The closest:", *_lines(closest)]
        raise UnknownNameError("\n".join(lines), "Write one of these, or look through all notes: netmd find WORDS")
    raise UnknownNameError(f"Nobody here is called '{_short(text)}'.", "Look through all notes: netmd find WORDS")


def complete_who(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids that begin so, else those of people a word of whose name does; the name is shown beside each.

    An id stands for the name because it needs no quotes. Several that do not begin with what was typed are turned round
    so that they do (``quintero-ben``), which means the same: else zsh would take away what was typed. Whatever goes
    wrong completes nothing and says nothing.
    """
    try:
        from netmd.glance import glance

        given = ctx.params.get("notebook") or ctx.params.get("option")
        seen = list(glance(chosen_notebook(None, given)))
        found = [(one.id, one) for one in seen if one.id.startswith(incomplete)]
        if not found:
            found = [(turned, one) for one in seen if (turned := _turned(one, incomplete))]
            found = [(one.id, one) for _, one in found] if len(found) == 1 else found
        return [_item(value, one) for value, one in found]
    except Exception:
        return []


def complete_id(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The short ids of the agenda's reminders that begin so, beside each what is to be done.

    Whatever goes wrong completes nothing and says nothing.
    """
    try:
        from netmd.followups.agenda import build_agenda
        from netmd.followups.short_ids import short_ids
        from netmd.followups.words import display_name
        from netmd.notebook import load

        loaded = load(chosen_notebook(None, ctx.params.get("notebook")))
        agenda = tuple(build_agenda(loaded.index, loaded.settings, ctx.params.get("today") or clock_today()))
        shorts = short_ids(agenda)
        wanted = incomplete.casefold()
        shown = {one.id: f"{one.what} ({display_name(loaded.index.entries[one.subject])})" for one in agenda}
        ids = {key: shorts[key] if shorts[key].startswith(wanted) else key for key in shown if key.startswith(wanted)}
        return [CompletionItem(short, help=printable(shown[key])) for key, short in ids.items()]
    except Exception:
        return []


def complete_who_or_id(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The reminders' ids that begin so, and the contacts."""
    return [*complete_id(ctx, parameter, incomplete), *complete_who(ctx, parameter, incomplete)]


def _turned(seen: Glimpse, incomplete: str) -> str:
    """The words of an id or a name from the one on that begins so; empty where none does."""
    from netmd.folding import words_of

    wanted = words_of(incomplete)
    for theirs in (words_of(seen.id), words_of(seen.name)):
        starts = [at for at, word in enumerate(theirs) if wanted and word.startswith(wanted[0])]
        if starts and all(any(word.startswith(one) for word in theirs) for one in wanted):
            return "-".join((*theirs[starts[0] :], *theirs[: starts[0]]))
    return ""


def _item(value: str, seen: Glimpse) -> CompletionItem:
    return CompletionItem(printable(value), help=printable(f"{seen.name}, {seen.org}" if seen.org else seen.name))


def _agreed(text: str, contact: Contact) -> Contact:
    """The contact, if the person agrees that they are meant by a text with a slip in it."""
    nobody = f"Nobody is called '{_short(text)}'."
    if not can_ask():
        raise UnclearNameError("\n".join([f"{nobody} The nearest:", *_lines([contact])]),
                               f"If that is who you mean, write {shlex.quote(contact.id)}.")  # fmt: skip
    click.confirm(printable(f"{nobody} Do you mean {contact.name}?"), abort=True, err=True)
    return contact


def can_ask() -> bool:
    """Whether a person sits at a terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _asked(text: str, candidates: Sequence[Contact]) -> Contact:
    shown = candidates[:_LISTED]
    more = len(candidates) - len(shown)
    if not can_ask():
        lines = [f"'{_short(text)}' fits {len(candidates)} contacts:", *_lines(shown)]
        raise UnclearNameError("\n".join([*lines, *_and_more(more)]), "Write more of the name, or the id.")
    say_aside(f"Who is '{_short(text)}'?")
    for number, line in enumerate(_lines(shown), 1):
        say_aside(f"{number:>3} {line}")
    for line in _and_more(more):
        say_aside(f"    {line}")

    def chosen(typed: str) -> Contact:
        if typed.strip() in (numbers := [str(number) for number in range(1, len(shown) + 1)]):
            return shown[numbers.index(typed.strip())]
        raise click.UsageError(f"write a number from 1 to {len(shown)}; Ctrl-C stops.")

    contact: Contact = click.prompt("Number", value_proc=chosen, err=True)
    return contact


def _and_more(more: int) -> list[str]:
    return [f"  and {more:,} more"] if more else []


def _lines(contacts: Sequence[Contact]) -> list[str]:
    """One line for each: what to write, which is the path where an id is taken twice, and who it is."""
    ids = [contact.id for contact in contacts]
    keys = [contact.id if ids.count(contact.id) == 1 else contact.path for contact in contacts]
    width = max(map(len, keys))
    return [f"  {key:<{width}}  {_about(contact)}" for key, contact in zip(keys, contacts, strict=True)]


def _about(contact: Contact) -> str:
    words = (contact.name, *contact.roles[:1], *contact.orgs[:1], "archived" if contact.status == "archived" else "")
    return ", ".join(word for word in words if word)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 40 else f"{text[:39]}…"
