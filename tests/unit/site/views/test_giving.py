from __future__ import annotations

import re

from netmd.site.views import giving
from netmd.site.views.updown import up_down
from tests.factory import contact, gave, got, intro, opportunity, passed, touch
from tests.unit.site.pages import build, read


def test_the_balance_is_said_in_words_and_explained() -> None:
    call = touch("2026-05-01 Call", text="\n\n", exchanges=[gave("a map"), got("a name")])
    text = read(build(contact("Ann", meetings=[call]))["giving.html"]).text
    assert "Given 1, got 1, with 1 person, since 1 May." in text
    assert "Where a line says so already, it counts once." in text


def test_the_figures_are_in_a_table_whose_months_lead_to_the_lines() -> None:
    calls = [touch("2026-05-01 Call", exchanges=[gave("a map")]), touch("2026-03-01 Call", exchanges=[got("a name")])]
    page = read(build(contact("Ann", meetings=calls))["giving.html"])
    assert "Month Given Got May 2026 1 0 Apr 2026 0 0 Mar 2026 0 1" in page.text
    months = [href for href in page.hrefs if href.startswith("#in-")]
    assert months == ["#in-2026-05", "#in-2026-03"]
    assert set(months) <= {f"#{one}" for one in page.ids}


def test_the_sum_of_the_people_and_of_the_months_is_the_headline() -> None:
    ann = contact("Ann", meetings=[touch("2026-05-01 Call", exchanges=[gave("a"), gave("b"), got("c")],
                                         introductions=[intro("ann", "bob", stage="met")])])  # fmt: skip
    bob = contact("Bob", introduced_by=["ann"], met="2026-04-01")
    data = build(ann, bob, opportunity("Writer", passed_to=[passed("bob", on="2026-04-03")]))["giving.html"].decode()
    people = [tuple(map(int, row)) for row in re.findall(r'<td class="c-n">(\d+)</td><td class="c-n">(\d+)</td>', data)]
    months = [tuple(map(int, row)) for row in re.findall(r"</th><td>(\d+)</td><td>(\d+)</td></tr>", data)]
    assert "Given <b>5</b>, got <b>2</b>" in data
    for rows in (people, months):
        assert tuple(map(sum, zip(*rows, strict=True))) == (5, 2)


def test_the_plot_is_titled_and_says_what_it_shows() -> None:
    call = touch("2026-05-01 Call", exchanges=[gave("a map"), gave("a pen"), got("a name")])
    data = build(contact("Ann", meetings=[call]))["giving.html"].decode()
    assert 'role="img" aria-labelledby="updown-title" aria-describedby="updown-desc"' in data
    assert "May 2026, by month: given 2, got 1. Most in May 2026: given 2, got 1." in data


def test_columns_go_up_and_down_from_one_line_by_one_scale() -> None:
    plot = up_down([("a", "", 10, 5), ("b", "", 0, 10)])
    assert [(box.y + box.height, box.height) for box in plot.up] == [(plot.baseline, plot.down[1].height)]
    assert [box.y for box in plot.down] == [plot.baseline, plot.baseline]
    assert plot.down[0].height * 2 == plot.down[1].height
    assert [label.text for label in plot.figures] == ["10", "5", "10"]


def test_figures_that_would_touch_are_left_to_the_table() -> None:
    assert up_down([("a", "", 150, 1)] * 18).figures == ()
    assert len(up_down([("a", "", 15, 1)] * 18).figures) == 36


def test_a_story_is_told_by_day_with_people_and_places() -> None:
    ann = contact("Ann", meetings=[touch("2026-04-09 Message: first interview", text="x"),
                                   touch("2026-04-20 Call: signed", text="x")])  # fmt: skip
    opening = opportunity("Writer", org="Acme", source=["bob"], found="2026-04-01", status="filled",
                          passed_to=[passed("ann", on="2026-04-02", outcome="hired")])  # fmt: skip
    page = read(build(ann, contact("Bob"), opening)["giving.html"])
    assert (
        "Writer Acme for Ann hired 1 Apr to 20 Apr 1 Apr Bob told me of it opportunities/ writer.md:4 "
        "2 Apr Passed on to Ann opportunities/ writer.md:90 9 Apr Message: first interview · Ann contacts/ ann.md:4 "
        "20 Apr Call: signed · Ann contacts/ ann.md:5"
    ) in page.text
    assert "contacts/ann.html#on-2026-04-09" in page.hrefs


def test_comments_in_a_line_are_not_on_the_page_and_words_are_escaped() -> None:
    ann = contact("Ann", meetings=[touch("2026-05-01 Call", exchanges=[gave("<b>a map</b> & [[bob]] %%secret%%")])])
    data = build(ann, contact("Bob"))["giving.html"]
    assert b"secret" not in data
    assert b"<script" not in data.partition(b"<main")[2]
    assert "a map" in read(data).text


def test_long_lists_are_cut_and_the_rest_counted() -> None:
    many = giving.MOST_LINES + 5
    people = [contact(f"P {n}", meetings=[touch("2026-05-01 Call", exchanges=[gave("a map")])]) for n in range(many)]
    text = read(build(*people)["giving.html"]).text
    assert "And 5 earlier lines" in text
    assert f"And {many - giving.MOST_PEOPLE} more; each has a part" in text


def test_an_empty_notebook_says_what_would_stand_here() -> None:
    assert "Nothing given or got yet" in read(build()["giving.html"]).text
    assert "No story yet" in read(
        build(contact("Ann", meetings=[touch("2026-05-01 Call", exchanges=[gave("a map")])]))["giving.html"]
    ).text
