"""What is wished of rows, by the rows that the file has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from netmd.errors import UsageError
from netmd.exchange.merging.book import Settled, Wishes
from netmd.exchange.merging.plain import comparable
from netmd.exchange.records import PersonRecord, Source
from netmd.exchange.report import row_name


def checked(wishes: Wishes, people: Sequence[PersonRecord]) -> dict[Source, str]:
    """The rows about which there is a wish, now or from before: the path of whom they are, empty for somebody new.

    Raises UsageError for a wish about a row that the file does not have, and for two of one row.
    """
    found = _said_now(wishes, people)
    if wishes.before:
        for record in people:
            before = wishes.before.get(print_of(record))
            if before is None:
                continue
            is_new_again = before.is_new and found.get(record.source) == ""  # who has a note by now
            if record.source not in found or is_new_again:
                found[record.source] = before.path
    return found


def taken_as_before(wishes: Wishes, people: Sequence[PersonRecord]) -> list[Source]:
    """The rows of which nothing is said now, and something was before."""
    if not wishes.before:
        return []
    now = _said_now(wishes, people)
    return [one.source for one in people if one.source not in now and print_of(one) in wishes.before]


def settled_now(wishes: Wishes, people: Sequence[PersonRecord], paths: Mapping[Source, str]) -> dict[str, Settled]:
    """What is to be known the next time, by print; ``paths`` are those of the notes that rows came to.

    Of rows that say the same of somebody, and are two people all the same, nothing can be known.
    """
    found: dict[str, set[Settled]] = {}
    now = _said_now(wishes, people)
    for record in people:
        if record.source in now and (path := paths.get(record.source)):
            found.setdefault(print_of(record), set()).add(Settled(path, is_new=not now[record.source]))
    return {one: made.pop() for one, made in found.items() if len(made) == 1}


def print_of(record: PersonRecord) -> str:
    """A fingerprint of somebody of a file: of their name, and of the organisations, addresses, numbers and profile that
    tell them from others of it. The number of their row is none of it."""
    parts = (
        (comparable(record.name),), sorted(map(comparable, record.orgs)), sorted(map(str.casefold, record.emails)),
        sorted(map(comparable, record.phones)), (record.linkedin.casefold(),),
    )  # fmt: skip
    told = "\n".join("\t".join(part) for part in parts)
    return blake2b(told.encode("utf-8", "replace"), digest_size=16).hexdigest()


def _said_now(wishes: Wishes, people: Iterable[PersonRecord]) -> dict[Source, str]:
    wanted = {**wishes.same, **dict.fromkeys(wishes.different, "")}
    if not wanted:
        return {}
    both = wishes.same.keys() & wishes.different
    if both:
        raise UsageError(f"Row {min(both)} cannot be the same as somebody and different.", "Say one of them.")
    found: dict[Source, str] = {}
    met = set()
    for record in people:
        for source in (record.source, *record.also):
            for name in {row_name(source), str(source.row)} & wanted.keys():
                found[record.source] = wanted[name]
                met.add(name)
    unknown = sorted(wanted.keys() - met)
    if unknown:
        raise UsageError(f"No person stands in row {unknown[0]} of the file.",
                         "The report numbers the rows; with several sheets or files, as SHEET:ROW.")  # fmt: skip
    return found


def parted(group: list[PersonRecord], settled: Mapping[Source, str]) -> list[list[PersonRecord]]:
    """A group by what is wished of its records; those of which nothing is go with the first."""
    if not settled:
        return [group]
    wanted = dict.fromkeys(settled[record.source] for record in group if record.source in settled)
    if len(wanted) < 2:
        return [group]
    first = next(iter(wanted))
    return [[record for record in group if settled.get(record.source, first) == wish] for wish in wanted]
