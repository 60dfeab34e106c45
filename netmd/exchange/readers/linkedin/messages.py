"""``messages.csv``: a row for each message, of which those of a day with the same people make one event.

The columns have come and gone over the years: no addresses of recipients before 2023, drafts and attachments since
2024. Dates are in UTC. Several recipients are joined by commas, which names may hold, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape

from netmd.dates import When
from netmd.exchange.readers.csv_text import Row, Unclosed, is_blank
from netmd.exchange.readers.fields import header_key, is_day_first, order_taken, profile_address, read_day
from netmd.exchange.readers.linkedin.parties import Parties, Party, recipients
from netmd.exchange.readers.taken import UNCLOSED, unclosed_notice
from netmd.exchange.records import EventRecord, PassedOver, PersonRecord, ReadOptions, Source, TouchRecord

_NEEDED = frozenset(("conversation id", "from", "to", "date"))


def is_messages_header(row: Row) -> bool:
    """Whether a row is this file's header."""
    return {header_key(name) for name in row} >= _NEEDED


@dataclass(frozen=True, slots=True)
class Messages:
    """What the file has given."""

    rows: int
    events: tuple[EventRecord, ...]
    passed_over: tuple[PassedOver, ...]
    notices: tuple[str, ...]
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Message:
    number: int
    conversation: str
    day: date
    clock: str
    sender: Party
    to: tuple[Party, ...]
    subject: str
    content: str


def read_messages(
    rows: Iterable[tuple[int, Row]],
    options: ReadOptions,
    own_names: frozenset[str],
    people: Sequence[PersonRecord],
    part: str,
) -> Messages:
    """The events of a file's rows, each with its number.

    ``own_names``, casefolded, are further names of the owner beside ``options.me``; ``people`` are known not to be.
    """
    numbered = [(number, row) for number, row in rows if not is_blank(row)]
    header = next((at for at, (_, row) in enumerate(numbered) if is_messages_header(row)), 0)
    columns = {header_key(name): at for at, name in enumerate(numbered[header][1])} if numbered else {}
    below = numbered[header + 1 :]
    unclosed = [(number, row) for number, row in below if isinstance(row, Unclosed)]
    cells = [(number, _cells(row, columns)) for number, row in below if not isinstance(row, Unclosed)]
    days = [("DATE", one["date"]) for _, one in cells]
    day_first = is_day_first(days, options.day_first)
    decisions = tuple(order_taken(days, options.day_first, day_first=day_first))
    messages = list[_Message]()
    passed_over = [PassedOver(Source(number, part), UNCLOSED) for number, _ in unclosed]
    for number, one in cells:
        read = _message(number, one, day_first, options)
        if isinstance(read, str):
            passed_over.append(PassedOver(Source(number, part), read))
        else:
            messages.append(read)
    parties = Parties.of(
        ((message.conversation, (message.sender, *message.to)) for message in messages),
        options.me | own_names,
        [Party(person.name, person.linkedin) for person in people],
    )
    events, alone = _events(messages, parties, options, part)
    passed_over.extend(PassedOver(Source(number, part), "nobody else is named") for number in alone)
    notices = (*unclosed_notice(unclosed), *(() if parties.owner or not events else (_WHO,)))
    passed_over.sort(key=lambda one: one.source)
    return Messages(len(below), tuple(events), tuple(passed_over), notices, decisions)


_WHO = "Which of those who wrote messages is you cannot be told: say --me NAME, or you may be taken for a contact."


def _cells(row: Row, columns: Mapping[str, int]) -> dict[str, str]:
    return {name: row[at].strip() if at < len(row) else "" for name, at in columns.items()}


_SPONSORED = '<p class="spinmail'
_NAMELESS = frozenset(("", "linkedin member"))


def _message(number: int, cells: Mapping[str, str], day_first: bool, options: ReadOptions) -> _Message | str:
    """What a row says, or why it is passed over."""
    day = read_day(cells["date"], day_first=day_first, today=options.today)
    sender = Party(" ".join(cells["from"].split()), profile_address(cells.get("sender profile url", "")))
    if day is None:
        return "no date" if sender.name else "not a message"
    if "yes" in (cells.get("is message draft", "").casefold(), cells.get("is conversation draft", "").casefold()):
        return "a draft"
    if cells.get("folder", "").casefold() == "spam":
        return "spam"
    if not sender.linkedin and cells.get("content", "").startswith(_SPONSORED):
        return "an advertisement"
    if not sender.linkedin and sender.name.casefold() in _NAMELESS:
        return "a member without a name"
    clock = re.search(r"\b\d{1,2}:\d{2}\b", cells["date"])
    return _Message(
        number,
        cells["conversation id"],
        day,
        clock[0] if clock else "",
        sender,
        tuple(to for to in recipients(cells["to"], cells.get("recipient profile urls", "")) if _is_named(to)),
        " ".join(cells.get("subject", "").split()),
        cells.get("content", ""),
    )


def _is_named(party: Party) -> bool:
    return bool(party.linkedin) or party.name.casefold() not in _NAMELESS


def _events(
    messages: Sequence[_Message], parties: Parties, options: ReadOptions, part: str
) -> tuple[list[EventRecord], list[int]]:
    days: dict[tuple[date, frozenset[str]], list[_Message]] = {}
    others: dict[tuple[date, frozenset[str]], tuple[Party, ...]] = {}
    alone = []
    for message in messages:
        who = parties.others((message.sender, *message.to))
        if not who:
            alone.append(message.number)
            continue
        key = message.day, frozenset(party.key for party in who)
        days.setdefault(key, []).append(message)
        others.setdefault(key, who)
    events = []
    for key, of_day in days.items():
        numbers = sorted(message.number for message in of_day)
        events.append(
            EventRecord(
                source=Source(numbers[0], part),
                touch=TouchRecord(
                    when=When(key[0]),
                    title=_title(of_day),
                    text=_text(of_day) if options.with_text else "",
                    people=tuple(party.person for party in others[key]),
                ),
                also=tuple(Source(number, part) for number in numbers[1:]),
            )
        )
    return events, alone


_REPLY = re.compile(r"(?:(?:re|aw|fwd?|tr|wg|sv|r)\s*:\s*)+", re.IGNORECASE)


def _title(messages: Sequence[_Message]) -> str:
    subject = next((bare for one in _in_time(messages) if (bare := _REPLY.sub("", one.subject, count=1))), "")
    return f"LinkedIn: {subject}" if subject else "LinkedIn message"


def _text(messages: Sequence[_Message]) -> str:
    lines = (
        f"{one.clock} {one.sender.name}: {_plain(one.content)}".strip() for one in _in_time(messages) if one.content
    )
    return "\n\n".join(lines)


def _in_time(messages: Sequence[_Message]) -> list[_Message]:
    return sorted(messages, key=lambda one: (one.clock.rjust(5, "0"), one.number))


_MARKUP = re.compile(r"</?(?:p|br|div|span|a|b|i|strong|em|ul|ol|li)\b[^<>]*>", re.IGNORECASE)
_ENDS_A_LINE = re.compile(r"<br\b[^<>]*>|</(?:p|div|li)>", re.IGNORECASE)


def _plain(content: str) -> str:
    """A message without the markup that InMail has."""
    if not content.startswith("<"):
        return content
    return unescape(_MARKUP.sub("", _ENDS_A_LINE.sub("\n", content))).strip()
