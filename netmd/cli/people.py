"""WHO on the command line: finding whom is meant, asking where that is unclear, completing what is typed."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from netmd.cli.choosing import Named, asked, lines_of, short
from netmd.cli.choosing import can_ask as can_ask
from netmd.cli.options import chosen_notebook, clock_today
from netmd.cli.output import printable
from netmd.errors import UnclearNameError, UnknownNameError

if TYPE_CHECKING:
    from netmd.glance import Glimpse
    from netmd.index import Index
    from netmd.model import Contact

_Command = TypeVar("_Command", bound=Callable[..., Any])

WHO_HELP = "WHO is an id, a name, an alias, an e-mail address or a piece of one; accents and a slip are forgiven."


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
        lines = [f"Nobody here is called '{short(text)}'. The closest:", *_lines(closest)]
        raise UnknownNameError("\n".join(lines), "Write one of these, or look through all notes: netmd find WORDS")
    raise UnknownNameError(f"Nobody here is called '{short(text)}'.", "Look through all notes: netmd find WORDS")


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
    nobody = f"Nobody is called '{short(text)}'."
    if not can_ask():
        raise UnclearNameError("\n".join([f"{nobody} The nearest:", *_lines([contact])]),
                               f"If that is who you mean, write {shlex.quote(contact.id)}.")  # fmt: skip
    click.confirm(printable(f"{nobody} Do you mean {contact.name}?"), abort=True, err=True)
    return contact


def _asked(text: str, candidates: Sequence[Contact]) -> Contact:
    return candidates[asked(text, _named(candidates), "Who is", "contacts", "Write more of the name, or the id.")]


def _lines(contacts: Sequence[Contact]) -> list[str]:
    return lines_of(_named(contacts))


def _named(contacts: Sequence[Contact]) -> list[Named]:
    return [Named(contact.id, contact.path, _about(contact)) for contact in contacts]


def _about(contact: Contact) -> str:
    words = (contact.name, *contact.roles[:1], *contact.orgs[:1], "archived" if contact.status == "archived" else "")
    return ", ".join(word for word in words if word)
