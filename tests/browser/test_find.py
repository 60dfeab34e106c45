"""Quick find, the keys and the frame in Chromium, by keyboard alone, from disk and served."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from netmd.dashboard import Dashboard
from netmd.folding import fold, words_of
from netmd.notebook import load
from netmd.resources import sample_notebook
from netmd.server import SiteServer
from tests.browser.conftest import STORY_DATE, Watched
from tests.browser.test_pages import AXE, COLOURS, violations

Address = Callable[[str], str]


@pytest.fixture(params=["disk", "served"])
def address(request: pytest.FixtureRequest, sample_site: Path, sample_server: SiteServer) -> Address:
    """The address of a page of the sample, from disk and from netmd's own server."""
    base = f"{sample_site.as_uri()}/" if request.param == "disk" else sample_server.url
    return lambda name: f"{base}{name}"


@pytest.fixture
def today(sample_site: Path, watched: Watched) -> Page:
    watched.page.goto((sample_site / "index.html").as_uri())
    return watched.page


def ask(page: Page, typed: str) -> None:
    """Open find by its key, type, and wait until it has said what it found."""
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Find")).to_be_focused()
    page.keyboard.insert_text(typed)
    expect(page.locator(".find-status")).to_contain_text("result")


def results(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.get_by_role("option").all_inner_texts()]


# -- find -------------------------------------------------------------------------------------------------------------


def test_a_name_typed_without_its_accents_leads_to_the_person(address: Address, watched: Watched) -> None:
    page = watched.page
    page.goto(address("index.html"))
    ask(page, "soren aag")
    assert results(page)[0].startswith("Søren Aagaard")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Søren Aagaard")
    assert page.url == address("contacts/soren-aagaard.html")
    assert [text for text in watched.complaints if "/__netmd/events" not in text] == []
    base = address("")
    assert [url for url in watched.requests if not url.startswith((base, "data:"))] == []


def test_a_slip_is_forgiven_and_arrows_lead_to_the_meeting_on_its_page(address: Address, watched: Watched) -> None:
    page = watched.page
    page.goto(address("contacts/sam-lee.html"))
    ask(page, "larkpsur cofee")
    titles = results(page)
    wanted = next(at for at, text in enumerate(titles) if text.startswith("Coffee at Larkspur Priya Raman, 4 Mar 2026"))
    for _ in range(wanted):
        page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").nth(wanted)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/contacts/priya-raman.html#on-2026-03-04")
    expect(page.locator(".touch:target")).to_contain_text("Coffee at Larkspur")


def test_words_of_a_note_are_found_with_what_stands_around_them(today: Page) -> None:
    ask(today, "quick that was")
    note = today.get_by_role("option").filter(has_text="Priya Raman")
    assert "5 Mar 2026" in note.inner_text()
    context = note.locator(".find-context")
    assert 'She answered "that was quick"' in context.inner_text()
    assert context.locator("mark").all_inner_texts() == ["that", "was", "quick"]


@pytest.mark.parametrize(
    ("typed", "group", "name", "place"),
    [
        ("northside ath", "Organisations", "Northside Athletics", "organisations.html#northside-athletics"),
        ("communications", "Tags", "communications", "tags/communications.html"),
        ("video producer", "Openings", "Video producer", "openings/video-producer-rocket-nine.html"),
        ("panel plays", "Meetings", "Panel: who gets to play", "meetings/panel-who-gets-to-play.html"),
        ("introduct", "Pages", "Introductions", "introductions.html"),
        ("2026-03-20", "Meetings", "Email from her", "contacts/priya-raman.html#on-2026-03-20"),
        ("20 march", "Meetings", "Email from her", "contacts/priya-raman.html#on-2026-03-20"),
    ],
)
def test_each_kind_of_thing_is_found_and_leads_to_its_place(
    today: Page, sample_site: Path, typed: str, group: str, name: str, place: str
) -> None:
    ask(today, typed)
    option = today.get_by_role("group", name=group).get_by_role("option").filter(has_text=name).first
    href = option.get_attribute("href")
    assert href is not None
    assert unquote(href) == place
    path, _, anchor = place.partition("#")
    assert not anchor or f'id="{anchor}"' in (sample_site / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "typed", ["2026-03-12", "12 mar", "12 March 2026", "march 12", "12 MAR 2026", "march 12, 2026"]
)
def test_a_day_is_one_thing_to_find_however_it_is_typed(today: Page, typed: str) -> None:
    ask(today, typed)
    assert results(today)[0].startswith("Tea in her office Ελένη Παπαδάκη, 12 Mar 2026")
    others = results(today)[1:]
    assert [text for text in others if "12 Mar 2026" not in text and "2026-03-12" not in text] == []
    assert any("Applied on 2026-03-12" in text for text in others)


