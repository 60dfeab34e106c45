"""``netmd path``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from netmd.cli.options import chosen_notebook, clock_today, json_option, notebook_option, today_option
from netmd.cli.output import printable, say_json
from netmd.cli.people import complete_who
from netmd.cli.reading import open_for_reading
from netmd.errors import UsageError

if TYPE_CHECKING:
    from netmd.model import Contact
    from netmd.network.paths import Chain, Lead, Way, WaysIn

FORMAT_VERSION = 1


def _complete(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The contacts, then the organisations that begin so. Whatever goes wrong completes nothing and says nothing."""
    try:
        from netmd.glance import glance

        seen = {one.org for one in glance(chosen_notebook(None, ctx.params.get("notebook")))}
        wanted = incomplete.casefold()
        orgs = sorted(org for org in seen if org and org.casefold().startswith(wanted)) if wanted else []
        return [*complete_who(ctx, parameter, incomplete), *(CompletionItem(printable(org)) for org in orgs)]
    except Exception:
        return []


@click.command()
@click.argument("who", nargs=-1, required=True, metavar="WHO-or-ORG", shell_complete=_complete)
@json_option
@notebook_option
@today_option
def path(who: tuple[str, ...], as_json: bool, notebook: str | None, today: date | None) -> None:
    """Say who leads to somebody, or into an organisation: by whose introductions you know whom there, and who else is
    tied to them.

    WHO is an id, a name, an alias, an e-mail address or a piece of one; ORG an organisation's name or its first words.
    An organisation where you know nobody is reached by those in whose notes it stands.
    """
    from netmd.cli.path_target import target_of
    from netmd.cli.path_words import show_contact, show_organisation

    text = " ".join(who).strip()
    if not text:
        raise UsageError("Nobody and nothing is named.", "Name a person or an organisation: netmd path WHO-or-ORG")
    loaded = open_for_reading(chosen_notebook(None, notebook))
    day = today or clock_today()
    target = target_of(loaded.index, text, day)
    if isinstance(target, str):
        from netmd.network.paths import ways_to_organisation

        ways = ways_to_organisation(target, loaded.index, day)
        say_json(_organisation_json(ways, day)) if as_json else show_organisation(ways, loaded, day)
    else:
        from netmd.network.paths import Way, introduction_chain, leads_to_person

        way = Way(target, introduction_chain(target, loaded.index))
        leads = leads_to_person(target, loaded.index, day)
        say_json(_contact_json(way, leads, day)) if as_json else show_contact(way, leads, loaded, day)


# -- as data ---------------------------------------------------------------------------------------------------------


def _contact_json(way: Way, leads: Sequence[Lead], today: date) -> dict[str, Any]:
    return _document("contact", way.contact.name, [way], leads, today)


def _organisation_json(ways: WaysIn, today: date) -> dict[str, Any]:
    return _document("organisation", ways.org, ways.there, ways.leads, today)


def _document(kind: str, name: str, there: Sequence[Way], leads: Sequence[Lead], today: date) -> dict[str, Any]:
    """``chain`` are paths, whom no introduction is known of first. Keys may come, none goes or changes."""
    from netmd.network.paths import chain_in_words

    return {
        "format": "netmd-path",
        "version": FORMAT_VERSION,
        "today": today.isoformat(),
        "kind": kind,
        "name": name,
        "there": [_way(way.contact, way.chain) | {"words": chain_in_words(way.chain)} for way in there],
        "leads": [
            _way(lead.contact, lead.chain) | {"to": lead.to.path if lead.to else None, "why": lead.why}
            for lead in leads
        ],
    }


def _way(contact: Contact, chain: Chain) -> dict[str, Any]:
    return {"path": contact.path, "name": contact.name, "chain": [one.path for one in chain]}
