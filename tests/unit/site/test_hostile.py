"""Notes are other people's text: no value, in any field, becomes markup or runs."""

from dataclasses import fields, replace
from typing import Any

import pytest

from netmd.model import Contact, Exchange, Opportunity, Section
from netmd.problems import RULES, Location, Problem
from netmd.settings import Settings
from tests.factory import contact, intro, item, meeting_file, opportunity, touch
from tests.unit.site.pages import build, read

EVIL = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "</title></style></textarea><script>alert(1)</script>",
    "[x](javascript:alert(1)) ![x](https://x.example/p.png)",
    "\x00\x01\ud800\ufffe",
)
ALLOWED = frozenset(
    (
        *("html", "head", "meta", "title", "link", "script", "body", "header", "nav", "main", "section", "aside"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "a", "ul", "ol", "li", "dl", "dt", "dd", "time"),
        *("code", "pre", "wbr", "br", "b", "i", "strong", "em", "blockquote", "details", "summary", "kbd", "svg", "rect"),
        *("g", "path", "circle", "ellipse", "text", "desc", "defs", "marker", "pattern"),
        *(
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "form",
            "label",
            "input",
            "select",
            "option",
            "button",
        ),
    )
)
CARD = [
    field.name
    for field in fields(Contact)
    if field.name not in ("note", "name", "cadence", "birthday", "met", "follow_up", "snooze", "status", "direction")
]


def evil_contact(evil: str) -> Contact:
    values: dict[str, Any] = {}
    person = contact("x", path="contacts/x.md")
    for name in CARD:
        values[name] = (evil,) if isinstance(getattr(person, name), tuple) else evil
    text = f"{evil}\n\n- [ ] {evil}\n- Gave: {evil}\n\n> {evil}"
    exchange = Exchange("gave", evil, Location("contacts/x.md", 9))
    meeting = touch(
        f"2026-05-01 {evil.partition(chr(10))[0]}",
        text=text,
        items=[item(evil, due="2026-05-02"), item(evil, owed_by=evil)],
        introductions=[replace(intro(evil, "x"), stage=evil)],
        exchanges=[exchange],
        place=evil,
        channel="coffee",
    )
    plan = touch(f"2026-05-15 {evil}", place=evil, channel="coffee")
    made = contact(evil, path=f"contacts/{evil.replace('/', '-')}.md", meetings=[meeting, plan], **values)
    here = Location(made.path, 3)
    note = replace(made.note, sections=(Section(evil, 2, evil, here),), extra=((evil, (evil,)),))
    return replace(made, note=replace(note, exchanges=(exchange,)))


def evil_opening(evil: str) -> Opportunity:
    made = opportunity(
        evil, org=evil, url=evil, location=evil, tags=(evil,), stage=evil, passed_to=[evil], source=[evil]
    )
    note = replace(made.note, sections=(Section(evil, 2, evil, Location(made.path, 4)),), extra=((evil, (evil,)),))
    return replace(made, note=note, passed=tuple(replace(line, outcome=evil) for line in made.passed))


@pytest.mark.parametrize("evil", EVIL)
def test_no_field_file_name_or_setting_becomes_markup(evil: str) -> None:
    problem = Problem(RULES["NET101"], Location(evil, 1, 1), evil, evil)
    event = meeting_file("2026-04-01 x", [evil], place=evil, path="meetings/x.md", text=evil)
    event = replace(event, title=evil)
    site = build(evil_contact(evil), evil_opening(evil), event, settings=Settings(name=evil), problems=[problem])
    pages = {path: data for path, data in site.items() if path.endswith(".html")}
    assert len(pages) == 17
    for path, data in pages.items():
        page = read(data)
        for tag, attributes in page.elements:
            assert tag in ALLOWED, (path, tag)
            assert not any(name.startswith("on") for name in attributes), path
            assert not {"style", "srcdoc", "formaction"} & attributes.keys(), path
            if tag == "script":
                assert attributes["src"].removeprefix("../") in site, (path, attributes)
            address = attributes.get("href", attributes.get("src", ""))
            scheme = address.partition(":")[0] if ":" in address else ""
            assert scheme in ("", "http", "https", "mailto", "tel"), (path, address)


def test_obsidian_comments_never_appear() -> None:
    hidden = touch(
        "2026-05-01 Coffee %%not for her%%",
        text="Seen %%secret%%.\n\n%%\nalso secret\n%%",
    )
    site = build(contact("Ann", meetings=[hidden]))
    for path, data in site.items():
        if path.endswith(".html"):
            for word in ("secret", "not for her", "%%"):
                assert word not in data.decode(), (path, word)
    assert "Seen" in read(site["contacts/ann.html"]).text


def test_only_safe_addresses_on_a_card_become_links() -> None:
    ann = contact(
        "Ann",
        urls=("www.x.example", "javascript:alert(1)"),
        linkedin="https://www.linkedin.com/in/ann",
        emails=["a@x.example", "no mail"],
        phones=("+1 416 555 0100", "home"),
    )
    ann = replace(ann, note=replace(ann.note, extra=(("signal", ("tel:+1416", "ann.42")),)))
    links = [href for href in read(build(ann)["contacts/ann.html"]).hrefs if ":" in href]
    reach = ["mailto:a@x.example", "tel:+14165550100"]  # in the brief, and on the card
    assert links == [
        *reach,
        *reach,
        "https://www.linkedin.com/in/ann",
        "https://www.x.example",
        "tel:+1416",
    ]
