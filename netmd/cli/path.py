"""``netmd path``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from netmd.cli.choosing import Named, asked, short
from netmd.cli.options import chosen_notebook, clock_today, json_option, notebook_option, today_option
from netmd.cli.output import count, printable, say_json
from netmd.cli.people import choose_contact, complete_who
from netmd.cli.reading import open_for_reading
from netmd.errors import UnknownNameError

if TYPE_CHECKING:
    from netmd.cli.tables import Row, Sheet
    from netmd.index import Index
    from netmd.model import Contact
    from netmd.network.paths import Chain, Lead, Way, WaysIn
    from netmd.notebook import Notebook

FORMAT_VERSION = 1
_LEADS = 12
"""Shown of those who could lead there; ``--json`` has them all."""


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
    loaded = open_for_reading(chosen_notebook(None, notebook))
    day = today or clock_today()
    target = _meant(loaded.index, " ".join(who), day)
    if isinstance(target, str):
        from netmd.network.paths import ways_to_organisation

        ways = ways_to_organisation(target, loaded.index, day)
        say_json(_organisation_json(ways, day)) if as_json else _show_organisation(ways, loaded, day)
    else:
        from netmd.network.paths import Way, introduction_chain, leads_to_person

        way = Way(target, introduction_chain(target, loaded.index))
        leads = leads_to_person(target, loaded.index, day)
        say_json(_contact_json(way, leads, day)) if as_json else _show_contact(way, leads, loaded, day)


# -- whom or what is meant -------------------------------------------------------------------------------------------


def _meant(index: Index, text: str, today: date) -> Contact | str:
    """The contact or the organisation that ``text`` means.

    A name is preferred to an address or a slip. Raises as :func:`choose_contact` does.
    """
    from netmd.who import find_people

    match = find_people(index, text)
    people = [one for one in (match.contact, *match.candidates) if one is not None and _is_called(one, text)]
    orgs = _organisations(index, text)
    if orgs and people:
        return _chosen(text, people, orgs)
    if len(orgs) == 1:
        return orgs[0]
    if orgs:
        return _chosen(text, [], orgs)
    if people or match.candidates or (match.contact is not None and not match.is_slip):
        return choose_contact(index, text)
    if _stands_in_notes(index, text, today):
        return text
    near = _close_organisations(index, text)
    if near:
        lines = [f"No person and no organisation here is called '{short(text)}'. Did you mean",
                 *(f"  {org}" for org in near)]  # fmt: skip
        raise UnknownNameError("\n".join(lines), "Look through all notes: netmd find WORDS")
    return choose_contact(index, text)


def _is_called(contact: Contact, text: str) -> bool:
    from netmd.folding import words_of

    wanted = words_of(text)
    names = (words_of(name) for name in (contact.name, contact.id, *contact.aliases))
    return bool(wanted) and any(_begin(wanted, theirs) for theirs in names)


def _organisations(index: Index, text: str) -> list[str]:
    """The organisations of that name, else those whose words begin so."""
    from netmd.folding import words_of
    from netmd.model import name_key

    key, wanted = name_key(text), words_of(text)
    known = _known_organisations(index)
    exact = [org for org in known if name_key(org) == key]
    return exact or [org for org in known if wanted and _begin(wanted, words_of(org))]


def _known_organisations(index: Index) -> list[str]:
    """Those of contacts and of openings, each once, by name."""
    from netmd.model import name_key

    orgs = {name_key(org): org for org in sorted({one.org for one in index.opportunities if one.org}, reverse=True)}
    orgs |= {name_key(org): org for org, _ in index.organisations()}
    return [orgs[key] for key in sorted(orgs)]


def _begin(wanted: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether each word begins one of theirs."""
    return all(any(word.startswith(one) for word in theirs) for one in wanted)


def _chosen(text: str, people: Sequence[Contact], orgs: Sequence[str]) -> Contact | str:
    named = [Named(one.id, one.path, ", ".join((one.name, *one.roles[:1], *one.orgs[:1]))) for one in people]
    named += [Named(org, org, "organisation") for org in orgs]
    place = asked(text, named, "Which is", "people and organisations", "Write more of the name.")
    return people[place] if place < len(people) else orgs[place - len(people)]


