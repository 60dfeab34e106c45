"""From a page to the file: the addresses that open editors."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from netmd.dashboard import Dashboard
from netmd.notebook import load
from netmd.settings import Settings
from netmd.site.edit_links import EDITORS, EditLinks, wrong_with_template
from tests.factory import TODAY, contact, item, meeting_file, opportunity, touch
from tests.unit.site.pages import build, read

ROOT = "/home/ann lee/notes & more"
PLACE = "contacts/zoë #1.md:12:3"
FILE = "/home/ann lee/notes & more/contacts/zoë #1.md"


@pytest.mark.parametrize("editor", [name for name, form in EDITORS.items() if "://file" in form])
def test_editors_that_take_the_path_as_such_get_it_with_line_and_column(editor: str) -> None:
    address = urlsplit(EditLinks(editor, ROOT).href(PLACE))
    assert (address.scheme, address.netloc) == (editor, "file")
    assert unquote(address.path) == f"{FILE}:12:3"
    assert (address.query, address.fragment) == ("", "")


@pytest.mark.parametrize("editor", ["idea", "pycharm", "webstorm"])
def test_editors_of_jetbrains_get_file_and_line_as_parameters(editor: str) -> None:
    address = urlsplit(EditLinks(editor, ROOT).href(PLACE))
    assert (address.scheme, address.netloc) == (editor, "open")
    assert parse_qs(address.query) == {"file": [FILE], "line": ["12"]}


@pytest.mark.parametrize(
    ("editor", "scheme"), [("textmate", "txmt"), ("macvim", "mvim"), ("sublime", "subl"), ("emacs", "emacs")]
)
def test_editors_that_take_the_address_of_a_file_get_it_and_the_line(editor: str, scheme: str) -> None:
    address = urlsplit(EditLinks(editor, ROOT).href(PLACE))
    query = parse_qs(address.query)
    assert (address.scheme, address.netloc) == (scheme, "open")
    assert query["url"] == [f"file://{FILE}"]
    assert query["line"] == ["12"]


def test_obsidian_gets_the_path_wholly_encoded_as_it_asks_for() -> None:
    assert EditLinks("obsidian", "/home/ann").href("a b.md:3") == "obsidian://open?path=%2Fhome%2Fann%2Fa%20b.md"


def test_an_address_of_ones_own_is_filled_in() -> None:
    own = "obsidian://adv-uri?vault={vault}&filepath={relative}&line={line}"
    address = EditLinks(own, ROOT).href(PLACE)
    assert parse_qs(urlsplit(address).query) == {
        "vault": ["notes & more"],
        "filepath": ["contacts/zoë #1.md"],
        "line": ["12"],
    }


@pytest.mark.parametrize("form", ["x-edit://file{path}:{line}", "x-edit://file/{path}:{line}"])
def test_a_slash_is_neither_doubled_nor_missing(form: str) -> None:
    assert EditLinks(form, "/home/ann").href("a.md:2") == "x-edit://file/home/ann/a.md:2"
    assert EditLinks(form, "C:/notes").href("a.md:2") == "x-edit://file/C:/notes/a.md:2"


def test_a_place_without_a_line_is_its_beginning() -> None:
    assert EditLinks("vscode", "/n").href("a.md") == "vscode://file/n/a.md:1:1"


def test_a_name_that_is_no_utf_8_keeps_its_bytes() -> None:
    path = b"caf\xe9.md".decode("utf-8", "surrogateescape")
    assert EditLinks("vscode", "/n").href(f"{path}:1") == "vscode://file/n/caf%E9.md:1:1"


@pytest.mark.parametrize("editor", ["none", "path", "nonsense"])
def test_without_an_editor_nothing_leads_to_the_file(editor: str) -> None:
    assert EditLinks(editor, ROOT).href(PLACE) == ""


def test_a_full_path_is_shown_only_where_it_is_asked_for() -> None:
    assert EditLinks("path", "/n").shown("a.md:3") == "/n/a.md:3"
    assert EditLinks("none", "/n").shown("a.md:3") == "a.md:3"
    assert EditLinks("vscode", "/n").shown("a.md:3") == "a.md:3"


@pytest.mark.parametrize("form", EDITORS.values())
def test_the_known_forms_are_good(form: str) -> None:
    assert wrong_with_template(form) == ""


@pytest.mark.parametrize(
    "form",
    [
        "javascript:alert('{path}')",
        "JAVASCRIPT://x/{path}",
        "data:text/html,{path}",
        "vbscript:{path}",
        "blob:{path}",
        " javascript:{path}",
        "java\tscript:{path}",
        "java\nscript:{path}",
        "x://a b/{path}",
        "x-edit://{paht}",
        "x-edit://open",
        "{path}",
        "C:{path}",
        "//host/{path}",
        "",
    ],
)
def test_what_is_no_address_of_an_editor_is_refused(form: str) -> None:
    assert wrong_with_template(form)


# -- on the pages ---------------------------------------------------------------------------------------------------


ENTRIES = (
    contact("Ann", items=[item("Send the deck", due="2026-05-01")], meetings=[touch("2026-05-10 Email")]),
    meeting_file("2026-04-22 Panel", ["ann"], path="meetings/panel.md"),
    opportunity("Editor", path="opportunities/editor.md"),
)


def edit_links(data: bytes) -> list[str]:
    return [attributes["href"] for tag, attributes in read(data).elements if tag == "a" and "data-edit" in attributes]


def test_pages_of_files_have_one_link_that_opens_them() -> None:
    site = build(*ENTRIES, settings=Settings(editor="vscode"), root="/n")
    assert edit_links(site["contacts/ann.html"]) == ["vscode://file/n/contacts/ann.md:1:1"]
    assert edit_links(site["meetings/panel.html"]) == ["vscode://file/n/meetings/panel.md:1:1"]
    assert edit_links(site["openings/editor.html"]) == ["vscode://file/n/opportunities/editor.md:1:1"]


def test_a_reminder_s_place_opens_at_its_line() -> None:
    site = build(*ENTRIES, settings=Settings(editor="vscode"), root="/n")
    (line,) = [one.location.line for one in ENTRIES[0].note.items]
    assert f"vscode://file/n/contacts/ann.md:{line}:1" in read(site["index.html"]).hrefs


def test_without_an_editor_the_same_notebook_gives_the_same_pages_wherever_it_lies() -> None:
    assert build(*ENTRIES, root="/here") == build(*ENTRIES, root="/there")
    assert edit_links(build(*ENTRIES, root="/here")["contacts/ann.html"]) == []


def test_the_full_path_is_on_the_pages_where_that_is_the_setting() -> None:
    text = read(build(*ENTRIES, settings=Settings(editor="path"), root="/n")["contacts/ann.html"]).text
    assert "Written in / n/ contacts/ ann.md" in text


def test_a_build_takes_the_notebook_s_own_place(tmp_path: Path) -> None:
    notebook = tmp_path / "my notes"
    (notebook / "contacts").mkdir(parents=True)
    (notebook / "contacts" / "ann.md").write_text("## 2026-05-01 Coffee\n", encoding="utf-8")
    (notebook / "netmd.toml").write_text('[dashboard]\neditor = "zed"\n', encoding="utf-8")
    Dashboard(tmp_path / "site").publish(load(notebook), TODAY)
    (address,) = edit_links((tmp_path / "site" / "contacts" / "ann.html").read_bytes())
    assert unquote(urlsplit(address).path) == f"{(notebook / 'contacts' / 'ann.md').resolve().as_posix()}:1:1"
