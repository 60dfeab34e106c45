"""What no person writes is shown as it was typed; what a person writes never is."""

import pytest

from netmd.site.markdown import Renderer, is_heavy
from netmd.site.markdown.budget import Budget, TooHeavyError
from tests.unit.site.markdown.rendering import faults, renderer

HEAVY = {
    "image brackets": "![" * 150_000,
    "declarations": "<![" * 100_000,
    "footnotes": "[^1]" * 75_000,
    "stars": "*a " * 100_000,
    "ordered in ordered": "1. " * 500,
    "bullets in bullets": "- " * 500 + "x",
    "list of depth 300": "\n".join("  " * depth + "- a" for depth in range(300)),
    "quotes in quotes": ">" * 500 + "a",
    "tags": "<div>" * 200_000,
    "tiny items": "- *\n" * 75_000,
    "tiny rows": "|*|\n|-|\n" + "|*\n" * 75_000,
    "tiny headings": "# *\n" * 75_000,
    "addresses": "http://a " * 50_000,
    "code spans": "`a`" * 100_000,
}


@pytest.mark.parametrize("text", HEAVY.values(), ids=HEAVY)
def test_a_heavy_text_is_shown_as_it_was_typed(text):
    rendered = renderer().render(text)

    assert rendered.too_heavy
    assert rendered.html.startswith('<pre class="plain">')
    assert rendered.html.unescape().removeprefix('<pre class="plain">').removesuffix("</pre>") == text
    assert faults(rendered.html) == []


def test_brackets_by_the_hundred_thousand_are_but_text():
    assert renderer().render("[" * 300_000).html == f"<p>{'[' * 300_000}</p>"


def test_a_heavy_text_still_hides_its_comments():
    rendered = renderer().render("%% secret %%" + "*a " * 100_000)

    assert rendered.too_heavy
    assert "secret" not in rendered.html


def test_a_heavy_line_is_shown_as_it_was_typed():
    assert renderer().inline("*a " * 100_000) == ("*a " * 100_000).strip()


def test_a_text_can_be_shown_as_it_was_typed_on_demand():
    rendered = renderer().render("# <b>\n%% secret %%\n*x*", as_typed=True)

    assert rendered.html == '<pre class="plain"># &lt;b&gt;\n*x*</pre>'


def test_a_resolver_that_fails_costs_the_links_of_one_text_alone():
    def fail(_: str) -> None:
        raise LookupError

    assert Renderer(fail).render("*a* [[b]]").html == '<pre class="plain">*a* [[b]]</pre>'
    assert Renderer(fail).render("*a*").html == "<p><em>a</em></p>"


def log(entries: int) -> str:
    """A log as a busy person keeps it: about 140 characters an item, each with a link, a name and a date."""
    return "".join(
        f"- [ ] Item {n} for [[sam-lee]] with **bold** words and a [link](https://x.example/{n}), "
        f"and some more words to be read due:2026-03-{n % 28 + 1:02}\n"
        + ("\nSome prose about it all.\n\n" if n % 10 == 0 else "")
        for n in range(entries)
    )


def test_a_long_log_is_within_the_budget():
    text = log(400)

    assert len(text) > 50_000
    assert not is_heavy(text)
    rendered = renderer().render(text)
    assert not rendered.too_heavy
    assert rendered.html.count('<li class="task"') == 400
    assert rendered.html.count("<a href=") == 800


def test_a_megabyte_of_log_is_within_the_budget():
    text = log(7_500)

    assert len(text) > 1_000_000
    assert not is_heavy(text)
    assert not renderer().render(text).too_heavy


@pytest.mark.parametrize("text", ["", "a", "*" * 60, "[a](b) " * 100, "# a\n" * 200, "- [ ] *a*\n" * 200, "`a` " * 300])
def test_a_short_text_may_be_as_dense_as_it_likes(text):
    assert not is_heavy(text)
    assert not renderer().render(text).too_heavy


@pytest.mark.parametrize(
    "text", ["*a* " * 250_000, "# [a](b)\n" * 100_000, "- a\n" * 250_000, "- - - - - a\n" * 80_000]
)
def test_a_note_of_nothing_but_marks_is_heavy_as_a_whole(text):
    assert is_heavy(text)


def test_a_budget_is_spent_once():
    budget = Budget(0)
    budget.spend(budget.left)

    with pytest.raises(TooHeavyError):
        budget.spend(1)
