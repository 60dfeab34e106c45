"""Records of one file that are about one person."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from netmd.exchange.matching.form import Form
from netmd.exchange.matching.known import People, Traits
from netmd.exchange.records import PersonRecord


def traits_of(record: PersonRecord, own: str) -> Traits:
    """What somebody in a file is known by; ``own`` tells them from others there."""
    names = tuple(name[:_LONGEST_NAME] for name in (record.name, *record.aliases))
    # a nickname of one word is many people's; only somebody who is called nothing else is looked up by one
    aliases = tuple(alias for alias in names[1:] if " " in alias.strip() or " " not in names[0].strip())
    return Traits(own, (names[0], *aliases), record.emails, record.phones, record.linkedin, record.orgs,
                  record.birthday)  # fmt: skip


_LONGEST_NAME = 300
"""Characters of a name by which somebody is looked up; more are a text that came to stand in its place."""


def grouped(records: Iterable[PersonRecord]) -> list[list[PersonRecord]]:
    """The records in the order of the file, those of one person together.

    In one file the same name is the same person, unless organisations or addresses say otherwise: a file knows its own
    people, and lists them again for each meeting. Where a name is several people's, a record that does not say whose
    stays by itself.
    """
    people = People()
    groups: dict[str, list[int]] = {}
    of_file = list(records)
    # those that say who they are first: what says less than they do is then seen to be one's or several's
    for number in sorted(range(len(of_file)), key=lambda number: _says_little(of_file[number])):
        one = traits_of(of_file[number], str(number))
        mine = one.form()
        mine.id = _home(people, mine) or one.id
        groups.setdefault(mine.id, []).append(number)
        people.add_form(mine)
    del people
    return [[of_file[number] for number in group] for group in sorted(map(sorted, groups.values()))]


def _says_little(record: PersonRecord) -> int:
    if record.orgs:
        return 0
    return 1 if record.emails or record.linkedin else 2


def _home(people: People, mine: Form) -> str | None:
    match = people.find_form(mine)
    if match.how == "sure":
        return match.candidates[0].id
    named = [
        found.id for found in match.candidates
        if found.why.startswith("the same name") and "another" not in found.why
    ]  # fmt: skip
    homes = [known for known in named if not _differ(mine, people.form(known))]
    if len(homes) > 1:
        # those of whom no row says who they are: whoever it is, it is one contact to look at, not one for each row
        homes = [known for known in homes if people.form(known).is_bare] if mine.is_bare else []
    return homes[0] if len(homes) == 1 else None


def _differ(one: Form, other: Form) -> bool:
    """Whether organisations, or else e-mail addresses, tell two of one name apart."""
    if one.orgs and other.orgs:
        mine, theirs = _words(one.orgs), _words(other.orgs)
        return not any(a <= b or b <= a for a in mine for b in theirs)
    return bool(one.emails and other.emails) and set(one.emails).isdisjoint(other.emails)


def _words(orgs: Collection[str]) -> list[set[str]]:
    return [set(org.split()) for org in orgs]
