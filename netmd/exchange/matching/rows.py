"""Records of one file that are about one person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from netmd import identity as keys
from netmd.exchange.matching.known import People, Traits, joined
from netmd.exchange.records import PersonRecord


def traits_of(record: PersonRecord, own: str) -> Traits:
    """What somebody in a file is known by; ``own`` tells them from others there."""
    # a nickname of one word is many people's; only somebody who is called nothing else is looked up by one
    aliases = tuple(alias for alias in record.aliases if " " in alias.strip() or " " not in record.name.strip())
    return Traits(own, (record.name, *aliases), record.emails, record.phones, record.linkedin, record.orgs,
                  record.birthday)  # fmt: skip


def grouped(records: Iterable[PersonRecord]) -> list[list[PersonRecord]]:
    """The records in the order of the file, those of one person together.

    In one file the same name is the same person, unless organisations or addresses say otherwise: a file knows its own
    people, and lists them again for each meeting.
    """
    people = People()
    groups: dict[str, list[PersonRecord]] = {}
    traits: dict[str, Traits] = {}
    for number, record in enumerate(records):
        one = traits_of(record, str(number))
        home = _home(people, traits, one)
        if home is None:
            groups[one.id], traits[one.id] = [record], one
        else:
            groups[home].append(record)
            traits[home] = joined(traits[home], one)
        people.add(traits[home or one.id], with_slips=False)
    return list(groups.values())


def _home(people: People, traits: dict[str, Traits], one: Traits) -> str | None:
    match = people.find(one)
    if match.how == "sure":
        return match.candidates[0].id
    for candidate in match.candidates:
        is_named_so = candidate.why.startswith("the same name") and "another" not in candidate.why
        if is_named_so and not _differ(one, traits[candidate.id]):
            return candidate.id
    return None


def _differ(one: Traits, other: Traits) -> bool:
    """Whether organisations, or else e-mail addresses, tell two of one name apart."""
    mine, theirs = _org_words(one.orgs), _org_words(other.orgs)
    if mine and theirs:
        return not any(a <= b or b <= a for a in mine for b in theirs)
    addresses = {*map(keys.email, one.emails)} - {""}, {*map(keys.email, other.emails)} - {""}
    return all(addresses) and not addresses[0] & addresses[1]


def _org_words(orgs: Sequence[str]) -> list[set[str]]:
    return [set(keys.org(org).split()) for org in orgs if keys.org(org)]
