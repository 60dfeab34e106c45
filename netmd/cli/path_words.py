"""What ``netmd path`` found, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from netmd.cli.about import show_head
from netmd.cli.output import count
from netmd.cli.tables import Row, Sheet, sheet
from netmd.dates import short_when
from netmd.followups.touch_state import touch_state
from netmd.index import Index
from netmd.ledger import introductions_from
from netmd.model import Contact
from netmd.network.paths import Chain, Lead, Way, WaysIn, step_in_words
from netmd.notebook import Notebook

_LEADS = 12
"""Shown of those who could lead there; ``--json`` has them all."""


def show_contact(way: Way, leads: Sequence[Lead], loaded: Notebook, today: date) -> None:
    out = sheet()
    show_head(out, way.contact, touch_state(way.contact, loaded.index, loaded.settings, today))
    out.heading("How you came to know them")
    for line in _steps(way.chain, loaded.index, today):
        out.text(line)
    _show_leads(out, "Who else is tied to them", leads, loaded, today)


def show_organisation(ways: WaysIn, loaded: Notebook, today: date) -> None:
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
    return [_how_met(chain[0], index, today), *(_step(one, other, index, today) for one, other in pairwise(chain))]


def _how_met(first: Contact, index: Index, today: date) -> str:
    """How the first of a chain came to be known, as far as it is noted; no more is said than that."""
    where = f" ({first.met_at})" if first.met_at else ""
    day = f", {short_when(replace(first.met, clock=None), today)}" if first.met else ""
    led = list(dict.fromkeys(_introducers(first, index, today)))
    if led:
        return f"{_listed(led)} introduced you to {first.name}{day}{where}"
    if day or where:
        return f"You met {first.name}{day}{where}"
    return f"How you met {first.name} is not noted"


def _introducers(first: Contact, index: Index, today: date) -> Iterator[str]:
    """Who led to somebody although no chain leads on to them: a person without a note, a circle, the ledger."""
    for link in first.introduced_by:
        person = index.person(link)
        if person is None or person.path != first.path:
            yield person.name if person else link.shown.rsplit("/", 1)[-1]
    for other in index.backlinks(first):
        if isinstance(other, Contact) and any(
            one.to.path == first.path for one in introductions_from(other, index, today)
        ):
            yield other.name


def _listed(names: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), names[-1]) if part)


def _step(introducer: Contact, contact: Contact, index: Index, today: date) -> str:
    received = introductions_from(introducer, index, today)
    when = next((one.when for one in received if one.to.path == contact.path), None)
    return step_in_words(introducer, contact, when, today)


def _last_touch(contact: Contact, loaded: Notebook, today: date) -> str:
    return touch_state(contact, loaded.index, loaded.settings, today).sentence


def _uncapitalised(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
