"""``netmd duplicates``."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import click

from netmd.cli.merge import refusals
from netmd.cli.options import chosen_notebook, clock_today, json_option, notebook_option
from netmd.cli.output import count, say, say_aside, say_json
from netmd.cli.reading import open_for_reading

if TYPE_CHECKING:
    from netmd.duplicates import Suspects
    from netmd.errors import NetmdError
    from netmd.index import Index
    from netmd.model import Contact

FORMAT_VERSION = 1


@click.command()
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N",
              help="How many pairs to show at most; --json has them all.")  # fmt: skip
@json_option
@notebook_option
def duplicates(limit: int, as_json: bool, notebook: str | None) -> None:
    """List the contacts that may be one and the same person, the likeliest first, and how to join them.

    Compared are LinkedIn profiles, e-mail addresses, phone numbers, and names and aliases, whatever their accents,
    titles, the order of their words, a middle name, an initial or a letter; where they share an organisation, a town or
    a tag, also other forms of a first name (Jon and John, Liz and Elizabeth).

    Two people after all? Say so in one's note (Not [[ann-lee-2]], another Ann Lee), and the pair is not listed any
    more; nor are two who were introduced to each other, met, or are in one another's ledger. A pair that netmd merge
    refuses as the files are says why.
    """
    from netmd.duplicates import suspects

    loaded = open_for_reading(chosen_notebook(None, notebook))
    found = suspects(loaded.index)
    refused = refusals(loaded, clock_today())
    if as_json:
        say_json({"format": "netmd-duplicates", "version": FORMAT_VERSION, "total": len(found),
                  "pairs": [_pair_json(pair, loaded.index, refused) for pair in found]})  # fmt: skip
    else:
        _show(found, limit, loaded.index, refused)


_Refused = Callable[["Contact", "Contact"], "NetmdError | None"]


def _show(found: Sequence[Suspects], limit: int, index: Index, refused: _Refused) -> None:
    from netmd.cli.tables import sheet

    if not found:
        say(f"No two of {count(len(index.contacts), 'contact')} seem to be one person.")
        return
    out = sheet()
    for number, pair in enumerate(found[:limit]):
        if number:
            out.gap()
        names = dict.fromkeys((pair.keep.name, pair.other.name))
        out.title(" and ".join(names) if len(names) > 1 else f"{pair.keep.name}, twice", ", ".join(pair.reasons))
        out.rows([(one.path, _about(one)) for one in (pair.keep, pair.other)])
        out.text(_command(pair, index))
        if error := refused(pair.keep, pair.other):
            out.text(f"would refuse: {error.message} {error.hint}".rstrip(), indent=6)
    if len(found) > limit:
        say_aside("")
        say_aside(f"{count(len(found) - limit, 'more pair')}; --limit {len(found)} shows them.")


def _about(contact: Contact) -> str:
    return ", ".join((contact.name, *contact.roles[:1], *contact.orgs[:1]))


def _command(pair: Suspects, index: Index) -> str:
    return shlex.join(("netmd", "merge", _who(pair.keep, index), _who(pair.other, index)))


def _who(contact: Contact, index: Index) -> str:
    """What means this contact and no other on the command line."""
    from netmd.model import name_key

    found = index.person(name_key(contact.id))
    return contact.id if found and found.path == contact.path else contact.path


def _pair_json(pair: Suspects, index: Index, refused: _Refused) -> dict[str, Any]:
    """Keys may come, none goes or changes."""
    error = refused(pair.keep, pair.other)
    return {
        "contacts": [{"id": one.id, "path": one.path, "name": one.name} for one in (pair.keep, pair.other)],
        "reasons": list(pair.reasons),
        "command": _command(pair, index),
        "refused": error.message if error else None,
    }
