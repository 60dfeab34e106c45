"""Monica 4's export as JSON (``app/ExportResources`` of monicahq/monica, structure 1.0-preview.1).

A row is a contact, an activity or a relationship; what a contact holds (calls, notes, tasks, gifts ...) goes with it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from netmd.exchange.readers.encodings import likely_encoding
from netmd.exchange.readers.monica.contact import contact_record
from netmd.exchange.readers.monica.values import Export, Thing, day_of, things, words
from netmd.exchange.records import (
    EventRecord,
    ForeignFile,
    ImportRefusedError,
    PassedOver,
    PersonKey,
    ReadOptions,
    Source,
    TouchRecord,
)

__all__ = ["FORMAT", "read", "recognises"]

FORMAT = "Monica"

_KEYS = (b'"account"', b'"app_version"', b'"exported_by"', b'"export_date"', b'"contact"')


def recognises(name: str, data: bytes) -> float:  # noqa: ARG001 - the form of every reader
    """How surely this is such a file: JSON with the keys of the export."""
    if not data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return 0.0
    found = sum(key in data for key in _KEYS)
    return (0.0, 0.1, 0.2, 0.6, 0.9, 0.95)[found] if b'"account"' in data else 0.0


_LOOKED_AT = 1024


def read(data: bytes, options: ReadOptions) -> ForeignFile:
    """The contacts as people, the activities as events. Raises :class:`ImportRefusedError` for what is no such file."""
    export = Export.of(_loaded(data))
    people, passed = [], []
    for source, thing in export.of_type("contact"):
        reason = _why_not(thing, export)
        if reason:
            passed.append(PassedOver(source, reason))
        else:
            people.append(contact_record(source, thing, export, options.today))
    events: list[EventRecord] = []
    for source, thing in export.of_type("activity"):
        event = _event(source, thing, export)
        if isinstance(event, EventRecord):
            events.append(event)
        else:
            passed.append(event)
    passed += _relations(export, {record.source for record in people})
    return ForeignFile(
        format=FORMAT,
        rows=sum(1 for kind in _ROWS for _ in export.of_type(kind)),
        people=tuple(people),
        events=tuple(events),
        passed_over=tuple(passed),
        notices=tuple(_notices(export)),
    )


_ROWS = ("contact", "activity", "relationship")


def _loaded(data: bytes) -> object:
    hint = "Export the account again in Monica: Settings, Export data, Export to JSON."
    try:
        text = data.decode(likely_encoding(data), "replace").removeprefix("\ufeff")
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=lambda _: None)
    except RecursionError as error:
        raise ImportRefusedError("The JSON is nested too deeply to be Monica's.", hint) from error
    except ValueError as error:
        raise ImportRefusedError(f"The file is no JSON: {error}.", hint) from error


def _why_not(thing: Thing, export: Export) -> str:
    if thing.uuid and thing.uuid in export.mine:
        return "yourself"
    if thing.flag("is_partial"):
        return "only a name in somebody's relationships, where it is kept"
    return "" if export.name_of(thing) else "no name"


# -- activities -----------------------------------------------------------------------------------------------------


def _event(source: Source, thing: Thing, export: Export) -> EventRecord | PassedOver:
    when = day_of(thing.get("happened_at"))
    people = export.took_part(thing.uuid)
    if not people:
        return PassedOver(source, "nobody took part in it")
    if when is None:
        return PassedOver(source, "no date that exists")
    kind = export.instance_name("activity_types", thing.text("type"))
    title = thing.text("summary") or kind or "Meeting"
    text = [thing.text("description"), f"Activity: {kind}" if kind and kind != title else "", _feelings(thing)]
    keys = tuple(_key(one, export) for one in people)
    touch = TouchRecord(when=when, title=title, text="\n".join(filter(None, text)), people=keys)
    return EventRecord(source=source, touch=touch)


def _feelings(thing: Thing) -> str:
    named = words(thing.get("emotions"))
    return f"Felt: {', '.join(named)}" if named else ""


def _key(thing: Thing, export: Export) -> PersonKey:
    return PersonKey(name=export.name_of(thing), email=next(iter(export.addresses(thing)), ""))


# -- relationships, and what is left out ----------------------------------------------------------------------------


def _relations(export: Export, read: set[Source]) -> Iterator[PassedOver]:
    """Those that stand in nobody's record; the others do, with those who have them."""
    for source, thing in export.of_type("relationship"):
        one = export.contacts.get(thing.text("contact_is"))
        other = export.contacts.get(thing.text("of_contact"))
        if one is None or other is None:
            yield PassedOver(source, "somebody in it is not in the file")
        elif one.source not in read:
            is_kept = other.source in read
            yield PassedOver(source, "it is kept the other way round, with the one who is a contact" if is_kept else
                             "neither of the two is a contact")  # fmt: skip


_LEFT_OUT = {
    "photo": "photos", "document": "documents", "user": "", "addressbook": "", "addressbook_subscription": "",
}  # fmt: skip
_OF_CONTACTS = frozenset(
    ("call", "contact_field", "debt", "gift", "note", "reminder", "task", "address", "pet", "conversation",
     "life_event", "activity", "photo", "document")
)  # fmt: skip


def _notices(export: Export) -> Iterator[str]:
    left = Counter(export.kinds)
    within: Counter[str] = Counter()
    for _, contact in export.of_type("contact"):
        within.update({kind: len(values) for kind, values in contact.inner.items()})
    files = [(noun, left[kind]) for kind, noun in _LEFT_OUT.items() if noun and left[kind]]
    if files:
        counted = " and ".join(f"{count:,} {noun if count != 1 else noun[:-1]}" for noun, count in files)
        yield f"{counted} stayed behind: a notebook holds text."
    through = [contact.text("first_met_through") for _, contact in export.of_type("contact")]
    missing = sum(1 for uuid in through if uuid and uuid not in export.contacts)
    if missing:
        whom = "person was" if missing == 1 else "people were"
        yield f"{missing:,} {whom} met through somebody who is not in the file."
    journal = len(things(export.properties.get("journal_entries")))
    if journal:
        yield f"{journal:,} {'entry' if journal == 1 else 'entries'} of the journal stayed behind: about no contact."
    unknown = {kind: count for kind, count in (left + within).items()
               if kind not in _ROWS and kind not in _LEFT_OUT and kind not in _OF_CONTACTS}  # fmt: skip
    if unknown:
        counted = ", ".join(f"{count:,} × {kind}" for kind, count in sorted(unknown.items()))
        yield f"Not known to netmd, and left out: {counted}."
