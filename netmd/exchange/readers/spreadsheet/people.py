"""Rows about the same person to one record: several meetings of one contact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from netmd.exchange.readers.spreadsheet.happened import IN_TOUCH
from netmd.exchange.readers.spreadsheet.words import names_of
from netmd.exchange.records import ItemRecord, PersonKey, PersonRecord, TouchRecord
from netmd.folding import fold

_T = TypeVar("_T")


def joined(groups: Iterable[Sequence[PersonRecord]]) -> tuple[PersonRecord, ...]:
    """A record of each person, of whom the records are together."""
    return tuple(_tidied(_joined(group)) for group in groups)


_TEXTS = ("aliases", "orgs", "roles", "emails", "phones", "urls", "tags", "introduced_by", "seeking", "offers", "notes")
_ONE = ("linkedin", "location", "met_at", "cadence", "birthday", "pronouns", "direction", "status")


def _joined(group: Sequence[PersonRecord]) -> PersonRecord:
    first, *others = group
    if not others:
        return first
    values: dict[str, object] = {key: _texts(text for one in group for text in getattr(one, key)) for key in _TEXTS}
    extra: dict[str, dict[str, None]] = {}
    for one in group:
        for header, texts in one.extra:
            extra.setdefault(header, {}).update(dict.fromkeys(texts))
    for key in _ONE:
        given = list(dict.fromkeys(value for one in group if (value := getattr(one, key))))
        values[key] = given[0] if given else getattr(first, key)
        for more in given[1:]:
            if fold(str(more)) != fold(str(given[0])):
                extra.setdefault(key.replace("_", " "), {})[str(more)] = None
    name = next((one.name for one in group if " " in one.name), first.name)
    values["aliases"] = _texts((*values["aliases"], *(one.name for one in group)), but=name)  # type: ignore[misc]
    mets = sorted({one.met for one in group if one.met}, key=lambda when: when.sort_key)
    for later in mets[1:]:
        extra.setdefault("met", {})[later.iso] = None
    days = sorted(one.follow_up for one in group if one.follow_up)
    for earlier in dict.fromkeys(days[:-1]):
        if earlier != days[-1]:
            extra.setdefault("earlier follow-ups", {})[earlier.isoformat()] = None
    return replace(
        first,
        **values,  # type: ignore[arg-type]
        name=name,
        met=mets[0] if mets else None,
        follow_up=days[-1] if days else None,
        touches=_touches(touch for one in group for touch in one.touches),
        items=_items(item for one in group for item in one.items),
        ledger=_unique(line for one in group for line in one.ledger),
        extra=tuple((header, tuple(texts)) for header, texts in extra.items()),
        also=_unique(
            source for one in others for source in (one.source, *one.also) if source not in (first.source, *first.also)
        ),
    )


def _texts(texts: Iterable[str], but: str = "") -> tuple[str, ...]:
    """Each text once, whatever its case and accents."""
    found: dict[str, str] = {}
    for text in texts:
        if fold(text) != fold(but):
            found.setdefault(fold(text), text)
    return tuple(found.values())


def _unique(values: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(values))


def _items(items: Iterable[ItemRecord]) -> tuple[ItemRecord, ...]:
    """Each task once; where it stands twice, the one that says more: that it is done, or by when."""
    found: dict[tuple[str, object], ItemRecord] = {}
    for item in items:
        key = fold(item.text), item.due
        there = found.get(key) or found.pop((fold(item.text), None), None)
        if there is None and item.due is None:
            there = next((each for (text, _), each in found.items() if text == key[0]), None)
            key = (key[0], there.due) if there else key
        found[key] = item if there is None else replace(
            there, due=there.due or item.due, done=there.done or item.done, is_done=there.is_done or item.is_done
        )  # fmt: skip
    return tuple(found.values())


def _touches(touches: Iterable[TouchRecord]) -> tuple[TouchRecord, ...]:
    """The touches by day; those of one day and title as one. A day of which nothing else is said adds nothing."""
    found: dict[tuple[object, str], TouchRecord] = {}
    for touch in touches:
        key = touch.when, fold(touch.title)
        found[key] = _both(found[key], touch) if key in found else touch
    told = {touch.when.start for touch in found.values() if touch.title != IN_TOUCH}
    kept = [touch for touch in found.values() if not (touch.when.start in told and _says_nothing(touch))]
    return tuple(sorted(kept, key=lambda touch: touch.when.sort_key))


def _says_nothing(touch: TouchRecord) -> bool:
    return touch.title == IN_TOUCH and not (touch.text or touch.items or touch.ledger or touch.people)


def _both(one: TouchRecord, other: TouchRecord) -> TouchRecord:
    texts = _texts(text for text in (one.text, other.text) if text)
    return replace(
        one,
        text="\n\n".join(texts),
        place=one.place or other.place,
        people=_unique((*one.people, *other.people)),
        items=_items((*one.items, *other.items)),
        ledger=_unique((*one.ledger, *other.ledger)),
    )


def _tidied(record: PersonRecord) -> PersonRecord:
    """What the rows of several meetings repeat, said once: a text is a note on the person, a task is the first's."""
    if len(record.touches) < 2:
        return record
    repeated = {text for text, count in Counter(touch.text for touch in record.touches).items() if text and count > 1}
    seen: set[tuple[str, object]] = {(fold(item.text), item.due) for item in record.items}
    touches = []
    for touch in record.touches:
        items = []
        for item in touch.items:
            if item.is_done or (fold(item.text), item.due) not in seen:
                items.append(item)
            seen.add((fold(item.text), item.due))
        text = "" if touch.text in repeated else touch.text
        touches.append(replace(touch, text=text, items=tuple(items)))
    notes = _texts((*record.notes, *(touch.text for touch in record.touches if touch.text in repeated)))
    return replace(record, touches=tuple(touches), notes=notes)


def shared(records: Sequence[PersonRecord]) -> tuple[PersonRecord, ...]:
    """The records where one of several names that the file knows (``Ana Diaz & Bo Lee``) is the first's, with the
    others in its touches.
    """
    known = {fold(record.name) for record in records}
    found = []
    for record in records:
        names = names_of(record.name)
        if len(names) > 1 and record.touches and all(fold(name) in known for name in names):
            people = tuple(PersonKey(name=name) for name in names[1:])
            touches = tuple(replace(touch, people=_unique((*people, *touch.people))) for touch in record.touches)
            record = replace(record, name=names[0], touches=touches)
        found.append(record)
    return tuple(found)
