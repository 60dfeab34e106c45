"""The table of contacts in Chromium: sorting, filtering, the address, saving; by mouse, by keyboard, on the phone."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from netmd.index import Index
from netmd.model import Contact
from tests.browser.conftest import Watched
from tests.browser.test_pages import AXE, COLOURS, violations
from tests.factory import contact, item, settings, touch
from tests.unit.site.pages import ASSETS, pages

PHONE = {"width": 390, "height": 844}
FORMULA = '=HYPERLINK("http://x.example","Ann, Bob")'


def people() -> tuple[Contact, ...]:
    """Six people in whom every column has values to tell apart, equal ones, and unknown ones."""
    return (
        contact(
            "Zoë Ang",
            orgs=["Acme"],
            roles=["Editor"],
            tags=["press", "sports"],
            direction="up",
            cadence="2w",
            meetings=[touch("2026-05-10 Call", text="x")],
        ),
        contact(
            "Åsa Berg",
            aliases=["Osa"],
            orgs=["Guild", "Acme"],
            roles=["Writer"],
            tags=["radio"],
            direction="down",
            cadence="2w",
            meetings=[touch("2025-11-02 Call", text="x")],
        ),
        contact(
            "ben Cole",
            orgs=["Ørsted"],
            tags=["press", "research and development"],
            direction="across",
            meetings=[touch("2026-04-24 Call", text="x")],
            cadence="10d",
            items=[item("One"), item("Two"), item("Three", them=True)],
        ),
        contact("Cy 10", roles=["Chair"], tags=["Radio", "sports"], items=[item("One")]),
        contact("Cy 9", status="archived", tags=["sports"]),
        contact(FORMULA, roles=["-2"], tags=["@home"]),
    )


def written(folder: Path, *contacts: Contact) -> str:
    """The address of the page of these contacts, written into a folder with what it loads."""
    page = next(page for page in pages(Index.of(contacts), settings()) if page.path == "contacts.html")
    (folder / page.path).write_bytes(page.data)
    (folder / "assets").mkdir()
    for name, data in ASSETS.items():
        (folder / "assets" / name).write_bytes(data)
    return (folder / page.path).as_uri()


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> str:
    return written(tmp_path_factory.mktemp("table"), *people())


@pytest.fixture(scope="module")
def long_table(tmp_path_factory: pytest.TempPathFactory) -> str:
    tags = ("press", "radio")
    many = (contact(f"P {n:03}", tags=[tags[n % 2]], roles=[f"R {999 - n}"]) for n in range(450))
    return written(tmp_path_factory.mktemp("long"), *many)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def names(page: Page) -> list[str]:
    """Who is shown, in order, by their first names."""
    found = page.locator("tbody:not(.is-old) th").all_inner_texts()
    return [name if name.startswith("Cy") else name.split("(")[0].split(" ")[0] for name in found]


def opened(page: Page, address: str, fragment: str = "") -> Page:
    """The page, loaded anew even where only the fragment differs."""
    page.goto("about:blank")
    page.goto(f"{address}#{fragment}" if fragment else address)
    return page


def fragment(page: Page) -> str:
    return str(page.evaluate("location.hash.slice(1)"))


def head(page: Page, name: str) -> None:
    page.locator("thead").get_by_role("button", name=name, exact=True).click()


def options(page: Page) -> list[str]:
    """The suggestions, each with its count."""
    return [" ".join(text.split()) for text in page.get_by_role("listbox").get_by_role("option").all_text_contents()]


def pick(page: Page, label: str, text: str) -> None:
    page.get_by_role("combobox", name=label).fill(text)
    page.keyboard.press("Enter")


SORTED: Sequence[tuple[str, list[str]]] = (
    ("Organisation", ["Zoë", "Åsa", "ben", "=HYPERLINK", "Cy 9", "Cy 10"]),
    ("Role", ["=HYPERLINK", "Cy 10", "Zoë", "Åsa", "ben", "Cy 9"]),
    ("Tags", ["=HYPERLINK", "ben", "Zoë", "Åsa", "Cy 10", "Cy 9"]),
    ("Direction", ["Zoë", "ben", "Åsa", "=HYPERLINK", "Cy 9", "Cy 10"]),
    ("Last touch", ["Åsa", "ben", "Zoë", "=HYPERLINK", "Cy 9", "Cy 10"]),
    ("Next touch", ["Åsa", "ben", "Zoë", "=HYPERLINK", "Cy 9", "Cy 10"]),
)


@pytest.mark.parametrize(("column", "order"), SORTED)
def test_a_column_sorts_both_ways_and_the_unknown_stay_last(
    table: str, page: Page, column: str, order: list[str]
) -> None:
    opened(page, table)
    plain = names(page)
    head(page, column)
    assert page.locator("th[aria-sort]").all_inner_texts() == [column]
    assert page.locator("th[aria-sort=ascending]").count() == 1
    ascending = names(page)
    head(page, column)
    assert page.locator("th[aria-sort=descending]").count() == 1
    descending = names(page)
    unknown = {"Organisation": 3, "Role": 2, "Tags": 0, "Direction": 3, "Last touch": 3, "Next touch": 3}[column]
    known = len(plain) - unknown
    in_plain_order = [name for name in plain if name in order[known:]]
    assert ascending == order[:known] + in_plain_order
    assert descending == order[:known][::-1] + in_plain_order


def test_the_most_open_promises_come_first_and_one_more_press_turns_it_round(table: str, page: Page) -> None:
    opened(page, table)
    head(page, "Open")
    assert names(page)[:2] == ["ben", "Cy 10"]
    head(page, "Open")
    assert names(page)[:2] == ["Cy 10", "ben"]


def test_names_stand_as_their_reader_has_them(table: str, browser: Browser) -> None:
    orders = {}
    for locale in ("en-GB", "sv-SE"):
        context = browser.new_context(locale=locale)
        orders[locale] = names(opened(context.new_page(), table))
        context.close()
    assert orders["en-GB"] == ["=HYPERLINK", "Åsa", "ben", "Cy 9", "Cy 10", "Zoë"]
    assert orders["sv-SE"] == ["=HYPERLINK", "ben", "Cy 9", "Cy 10", "Zoë", "Åsa"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("tag=sports", ["Cy 9", "Cy 10", "Zoë"]),
        ("tag=Sports&tag=press", ["Zoë"]),
        ("or=press&or=radio", ["Åsa", "ben", "Cy 10", "Zoë"]),
        ("or=press&or=radio&not=sports", ["Åsa", "ben"]),
        ("tag=sports&or=press&or=radio&not=press", ["Cy 10"]),
        ("tag=nobody", []),
        ("org=acme", ["Åsa", "Zoë"]),
        ("org=acme&direction=down", ["Åsa"]),
        ("state=archived", ["Cy 9"]),
        ("state=archived,drifting", ["Åsa", "Cy 9"]),
        ("q=OSA", ["Åsa"]),
        ("q=orsted press", ["ben"]),
        ("tag=sports&sort=name&down=1", ["Zoë", "Cy 10", "Cy 9"]),
        ("tag=press&sort=last&down=1", ["Zoë", "ben"]),
    ],
)
def test_an_address_shows_whom_it_asks_for(table: str, page: Page, asked: str, found: list[str]) -> None:
    opened(page, table, asked)
    assert names(page) == found
    shown = page.get_by_role("status").first.inner_text()
    assert shown == f"{len(found)} of 6"
    assert page.get_by_text("Nobody fits").is_visible() == (not found)


def test_the_old_form_of_an_address_shows_its_tag_as_a_token(table: str, page: Page) -> None:
    opened(page, table, "tag=press&sort=last&down=1")
    assert page.get_by_role("button", name="with press").is_visible()
    assert page.locator("th[aria-sort=descending]").inner_text() == "Last touch"


@pytest.mark.parametrize(
    "hostile",
    [
        "%E0%A4%A",
        "sort=__proto__&down=1",
        "sort=constructor&direction=__proto__&state=toString",
        "tag=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "state=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "org=" + "x" * 100_000,
        "&".join(f"or={n}" for n in range(5_000)),
        "q=" + "%00" * 50,
        "=&&==&tag=&q==",
    ],
)
def test_no_address_breaks_the_table(table: str, watched: Watched, hostile: str) -> None:
    page = opened(watched.page, table, hostile)
    assert page.locator("main img").count() == 0
    assert page.locator(".token").count() <= 30
    if page.get_by_role("button", name="Clear").is_visible():
        page.get_by_role("button", name="Clear").click()
    assert len(names(page)) == 6
    head(page, "Role")
    assert names(page)[0] == "=HYPERLINK"
    assert watched.complaints == []


def test_what_is_asked_stands_in_the_address_and_opens_again_as_it_was(table: str, page: Page) -> None:
    opened(page, table)
    pick(page, "Tags", "press or radio")
    pick(page, "Tags", "not sports")
    page.get_by_label("Direction").select_option("across")
    head(page, "Last touch")
    assert fragment(page) == "or=press&or=radio&not=sports&direction=across&sort=last"
    found, address = names(page), page.url
    assert found == ["ben"]
    page.goto("about:blank")
    page.goto(address)
    assert names(page) == found
    assert page.locator(".token .how").all_inner_texts() == ["or press", "or radio", "not sports"]
    assert page.get_by_label("Direction").input_value() == "across"


def test_one_comes_back_to_the_table_as_it_was_left(sample_site: Path, page: Page) -> None:
    page.goto((sample_site / "contacts.html").as_uri())
    pick(page, "Tags", "sports")
    found = names(page)
    page.locator("tbody:not(.is-old) th a").first.click()
    page.wait_for_url(re.compile("/contacts/"))
    page.go_back()
    page.wait_for_url(re.compile("contacts.html#tag=sports"))
    assert names(page) == found
    assert 1 < len(found) < 20


def test_a_change_of_the_address_changes_the_table(table: str, page: Page) -> None:
    opened(page, table, "tag=press")
    page.evaluate("location.hash = '#tag=radio'")
    expect(page.locator("tbody:not(.is-old) th")).to_have_text(["Åsa Berg", "Cy 10"])
    page.evaluate("location.hash = ''")
    expect(page.locator("tbody:not(.is-old) th")).to_have_count(6)


def test_the_link_to_the_page_keeps_what_was_asked(table: str, page: Page) -> None:
    opened(page, table, "tag=press")
    page.get_by_role("link", name="Skip to the page").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{table}#tag=press")
    assert names(page) == ["ben", "Zoë"]


def test_words_filter_as_they_are_typed_and_reach_the_address(table: str, page: Page) -> None:
    opened(page, table)
    page.get_by_role("searchbox", name="Words").press_sequentially("zoe")
    assert names(page) == ["Zoë"]
    expect(page).to_have_url(f"{table}#q=zoe")


def test_choices_say_how_many_they_would_show(table: str, page: Page) -> None:
    opened(page, table, "tag=sports")
    assert page.get_by_label("Direction").locator("option").all_inner_texts() == [
        "any",
        "up (1)",
        "across (0)",
        "down (0)",
    ]
    page.get_by_role("combobox", name="Tags").fill("r")
    assert options(page) == ["radio 1", "research and development 0", "press 1"]
    page.get_by_role("combobox", name="Tags").fill("not r")
    assert options(page)[0] == "not radio 2"
    page.get_by_role("combobox", name="Tags").fill("or home")
    assert options(page) == ["or @home 0"]


def test_another_tag_that_may_be_there_adds_to_the_count(table: str, page: Page) -> None:
    opened(page, table, "or=press")
    page.get_by_role("combobox", name="Tags").fill("or radio")
    assert options(page) == ["or radio 4"]
    page.keyboard.press("Enter")
    assert len(names(page)) == 4


def test_a_tag_with_and_in_its_name_is_one_tag(table: str, page: Page) -> None:
    opened(page, table)
    pick(page, "Tags", "research and dev")
    assert page.locator(".token .how").all_inner_texts() == ["with research and development"]
    assert names(page) == ["ben"]


@pytest.mark.parametrize(
    ("typed", "tokens", "found"),
    [
        ("sports", ["with sports"], ["Zoë", "Cy 9", "Cy 10"]),
        ("SPORTS, not press", ["with sports", "not press"], ["Cy 9", "Cy 10"]),
        ("sports not press", ["with sports", "not press"], ["Cy 9", "Cy 10"]),
        ("sports without radio", ["with sports", "not radio"], ["Zoë", "Cy 9"]),
        ("press or radio not sports", ["or press", "or radio", "not sports"], ["Åsa", "ben"]),
        ("research and development", ["with research and development"], ["ben"]),
    ],
)
def test_tags_typed_in_full_hold_when_the_field_is_left(
    table: str, page: Page, typed: str, tokens: list[str], found: list[str]
) -> None:
    opened(page, table)
    field = page.get_by_role("combobox", name="Tags")
    field.fill(typed)
    page.keyboard.press("Tab")
    assert page.locator(".token .how").all_inner_texts() == tokens
    assert sorted(names(page)) == sorted(found)
    assert field.input_value() == ""
    assert page.locator(".unread").inner_text() == ""


@pytest.mark.parametrize("leave", ["Enter", "Tab"])
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("nosuch", "No tag is called “nosuch”."),
        ("sports and nosuch", "No tag is called “nosuch”."),
        ("this or that", "No tag is called “this” or “that”."),
        ("(sports or radio) and not press", "Brackets are not read: type “sports or radio, not press”."),
    ],
)
def test_tags_that_cannot_be_asked_for_are_said_and_stay_to_be_mended(
    table: str, page: Page, typed: str, said: str, leave: str
) -> None:
    opened(page, table)
    field = page.get_by_role("combobox", name="Tags")
    field.fill(typed)
    page.keyboard.press(leave)
    note = page.locator(".unread")
    expect(note).to_have_text(said)
    assert field.input_value() == typed
    assert field.get_attribute("aria-invalid") == "true"
    assert len(names(page)) == 6
    field.fill("spo")
    expect(note).to_have_text("")
    assert field.get_attribute("aria-invalid") is None
    field.fill(typed)
    page.keyboard.press(leave)
    field.focus()
    page.keyboard.press("Escape")
    assert (field.input_value(), note.inner_text()) == ("", "")


def test_a_token_goes_from_with_to_or_to_not_and_away(table: str, page: Page) -> None:
    opened(page, table, "tag=press&tag=sports")
    assert names(page) == ["Zoë"]
    page.get_by_role("button", name="with press").click()
    page.get_by_role("button", name="or press").click()
    assert names(page) == ["Cy 9", "Cy 10"]
    page.get_by_role("button", name="Remove sports").click()
    assert names(page) == ["=HYPERLINK", "Åsa", "Cy 9", "Cy 10"]
    assert fragment(page) == "not=press"


def test_an_organisation_is_picked_by_mouse_and_given_up_by_emptying_it(table: str, page: Page) -> None:
    opened(page, table)
    field = page.get_by_role("combobox", name="Organisation")
    field.click()
    page.get_by_role("option", name=re.compile("Acme")).click()
    assert field.input_value() == "Acme"
    assert names(page) == ["Åsa", "Zoë"]
    field.fill("nowhere at all")
    page.get_by_role("searchbox").click()
    assert field.input_value() == "Acme"
    field.fill("")
    page.get_by_role("searchbox").click()
    assert len(names(page)) == 6


def test_clear_takes_back_all_filters_and_leaves_the_order(table: str, page: Page) -> None:
    opened(page, table, "q=c&tag=press&org=x&direction=up&state=late&sort=last")
    page.get_by_role("button", name="Clear").click()
    assert len(names(page)) == 6
    assert fragment(page) == "sort=last"
    assert page.get_by_role("searchbox").evaluate("field => field === document.activeElement")
    assert not page.get_by_role("button", name="Clear").is_visible()


def test_sorting_by_keyboard_alone(table: str, page: Page) -> None:
    opened(page, table)
    page.get_by_role("button", name="Save as CSV").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Organisation"
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    assert page.locator("th[aria-sort=descending]").inner_text() == "Organisation"
    assert page.evaluate("document.activeElement.textContent") == "Organisation"
    assert names(page)[0] == "ben"


def test_filtering_by_keyboard_alone(table: str, page: Page) -> None:
    opened(page, table)
    page.get_by_role("searchbox").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("pre")
    field = page.get_by_role("combobox", name="Tags")
    assert field.get_attribute("aria-expanded") == "true"
    active = field.get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").text_content() == "press 2"
    page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert names(page) == ["ben", "Zoë"]
    page.keyboard.type("radio")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert names(page) == []
    page.keyboard.press("Backspace")
    assert names(page) == ["ben", "Zoë"]
    page.get_by_role("button", name="with press").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.textContent") == "not press"
    page.keyboard.press("Delete")
    assert len(names(page)) == 6
    assert field.evaluate("field => field === document.activeElement")


def test_the_file_for_a_spreadsheet_holds_what_is_shown_in_its_order(table: str, watched: Watched) -> None:
    page = opened(watched.page, table, "sort=last&state=in-time,due,late,drifting,untouched,none")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()
    assert download.value.suggested_filename == "contacts-2026-05-14.csv"
    data = Path(download.value.path()).read_bytes()
    assert data.startswith(b"\xef\xbb\xbfName,Organisation,")
    assert data.count(b"\r\n") == data.count(b"\n") == 6
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[1] == [
        "Åsa Berg",
        "Guild; Acme",
        "Writer",
        "radio",
        "down",
        "drifting",
        "2025-11-02",
        "2025-11-16",
        "0",
    ]
    assert [row[0] for row in rows] == ["Name", "Åsa Berg", "ben Cole", "Zoë Ang", f"'{FORMULA}", "Cy 10"]
    assert rows[4][1:5] == ["", "'-2", "'@home", ""]
    assert rows[2][8] == "3"
    assert watched.complaints == []


def test_a_long_table_is_whole_and_in_order_once_the_page_is_idle(long_table: str, page: Page) -> None:
    opened(page, long_table)
    head(page, "Role")
    rows = page.locator("tbody:not(.is-old) th")
    expect(rows).to_have_count(450)
    expect(page.locator("tbody.is-old")).to_have_count(0)
    assert rows.all_text_contents() == [f"P {n:03}" for n in reversed(range(450))]
    assert page.locator("tbody").count() == 5


def test_of_a_long_table_only_what_fits_stays(long_table: str, page: Page) -> None:
    opened(page, long_table)
    pick(page, "Tags", "radio")
    expect(page.locator("tbody tr")).to_have_count(225)
    page.get_by_role("searchbox").fill("P 449")
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("tbody tr")).to_have_count(450)


def test_a_long_table_prints_whole_however_soon(long_table: str, page: Page) -> None:
    opened(page, long_table)
    in_page = page.evaluate(
        """() => {
            document.querySelector("th[data-key=role] button").click();
            window.dispatchEvent(new Event("beforeprint"));
            return document.querySelectorAll("tbody tr").length;
        }"""
    )
    assert in_page == 450
    page.emulate_media(media="print")
    assert page.locator("tbody tr").last.evaluate("row => row.getBoundingClientRect().height") > 10
    assert not page.locator("[data-controls]").is_visible()


def test_a_printed_part_of_the_table_says_which_it_is(table: str, page: Page) -> None:
    opened(page, table, "or=press&or=radio&not=sports&org=Acme&direction=down&state=in-time,drifting&q=b")
    page.emulate_media(media="print")
    words = page.locator("[data-controls]").inner_text().split("\n")
    shown = "or press, or radio, not sports, at Acme, down, in time or drifting, \u201cb\u201d"
    assert [line for line in words if line] == ["1 of 6", shown]


def test_an_order_asked_for_far_down_shows_its_beginning(long_table: str, page: Page) -> None:
    opened(page, long_table)
    page.locator("tbody tr").last.scroll_into_view_if_needed()
    head(page, "Role")
    expect(page.locator("tbody:not(.is-old) tr").first).to_be_in_viewport()
    assert page.locator("tbody:not(.is-old) th").first.inner_text() == "P 449"


def test_the_phone_sorts_too_and_shows_what_it_sorts_by(table: str, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True)  # type: ignore[arg-type]
    page = opened(context.new_page(), table)
    assert not page.get_by_label("Sort by").is_visible()
    page.get_by_role("button", name="Sort and filter").tap()
    page.get_by_label("Sort by").select_option("Role")
    assert names(page)[0] == "=HYPERLINK"
    assert page.get_by_role("cell", name="Chair").is_visible()
    page.get_by_role("button", name="A to Z").tap()
    assert names(page)[0] == "Åsa"
    assert fragment(page) == "sort=role&down=1"
    assert page.get_by_role("button", name="Z to A").is_visible()
    small = page.evaluate(
        """() => [...document.querySelectorAll("form button, form input, form select")]
            .filter(field => field.offsetParent && field.getBoundingClientRect().height < 44)
            .map(field => field.outerHTML)"""
    )
    assert small == []
    context.close()


def test_without_scripts_everybody_is_there_and_no_control_that_would_do_nothing(table: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{table}#tag=press")
    assert page.locator("tbody tr").count() == 6
    assert not page.locator("[data-controls]").is_visible()
    assert page.locator("thead button").count() == 0
    context.close()


@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 800}, PHONE])
def test_axe_finds_nothing_while_the_controls_are_in_use(
    sample_site: Path, browser: Browser, viewport: dict[str, int]
) -> None:
    context = browser.new_context(viewport=viewport)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{(sample_site / 'contacts.html').as_uri()}#tag=sports&or=client&not=press&sort=last&down=1")
    if page.get_by_role("button", name="Sort and filter").is_visible():
        page.get_by_role("button", name="Sort and filter").click()
    page.get_by_role("combobox", name="Tags").fill("not m")
    assert page.get_by_role("option").count() > 2
    assert violations(page, AXE) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page, COLOURS) == []
    context.close()


def test_the_tree_that_screen_readers_get_is_a_table(table: str, page: Page) -> None:
    opened(page, table)
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in tree if not node.get("ignored")]
    assert roles.count("table") == 1
    assert roles.count("columnheader") == 8
    assert roles.count("rowheader") == 6
    assert roles.count("row") == 7


def test_forced_colours_and_reduced_motion_keep_the_active_suggestion_and_the_order_seen(
    table: str, browser: Browser
) -> None:
    context = browser.new_context(forced_colors="active", reduced_motion="reduce")
    page = opened(context.new_page(), table)
    page.get_by_role("combobox", name="Tags").fill("r")
    option = page.locator("[role=option][aria-selected=true]")
    assert option.evaluate("option => getComputedStyle(option).outlineStyle") == "solid"
    arrow = "head => getComputedStyle(head.querySelector('button'), '::after').opacity"
    assert page.locator("th[aria-sort]").evaluate(arrow) == "1"
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    context.close()
