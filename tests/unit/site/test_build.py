from itertools import pairwise, permutations
from typing import Any
from urllib.parse import unquote

import jinja2
import pytest

from netmd.errors import TemplateError
from netmd.model import Contact, Entry
from netmd.site.build import SiteMemo
from netmd.site.csp import CSP
from netmd.site.views import contacts
from netmd.site.views.context import Context
from tests.factory import contact, intro, item, meeting_file, opportunity, settings, touch
from tests.unit.site.pages import TEMPLATES, build, read


def network() -> tuple[Entry, ...]:
    return (
        contact(
            "Priya Raman",
            orgs=["Northside Athletics"],
            tags=["sports", "C++ & more"],
            direction="up",
            introduced_by=["dana-okafor"],
            seeking=["designer"],
            meetings=[
                touch(
                    "2026-03-04 Coffee with [[sam-lee]]",
                    text="Look at [[community-manager]] and [[panel]].\n- [ ] Send the deck",
                    items=[item("Send the deck", due="2026-03-05"), item("org chart", them=True, due="2026-05-30")],
                    introductions=[intro("sam-lee", "priya-raman")],
                ),
                touch("2026-03-04 Email: thank you"),
                touch("2026-12 Coffee"),
            ],
        ),
        contact("Sam Lee", offers=["designer"], orgs=["Rocket Nine"], meetings=[touch("2026-05-01 Call", text="Hm")]),
        contact("Dana Okafor", path="contacts/old friends/Dana Okafor.md", aliases=["dana-okafor"]),
        contact("Zoë", path="contacts/Zoë.md", tags=["Sports"]),
        contact("Index", path="contacts/index.md"),
        meeting_file("2026-04-22 Panel", ["sam-lee", "priya-raman"], path="meetings/panel.md", text="Who plays?"),
        opportunity(
            "Community manager",
            org="Rocket Nine",
            tags=["sports", "unknown"],
            passed_to=["sam-lee"],
            closes="2026-05-16",
            path="opportunities/community-manager.md",
        ),
    )


def test_every_entry_and_tag_has_its_page_in_a_fixed_order() -> None:
    paths = [path for path in build(*network()) if path.endswith(".html")]
    assert paths == [
        "index.html",
        "problems.html",
        "contacts.html",
        "calendar.html",
        "calendar/2026-03.html",
        "calendar/2026-04.html",
        "calendar/2026-05.html",
        "calendar/2026-12.html",
        "openings.html",
        "introductions.html",
        "network.html",
        "giving.html",
        "insights.html",
        "organisations.html",
        "tags.html",
        "openings/community-manager.html",
        "tags/c-more.html",
        "tags/sports.html",
        "contacts/dana-okafor.html",
        "contacts/note-index.html",
        "contacts/priya-raman.html",
        "contacts/sam-lee.html",
        "contacts/zoë.html",
        "meetings/panel.html",
    ]


