"""What stands within a line."""

import pytest

from tests.unit.site.markdown.rendering import html, renderer

REL = 'rel="noopener noreferrer"'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*a* _b_ **c** __d__ ***e***", "<em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong> "
         "<strong><em>e</em></strong>"),
        ("**a *b* c** *a **b** c*", "<strong>a <em>b</em> c</strong> <em>a <strong>b</strong> c</em>"),
        ("snake_case_name 2 * 3 * 4 * 5", "snake_case_name 2 * 3 * 4 * 5"),
        ("~~a~~ ==b== ~~**c**~~ a == b and c == d", "<del>a</del> <mark>b</mark> <del><strong>c</strong></del> "
         "a == b and c == d"),
        ("**over\nlines**", "<strong>over\nlines</strong>"),
        (r"\*a\* **\*b\*** \[[x]] \\ \a", r"*a* <strong>*b*</strong> [[x]] \ \a"),
        ("`*a*` ``b ` c`` `` ` `` `unclosed *d*", "<code>*a*</code> <code>b ` c</code> <code>`</code> "
         "`unclosed <em>d</em>"),
        (r"`\*` `&lt;` `[[x]]`", r"<code>\*</code> <code>&amp;lt;</code> <code>[[x]]</code>"),
        ("&lt;b&gt; &copy; &#42;a&#42; AT&T &nosuch; &amp;lt;", "&lt;b&gt; © *a* AT&amp;T &amp;nosuch; &amp;lt;"),
        ("<u>a <b>b <i>*c*</i></b></u> H<sub>2</sub>O<br>x", "<u>a <b>b <i><em>c</em></i></b></u> H<sub>2</sub>O<br>x"),
        ("Vec<String> 1 < 2 <u>open </b>", "Vec&lt;String&gt; 1 &lt; 2 &lt;u&gt;open &lt;/b&gt;"),
        ("<code>*a* `b`</code>", "<code>*a* b</code>"),
    ],
)  # fmt: skip
def test_emphasis_code_and_characters(text, expected):
    assert html(text) == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[sam-lee]]", '<a href="../contacts/sam-lee.html">Sam Lee</a>'),
        ("[[dir/Sam-Lee#2026|S *L*]]", '<a href="../contacts/sam-lee.html" title="Sam Lee">S *L*</a>'),
        ("[[nobody]]", '<span class="unresolved" title="No note fits “nobody”">nobody</span>'),
        ("[[nobody|No <b>]]", '<span class="unresolved" title="No note fits “nobody”">No &lt;b&gt;</span>'),
        ("[[]] [[ ]] [[|x]] [[a]", "[[]] [[ ]] [[|x]] [[a]"),
        ("[S *L*](../contacts/Sam%2Dlee.md#x)", '<a href="../contacts/sam-lee.html" title="Sam Lee">S <em>L</em></a>'),
        ("[](sam-lee.md)", '<a href="../contacts/sam-lee.html">Sam Lee</a>'),
        ("[N](<A B.md>)", '<span class="unresolved" title="No note fits “A B.md”">N</span>'),
        ("[N](A%20B.md)", '<span class="unresolved" title="No note fits “A B.md”">N</span>'),
        ("![[sam-lee]]", '<a href="../contacts/sam-lee.html">Sam Lee</a>'),
        ("![[img.png|100x145]]", '<span class="embed">img.png</span>'),
        ("![[img.png|the team]]", '<span class="embed" title="img.png">the team</span>'),
        ("![the *team*](img/a%20b.png)", '<span class="embed" title="img/a b.png">the *team*</span>'),
        ("![](https://x.example/a.png)", f'<a href="https://x.example/a.png" {REL}>https://x.example/a.png</a>'),
        ("[cv](docs/cv.pdf)", '<span class="unlinked" title="docs/cv.pdf">cv</span>'),
        ("[up](#there)", '<span class="unlinked" title="#there">up</span>'),
    ],
)
def test_links_to_notes_and_files(text, expected):
    assert html(text, root="../") == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("text", "address", "shown"),
    [
        ("[a](https://x.example/?q=1&copy=2)", "https://x.example/?q=1&amp;copy=2", "a"),
        ("[a](https://x.example/b_(c)_d)", "https://x.example/b_(c)_d", "a"),
        (r"[a](https://x.example/b\_c\*d)", "https://x.example/b_c*d", "a"),
        ("[a [b] c](https://x.example)", "https://x.example", "a [b] c"),
        ("[https://y.example](https://x.example)", "https://x.example", "https://y.example"),
        ("[m](mailto:a@x.example)", "mailto:a@x.example", "m"),
        ("[t](tel:+15550100)", "tel:+15550100", "t"),
        ("<https://x.example/?a&amp;b>", "https://x.example/?a&amp;b", "https://x.example/?a&amp;b"),
        ("<a@x.example>", "mailto:a@x.example", "a@x.example"),
        ("https://x.example/a_b_c*d", "https://x.example/a_b_c*d", "https://x.example/a_b_c*d"),
        ("www.x.example", "https://www.x.example", "www.x.example"),
        ("first.last+tag@x.example", "mailto:first.last+tag@x.example", "first.last+tag@x.example"),
    ],
)
def test_links_to_the_web(text, address, shown):
    assert html(text) == f'<p><a href="{address}" {REL}>{shown}</a></p>'


@pytest.mark.parametrize(
    ("text", "before", "address", "after"),
    [
        ("see https://x.example.", "see ", "https://x.example", "."),
        ("(https://x.example/a)", "(", "https://x.example/a", ")"),
        ("(https://x.example/a_(b))", "(", "https://x.example/a_(b)", ")"),
        ("https://x.example/a), b", "", "https://x.example/a", "), b"),
        ("“https://x.example”", "“", "https://x.example”", ""),
        ("https://x.example?!", "", "https://x.example", "?!"),
    ],
)
def test_a_bare_address_ends_before_punctuation(text, before, address, after):
    assert html(text) == f'<p>{before}<a href="{address}" {REL}>{address}</a>{after}</p>'


def test_a_link_is_never_made_within_a_link():
    assert html("[a https://y.example b](https://x.example)").count("<a ") == 1
    assert html("[[sam-lee|https://y.example]]").count("<a ") == 1
    assert html("[by a@y.example](https://x.example)").count("<a ") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Coffee with [[sam-lee]] & *Dana*", 'Coffee with <a href="../contacts/sam-lee.html">Sam Lee</a> &amp; '
         "<em>Dana</em>"),
        ("# not a heading", "# not a heading"),
        ("- not an item\n- nor this", "- not an item - nor this"),
        ("```\nx\n```", "<code>x</code>"),
        ("a %%hidden%% b", "a b"),
        ("<h1>x</h1><plaintext>", "&lt;h1&gt;x&lt;/h1&gt;&lt;plaintext&gt;"),
        ("", ""),
    ],
)  # fmt: skip
def test_one_line_holds_no_blocks(text, expected):
    assert renderer().inline(text, root="../") == expected
