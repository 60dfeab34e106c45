"""List items that mean something."""

import pytest

from tests.unit.site.markdown.rendering import html


def task(mark: str, state: str, text: str) -> str:
    return f'<li class="task" data-mark="{mark}"><span class="box" role="img" aria-label="{state}"></span> {text}</li>'


@pytest.mark.parametrize(
    ("mark", "state"),
    [(" ", "open"), ("x", "done"), ("/", "in progress"), ("-", "cancelled"), (">", "forwarded"), ("*", "marked *")],
)
def test_a_tasks_mark_is_kept_and_said_in_words(mark, state):
    shown = mark.replace(">", "&gt;")

    assert html(f"- [{mark}] Send the deck") == f"<ul>{task(shown, state, 'Send the deck')}</ul>"


def test_a_capital_x_is_done_too():
    assert html("- [X] a") == f"<ul>{task('x', 'done', 'a')}</ul>"


def test_tasks_are_found_nested_in_ordered_lists_and_in_quotes():
    assert html("> 1. [ ] a\n>    - [x] *b*") == (
        f"<blockquote><ol>{task(' ', 'open', 'a<ul>' + task('x', 'done', '<em>b</em>') + '</ul>')}</ol></blockquote>"
    )


def test_a_task_in_a_loose_list_keeps_its_paragraphs():
    assert html("- [ ] a\n\n  more") == (
        '<ul><li class="task" data-mark=" "><p><span class="box" role="img" aria-label="open"></span> a</p>'
        "<p>more</p></li></ul>"
    )


@pytest.mark.parametrize("text", ["- [x](https://x.example)", "- [xy] a", "- []", "[ ] a", "- `[ ]` a"])
def test_what_only_looks_like_a_task_is_none(text):
    assert "task" not in html(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "- Gave: *her* portfolio",
            '<li class="gave"><strong class="label">Gave:</strong> <em>her</em> portfolio</li>',
        ),
        ("- got: a rule", '<li class="got"><strong class="label">got:</strong> a rule</li>'),
        ("- **Gave:** a", '<li class="gave"><strong class="label">Gave:</strong> a</li>'),
        (
            "- Intro: [[sam-lee]] to X (met)",
            '<li class="intro"><strong class="label">Intro:</strong> '
            '<a href="contacts/sam-lee.html">Sam Lee</a> to X (met)</li>',
        ),
        ("- Passed to: X 2026-03-08", '<li class="passed"><strong class="label">Passed to:</strong> X 2026-03-08</li>'),
        ("- Gaveall: a", "<li>Gaveall: a</li>"),
        ("- She gave: a", "<li>She gave: a</li>"),
        (
            "- [ ] Gave: a",
            '<li class="task gave" data-mark=" "><span class="box" role="img" aria-label="open"></span> '
            '<strong class="label">Gave:</strong> a</li>',
        ),
    ],
)
def test_the_ledgers_words_are_labels(text, expected):
    assert html(text) == f"<ul>{expected}</ul>"


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("due:2026-03-05", "due", "due 5 Mar 2026"),
        ("due:2026-12", "due", "due Dec 2026"),
        ("t:2026-03-05", "start", "start 5 Mar 2026"),
        ("📅 2026-03-05", "due", "due 5 Mar 2026"),
        ("📅\ufe0f\xa02026-03-05", "due", "due 5 Mar 2026"),
        ("⏳2026-03-05", "scheduled", "scheduled 5 Mar 2026"),
        ("✅ 2026-03-05", "done", "done 5 Mar 2026"),
        ("[due:: 2026-03-05]", "due", "due 5 Mar 2026"),
        ("(completion:: 2026-03-05)", "done", "done 5 Mar 2026"),
        ("[id:: abc]", "", "id abc"),
        ("due:2026-13-40", "due", "due 2026-13-40"),
    ],
)
def test_dates_are_shown_in_words_whatever_their_style(text, kind, shown):
    assert html(f"a {text} b") == f'<p>a <span class="{f"mark {kind}".strip()}">{shown}</span> b</p>'


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("pri:A", "priority", "highest priority"),
        ("pri:b", "priority", "high priority"),
        ("⏫", "priority", "high priority"),
        ("🔽\ufe0f", "priority", "low priority"),
        ("[priority:: high]", "priority", "high priority"),
        ("rec:2w", "recurrence", "every 2 weeks"),
        ("rec:+1m", "recurrence", "every month"),
        ("rec:b", "recurrence", "every weekday"),
        ("🔁 every 2 weeks", "recurrence", "every 2 weeks"),
        ("🔁 every month when done", "recurrence", "every month when done"),
        ("[repeat:: every week]", "recurrence", "every week"),
    ],
)
def test_priority_and_recurrence_are_quiet_words(text, kind, shown):
    assert html(f"a {text} b") == f'<p>a <span class="mark {kind}">{shown}</span> b</p>'


def test_what_they_owe_is_marked_as_theirs_in_tasks_alone():
    theirs = '<span class="mark theirs">theirs</span>'
    due = '<span class="mark due">due Dec 2026</span>'
    assert html("- [ ] @them org *chart* due:2026-12") == (
        f"<ul>{task(' ', 'open', f'{theirs} org <em>chart</em> {due}')}</ul>"
    )
    assert html("- [ ] org chart @them, soon") == f"<ul>{task(' ', 'open', 'org chart ' + theirs + ', soon')}</ul>"
    for text in ("@them", "- @them", "- [ ] `@them`", "- [ ] a@them", "- [ ] @themis", "- [ ] @them.x"):
        assert "theirs" not in html(text), text


@pytest.mark.parametrize("text", ["pri:X", "surpri:A", "rec:often", "prec:2w", "🔁 now and then", "a?pri=A"])
def test_what_only_looks_like_a_priority_or_recurrence_stays_text(text):
    assert html(text) == f"<p>{text}</p>"


@pytest.mark.parametrize("text", ["overdue:2026-03-05", "due:2026-03-05x", "due: 2026-03-05", "📅 soon", "📅"])
def test_what_only_looks_like_a_date_stays_text(text):
    assert html(text) == f"<p>{text}</p>"
