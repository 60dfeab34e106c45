"""A networking spreadsheet as found in the wild: 500 rows of odd headers, merged cells, blanks and three ways of dates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product

from tests.unit.exchange.readers.spreadsheet.sheet import Cell

FIRST = (
    "Amara", "Beatriz", "Chidi", "Delphine", "Emre", "Femke", "Giulia", "Hiro", "Ingrid", "João", "Katya", "Liam",
    "Mónica", "Noor", "Oskar", "Paula", "Quentin", "Rosa", "Søren", "Tessa", "Umar", "Vera", "Wanda", "Xenia", "Yusuf",
)  # fmt: skip
LAST = (
    "Abbott", "Bauer", "Costa", "Diallo", "Eriksen", "Fischer", "Garcia", "Haddad", "Ivanova", "Jansen", "Kowalski",
    "Laurent", "Müller", "Nakamura", "Okafor", "Petit", "Quiroga",
)  # fmt: skip
COMPANIES = (
    "Northside Athletics",
    "Rocket Nine",
    "Bäcker & Söhne GmbH",
    "Lakeview Media",
    "Harbour Bank",
    "Atelier Cinq",
)
CHANNELS = ("Coffee chat", "Zoom", "Call", "LinkedIn message", "Lunch", "Anruf", "Informational interview")

TITLE: list[list[Cell]] = [
    [None, "MY NETWORKING TRACKER — Career Centre template v4"],
    [None, "One row per conversation!", None, None, "Goal:", "5 a week"],
    [],
]
GROUPS: list[Cell] = [None, "Who", None, None, None, None, "Background", None, None, "Conversation", None, None, None,
                      "Afterwards", None, None, None, None]  # fmt: skip
HEADER: list[Cell] = [
    None, "Contact Person*", "Compnay", "Job Title / Role", "E-Mail Adress", "Linked-In", "How did we meet?",
    "Mutual connection(s)", "Industry", "Date", "Type of meeting", "Discussion points", "Key information learned",
    "Next Steps", "By when?", "Thank you sent?", "Status", "Shoe size",
]  # fmt: skip
PEOPLE = 425
"""The first 400 have one conversation each, the last 25 four: 500 rows."""


@dataclass
class Wild:
    """The rows of the sheet, and the merged cells as first row, first column, last row, last column, from 0."""

    rows: list[list[Cell]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)


def _day(number: int) -> date:
    return date(2025, 3, 1) + timedelta(days=number * 7 % 380)


def _written(day: date, number: int) -> Cell:
    """One of three ways of writing a day: typed (ISO in CSV), with strokes, with the month's name."""
    if number % 3 == 0:
        return day
    return f"{day.day}/{day.month}/{day:%y}" if number % 3 == 1 else f"{day.day} {day:%b} {day.year}"


def wild(*, merge: bool) -> Wild:
    """``merge``: the cells of a person's further rows are merged with the first's, else they are empty, as in CSV."""
    sheet = Wild(rows=[*map(list, TITLE), list(GROUPS), list(HEADER)])
    conversation = 0
    names = [f"{first} {last}" for last, first in product(LAST, FIRST)]
    for number, name in enumerate(names):
        if number == 200:
            sheet.rows += [[], list(HEADER)]
        elif number and number % 40 == 0:
            sheet.rows.append([])
        start = len(sheet.rows)
        times = 1 if number < 400 else 4
        for time in range(times):
            who = _who(name, number) if time == 0 else [None] * 8
            sheet.rows.append([None, *who, *_talk(number, conversation, time)])
            conversation += 1
        if merge and times > 1:
            end = len(sheet.rows) - 1
            sheet.merged += [(start, column, end, column) for column in range(1, 9) if sheet.rows[start][column]]
    if merge:
        sheet.merged += [(0, 1, 0, 6), (3, 1, 3, 5), (3, 6, 3, 8), (3, 9, 3, 12), (3, 13, 3, 17)]
    sheet.rows += [[], [None, "Total contacts", PEOPLE, None, None, None, None, None, None, 500]]
    return sheet


def _who(name: str, number: int) -> list[Cell]:
    first, last = name.split()
    plain = f"{first}.{last}".lower().encode("ascii", "ignore").decode()
    return [
        name,
        COMPANIES[number % 6],
        "Director of Communications" if number % 5 == 0 else "Analyst",
        None if number % 4 == 3 else f"{plain}@mail{number}.example",
        f"https://www.linkedin.com/in/{plain}-{number}" if number % 2 == 0 else "n/a",
        ("Alumni event", "Conference", "Class")[number % 3],
        "Dana Okoro" if number % 7 == 0 else "-" if number % 7 == 1 else None,
        ("Sports", "Media", "Banking")[number % 3],
    ]


def _talk(number: int, conversation: int, time: int) -> list[Cell]:
    day = _day(conversation)
    return [
        _written(day, conversation),
        CHANNELS[conversation % 7],
        f"Talk {conversation}: budgets and teams" if conversation % 3 else None,
        "Has two dogs" if number % 9 == 0 else None,
        f"Send item {conversation}" if conversation % 4 == 0 else None,
        _written(day + timedelta(days=14), conversation + 1) if conversation % 4 == 0 else None,
        "Yes" if conversation % 2 else None,
        ("Warm Contact", "Completed", "Dormant", "Follow-Up Due")[number % 4],
        42 if number % 50 == 0 else None,
    ]
