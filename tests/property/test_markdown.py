"""Any text at all: it renders, to HTML that is fit for a page, the same every time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from netmd.site.markdown import Renderer
from tests.unit.site.markdown.rendering import faults, renderer, resolve

RENDERER = renderer()

PIECES = st.sampled_from(
    [
        *"*_`~=[]()<>!#|\\&^:-+.>@%\n \t\"'",
        *[
            "**",
            "__",
            "~~",
            "==",
            "```",
            "~~~",
            "[[",
            "]]",
            "](",
            "![",
            "\n\n",
            "  \n",
            "    ",
            "\n- ",
            "\n> ",
            "\n1. ",
        ],
        *["[ ] ", "[x] ", "Gave: ", "[[sam-lee]]", "[[x|y]]", "[a](b)", "[a](../sam-lee.md)", "[b]", "[^1]", "[^1]: "],
        *["[b]: https://x.example\n", "https://x.example/a_b", "www.x.y", "a@b.c", "due:2026-03-05"],
        *["[due:: x]", "<b>", "</b>", "<u>", "</u>", "<script>", "</p>", "<br>", "<!--", "-->", "%%", "&lt;", "&#0;"],
        *["|a|\n|-|\n", "\n---\n", "\n===\n", "# ", "> [!note] ", " ^id", "javascript:", "\x02", "\x03", "\r", "é"],
        *["📅 2026-03-05", "\ud800", "klzzwxh:0000", "\x02klzzwxh:0000\x03", "word", "a", "B"],
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))

SECRET = "SECRET"
LINES = st.lists(
    st.tuples(
        st.sampled_from(["", "", "", "- ", "  ", "> ", "1. ", "    ", "> - ", "\t"]),
        st.sampled_from(
            [
                *["", "text", "```", "~~~", "a `b` c", "a ` b", "# h", "---", "a <!-- b --> c"],
                *[f"%%{SECRET}%%", f"a %%{SECRET}%% b", f"<!--{SECRET}-->"],
            ]
        ),
    ).map("".join),
    max_size=12,
).map("\n".join)


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_any_text_renders_to_fit_html(text):
    rendered = RENDERER.render(text, root="../")

    assert not rendered.too_heavy
    assert faults(rendered.html, root="../") == []
    assert not any(mark in rendered.html for mark in "\x02\x03")


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_any_line_renders_without_blocks(text):
    rendered = RENDERER.inline(text)

    assert faults(rendered) == []
    assert "\n" not in rendered
    assert not any(f"<{tag}" in rendered for tag in ("p>", "ul", "ol", "li", "h3", "pre", "table", "blockquote", "hr"))


@given(TEXTS, st.integers(1, 60))
@settings(max_examples=200, deadline=None)
def test_any_excerpt_is_one_short_line(text, limit):
    words = RENDERER.plain(text, limit)

    assert len(words) <= limit
    assert words == " ".join(words.split())


@given(TEXTS, TEXTS)
@settings(max_examples=100, deadline=None)
def test_what_was_rendered_before_changes_nothing(text, other):
    fresh = Renderer(resolve)
    first = fresh.render(text)
    fresh.render(other)
    fresh.inline(other)
    fresh.plain(other)

    assert fresh.render(text) == first
    assert RENDERER.render(text) == first


@given(LINES)
@settings(max_examples=400, deadline=None)
def test_no_comment_outside_code_is_ever_shown(text):
    shown = RENDERER.render(text).html

    while "<code>" in shown:
        before, _, rest = shown.partition("<code>")
        shown = before + rest.partition("</code>")[2]
    assert SECRET not in shown
