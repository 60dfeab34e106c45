"""The things in an export, whatever holes there are in it: each getter gives what is there in its form, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from netmd.dates import ImpossibleDateError, When, parse_when
from netmd.exchange.records import ImportRefusedError, Source


def text_of(value: object) -> str:
    """A text, or a number as it is written; nothing for anything else."""
    return value.strip() if isinstance(value, str) else ""


def day_of(value: object) -> When | None:
    """The day of ``2024-03-01T09:00:00Z``; None for what is none."""
    try:
        when = parse_when(text_of(value)[:10])
    except ImpossibleDateError:
        return None
    return when if when and when.precision == "day" else None


def mapping_of(value: object) -> Mapping[str, object]:
    """A mapping, or an empty one."""
    return value if isinstance(value, dict) else MappingProxyType({})


def things(value: object) -> Sequence[object]:
    """A list, or an empty one."""
    return value if isinstance(value, list) else ()


def words(value: object) -> tuple[str, ...]:
    """The texts of a list, or the names of the things in it."""
    found = (
        text_of(one) or text_of(mapping_of(one).get("name")) or Thing.of(one).text("name") for one in things(value)
    )
    return tuple(dict.fromkeys(filter(None, found)))


@dataclass(frozen=True, slots=True)
class Thing:
    """A contact, a call, a gift: what the export calls its properties, and the things it holds, by their type."""

    uuid: str
    properties: Mapping[str, object]
    inner: Mapping[str, Sequence[object]] = field(default_factory=lambda: MappingProxyType({}))
    source: Source = field(default_factory=lambda: Source(0))

    @classmethod
    def of(cls, value: object, source: Source | None = None) -> Thing:
        """A thing as it is written; columns beside the properties count as such."""
        written = mapping_of(value)
        inner: dict[str, list[object]] = {}
        for kind, values in groups(written.get("data")):
            inner.setdefault(kind, []).extend(values)
        plain = {key: one for key, one in written.items() if key not in ("properties", "data")}
        return cls(text_of(written.get("uuid")), {**plain, **mapping_of(written.get("properties"))}, inner,
                   source or Source(0))  # fmt: skip

    def get(self, key: str) -> object:
        """A property as it is written."""
        return self.properties.get(key)

    def text(self, key: str) -> str:
        """A property that is a text."""
        return text_of(self.properties.get(key))

    def flag(self, key: str) -> bool:
        """Whether a property is set."""
        value = self.properties.get(key)
        return value is True or text_of(value).casefold() in ("1", "true", "yes")

    def held(self, kind: str) -> Iterator[Thing]:
        """The things of a type that this one holds."""
        return (Thing.of(value) for value in self.inner.get(kind, ()))


def groups(value: object) -> Iterator[tuple[str, Sequence[object]]]:
    """The values of each ``{"type": …, "values": […]}`` in a list."""
    for group in things(value):
        kind = text_of(mapping_of(group).get("type"))
        if kind:
            yield kind, things(mapping_of(group).get("values"))


@dataclass(frozen=True, slots=True)
class Export:
    """All of an account."""

    properties: Mapping[str, object]
    by_type: Mapping[str, tuple[Thing, ...]]
    contacts: Mapping[str, Thing]
    kinds: Mapping[str, int]
    mine: frozenset[str]
    _instance: Mapping[str, Mapping[str, Thing]]
    _took_part: Mapping[str, list[Thing]]
    _activities: Mapping[str, Thing]
    _relations: Mapping[str, list[Thing]]

    @classmethod
    def of(cls, document: object) -> Export:
        """The account of an export; raises :class:`ImportRefusedError` where there is none."""
        account = mapping_of(mapping_of(document).get("account"))
        found: dict[str, list[Thing]] = {}
        kinds: Counter[str] = Counter()
        for kind, values in groups(account.get("data")):
            kinds[kind] += len(values)
            for value in values:
                there = found.setdefault(kind, [])
                there.append(Thing.of(value, Source(len(there) + 1, kind)))
        if not kinds:
            raise ImportRefusedError("The file holds no account of Monica's.",
                                     "Export it again in Monica 4: Settings, Export data, Export to JSON.")  # fmt: skip
        instance = mapping_of(account.get("instance")) or mapping_of(mapping_of(document).get("instance"))
        took_part: dict[str, list[Thing]] = {}
        for contact in found.get("contact", ()):
            for uuid in dict.fromkeys(map(text_of, contact.inner.get("activity", ()))):
                took_part.setdefault(uuid, []).append(contact)
        relations: dict[str, list[Thing]] = {}
        for relation in found.get("relationship", ()):
            relations.setdefault(relation.text("contact_is"), []).append(relation)
        return cls(
            mapping_of(account.get("properties")),
            {kind: tuple(there) for kind, there in found.items()},
            {contact.uuid: contact for contact in found.get("contact", ()) if contact.uuid},
            kinds,
            frozenset(filter(None, (user.text("me_contact") for user in found.get("user", ())))),
            {kind: _by_uuid(values) for kind, values in instance.items()},
            took_part,
            {activity.uuid: activity for activity in found.get("activity", ())},
            relations,
        )

    def of_type(self, kind: str) -> Iterator[tuple[Source, Thing]]:
        """The things of a type in the order of the file, each with its row."""
        return ((thing.source, thing) for thing in self.by_type.get(kind, ()))

    def name_of(self, contact: Thing) -> str:
        """The name of a contact."""
        parts = (contact.text(key) for key in ("first_name", "middle_name", "last_name"))
        return " ".join(" ".join(filter(None, parts)).split()) or contact.text("nickname")

    def took_part(self, uuid: str) -> tuple[Thing, ...]:
        """Who took part in an activity, you not counted."""
        return tuple(one for one in self._took_part.get(uuid, ()) if one.uuid not in self.mine and self.name_of(one))

    def did(self, contact: Thing) -> Iterator[Thing]:
        """The activities that a contact took part in."""
        uuids = map(text_of, contact.inner.get("activity", ()))
        return (self._activities[uuid] for uuid in uuids if uuid in self._activities)

    def relations_of(self, contact: Thing) -> Sequence[Thing]:
        """What others are to a contact."""
        return self._relations.get(contact.uuid, ()) if contact.uuid else ()

    def instance(self, kind: str, uuid: str) -> Thing | None:
        """One of the types that an account knows: of contact fields, activities, life events."""
        return self._instance.get(kind, {}).get(uuid)

    def instance_name(self, kind: str, uuid: str) -> str:
        """What such a type is called; a key of a translation as words."""
        thing = self.instance(kind, uuid)
        if thing is None:
            return ""
        return thing.text("name") or thing.text("translation_key").replace("_", " ").strip().capitalize()

    def addresses(self, contact: Thing) -> Iterator[str]:
        """The e-mail addresses of a contact."""
        for held in contact.held("contact_field"):
            if "@" in held.text("data") and self.is_email(held.text("type")):
                yield held.text("data")

    def is_email(self, uuid: str) -> bool:
        """Whether a type of contact fields is that of e-mail addresses."""
        thing = self.instance("contact_field_types", uuid)
        return thing is not None and "email" in (thing.text("type"), thing.text("name").casefold().replace("-", ""))


def _by_uuid(values: object) -> Mapping[str, Thing]:
    found = map(Thing.of, things(values))
    return {thing.uuid: thing for thing in found if thing.uuid}
