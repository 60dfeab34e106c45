"""Blocks: what people write who know CommonMark, GitHub and Obsidian."""

import pytest

from tests.unit.site.markdown.rendering import html


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They build the team.\n- one\n- two", "<p>They build the team.</p><ul><li>one</li><li>two</li></ul>"),
        ("text\n1. one", "<p>text</p><ol><li>one</li></ol>"),
        ("In\n2026. We met", "<p>In\n2026. We met</p>"),
        ("- a\n  - b\n    - c", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>"),
        ("1. a\n   - b", "<ol><li>a<ul><li>b</li></ul></li></ol>"),
        ("- a\n\t- b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("- a\n    - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("- a\n   - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("      - a", "<ul><li>a</li></ul>"),
        ("- a\n+ b", "<ul><li>a</li></ul><ul><li>b</li></ul>"),
        ("1. a\n1) b", "<ol><li>a</li></ol><ol><li>b</li></ol>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("- a\n- b\n\n\ntext", "<ul><li>a</li><li>b</li></ul><p>text</p>"),
        ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("- a\n\n  more", "<ul><li><p>a</p><p>more</p></li></ul>"),
        ("- a\nlazy", "<ul><li>a\nlazy</li></ul>"),
        ("- a\n\nnot lazy", "<ul><li>a</li></ul><p>not lazy</p>"),
        ("- - b\n  - c", "<ul><li><ul><li>b</li><li>c</li></ul></li></ul>"),
        ("-\n- x", "<ul><li></li><li>x</li></ul>"),
        ("text\n-\nmore", "<p>text\n-\nmore</p>"),
    ],
)
def test_lists_nest_and_begin_as_in_commonmark(text, expected):
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#hashtag and #another", "<p>#hashtag and #another</p>"),
        ("# One #", "<h3>One</h3>"),
        ("# C#", "<h3>C#</h3>"),
        ("####### seven", "<p>####### seven</p>"),
        ("#", ""),
        ("Title\n===\nmore", "<h3>Title</h3><p>more</p>"),
        ("text\n## Head\nmore", "<p>text</p><h3>Head</h3><p>more</p>"),
    ],
)
def test_headings_have_a_space_after_their_sign(text, expected):
    assert html(text) == expected


def test_headings_start_at_the_base_and_skip_no_level():
    text = "##### Deep\n\n## Up\n\n###### Far\n\n### Between\n\n# Top"

    assert html(text, heading_base=4) == ("<h4>Deep</h4><h4>Up</h4><h5>Far</h5><h5>Between</h5><h4>Top</h4>")