def _stands_in_notes(index: Index, text: str, today: date) -> bool:
    from netmd.network.paths import ways_to_organisation

    return bool(ways_to_organisation(text, index, today).leads)


def _close_organisations(index: Index, text: str) -> list[str]:
    from rapidfuzz import fuzz, process

    from netmd.folding import fold

    known = _known_organisations(index)
    found = process.extract(fold(text), known, scorer=fuzz.WRatio, processor=fold, limit=3, score_cutoff=80)
    return [org for org, _, _ in found]


# -- in words --------------------------------------------------------------------------------------------------------


def _show_contact(way: Way, leads: Sequence[Lead], loaded: Notebook, today: date) -> None:
    from netmd.cli.about import show_head
    from netmd.cli.tables import sheet
    from netmd.followups.touch_state import touch_state

    out = sheet()
    show_head(out, way.contact, touch_state(way.contact, loaded.index, loaded.settings, today))
    out.heading("How you came to know them")
    for line in _steps(way.chain, loaded.index, today):
        out.text(line)
    _show_leads(out, "Who else is tied to them", leads, loaded, today)


def _show_organisation(ways: WaysIn, loaded: Notebook, today: date) -> None:
    from netmd.cli.tables import sheet

    out = sheet()
    out.title(ways.org)
    if not ways.there:
        out.text("You know nobody there.")
    else:
        out.heading(f"There ({len(ways.there)})")
    for way in ways.there:
        contact = way.contact
        out.text(", ".join((contact.name, *contact.roles[:1])))
        for line in (_last_touch(contact, loaded, today), *_steps(way.chain, loaded.index, today)):
            out.text(line, indent=6)
    _show_leads(out, "Who could lead there", ways.leads, loaded, today)


def _show_leads(out: Sheet, title: str, leads: Sequence[Lead], loaded: Notebook, today: date) -> None:
    if not leads:
        return
    out.heading(f"{title} ({len(leads)})")
    rows: list[Row] = [
        (lead.contact.name, lead.why, _uncapitalised(_last_touch(lead.contact, loaded, today)))
        for lead in leads[:_LEADS]
    ]
    out.rows(rows, aside=True)
    if len(leads) > _LEADS:
        out.text(f"and {count(len(leads) - _LEADS, 'more person', 'more people')}")


def _steps(chain: Chain, index: Index, today: date) -> list[str]:
    """The chain, a line for each introduction, each with its day."""
    from dataclasses import replace

    from netmd.dates import short_when

    first = chain[0]
    day = f", {short_when(replace(first.met, clock=None), today)}" if first.met else ""
    met = f"You met {first.name} by yourself{day}" + (f" ({first.met_at})" if first.met_at else "")
    return [met, *(_step(one, other, index, today) for one, other in pairwise(chain))]


def _step(introducer: Contact, contact: Contact, index: Index, today: date) -> str:
    from netmd.ledger import introductions_from
    from netmd.network.paths import step_in_words

    received = introductions_from(introducer, index, today)
    when = next((one.when for one in received if one.to.path == contact.path), None)
    return step_in_words(introducer, contact, when, today)


def _last_touch(contact: Contact, loaded: Notebook, today: date) -> str:
    from netmd.followups.touch_state import touch_state

    return touch_state(contact, loaded.index, loaded.settings, today).sentence


def _uncapitalised(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


# -- as data ---------------------------------------------------------------------------------------------------------


def _contact_json(way: Way, leads: Sequence[Lead], today: date) -> dict[str, Any]:
    return _document("contact", way.contact.name, [way], leads, today)


def _organisation_json(ways: WaysIn, today: date) -> dict[str, Any]:
    return _document("organisation", ways.org, ways.there, ways.leads, today)


def _document(kind: str, name: str, there: Sequence[Way], leads: Sequence[Lead], today: date) -> dict[str, Any]:
    """``chain`` are paths, whom I met by myself first. Keys may come, none goes or changes."""
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
