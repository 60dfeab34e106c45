"""Notes are other people's text: whatever they hold, it runs nothing, loads nothing and swallows nothing."""

import pytest

from netmd.site.markdown import LinkTarget, Renderer
from netmd.site.markdown.links import REL
from netmd.site.markdown.sanitise import sanitise
from tests.unit.site.markdown.rendering import faults, renderer

RAW_HTML = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//x.example/a.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=https://x.example/pixel.png>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate xlink:href=#x attributeName=href values=javascript:alert(1) /><a id=x>x</a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=data:text/html,x></object>",
    "<embed src=x>",
    "<base href=https://x.example/>",
    "<meta http-equiv=refresh content='0;url=https://x.example'>",
    "<link rel=stylesheet href=https://x.example/a.css>",
    "<style>*{background:url(https://x.example)}</style>",
    "<style><!--</style><script>alert(1)//--></script>",
    "<plaintext>",
    "<xmp>",
    "<listing>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<textarea>",
    "<title>",
    "<select><option>",
    "<form action=https://x.example><input name=a><button>go</button></form>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x autoplay>",
    "<marquee onstart=alert(1)>",
    "<body onload=alert(1)>",
    "</main></body></html>",
    "</div></div></section>",
    "<div>" * 50,
    "<u onclick=alert(1)>x</u>",
    "<u style='position:fixed'>x</u>",
    "<b id=main name=x>x</b>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href='https://x.example' ping=https://y.example target=_top>x</a>",
    "<br onclick=alert(1)>",
    "<frameset>",
    "<!DOCTYPE html>",
    "<?php echo 1 ?>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<!",
    "<![",
    "</",
    "<",
    "<u><b></u></b>",
    "<u><b><i><s>",
    "<kbd><kbd><kbd>x</kbd>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "{{7*7}} {% raw %} ${x} <%= x %>",
    "\x02klzzwxh:0000\x03 \x02wzxhzdk:0\x03 \x02amp\x03 \x0260\x03script\x0262\x03",
    "klzzwxh:0000 wzxhzdk:0",
    "\x1b]0;title\x07\x1b[2J",
]
ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "java&#10;script:alert(1)",
    "java&Tab;script:alert(1)",
    "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)",
    "&#x6A;avascript:alert(1)",
    "\x01javascript:alert(1)",
    "\\javascript:alert(1)",
    "javascript\\:alert(1)",
    "javascript://x.example/%0aalert(1)",
    "vbscript:msgbox(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:text/html;base64,PHNjcmlwdD4=",
    "file:///etc/passwd",
    "blob:https://x.example/1",
    "view-source:https://x.example",
    "obsidian://open?vault=x",
    "ftp://x.example",
    "//x.example/a",
    "/\\x.example/a",
    "\\\\x.example\\a",
    "\\/x.example",
    "/etc/passwd",
    "https:x.example",
    "http:///x.example",
    "https://",
    "http://\\@x.example",
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "javascript:alert(1).md",
    "//x.example/sam-lee.md",
    "%6aavascript:alert(1)//sam-lee.md",
    '" onmouseover="alert(1)',
    "x' onmouseover='alert(1)",
    "><script>alert(1)</script>",
    "C:\\Users\\x",
]


def places(payload: str) -> list[str]:
    """Texts that hold `payload` in each kind of place."""
    return [
        payload,
        f"before\n{payload}\nafter",
        f"- [ ] {payload}\n  - Gave: {payload}",
        f"> {payload}",
        f"# {payload}",
        f"| {payload} | b |\n|---|---|\n| {payload} | c |",
        f"**{payload}** `{payload}` ~~{payload}~~",
        f"[{payload}](https://x.example '{payload}') ![{payload}](x.png)",
        f"[[{payload}|{payload}]] ![[{payload}]]",
        f"```{payload}\n{payload}\n```",
        f"[due:: {payload}] 📅 {payload}",
        f"> [!{payload}] {payload}",
        f"a[^1]\n\n[^1]: {payload}",
        f"<u>{payload}</u> <{payload}>",
    ]


@pytest.mark.parametrize("payload", RAW_HTML)
def test_raw_html_is_shown_not_obeyed(payload):
    render = renderer()
    for text in places(payload):
        assert faults(render.render(text).html) == []
        assert faults(render.inline(text)) == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_runs_loads_or_leaves_the_site_by_the_back_door(address):
    render = renderer()
    texts = [
        f"[x]({address})",
        f"[x](<{address}>)",
        f"![x]({address})",
        f"![](<{address}>)",
        f"<{address}>",
        address,
        f"[[{address}]] [[{address}|x]] ![[{address}]]",
        f"[x][a]\n\n[a]: {address}",
        f"[x][a]\n\n[a]: <{address}>",
        f"[x](https://x.example '{address}')",
    ]
    for text in [*texts, *(place for link in texts for place in places(link))]:
        assert faults(render.render(text).html) == []
        assert faults(render.inline(text)) == []


@pytest.mark.parametrize(
    "target",
    [
        LinkTarget("javascript:alert(1)", "x"),
        LinkTarget("//x.example", "x"),
        LinkTarget("\\\\x.example", "x"),
        LinkTarget("contacts/sam-lee.html", '"><script>alert(1)</script>'),
        LinkTarget("contacts/sam-lee.html", "\ud800\x00\x02klzzwxh:0000\x03"),
    ],
)
def test_a_hostile_name_or_page_is_no_way_in_either(target):
    render = Renderer(lambda _: target)

    assert faults(render.render("[[a]] [[a|b]] [c](a.md) ![[a]]").html) == []


def test_the_sanitiser_alone_stops_what_the_patterns_might_let_through():
    html = "".join(RAW_HTML) + "".join(f'<a href="{address}" rel="{REL}">x</a>' for address in ADDRESSES)

    assert faults(sanitise(html, known=())) == []


def test_the_sanitiser_closes_what_is_left_open():
    assert sanitise("<p><b>a<ul><li>b", known=()) == "<p><b>a</b></p><ul><li><b>b</b></li></ul>"


def test_the_sanitiser_drops_classes_and_values_that_the_site_does_not_know():
    html = (
        '<li class="task evil" data-mark="xy" data-x="1"></li><ol start="-1"></ol>'
        '<span role="alert" class="evil">a</span>'
        '<p id="x" style="color:red">b</p><a href="https://x.example" rel="opener" target="_top">c</a>'
    )

    assert sanitise(html, known=("https://x.example",)) == (
        '<li class="task"></li><ol></ol><span>a</span><p>b</p><a href="https://x.example">c</a>'
    )


def test_a_payload_is_still_there_to_be_read():
    shown = renderer().render("<script>alert(1)</script> Vec<String> </main>").html

    assert shown == "<p>&lt;script&gt;alert(1)&lt;/script&gt; Vec&lt;String&gt; &lt;/main&gt;</p>"


def test_nothing_of_one_text_is_left_for_the_next():
    render = renderer()
    first = render.render("[a] `b [[sam-lee]] # x\n\n[a]: https://x.example")
    render.render("# Head\n\n[a]: https://other.example\n\n```\nopen")
    render.render("- " * 500)

    assert render.render("[a] `b [[sam-lee]] # x\n\n[a]: https://x.example") == first
    assert "href" not in render.render("[a]").html
