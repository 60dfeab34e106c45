"""Whom or what ``netmd path`` is asked about: a contact, an organisation, or one that only stands in notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from netmd.cli.choosing import Named, asked, short
from netmd.cli.people import choose_contact
from netmd.errors import UnknownNameError
from netmd.folding import fold, words_of
from netmd.index import Index
from netmd.model import Contact, name_key


def target_of(index: Index, text: str, today: date) -> Contact | str:
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
    try:
        return choose_contact(index, text)
    except UnknownNameError as error:
        message = error.message.replace("Nobody here", "No person and no organisation here", 1)
        raise UnknownNameError(message, error.hint) from error


def _is_called(contact: Contact, text: str) -> bool:
    wanted = words_of(text)
    names = (words_of(name) for name in (contact.name, contact.id, *contact.aliases))
    return bool(wanted) and any(_begin(wanted, theirs) for theirs in names)


def _organisations(index: Index, text: str) -> list[str]:
    """The organisations of that name, else those whose words begin so."""
    key, wanted = name_key(text), words_of(text)
    known = _known_organisations(index)
    exact = [org for org in known if name_key(org) == key]
    return exact or [org for org in known if wanted and _begin(wanted, words_of(org))]


def _known_organisations(index: Index) -> list[str]:
    """Those of contacts and of openings, each once, by name."""
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

    known = _known_organisations(index)
    found = process.extract(fold(text), known, scorer=fuzz.WRatio, processor=fold, limit=3, score_cutoff=80)
    return [org for org, _, _ in found]