def test_no_heading_is_below_the_sixth_level():
    text = "\n".join(f"{'#' * level} {level}" for level in range(1, 7))

    assert html(text, heading_base=5) == "<h5>1</h5>" + "".join(f"<h6>{n}</h6>" for n in range(2, 7))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\nname: x\n---\nrest", "<hr><p>name: x</p><hr><p>rest</p>"),
        ("text\n---\nmore", "<p>text</p><hr><p>more</p>"),
        ("* * *", "<hr>"),
        ("- - -", "<hr>"),
        ("___", "<hr>"),
        ("--", "<p>--</p>"),
    ],
)
def test_a_rule_swallows_nothing(text, expected):
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text\n```\nx  *y*\n\n\tz\n```\nafter", "<p>text</p>\n<pre><code>x  *y*\n\n\tz\n</code></pre>\n<p>after</p>"),
        ("```python title=x\n<b> &lt; [[x]]\n```", "<pre><code>&lt;b&gt; &amp;lt; [[x]]\n</code></pre>"),
        ("~~~\n```\n~~~", "<pre><code>```\n</code></pre>"),
        ("````\n```\n````", "<pre><code>```\n</code></pre>"),
        ("```\nunclosed\n# x", "<pre><code>unclosed\n# x\n</code></pre>"),
        ("``` `a` ```", "<p><code>`a`</code></p>"),
        ("    code\n\n      more", "<pre><code>code\n\n  more\n</code></pre>"),
        ("> ```\n> a\n> ```", "<blockquote>\n<pre><code>a\n</code></pre>\n</blockquote>"),
        ("> ```\n> a\nb", "<blockquote>\n<pre><code>a\n</code></pre>\n</blockquote>\n<p>b</p>"),
        ("- x\n  ```\n    a\n  ```\n- b", "<ul>\n<li>x<pre><code>  a\n</code></pre>\n</li>\n<li>b</li>\n</ul>"),
        ("- ```\n  a\nb", "<ul>\n<li><pre><code>a\n</code></pre>\n</li>\n</ul>\n<p>b</p>"),
        ("    ```\n    a\n    ```", "<pre><code>a\n</code></pre>"),
        ("text\n    not code", "<p>text\nnot code</p>"),
    ],
)
def test_code_stays_as_it_was_typed(text, expected):
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text\n> quote\nlazy\n\nafter", "<p>text</p><blockquote><p>quote\nlazy</p></blockquote><p>after</p>"),
        ("> a\n>> b", "<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>"),
        (
            "> [!note] About *her*\n> text",
            '<blockquote class="callout"><p class="callout-title"><strong>About <em>her</em></strong></p>'
            "<p>text</p></blockquote>",
        ),
        (
            "> [!next-step]-\n> - a",
            '<blockquote class="callout"><p class="callout-title"><strong>Next step</strong></p>'
            "<ul><li>a</li></ul></blockquote>",
        ),
    ],
)
def test_quotes_and_callouts(text, expected):
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "text\n\n| a | b |\n|:-:|--:|\n| 1 | `x` |\n",
            '<p>text</p><table><thead><tr><th class="center">a</th><th class="right">b</th></tr></thead>'
            '<tbody><tr><td class="center">1</td><td class="right"><code>x</code></td></tr></tbody></table>',
        ),
        (
            "text\na|b\n-|-\n1|2\nthree\n\nafter",
            "<p>text</p><table><thead><tr><th>a</th><th>b</th></tr></thead>"
            "<tbody><tr><td>1</td><td>2</td></tr><tr><td>three</td></tr></tbody></table><p>after</p>",
        ),
        (
            "|a|\n|-|\n|[[sam-lee|S]]|\n|[[sam-lee\\|S]] x\\|y|",
            "<table><thead><tr><th>a</th></tr></thead><tbody>"
            '<tr><td><a href="contacts/sam-lee.html" title="Sam Lee">S</a></td></tr>'
            '<tr><td><a href="contacts/sam-lee.html" title="Sam Lee">S</a> x|y</td></tr></tbody></table>',
        ),
        ("a|b\n-|-|-", "<p>a|b\n-|-|-</p>"),
        ("a | b", "<p>a | b</p>"),
    ],
)
def test_tables_are_githubs(text, expected):
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a  \nb", "<p>a<br>b</p>"),
        ("a\\\nb", "<p>a<br>b</p>"),
        ("a\nb  ", "<p>a\nb</p>"),
        ("a\r\nb\r\rc", "<p>a\nb</p><p>c</p>"),
        ("a\n \t\nb", "<p>a</p><p>b</p>"),
        ("", ""),
        (" \n\t\n", ""),
        ("a\x00b\x02c\x03\x1b[31m", "<p>a�b�c��[31m</p>"),
        ("\ud800 surrogate", "<p>� surrogate</p>"),
    ],
)
def test_lines_and_characters(text, expected):
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("text ^abc-1", "<p>text</p>"),
        ("text\n^abc", "<p>text</p>"),
        ("^abc", ""),
        ("- item ^a1\n- b", "<ul><li>item</li><li>b</li></ul>"),
        ("2^10", "<p>2^10</p>"),
        ("x ^a b", "<p>x ^a b</p>"),
        ("`x ^a`", "<p><code>x ^a</code></p>"),
    ],
)
def test_block_ids_vanish_at_the_end_of_a_block(text, expected):
    assert html(text) == expected


def test_references_lead_where_they_are_defined():
    link = '<a href="https://x.example" rel="noopener noreferrer" title="T">{}</a>'

    assert html('See [A  b] and [it][a b].\n\n[a B]: https://x.example "T"\n') == (
        f"<p>See {link.format('A  b')} and {link.format('it')}.</p>"
    )
    assert html("[a]", definitions="[a]: <https://x.example> 'T'") == f"<p>{link.format('a')}</p>"
    assert html("[a] [b][a] [x] y") == "<p>[a] [b][a] [x] y</p>"


def test_footnotes_are_shown_where_they_are_written():
    assert html("She said so[^1].\n\n[^1]: in *March*\n") == (
        '<p>She said so<sup>1</sup>.</p><p class="footnote"><sup>1</sup> in <em>March</em></p>'
    )
