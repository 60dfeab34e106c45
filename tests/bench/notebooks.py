"""Notebooks of any size, made by seed: the same number and seed give the same bytes.

A contact has about 2 kB with five meetings, items, a ledger, tags, links and introductions; every third uses harder
Markdown. Beside the contacts there are openings and meeting files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.bench import words
from tests.bench.people import People, plain
from tests.bench.prose import hard_block, paragraph, sentence

TODAY = date(2026, 5, 14)
"""The day all notebooks are made for."""
_HARD_EVERY = 3


@dataclass(frozen=True, slots=True)
class Written:
    """One note: the id (the file's name without .md), the front matter and the text below it."""

    id: str
    fields: Mapping[str, str | list[str]]
    body: str


def is_hard(number: int) -> bool:
    """Whether the note of that number uses harder Markdown."""
    return number % _HARD_EVERY == 1


def contact(people: People, number: int, seed: int) -> Written:
    """The note of one person."""
    chance = Random(f"{seed}:contact:{number}")
    org = organisation(number // 6 if chance.random() < 0.8 else chance.randrange(len(people)))
    stem = people.ids[number]
    met = TODAY - timedelta(days=chance.randrange(400, 2500))
    fields: dict[str, str | list[str]] = {
        "name": people.names[number],
        "org": org,
        "role": chance.choice(words.ROLES),
        "email": f"{stem.replace('-', '.')}@{plain(org)}.example",
        "linkedin": f"https://www.linkedin.com/in/{stem}",
        "location": chance.choice(words.TOWNS),
        "tags": sorted(chance.sample(words.TAGS, chance.randint(2, 4))),
        "direction": chance.choice(["up", "down", "across"]),
        "met": met.isoformat(),
        "cadence": chance.choice(words.CADENCES),
    }
    if number:
        fields["introduced_by"] = people.ids[min(people.near(number, chance), number - 1)]
    if number % 7 == 0:
        fields["birthday"] = f"--{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    if number % 5 == 0:
        fields["seeking"] = [chance.choice(words.WANTS)]
    if number % 4 == 0:
        fields["offers"] = [chance.choice(words.WANTS), chance.choice(words.GIFTS)]
    return Written(stem, fields, _body(people, number, chance))


def contacts(people: People, seed: int) -> Iterator[Written]:
    """The notes of all people."""
    return (contact(people, number, seed) for number in range(len(people)))


def organisation(number: int) -> str:
    """The name of an organisation; they begin again after some two thousand."""
    house, trade = len(words.HOUSE), len(words.TRADE)
    return f"{words.HOUSE[number % house]} {words.TRADE[(7 * number + number // house) % trade]}"


def openings(people: People, seed: int) -> Iterator[Written]:
    """An opening for every fifty people, passed on to some."""
    for number in range(len(people) // 50):
        chance = Random(f"{seed}:opening:{number}")
        source, one, other = (people.ids[chance.randrange(len(people))] for _ in range(3))
        found = TODAY - timedelta(days=chance.randrange(1, 200))
        title, org = chance.choice(words.WANTS).capitalize(), organisation(chance.randrange(500))
        fields: dict[str, str | list[str]] = {
            "title": title,
            "org": org,
            "source": source,
            "found": found.isoformat(),
            "closes": (found + timedelta(days=chance.randrange(20, 220))).isoformat(),
            "tags": sorted(chance.sample(words.TAGS, 2)),
            "status": chance.choice(["open", "open", "filled", "closed"]),
        }
        passed = f"- Passed to: [[{one}]] {found + timedelta(days=2)} (applied)\n- Passed to: [[{other}]]"
        yield Written(f"{plain(f'{title} {org}')}-{number}", fields, f"{paragraph(chance, 2)}\n\n{passed}\n")


def meeting_files(people: People, seed: int) -> Iterator[Written]:
    """A meeting of several for every forty people."""
    for number in range(len(people) // 40):
        chance = Random(f"{seed}:meeting:{number}")
        host = chance.randrange(len(people))
        guests = sorted({people.ids[people.near(host, chance)] for _ in range(4)} | {people.ids[host]})
        day = TODAY - timedelta(days=chance.randrange(-20, 700))
        fields: dict[str, str | list[str]] = {
            "title": f"Panel: {chance.choice(words.WHAT)}",
            "date": f"{day.isoformat()} 18:30",
            "place": f"{chance.choice(words.HOUSE)} Hall",
            "with": guests,
        }
        lines = f"- Gave: {chance.choice(words.GIFTS)} to [[{guests[0]}]]\n- [ ] @{guests[-1]} the recording due:{day + timedelta(days=14)}"
        yield Written(f"{day.isoformat()}-panel-{number}", fields, f"{paragraph(chance, 3)}\n\n{lines}\n")


def write_notebook(folder: Path, people: People, seed: int) -> None:
    """Write the whole notebook as netmd reads it."""
    notes = {
        "contacts": contacts(people, seed),
        "opportunities": openings(people, seed),
        "meetings": meeting_files(people, seed),
    }
    for name, written in notes.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        for note in written:
            (folder / name / f"{note.id}.md").write_text(as_netmd(note), encoding="utf-8", newline="\n")
    (folder / "netmd.toml").write_text('[notebook]\nname = "Measured"\n', encoding="utf-8", newline="\n")


def as_netmd(note: Written) -> str:
    """A note in netmd's format."""
    lines = [f"{key}: {_yaml(key, value)}" for key, value in note.fields.items()]
    return "\n".join(["---", *lines, "---", note.body])


def _yaml(key: str, value: str | list[str]) -> str:
    if key in ("introduced_by", "source"):
        return f'"[[{value}]]"'
    if key == "with":
        return "[" + ", ".join(f'"[[{guest}]]"' for guest in value) + "]"
    if isinstance(value, list):
        return f"[{', '.join(value)}]"
    return f'"{value}"' if ": " in value or value.startswith("--") else value


def _body(people: People, number: int, chance: Random) -> str:
    hard = is_hard(number)
    one, other = (people.ids[people.near(number, chance)] for _ in range(2))
    blocks = [f"{paragraph(chance, 2)} Knows [[{one}]] and [[{other}]]."]
    day = TODAY - timedelta(days=chance.randrange(120))
    promising = chance.randrange(3)
    for place in range(chance.randint(4, 6)):
        blocks.append(_heading(people, number, day, chance))
        blocks.append(hard_block(chance) if hard and chance.random() < 0.6 else paragraph(chance, 2))
        if lines := _lines(people, number, day, chance, promising=place == promising):
            blocks.append("\n".join(lines))
        day -= timedelta(days=chance.randrange(14, 150))
    return "\n\n".join(blocks) + "\n"


def _heading(people: People, number: int, day: date, chance: Random) -> str:
    guest = f" with [[{people.ids[people.near(number, chance)]}]]" if chance.random() < 0.1 else ""
    return f"## {day.isoformat()} {chance.choice(words.OCCASIONS)}{guest}"


def _lines(people: People, number: int, day: date, chance: Random, *, promising: bool) -> list[str]:
    lines = []
    if chance.random() < 0.15:
        lines.append(f"- Gave: {chance.choice(words.GIFTS)}")
    if chance.random() < 0.15:
        lines.append(f"- Got: {chance.choice(words.GIFTS)}")
    if chance.random() < 0.05:
        lines.append(f"- Intro: [[{people.ids[number]}]] to [[{people.ids[people.near(number, chance)]}]] (sent {day})")
    if promising or chance.random() < 0.1:
        due = day + timedelta(days=chance.randrange(3, 60))
        done = chance.random() < 0.6
        whose = "@them " if chance.random() < 0.2 else ""
        lines.append(f"- [{'x' if done else ' '}] {whose}{chance.choice(words.PROMISES)} due:{due}"
                     + (f" done:{due}" if done else ""))  # fmt: skip
    return lines


def marked(note: Written, mark: str) -> Written:
    """The note after its prose was edited: only the paragraph at its beginning is another."""
    return Written(note.id, note.fields, f"{mark} {note.body}")


def met_again(note: Written, mark: str) -> Written:
    """The note after a meeting of today was written down, with a promise for today, and the role was changed."""
    meeting = (
        f"## {TODAY.isoformat()} Coffee, {mark}\n\n{sentence(Random(mark))}\n\n- [ ] {mark} due:{TODAY.isoformat()}\n"
    )
    return Written(note.id, {**note.fields, "role": mark}, f"{note.body}\n{meeting}")