def test_a_day_goes_with_other_words_and_where_no_note_is_of_it_its_words_are_looked_for(
    tmp_path: Path, watched: Watched
) -> None:
    contacts = tmp_path / "notebook" / "contacts"
    contacts.mkdir(parents=True)
    (contacts / "ann.md").write_text("## 2026-03-12 Coffee\nTea.\n\n## 2025-03-12 Call\nThe exhibition in May.\n")
    (contacts / "bob.md").write_text("## 2026-05-12 Coffee\nShe moves on 7 August.\n\n## 2025-03-02 Call\nTea.\n")
    Dashboard(tmp_path / "site").publish(load(tmp_path / "notebook"), STORY_DATE)
    page = watched.page
    page.goto((tmp_path / "site/index.html").as_uri())
    for typed, found in (
        ("12 mar coffee", ["Coffee Ann, 12 Mar 2026"]),
        ("12 mar", ["Coffee Ann, 12 Mar 2026", "Call Ann, 12 Mar 2025"]),
        ("2 mar", ["Call Bob, 2 Mar 2025"]),
        ("7 aug", ["Bob"]),
    ):
        page.evaluate("netmd.openFind()")
        page.get_by_role("combobox", name="Find").fill(typed)
        expect(page.locator(".find-status")).to_contain_text(f"{len(found)} result")
        assert [text.startswith(start) for text, start in zip(results(page), found, strict=True)] == [True] * len(found)


def test_several_words_must_all_fit_wherever_in_a_note_they_stand(today: Page) -> None:
    ask(today, "priya larkspur")
    assert [text for text in results(today) if "Priya Raman" not in text] == []
    today.keyboard.insert_text(" xylophone")
    expect(today.locator(".find-status")).to_contain_text("Nothing has")
    expect(today.get_by_role("listbox")).to_be_hidden()


def test_beginnings_of_names_come_before_what_stands_within(today: Page) -> None:
    ask(today, "ma")
    people = today.evaluate(
        "netmd.finder.findNames('ma').results.filter(one => one.kind === 'p').map(one => one.title)"
    )
    ranks = [
        0 if any(word.startswith("ma") for word in words_of(name)) else 1 if "ma" in fold(name) else 2
        for name in people
    ]
    assert ranks == sorted(ranks)
    assert set(ranks) == {0, 1, 2}
    assert results(today)[0].startswith(people[0])
    assert people[0].startswith("Marek Dvořák")


def test_nothing_of_the_data_is_loaded_before_find_is_opened_and_then_what_it_needs(
    sample_site: Path, watched: Watched
) -> None:
    page = watched.page
    page.goto((sample_site / "index.html").as_uri())
    page.wait_for_load_state("networkidle")

    def loaded() -> list[str]:
        return [url.partition("/find/")[2].partition("?")[0] for url in watched.requests if "/find/" in url]

    assert loaded() == []
    page.keyboard.press("Control+k")
    expect(page.locator(".find-hint")).to_be_visible()
    page.wait_for_function("netmd.finder.findNames('priya').results.length > 0")
    assert loaded() == ["about.js", "names-0.js"]
    page.keyboard.insert_text("forty minutes")
    expect(page.locator(".find-status")).to_contain_text("result")
    assert loaded() == ["about.js", "names-0.js", "terms-0.js", "text-0.js"]


def test_escape_closes_it_and_gives_the_focus_back(today: Page) -> None:
    link = today.get_by_role("link", name="Calendar")
    link.focus()
    today.keyboard.press("Control+k")
    expect(today.get_by_role("dialog", name="Find")).to_be_visible()
    today.keyboard.press("Escape")
    expect(today.get_by_role("dialog", name="Find")).to_be_hidden()
    expect(link).to_be_focused()


