"""Templates write what Jinja2 itself would write, and furniture that is kept is made once for each set of values."""

from __future__ import annotations

from collections.abc import Iterator

import jinja2
import pytest
from markupsafe import Markup, escape

from netmd.errors import TemplateError
from netmd.site.environment import make_environment, render
from netmd.site.lean import Once, escaped


class _Name(str):
    """Text that is a class of its own."""


class _Drawn:
    """Something that knows how it is written."""

    def __html__(self) -> str:
        return "<svg/>"


class _Said:
    def __str__(self) -> str:
        return "<b> & 'c'"


@pytest.mark.parametrize(
    "value",
    [
        "", "Zoë", "a & b", "<script>alert('x')</script>", 'say "hi"', "&amp;", Markup("<b>bold</b>"), Markup("&amp;"),
        0, -7, True, 1.5, -42.0, float("inf"), None, _Name("<i>"), _Drawn(), _Said(), ("<", 1), escape("<"),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_what_is_written_is_what_markupsafe_escapes(value: object) -> None:
    assert str(escaped(value)) == str(escape(value))


def _environment(**templates: str) -> jinja2.Environment:
    return make_environment(jinja2.DictLoader(templates))


def test_templates_escape_text_and_leave_markup() -> None:
    page = _environment(page="{{ text }}{{ markup }}{{ number }}").get_template("page")
    assert page.render(text="<'&\">", markup=Markup("<b>"), number=3) == "&lt;&#39;&amp;&#34;&gt;<b>3"


def test_what_a_macro_block_or_filter_made_is_not_escaped_again_and_its_text_once() -> None:
    source = (
        "{% macro shown(it) %}<i>{{ it }}</i>{% endmacro %}{{ shown(text) }}"
        "{% set kept %}<b>{{ text }}</b>{% endset %}{{ kept }}{{ [text, kept]|join('<') }}{{ text ~ kept }}"
        "{% filter upper %}{{ text }}{% endfilter %}{% autoescape false %}{{ text }}{% endautoescape %}"
    )
    plain = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string(source)
    page = _environment(page=source).get_template("page")
    assert page.render(text="a<&>") == plain.render(text="a<&>")


def test_a_kept_piece_is_made_once_for_the_same_values_and_anew_for_others() -> None:
    made: Iterator[int] = iter(range(10))
    page = _environment(page="{% call once('head', root) %}<p>{{ root }}{{ count() }}{% endcall %}").get_template(
        "page"
    )

    def shown(root: str) -> str:
        return page.render(root=root, count=lambda: next(made))

    assert [shown("<"), shown("../"), shown("<"), shown("../")] == ["<p>&lt;0", "<p>../1", "<p>&lt;0", "<p>../1"]


def test_pieces_of_days_gone_by_are_forgotten() -> None:
    once, made = Once(), list[int]()

    def piece(day: int) -> str:
        made.append(day)
        return str(day)

    for day in range(1000):
        once("head", day, caller=lambda day=day: piece(day))
    assert once("head", 999, caller=lambda: "made again") == "999"
    assert once("head", 0, caller=lambda: "made again") == "made again"
    assert made == list(range(1000))


def test_macros_take_what_jinja2_lets_them_take() -> None:
    source = (
        "{% macro row(one, class='plain') %}<p class='{{ class }}'>{{ one }}{% if caller is defined %}{{ caller(one) }}{% endif %}"
        "{{ varargs|join }}{{ kwargs|length }}</p>{% endmacro %}"
        "{% for it in people %}{{ row(it) }}{{ row(it, class='tag') }}{{ row(it, 'tag', 3, more=4) }}"
        "{% call(one) row(it) %}<b>{{ one }}</b>{% endcall %}{% endfor %}"
    )
    plain = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string(source)
    page = _environment(page=source).get_template("page")
    assert page.render(people=["a", "<"]) == plain.render(people=["a", "<"])


class _Person:
    name = "Zoë & Co"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ it.name }}", "Zoë &amp; Co"),
        ("{{ known.name }}", "by key"),  # no attribute of a dict, which only Jinja2 finds
        ("{{ known.items()|length }}", "1"),
        ("{{ it.nick is defined }} {{ it.nick|default('none') }}", "False none"),
        ("{% if it.class is defined %}class{% else %}no class{% endif %}", "no class"),
        ("{% macro shown(one) %}<b>{{ one.name }}</b>{% endmacro %}{{ shown(known) }}{{ shown(it) }}", "<b>by key</b><b>Zoë &amp; Co</b>"),
    ],
)  # fmt: skip
def test_an_attribute_is_what_jinja2_takes_it_for(source: str, shown: str) -> None:
    page = render(_environment(page=source), "page", {"it": _Person(), "known": {"name": "by key"}})
    assert page.decode() == shown


@pytest.mark.parametrize("source", ["{{ it.nick }}", "{{ nobody.name }}", "{{ known.nick }}"])
def test_what_is_not_there_is_told_with_its_line(source: str) -> None:
    environment = _environment(page=f"<p>\n{source}")
    with pytest.raises(TemplateError, match=r"page.* failed: "):
        render(environment, "page", {"it": _Person(), "known": {"name": "by key"}})
