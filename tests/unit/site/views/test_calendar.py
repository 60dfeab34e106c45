"""The pages of the calendar."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from urllib.parse import unquote

from netmd.dashboard import Dashboard
from netmd.notebook import load
from netmd.resources import sample_notebook
from tests.factory import TODAY, contact, item, meeting_file, opportunity, touch
from tests.unit.site.pages import build, read, section


def cells(data: bytes) -> dict[int, str]:
    """The HTML of each day of the table, by the day of the month."""
    table = data.decode().partition("<table")[2].partition("</table>")[0]
    found = re.findall(r"<td(.*?)</td>", table, re.DOTALL)
    return {int(number[1]): cell for cell in found if (number := re.search(r">(\d+)</time>", cell))}


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.partition(">")[2]).split())


def rows(data: bytes) -> list[list[str]]:
    """The days of the table, week by week; empty for days of other months."""
    table = data.decode().partition("<tbody>")[2].partition("</tbody>")[0]
    return [
        [(re.findall(r">(\d+)</time>", cell) or [""])[0] for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)]
        for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL)
    ]


def test_weeks_begin_on_monday_and_hold_the_days_of_the_month_alone() -> None:
    weeks = rows(build()["calendar.html"])
    assert weeks[0] == ["", "", "", "", "1", "2", "3"]
    assert weeks[-1] == ["25", "26", "27", "28", "29", "30", "31"]
    assert [day for week in weeks for day in week if day] == [str(number) for number in range(1, 32)]


def test_the_columns_are_headed_by_the_days_of_the_week() -> None:
    page = read(build()["calendar.html"])
    assert [attributes["scope"] for tag, attributes in page.elements if tag == "th"] == ["col"] * 7
    assert "Mon Tue Wed Thu Fri Sat Sun" in page.text


def test_the_calendar_is_todays_month_which_has_a_page_of_its_own_too() -> None:
    site = build(contact("Ann", meetings=[touch("2026-05-04 Coffee")]))
    assert read(site["calendar/2026-05.html"]).text == read(site["calendar.html"]).text
    assert 'href="../contacts/ann.html#on-2026-05-04"' in cells(site["calendar/2026-05.html"])[4]


def test_a_touch_is_named_by_who_and_channel_and_leads_to_its_place_on_the_page() -> None:
    ann = contact("Ann", meetings=[touch("2026-05-04 Coffee with [[bob]]"), touch("2026-05-04 Call")])
    site = build(ann, contact("Bob"))
    cell = cells(site["calendar.html"])[4]
    assert words(cell) == "4 Ann and Bob coffee Ann call"
    hrefs = re.findall(r'href="([^"]+)"', cell)
    assert hrefs == ["contacts/ann.html#on-2026-05-04", "contacts/ann.html#on-2026-05-04.2"]
    ids = read(site["contacts/ann.html"]).ids
    assert all(unquote(href.partition("#")[2]) in ids for href in hrefs)


def test_each_kind_says_its_word() -> None:
    site = build(
        contact(
            "Ann",
            birthday="1986-05-18",
            follow_up="2026-05-29",
            meetings=[touch("2026-05-19 10:00 Lunch with [[bob]] and [[cem]]")],
            items=[item("send the *deck* to [[bob]]", due="2026-05-20"), item("the list", due="2026-05-13", them=True)],
        ),
        contact("Bob"),
        contact("Cem", birthday="05-18"),
        opportunity("Editor", closes="2026-05-22"),
        meeting_file("2026-05-21 18:30 Panel", ["bob", "cem"]),
    )
    page = cells(site["calendar.html"])
    assert words(page[13]) == "13 Ann promised, late the list"
    assert words(page[18]) == "18 Ann turns 40 Cem birthday"
    assert words(page[19]) == "19 10:00 Ann and 2 others planned meal"
    assert words(page[20]) == "20 Ann due send the deck to Bob"
    assert words(page[21]) == "21 18:30 Panel with 2 people planned meeting"
    assert words(page[22]) == "22 Editor closes"
    assert words(page[29]) == "29 Ann follow up"


def test_today_is_marked_by_a_word() -> None:
    page = cells(build()["calendar.html"])
    assert words(page[14]) == "14 today"
    assert 'aria-current="date"' in page[14]
    assert "today" not in words(page[13])


def test_an_overfull_day_says_how_many_more_and_leads_to_the_list_of_all() -> None:
    crowd = [contact(f"Ann {letter}", meetings=[touch("2026-05-04 Call")]) for letter in "abcdefghijklmnop"]
    data = build(*crowd)["calendar.html"]
    cell = cells(data)[4]
    assert words(cell).startswith("4 + 12 more on Mon 4 May + 10 more Ann a call")
    assert 'href="#day-4"' in cell
    listed = section(data, "day-4")
    assert listed.count("Call") == 12
    assert listed.endswith("and 4 more")


def test_days_to_get_in_touch_and_to_say_thanks_stand_in_the_sample_where_its_agenda_has_them(tmp_path: Path) -> None:
    Dashboard(tmp_path).publish(load(sample_notebook()), TODAY)
    page = cells((tmp_path / "calendar.html").read_bytes())
    assert "Inês Carvalho say thank you" in words(page[14])
    assert words(page[10]) == "10 Judith Ashworth get in touch", "due, and in time until 24 June"
    assert "Hana Petrović get in touch" in words(page[17])
    assert "Luca Ferreira get in touch" in words(page[22])
    assert "Priya Raman get in touch" in words(page[29])
    april = cells((tmp_path / "calendar" / "2026-04.html").read_bytes())
    assert "Marek Dvořák get in touch, late" in words(april[24])


def test_what_the_table_leaves_out_on_the_screen_is_there_for_paper_where_short_lines_leave_room() -> None:
    short = [contact(f"Ann {letter}", meetings=[touch("2026-05-04 Call")]) for letter in "abcdef"]
    cell = cells(build(*short)["calendar.html"])[4]
    assert "+ 2 more" in words(cell)
    assert cell.count('class="event') == 6
    assert cell.count("on-paper") == 2
    assert 'class="rest on-paper"' not in cell
    long = [contact(f"Ann {letter} {'long ' * 8}", meetings=[touch("2026-05-04 Call")]) for letter in "abcdef"]
    cell = cells(build(*long)["calendar.html"])[4]
    assert cell.count('class="event') == 4
    assert re.findall(r'<span class="rest on-paper">([^<]*)<', cell) == ["+ 2 more"]


def test_the_list_names_a_meeting_by_its_title_without_comments() -> None:
    ann = contact("Ann", meetings=[touch("2026-05-04 Coffee **at** the rink with [[bob|Bobby]] %%secret%%")])
    data = build(ann, contact("Bob"))["calendar.html"]
    assert "Coffee at the rink with Bobby" in section(data, "day-4")
    assert b"secret" not in data


def test_what_has_no_day_stands_above() -> None:
    site = build(contact("Ann", meetings=[touch("2026-09 Talk to her class")]))
    assert "Some time in September Ann planned Talk to her class" in read(site["calendar/2026-09.html"]).text


def test_months_lead_to_the_next_one_in_which_something_is_and_to_each_year() -> None:
    ann = contact("Ann", meetings=[touch("2024-03-05 Call"), touch("2025-06-01 Call"), touch("2026-09-01 Lunch")])
    site = build(ann)
    paths = [path for path in site if path.startswith("calendar")]
    assert paths == [
        "calendar.html", "calendar/2024-03.html", "calendar/2025-06.html", "calendar/2026-05.html",
        "calendar/2026-09.html",
    ]  # fmt: skip
    page = read(site["calendar/2026-05.html"])
    assert "../calendar/2025-06.html" in page.hrefs
    assert "../calendar/2026-09.html" in page.hrefs
    assert "../calendar/2024-03.html" in page.hrefs
    assert "../calendar/2026-04.html" not in page.hrefs
    assert [attributes.get("rel") for _, attributes in page.elements if "rel" in attributes and "href" in attributes][
        -2:
    ] == ["prev", "next"]


def test_of_very_many_years_only_the_nearest_and_the_ends_can_be_jumped_to() -> None:
    ann = contact("Ann", meetings=[touch(f"{year}-01-01 Call") for year in range(1000, 2026)])
    site = build(ann)
    years = [href for href in read(site["calendar/1500-01.html"]).hrefs if "/calendar/" in href]
    assert len(set(years)) < 30
    assert {"../calendar/1000-01.html", "../calendar/2026-05.html"} <= set(years)


def test_a_busy_notebook_keeps_each_month_light() -> None:
    people = [
        contact(
            f"Somebody with a name of some length {number}",
            meetings=[touch(f"2026-03-{number % 31 + 1:02} Coffee, and what was said of it in forty to fifty words")],
            items=[item("what was promised, at some length, so that it fills its line", due=f"2026-03-{number % 31 + 1:02}")],
        )
        for number in range(1500)
    ]  # fmt: skip
    assert len(build(*people)["calendar/2026-03.html"]) < 200_000


def test_the_sample_s_months_count_what_its_notes_say(tmp_path: Path) -> None:
    site = tmp_path / "site"
    Dashboard(site).publish(load(sample_notebook()), TODAY)
    texts = [
        path.read_text(encoding="utf-8")
        for folder in ("contacts", "meetings", "opportunities")
        for path in sorted((sample_notebook() / folder).rglob("*.md"))
    ]
    headings = re.findall(r"^#+ (?:\w{3} )?(?:\[\[)?(\d{4}-\d{2})-\d{2}", "\n".join(texts), re.MULTILINE)
    underlined = re.findall(r"^(\d{4}-\d{2})-\d{2} [^\n]+\n-{3,}$", "\n".join(texts), re.MULTILINE)
    events = re.findall(r"^date: (\d{4}-\d{2})-\d{2}", "\n".join(texts), re.MULTILINE)
    in_april = Counter([*headings, *underlined, *events])["2026-04"]
    assert in_april > 10
    assert f"{in_april} touches" in read((site / "calendar" / "2026-04.html").read_bytes()).text


def test_on_another_day_another_month_is_the_calendar() -> None:
    assert "June 2026" in read(build(today=date(2026, 6, 1))["calendar.html"]).text