def test_the_button_opens_it_and_ctrl_enter_opens_a_result_in_a_new_tab(today: Page, context: BrowserContext) -> None:
    today.get_by_role("button", name="Find").click()
    today.keyboard.insert_text("priya")
    expect(today.locator(".find-status")).to_contain_text("result")
    with context.expect_page() as opened:
        today.keyboard.press("Control+Enter")
    assert opened.value.url.endswith("/contacts/priya-raman.html")
    expect(today.get_by_role("dialog", name="Find")).to_be_visible()
    assert today.url.endswith("/index.html")


def test_enter_pressed_before_anything_is_found_goes_where_it_leads(today: Page) -> None:
    today.keyboard.press("/")
    today.keyboard.insert_text("yuki")
    today.keyboard.press("Enter")
    today.wait_for_url("**/contacts/yuki-tanabe.html")


def test_the_chosen_result_stays_chosen_as_more_are_found(today: Page) -> None:
    ask(today, "rowing")
    today.keyboard.press("ArrowDown")
    chosen = today.locator("[role=option][aria-selected=true]").get_attribute("href")
    today.keyboard.insert_text(" ")
    expect(today.locator(".find-status")).to_contain_text("result")
    assert today.locator("[role=option][aria-selected=true]").get_attribute("href") == chosen
    active = today.get_by_role("combobox").get_attribute("aria-activedescendant")
    assert today.locator(f"#{active}").get_attribute("href") == chosen


EVIL = "</script><img src=x onerror=alert(1)> \u2028 &amp; <b>quince</b>"


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook whose every text would like to be a script."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "notebook/contacts").mkdir(parents=True)
    (folder / "notebook/contacts/quince.md").write_text(
        f"---\nname: 'Quince {EVIL}'\norg: 'Quince {EVIL}'\ntags: ['quince {EVIL}']\n---\n{EVIL}\n\n"
        f"## 2026-05-01 Coffee {EVIL}\n{EVIL} %% quincesecret %%\n",
        encoding="utf-8",
    )
    Dashboard(folder / "site").publish(load(folder / "notebook"), date(2026, 5, 14))
    return folder / "site"


def test_hostile_names_and_notes_do_nothing(hostile_site: Path, watched: Watched) -> None:
    page = watched.page
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.goto((hostile_site / "index.html").as_uri())
    ask(page, "quince img")
    assert len(results(page)) >= 3
    assert all("<img src=x onerror=alert(1)>" in text for text in results(page)[:3])
    assert page.locator("dialog img, dialog b, dialog script").count() == 0
    assert "quincesecret" not in page.locator("dialog").inner_html()
    assert watched.complaints == []
    assert [url for url in watched.requests if url.endswith("/x")] == []


def test_folding_and_slips_are_those_of_the_command_line(today: Page) -> None:
    texts = [
        "Søren Żuk",
        "STRAßE",
        "ΟΔΟΣ Ελένη",
        "İstanbul ı",
        "Œuvre Æsir Þór",
        "e\u0301 ﬁn",
        "Łódź đ ħ",
        "Ａ１",
        "Zoë",
    ]
    assert today.evaluate("texts => texts.map(netmd.finder.fold)", texts) == [fold(text) for text in texts]
    pairs = [["priya", other, True] for other in ("pryia", "pria", "prriya", "prixa", "riya", "rpiya", "priyas")]
    assert all(today.evaluate("pairs => pairs.map(one => netmd.finder.isSlip(...one))", pairs))
    pairs = [["priya", other, True] for other in ("pryai", "prysia", "pia", "", "priyass")]
    assert not any(today.evaluate("pairs => pairs.map(one => netmd.finder.isSlip(...one))", pairs))


def test_data_that_is_missing_is_said_so(tmp_path: Path, watched: Watched) -> None:
    notebook = tmp_path / "notebook"
    (notebook / "contacts").mkdir(parents=True)
    (notebook / "contacts/ann.md").write_text("## 2026-05-01 Coffee\n")
    Dashboard(tmp_path / "site").publish(load(notebook), STORY_DATE)
    (tmp_path / "site/find/names-0.js").unlink()
    watched.page.goto((tmp_path / "site/index.html").as_uri())
    watched.page.keyboard.press("/")
    expect(watched.page.locator(".find-status")).to_contain_text("find/names-0.js")


