"""No page but those that list everybody grows with the notebook beyond what a phone likes to load."""

from __future__ import annotations

import re
from collections.abc import Iterator

from netmd.model import Entry
from tests.factory import contact, gave, got, intro, item, meeting_file, opportunity, touch
from tests.unit.site.pages import build

SIZE = 200_000
"""Bytes of a page."""
LISTS_ALL = re.compile(r"(contacts|tags|organisations)\.html|(tags|organisations)/.*|assets/.*|.*\.(js|json)")
PEOPLE = 420
STAGES = ("offered", "agreed", "sent", "met", "signed with them in the spring", "")
WORDS = "three newsletters for the sponsors' families, with the numbers of all of last year"


def crowd() -> Iterator[Entry]:
    """People of whom each has some of everything, each group of four of one organisation and of fifty of one tag."""
    ids = [f"wilhelmina-featherstone-haugh-{at}" for at in range(PEOPLE)]
    for at, name in enumerate(ids):
        other = ids[at * 7 % PEOPLE]
        day = f"2026-{at % 4 + 1:02}-{at % 28 + 1:02}"
        lunch = touch(
            f"{day} Lunch with [[{other}]] at the corner of the square",
            text=WORDS,
            items=[item("Send her the fan survey of the season", due=f"2026-05-{at % 28 + 1:02}")],
            introductions=[intro(name, other, stage=STAGES[at % len(STAGES)])],
            exchanges=[gave(WORDS), got(WORDS)],
        )
        yield contact(
            name.replace("-", " ").title(),
            meetings=[lunch, touch(f"2026-05-{at % 28 + 1:02} Call about the fans")],
            orgs=[f"Association of Sports {at // 4}"],
            roles=["Head of Partnerships and Communications"],
            tags=[f"sports-marketing-{at // 50}"],
            introduced_by=[ids[at // 2]] if at else [],
            seeking=[f"a printer of posters in place {at % 90}"],
            offers=[f"printer of posters in place {at % 90}"],
            follow_up=day,
            cadence="4-6w",
            birthday=f"1980-05-{at % 28 + 1:02}",
        )
        if at % 5 == 0:
            yield opportunity(
                f"Printer of posters in place {at}",
                org=f"Association of Sports {at % 90}",
                source=[other],
                found=day,
                closes="2026-06-01",
                status=("open", "mine", "filled", "closed")[at // 5 % 4],
                passed_to=[ids[at // 3]],
            )
        if at % 9 == 0:
            yield meeting_file(f"{day} Panel {at} on who gets to play", ids[at : at + 5], text=WORDS)


def test_only_what_lists_everybody_is_large() -> None:
    sizes = {path: len(data) for path, data in build(*crowd()).items() if not LISTS_ALL.fullmatch(path)}
    assert {"index.html", "introductions.html", "giving.html", "network.html", "openings.html"} <= sizes.keys()
    assert {path: size for path, size in sizes.items() if size > SIZE} == {}