def test_two_builds_are_equal_whatever_the_order_of_the_files() -> None:
    entries = network()
    first = build(*entries)
    for order in list(permutations(entries))[:: 5040 // 6]:
        assert build(*order) == first


def test_a_build_that_remembers_the_last_one_gives_the_bytes_of_a_clean_one() -> None:
    memo = SiteMemo()
    entries = network()
    before = build(*entries, memo=memo)
    assert build(*entries, memo=memo) == before
    renamed = contact("Samuel Lee", path="contacts/sam-lee.md", meetings=[touch("2026-05-01 Call", text="Hm")])
    changed = [renamed if entry.id == "sam-lee" else entry for entry in entries if entry.id != "panel"]
    assert build(*changed, memo=memo) == build(*changed)
    assert build(*entries, memo=memo) == before


def test_links_in_notes_follow_a_page_that_moved_although_their_text_did_not_change() -> None:
    memo = SiteMemo()
    ann = contact("Ann", meetings=[touch("2026-05-01 Call", text="With [[Bob]].")])
    assert b'href="../contacts/bob.html"' in build(ann, contact("Bob"), memo=memo)["contacts/ann.html"]
    moved = build(ann, contact("Bob", path="contacts/robert.md"), memo=memo)["contacts/ann.html"]
    assert b'href="../contacts/robert.html"' in moved
    assert b"unresolved" in build(ann, memo=memo)["contacts/ann.html"]


def test_every_link_within_the_site_leads_to_a_page_and_place_that_exist() -> None:
    site = build(*network())
    ids = {path: read(data).ids for path, data in site.items() if path.endswith(".html")}
    checked = 0
    for path in ids:
        folder = path.rpartition("/")[0]
        for href in read(site[path]).hrefs:
            if href.startswith(("http:", "https:", "mailto:", "tel:")):
                continue
            assert not href.startswith("/"), href
            target, _, fragment = href.partition("#")
            there = path if not target else resolve(folder, unquote(target))
            assert there in site, f"{path}: {href}"
            if fragment and not (there == "contacts.html" and "=" in fragment):  # what the table is asked for
                assert unquote(fragment) in ids[there], f"{path}: {href}"
            checked += 1
    assert checked > 200


def resolve(folder: str, target: str) -> str:
    parts = folder.split("/") if folder else []
    for part in target.split("/"):
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_ids_are_unique_on_every_page() -> None:
    for path, data in build(*network()).items():
        if path.endswith(".html"):
            ids = read(data).ids
            assert len(ids) == len(set(ids)), path


def test_headings_begin_with_one_h1_and_skip_no_level() -> None:
    for path, data in build(*network()).items():
        if path.endswith(".html"):
            levels = [int(tag[1]) for tag, _ in read(data).elements if tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
            assert levels.count(1) == 1, path
            assert all(after <= before + 1 for before, after in pairwise(levels)), (path, levels)


def test_no_page_holds_a_script_a_style_or_a_handler_of_its_own() -> None:
    for path, data in build(*network()).items():
        if not path.endswith(".html"):
            continue
        for tag, attributes in read(data).elements:
            assert tag not in ("style", "iframe", "object", "embed", "base", "img"), (path, tag)
            assert tag != "script" or set(attributes) <= {"src", "defer"}, path
            assert "style" not in attributes, (path, tag)
            assert not any(name.startswith("on") for name in attributes), (path, tag)
        assert f'content="{CSP}"'.replace("'", "&#39;") in data.decode(), path


def test_the_current_page_is_marked_in_the_navigation() -> None:
    site = build(*network())
    assert current(site["index.html"]) == [("index.html", "page")]
    assert current(site["tags.html"]) == [("tags.html", "page")]
    assert current(site["contacts/sam-lee.html"]) == [("../contacts.html", "true")]


def current(data: bytes) -> list[tuple[str, str]]:
    return [(found["href"], found["aria-current"]) for _, found in read(data).elements if "aria-current" in found]


def test_every_page_says_of_which_day_and_notebook_it_is() -> None:
    for path, data in build(*network(), settings=settings()).items():
        if path.endswith(".html"):
            assert "as of Thu 14 May 2026" in read(data).text, path
            assert "· netmd" in read(data).text, path


def overriding(name: str, text: str) -> jinja2.BaseLoader:
    return jinja2.ChoiceLoader([jinja2.DictLoader({name: text}), jinja2.FileSystemLoader(TEMPLATES)])


def test_a_users_own_template_takes_the_place_of_ours() -> None:
    own = '{% extends "base.html.j2" %}{% block title %}Mine{% endblock %}{% block main %}<h1>Mine</h1>{% endblock %}'
    site = build(*network(), loader=overriding("tags.html.j2", own))
    assert b"<h1>Mine</h1>" in site["tags.html"]
    assert b"Thursday" in site["index.html"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one\n{% if %}", "tags.html.j2, line 2 cannot be read"),
        ("one\n{{ nothing }}", "tags.html.j2, line 2 failed: 'nothing' is undefined"),
        ("one\n\n{{ 1 / 0 }}", "tags.html.j2, line 3 failed: ZeroDivisionError: division by zero"),
        ("{{ page.nothing.at_all }}", "tags.html.j2, line 1 failed"),
        ('{% extends "missing.html.j2" %}', "missing.html.j2 was not found"),
        ("{{ page|no_such_filter }}", "tags.html.j2, line 1 cannot be read"),
    ],
)
def test_a_template_that_fails_is_named_with_its_line_and_a_way_out(text: str, words: str) -> None:
    with pytest.raises(TemplateError) as caught:
        build(*network(), loader=overriding("tags.html.j2", text))
    assert words in caught.value.message
    assert "site_templates/" in caught.value.hint
    assert caught.value.exit_code == 6


def test_values_are_escaped_in_a_template_of_any_name() -> None:
    site = build(contact("<b>Ann</b>"), loader=overriding("tags.html.j2", "{{ section }}{{ '<b>' }}"))
    assert site["tags.html"] == b"tags&lt;b&gt;"
    assert b"&lt;b&gt;Ann" in site["contacts.html"]


def test_the_next_build_compiles_no_template_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled, compile_one = list[str | None](), jinja2.Environment.compile

    def counted(self: jinja2.Environment, source: Any, name: str | None = None, *more: Any, **others: Any) -> Any:
        compiled.append(name)
        return compile_one(self, source, name, *more, **others)

    monkeypatch.setattr(jinja2.Environment, "compile", counted)
    memo = SiteMemo()
    build(contact("Ann"), memo=memo)
    first = list(compiled)
    assert "contact.html.j2" in first
    build(contact("Ann", location="Oslo"), memo=memo)
    assert compiled == first


def test_what_several_pages_show_of_a_person_is_made_once_a_build(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, at = list[str](), contacts._row

    def counted(context: Context, one: Contact) -> contacts.Row:
        asked.append(one.id)
        return at(context, one)

    monkeypatch.setattr(contacts, "_row", counted)
    site = build(contact("Ann", tags=["a", "b", "c"]), contact("Bob", tags=["a"]))
    assert sorted(asked) == ["ann", "bob"]
    assert all("Ann" in read(site[f"tags/{tag}.html"]).text for tag in "abc")
