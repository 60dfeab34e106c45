"""What is read directly is what the library and the sanitiser make of it, to the byte."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown import Markdown

from netmd.site.markdown import Renderer
from netmd.site.markdown.budget import TRIGGER
from netmd.site.markdown.direct import read
from netmd.site.markdown.inline import register
from netmd.site.markdown.links import Links
from netmd.site.markdown.marks import SIGNS
from tests.property.test_markdown import TEXTS
from tests.unit.site.markdown.rendering import resolve
from tests.unit.site.markdown.test_hostile import ADDRESSES, RAW_HTML

SHORT = Renderer(resolve)
WHOLE = Renderer(resolve, shortcut=False)

LIBRARY = Markdown()
register(LIBRARY, lambda: Links(resolve))

_PLAIN = """
    word a Éa x_y R&D 10:30 3 "so" (in brackets) ~5 @them -- 1. Note: don't 🗓 Gave: ^block 2026-03-05
    due:2026-03-05 t:2026-03 (due:2026-03-05) pri:A priority:high rec:2w ⏫ [due::2026-03-05] (due::2026-03-05)
    [[sam-lee]] [[nobody|some_*]] ![[sam-lee|90]] [x](https://x.example/a-b) [x](../sam-lee.md) ![x](y.png)
    [^1] [^x*y] `code` ``a`b`` `*` https://x.example/a_b?c=d&e http://x.example a.b@c.example
"""
_SPACED = [
    "5 * 3",
    "📅 2026-03-05",
    "🔁 every day",
    "[[sam-lee|a b]]",
    "[a b](sam-lee.md)",
    "(a b:: c d)",
    "a  \nb",
    "\xa0",
]
_OTHER = """
    due:2026-03-05x xdue:2026-03-05 pri:Z [^1] [b] &lt; \\* <b>x</b> <br> ~~no~~ ==so== me@x www.x.example ftp://x
    __b__ ***c*** [x](y'z') [[]] [](x) https://x.example:99999/ https://1.2.3.999/ https://xn--a/ <https://x.example>
    [*b*](https://x.example) [`c`](sam-lee.md) [&lt;](x.md) * ** _ ` < key::
"""
# Of these most leaves are read directly; of the others few.
PLAIN = st.sampled_from([*_PLAIN.split(), *_SPACED])
OTHER = st.sampled_from(_OTHER.split())
SPACE = st.sampled_from([" ", " ", " ", " ", "", "  ", "\n", "  \n", ", ", ". "])


def _spans(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    mark = st.sampled_from(["*", "**", "_", "~~", "==", "", "", "", ""])
    whole = st.tuples(mark, inner).map(lambda found: f"{found[0]}{found[1].strip()}{found[0]}")
    return st.lists(st.tuples(whole, SPACE).map("".join), min_size=1, max_size=4).map("".join)


GENTLE = st.recursive(PLAIN, _spans, max_leaves=8)
INLINE = st.one_of(GENTLE, GENTLE, st.recursive(st.one_of(PLAIN, PLAIN, PLAIN, OTHER), _spans, max_leaves=8))
_BEGINNINGS = [
    "",
    "",
    "",
    "",
    "- ",
    "- [ ] ",
    "- [x] ",
    "  - ",
    "1. ",
    "> ",
    "# ",
    "| ",
    "    ",
    "- Got: ",
    "- [ ] @them ",
]
LINES = st.tuples(
    st.sampled_from(_BEGINNINGS), INLINE, st.sampled_from(["", "", "", "  ", " |", " ^block", "\n|-|-|"])
).map("".join)
NOTES = st.lists(LINES, max_size=6).map("\n".join)
SIGNED = st.text(st.sampled_from(f"`*_~[\\<&@:=.\n{SIGNS[:2]} \u0665wpriecty/5"), max_size=12)

_SAMPLE = Path(__file__).parents[2] / "notebook"
_LINES_OF_SAMPLE = [
    line for path in sorted(_SAMPLE.rglob("*.md")) for line in path.read_text("utf-8").split("\n") if line
]


_SYNTAX = [*"*_`[]()<>&@:~=\\!|#-+^\n", "**", "[[", "]]", "`*", "_ "]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Some lines of the sample, with pieces of syntax put in and characters taken out."""
    text = "\n".join(draw(st.lists(st.sampled_from(_LINES_OF_SAMPLE), min_size=1, max_size=4)))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        put = draw(st.one_of(PLAIN, OTHER, SPACE, st.sampled_from(_SYNTAX)))
        text = text[:at] + put + text[at + draw(st.integers(0, 3)) :]
    return text


def same(text: str) -> None:
    """Both ways give one HTML, one line and one excerpt."""
    assert SHORT.render(text, root="../", heading_base=4) == WHOLE.render(text, root="../", heading_base=4)
    assert SHORT.inline(text, root="../") == WHOLE.inline(text, root="../")
    assert SHORT.plain(text, 60) == WHOLE.plain(text, 60)


@given(st.one_of(GENTLE, NOTES, INLINE, mutated(), TEXTS))
@settings(max_examples=800, deadline=None)
@example("**[[x]]due:2026-01-01**")
@example("- [ ] [[x]]due:2026-01-01")
@example("a  \ndue:2026-03-05")
@example("*due:2026-03-05*")
@example("- [ ] _📅 2026-03-05_")
@example("- [ ] _rec:2w_")
@example("- [ ] _🔁 every day_")
@example("a *  \n*  \nb")
@example("*a _b_ c*")
@example("_a **b** c_")
@example("**a *b***")
@example("_a__ b")
@example("[due:2026-01-01](https://x.example)")
@example("[x](https://1.2.3.999/) https://xn--a/ https://x.example:99999/")
@example("**a `b** c`")
@example("_a [[b_ c]] d_")
@example("*a [x](y*z) w*")
@example("**a**** *b* ***c** d*")
@example("(due:: `a`) [start:: \\* <br>]")
@example("~~a ==b== c~~ ~~a *b~~ c* ==~~a~~ b== ===a== ~~~a~~")
@example("a@b.c_d_ https://x.example_(b_")
@example("<[[a]] &[[a]] @[[a]]")
def test_read_directly_is_the_same(text):
    same(text)


@given(st.sampled_from([*RAW_HTML, *ADDRESSES]), INLINE, INLINE)
@settings(max_examples=150, deadline=None)
def test_hostile_text_is_the_same(payload, before, after):
    same(f"{before}{payload}{after}")
    same(f"- [ ] {before}\n\n{payload}\n\n| {payload} | {after} |\n|---|---|")
    same(f"{before} [{payload}]({payload}) [[{payload}]] {after}")


@given(st.one_of(INLINE, mutated()))
@settings(max_examples=300, deadline=None)
def test_the_same_notes_are_asked_for(text):
    asked: tuple[set[str], set[str]] = (set(), set())
    for targets, shortcut in zip(asked, (True, False), strict=True):
        Renderer(lambda target, targets=targets: targets.add(target), shortcut=shortcut).render(text)

    assert asked[0] == asked[1]


_TRIGGER_AS_LISTED = re.compile(
    r"`+|\*+|_+|~+|\[+|[\\<&@➕🛫⏳⌛📅📆🗓✅❌🔺⏫🔼🔽⏬🔁]|==|:[/\d:]|(?:pri|priority|rec):|www\.|  \n"
)


@given(st.one_of(SIGNED, SIGNED, INLINE))
@settings(max_examples=400, deadline=None)
def test_triggers_are_counted_as_they_are_listed(text):
    assert len(TRIGGER.findall(text)) == len(_TRIGGER_AS_LISTED.findall(text))


@given(st.one_of(TEXTS, NOTES, SIGNED))
@settings(max_examples=300, deadline=None)
def test_no_match_lacks_the_sign_of_its_pass(text):
    for one in LIBRARY.inlinePatterns:
        found = [match.span() for match in one.signed.pattern.finditer(text)]
        assert [match.span() for match in one.getCompiledRegExp().finditer(text)] == found


def test_what_notes_mostly_hold_needs_no_library():
    for text in [
        "Plain words, R&D at 10:30, snake_case, 5 * 3 and a < b.",
        "Met [[sam-lee]] and [[dana-okafor|Dana]], see [the notes](https://x.example/a?b=c).",
        "**Bold**, ~~struck~~, ==marked==[^1], *em*, _em_ with **bold** in it, `code *as* typed`.",
        "Send the deck due:2026-03-05 pri:A rec:2w 📅 2026-03-05 ⏫ 🔁 every week",
        "One line  \nand the next, https://x.example/a_b.",
    ]:
        assert read(text) is not None
