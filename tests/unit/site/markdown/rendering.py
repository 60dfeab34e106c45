"""One way to render in tests, and a check that HTML holds nothing but what may be on a page."""

from __future__ import annotations

from html.parser import HTMLParser

from netmd.site.markdown import LinkTarget, Renderer
from netmd.site.markdown.links import REL
from netmd.site.markdown.sanitise import ATTRIBUTES, CLASSES, TAGS

PEOPLE = {"sam-lee": "Sam Lee", "dana-okafor": "Dana Okafor"}


def resolve(target: str) -> LinkTarget | None:
    """Links as a notebook with two people has them, by id or path."""
    name = target.partition("#")[0].rpartition("/")[2].removesuffix(".md").lower()
    return LinkTarget(f"contacts/{name}.html", PEOPLE[name]) if name in PEOPLE else None


def renderer() -> Renderer:
    return Renderer(resolve)


def html(text: str, *, root: str = "", definitions: str = "", heading_base: int = 3) -> str:
    """The HTML of `text`, without the line breaks between blocks."""
    rendered = renderer().render(text, root=root, definitions=definitions, heading_base=heading_base)
    assert not rendered.too_heavy
    return compact(rendered.html)


def compact(text: str) -> str:
    text = str(text)
    return text.replace(">\n", ">").strip() if "<pre>" not in text else text.strip()


class _Checker(HTMLParser):
    VOID = frozenset({"br", "hr"})

    def __init__(self, pages: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.pages = pages
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.wrong.append(f"tag {tag}")
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == "a" and self.open.count("a") > 1:
            self.wrong.append("a link in a link")
        for name, value in attrs:
            if name not in ATTRIBUTES.get(tag, ()) and (tag, name, value) != ("pre", "class", "plain"):
                self.wrong.append(f"attribute {tag} {name}")
            if name == "class" and value != "plain":
                self.wrong += [f"class {word}" for word in (value or "").split() if word not in CLASSES]
            if name == "href" and value not in self.pages:
                scheme = (value or "").partition(":")[0].lower()
                if scheme not in ("http", "https", "mailto", "tel") or dict(attrs).get("rel") != REL:
                    self.wrong.append(f"href {value}")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"unbalanced {tag}")

    def handle_comment(self, data: str) -> None:
        self.wrong.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.wrong.append(f"instruction {data}")

    def unknown_decl(self, data: str) -> None:
        self.wrong.append(f"declaration {data}")


def faults(text: str, root: str = "") -> list[str]:
    """What in the HTML `text` must not be on a page; nothing, if it is fit for one."""
    checker = _Checker(frozenset(f"{root}contacts/{name}.html" for name in PEOPLE))
    checker.feed(text)
    checker.close()
    return checker.wrong + [f"open {tag}" for tag in checker.open]