def test_a_site_built_anew_is_found_in_without_loading_the_page_again(tmp_path: Path, watched: Watched) -> None:
    notebook = tmp_path / "notebook"
    (notebook / "contacts").mkdir(parents=True)
    (notebook / "contacts/ann.md").write_text("## 2026-05-01 Coffee\nBread.\n")
    dashboard = Dashboard(tmp_path / "site")
    dashboard.publish(load(notebook), STORY_DATE)
    page = watched.page
    page.goto((tmp_path / "site/index.html").as_uri())
    ask(page, "bread")
    page.keyboard.press("Escape")
    (notebook / "contacts/aaron.md").write_text("## 2026-05-01 Call\nQuinces.\n")
    dashboard.publish(load(notebook), STORY_DATE)
    ask(page, "quinces")
    assert "Aaron" in results(page)[0]


# -- keys -------------------------------------------------------------------------------------------------------------


def test_g_and_a_letter_lead_to_each_page(today: Page, sample_site: Path) -> None:
    letters = today.locator(".pages a[data-go]").evaluate_all("links => links.map(a => [a.dataset.go, a.pathname])")
    assert len({letter for letter, _ in letters}) == 11
    today.keyboard.press("g")
    today.keyboard.press("c")
    today.wait_for_url("**/contacts.html")
    today.keyboard.press("g")
    today.keyboard.press("t")
    today.wait_for_url("**/index.html")


def test_j_and_k_go_through_the_rows_and_o_opens_the_one_in_focus(today: Page) -> None:
    rows = today.locator("main .rows > .row:visible")
    today.keyboard.press("j")
    expect(rows.nth(0)).to_be_focused()
    today.keyboard.press("j")
    today.keyboard.press("j")
    expect(rows.nth(2)).to_be_focused()
    today.keyboard.press("k")
    expect(rows.nth(1)).to_be_focused()
    assert today.locator("[tabindex='-1'][data-row-focus]").count() == 1
    name = rows.nth(1).locator("a.name").inner_text()
    today.keyboard.press("o")
    expect(today.get_by_role("heading", level=1)).to_contain_text(name)


def test_enter_opens_a_row_of_the_table_of_contacts(sample_site: Path, watched: Watched) -> None:
    page = watched.page
    page.goto((sample_site / "contacts.html").as_uri())
    page.keyboard.press("j")
    page.keyboard.press("j")
    name = page.locator("[data-row-focus] th a").inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def test_e_says_kindly_that_no_editor_is_set(today: Page) -> None:
    today.keyboard.press("j")
    today.keyboard.press("e")
    expect(today.locator(".keys-voice")).to_contain_text("No editor is set")


def test_e_opens_the_note_of_the_row_in_focus_in_the_editor(tmp_path: Path, watched: Watched) -> None:
    notebook = tmp_path / "notebook"
    (notebook / "contacts").mkdir(parents=True)
    (notebook / "netmd.toml").write_text('[dashboard]\neditor = "vscode"\n')
    for name in ("ann", "bob"):
        (notebook / f"contacts/{name}.md").write_text("## 2026-05-01 Coffee\n- [ ] Send the deck due:2026-05-02\n")
    Dashboard(tmp_path / "site").publish(load(notebook), STORY_DATE)
    page = watched.page
    page.goto((tmp_path / "site/index.html").as_uri())
    page.evaluate(
        "addEventListener('click', event => { event.preventDefault(); window.went = event.target.closest('a').href; })"
    )
    page.keyboard.press("j")
    page.keyboard.press("j")
    name = page.locator("[data-row-focus] a.name").inner_text()
    page.keyboard.press("e")
    went = page.evaluate("window.went")
    assert went.startswith("vscode://file/")
    assert f"/contacts/{name.lower()}.md:" in went


