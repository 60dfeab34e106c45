"""One contact of an export, with all that it holds, as a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netmd.dates import When
from netmd.exchange.readers.monica.gathered import Gathered
from netmd.exchange.readers.monica.given import add_debt, add_gift, task_item
from netmd.exchange.readers.monica.reminders import reminder_item
from netmd.exchange.readers.monica.touches import add_call, add_conversation, add_last_talked
from netmd.exchange.readers.monica.values import Export, Thing, day_of, mapping_of, words
from netmd.exchange.records import PersonRecord, Source


def contact_record(source: Source, contact: Thing, export: Export, today: date) -> PersonRecord:
    """A contact as a person; activities are events of their own."""
    name = export.name_of(contact)
    gathered = Gathered()
    for held in contact.held("call"):
        add_call(held, gathered)
    for held in contact.held("conversation"):
        add_conversation(held, export, gathered)
    add_last_talked(contact, export, gathered)
    for held in contact.held("contact_field"):
        _field(held, export, gathered)
    for held in contact.held("address"):
        _address(held, gathered)
    for held in contact.held("pet"):
        kind = held.text("category")
        gathered.more("pets", f"{held.text('name')} ({kind})".strip() if kind else held.text("name"))
    _texts(contact, export, gathered)
    for held in contact.held("task"):
        gathered.items.append(task_item(held))
    for held in contact.held("reminder"):
        if item := reminder_item(held, today):
            gathered.items.append(item)
    for held in contact.held("gift"):
        add_gift(held, gathered)
    for held in contact.held("debt"):
        add_debt(held, gathered)
    also = tuple(_relations(contact, export, gathered))
    met = mapping_of(contact.get("first_met_date"))
    through = export.contacts.get(contact.text("first_met_through"))
    frequency = contact.text("stay_in_touch_frequency")
    nickname = contact.text("nickname")
    is_gone = contact.flag("is_dead") or ("is_active" in contact.properties and not contact.flag("is_active"))
    return PersonRecord(
        source=source,
        name=name,
        aliases=(nickname,) if nickname and nickname != name else (),
        orgs=tuple(filter(None, (contact.text("company"),))),
        roles=tuple(filter(None, (contact.text("job"),))),
        emails=tuple(gathered.emails),
        phones=tuple(gathered.phones),
        urls=tuple(gathered.urls),
        linkedin=gathered.linkedin,
        location=gathered.location,
        tags=(*words(contact.get("tags")), *(("starred",) if contact.flag("is_starred") else ())),
        met=_day_with_year(met, "first met", gathered),
        met_at=contact.text("first_met_where"),
        introduced_by=(export.name_of(through),) if through and export.name_of(through) else (),
        cadence=f"every {int(frequency)} days" if _is_count(frequency) else "",
        birthday=_birthday(mapping_of(contact.get("birthdate")), gathered),
        status="archived" if is_gone else None,
        notes=tuple(gathered.notes),
        touches=tuple(gathered.touches),
        items=tuple(item for item in gathered.items if item.text),
        ledger=tuple(gathered.ledger),
        extra=tuple((key, tuple(values)) for key, values in gathered.extra.items()),
        also=also,
    )


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and 0 < len(text.lstrip("0")) <= _DIGITS


_DIGITS = 4
"""Of an interval in days: more is none that a person means."""


# -- fields ---------------------------------------------------------------------------------------------------------


def _field(held: Thing, export: Export, gathered: Gathered) -> None:
    value = held.text("data")
    kind = export.instance("contact_field_types", held.text("type"))
    name = kind.text("name") if kind else ""
    protocol = kind.text("protocol") if kind else ""
    told = name.casefold()
    if not value:
        return
    if export.is_email(held.text("type")) or protocol == "mailto:":
        gathered.emails.append(value)
    elif "linkedin" in told or "linkedin.com/" in value.casefold():
        if gathered.linkedin:
            gathered.more("linkedin", value)
        gathered.linkedin = gathered.linkedin or value
    elif told in ("phone", "mobile") or protocol in ("tel:", "sms:") or (kind and kind.text("type") == "phone"):
        gathered.phones.append(value)
    elif value.casefold().startswith(("http://", "https://")):
        gathered.urls.append(value)
    else:
        gathered.more(told or "contact", value)


def _address(held: Thing, gathered: Gathered) -> None:
    street, city, province, code, country = (
        held.text(key) for key in ("street", "city", "province", "postal_code", "country")
    )
    place = ", ".join(filter(None, (street, " ".join(filter(None, (code, city))), province, country)))
    gathered.location = gathered.location or city or province or country
    name = held.text("name")
    if place and place != gathered.location:
        gathered.more("address", f"{name}: {place}" if name else place)


def _birthday(written: object, gathered: Gathered) -> str:
    special = mapping_of(written)
    when = day_of(special.get("date"))
    if when is None:
        return ""
    thing = Thing.of(special)
    if thing.flag("is_age_based"):  # Monica works the year out from an age, and puts it on the first of January
        gathered.more("born about", str(when.start.year))
        return ""
    return f"--{when.iso[5:]}" if thing.flag("is_year_unknown") else when.iso


def _day_with_year(written: object, key: str, gathered: Gathered) -> When | None:
    special = mapping_of(written)
    when = day_of(special.get("date"))
    if when is None:
        return None
    thing = Thing.of(special)
    if thing.flag("is_age_based"):
        return When(when.start.replace(month=1, day=1), "year")
    if thing.flag("is_year_unknown"):
        gathered.more(key, f"--{when.iso[5:]}")
        return None
    return when


_GENDERS = {"M": "man", "F": "woman", "O": "other"}


def _texts(contact: Thing, export: Export, gathered: Gathered) -> None:
    gathered.note(contact.text("description"))
    gathered.note(contact.text("first_met_additional_info"), "How we met")
    gathered.more("food preferences", contact.text("food_preferences"))
    gathered.more("gender", _GENDERS.get(contact.text("gender"), ""))
    if died := day_of(mapping_of(contact.get("deceased_date")).get("date")):
        gathered.more("died", died.iso)
    elif contact.flag("is_dead"):
        gathered.more("died", "yes")
    for held in contact.held("note"):
        written = day_of(held.get("created_at"))
        gathered.note(held.text("body"), written.iso if written else "")
    for held in contact.held("life_event"):
        when = day_of(held.get("happened_at"))
        kind = export.instance_name("life_event_types", held.text("type"))
        said = ": ".join(filter(None, (held.text("name") or kind or "Life event", held.text("note"))))
        gathered.note(said, when.iso if when else "")


def _relations(contact: Thing, export: Export, gathered: Gathered) -> Iterator[Source]:
    """Keep whom the contact has as what: ``child: Bart``; gives the rows."""
    for thing in export.relations_of(contact):
        other = export.contacts.get(thing.text("of_contact"))
        if other is None:
            continue
        gathered.more("relationships", f"{thing.text('type').replace('_', ' ') or 'related'}: {export.name_of(other)}")
        yield thing.source