def test_keys_are_letters_while_somebody_types_and_with_ctrl_or_alt(sample_site: Path, watched: Watched) -> None:
    page = watched.page
    page.goto((sample_site / "contacts.html").as_uri())
    field = page.locator("main input[type=search]").first
    field.focus()
    page.keyboard.type("g/?j")
    expect(field).to_have_value("g/?j")
    assert page.locator("dialog[open]").count() == 0
    field.fill("")
    page.locator("h1").click()
    page.keyboard.press("Alt+j")
    page.keyboard.press("Control+j")
    assert page.locator("[data-row-focus]").count() == 0


def test_the_keys_are_shown_and_can_be_turned_off_for_good(today: Page, sample_site: Path) -> None:
    today.keyboard.press("?")
    dialog = today.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    assert dialog.locator("dt").count() == 17
    switch = today.get_by_label("Keys without Ctrl are on")
    expect(switch).to_be_checked()
    switch.focus()
    today.keyboard.press("Space")
    today.keyboard.press("Escape")
    today.reload()
    today.keyboard.press("/")
    today.keyboard.press("j")
    assert today.locator("dialog[open], [data-row-focus]").count() == 0
    today.keyboard.press("Control+k")
    expect(today.get_by_role("dialog", name="Find")).to_be_visible()
    today.get_by_role("button", name="All keys").click()
    expect(dialog).to_be_visible()
    switch.check()
    today.keyboard.press("Escape")
    today.keyboard.press("/")
    expect(today.get_by_role("dialog", name="Find")).to_be_visible()


# -- the frame and accessibility ----------------------------------------------------------------------------------------


@pytest.fixture(params=[(1280, 800), (390, 844)], ids=["wide", "phone"])
def sized(request: pytest.FixtureRequest, browser: Browser, sample_site: Path) -> Iterator[Page]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme="light")
    page = context.new_page()
    page.goto((sample_site / "index.html").as_uri())
    yield page
    context.close()


def test_axe_finds_nothing_in_the_dialogs_in_either_theme(sized: Page) -> None:
    def check() -> list[str]:
        sized.emulate_media(color_scheme="light")
        found = violations(sized, AXE)
        sized.emulate_media(color_scheme="dark")
        return found + violations(sized, COLOURS)

    sized.keyboard.press("Control+k")
    expect(sized.locator(".find-hint")).to_be_visible()
    assert check() == []
    sized.keyboard.insert_text("co")
    expect(sized.locator(".find-status")).to_contain_text("result")
    assert check() == []
    sized.get_by_role("button", name="All keys").click()
    expect(sized.get_by_role("dialog", name="Keys")).to_be_visible()
    assert check() == []


@pytest.mark.parametrize("width", [1280, 1024, 768, 390, 360])
def test_every_page_can_be_reached_from_the_header_at_any_width_without_scripts(
    sample_site: Path, browser: Browser, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page = context.new_page()
    page.goto((sample_site / "tags.html").as_uri())
    more = page.locator(".more summary")
    if more.is_visible():
        more.click()
    links = page.locator(".pages a")
    assert links.count() == 11
    assert all(links.nth(at).is_visible() for at in range(11))
    assert page.locator(".pages [aria-current]").inner_text() == "Tags"
    right_edges = [box["x"] + box["width"] for at in range(11) if (box := links.nth(at).bounding_box())]
    assert max(right_edges) <= width
    context.close()


def test_targets_in_the_header_are_44_pixels_on_a_phone(browser: Browser, sample_site: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto((sample_site / "index.html").as_uri())
    page.locator(".more summary").click()
    targets = page.locator(".site-head a, .site-head button, .site-head summary")
    small = [box for at in range(targets.count()) if (box := targets.nth(at).bounding_box()) and box["height"] < 43.9]
    assert small == []
    context.close()


def test_the_header_and_the_dialogs_are_not_printed(today: Page) -> None:
    today.keyboard.press("Control+k")
    expect(today.get_by_role("dialog", name="Find")).to_be_visible()
    today.emulate_media(media="print")
    expect(today.locator(".site-head")).to_be_hidden()
    expect(today.locator("dialog")).to_be_hidden()


def test_the_sample_is_what_these_tests_believe() -> None:
    text = (sample_notebook() / "contacts/priya-raman.md").read_text(encoding="utf-8")
    assert "Coffee at Larkspur" in text
    assert "## 2026-03-20 Email from her" in text
