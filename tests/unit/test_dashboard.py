"""From a notebook to its published site: where it may go, and when it is made anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from netmd.dashboard import Dashboard, refuse_site_in_notebook
from netmd.errors import NotOursError, StorageError, TemplateError
from netmd.locate import default_site
from netmd.notebook import Notebook, load
from tests.factory import TODAY

OVERRIDE = '{% extends "base.html.j2" %}{% block main %}MINE{% endblock %}'


def notebook_in(root: Path, *, structured: bool = True, **files: str) -> Notebook:
    """A notebook with one contact, and more files below it."""
    files = {f"{'contacts/' if structured else ''}ann.md": "x", **{k.replace("__", "/"): v for k, v in files.items()}}
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    return load(root)


def test_a_site_is_published_with_its_pages_and_assets(tmp_path: Path) -> None:
    built = Dashboard(tmp_path / "site").publish(notebook_in(tmp_path / "notebook"), TODAY)
    assert {"index.html", "contacts/ann.html", "assets/netmd.css"} <= set(built.published.written)
    assert (built.problems, built.agenda.today) == (0, TODAY)
    assert not (tmp_path / "site/assets/live.js").exists()


def test_publishing_again_writes_nothing(tmp_path: Path) -> None:
    notebook, dashboard = notebook_in(tmp_path / "notebook"), Dashboard(tmp_path / "site")
    dashboard.publish(notebook, TODAY)
    for again in (dashboard, Dashboard(tmp_path / "site")):
        published = again.publish(notebook, TODAY).published
        assert (published.written, published.removed) == ((), ())
        assert published.unchanged > 5


def test_the_page_of_a_contact_that_went_goes(tmp_path: Path) -> None:
    root, dashboard = tmp_path / "notebook", Dashboard(tmp_path / "site")
    dashboard.publish(notebook_in(root, **{"contacts/bob.md": "x"}), TODAY)
    (root / "contacts/bob.md").unlink()
    assert dashboard.publish(load(root), TODAY).published.removed == ("contacts/bob.html",)


def test_feeds_are_written_and_go_again_as_the_settings_say(tmp_path: Path) -> None:
    root, dashboard = tmp_path / "notebook", Dashboard(tmp_path / "site")
    dashboard.publish(notebook_in(root), TODAY)
    assert (tmp_path / "site/feeds/netmd.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert 'href="feeds/netmd.ics"' in (tmp_path / "site/calendar.html").read_text()
    off = notebook_in(root, **{"netmd.toml": "[feeds]\ncalendar = false\n"})
    assert "feeds/netmd.ics" in dashboard.publish(off, TODAY).published.removed
    assert "feeds/" not in (tmp_path / "site/calendar.html").read_text()


def test_an_address_book_is_written_where_it_is_asked_for(tmp_path: Path) -> None:
    note = "---\nname: Ann Other\nemail: ann@example.org\n---\nA note.\n"
    notebook = notebook_in(tmp_path / "n", **{"contacts/ann.md": note, "netmd.toml": "[feeds]\ncontacts = true\n"})
    Dashboard(tmp_path / "site").publish(notebook, TODAY)
    cards = (tmp_path / "site/feeds/contacts.vcf").read_text()
    assert "FN:Ann Other\n" in cards
    assert "ann@example.org" in cards
    assert "A note." not in cards
    assert 'href="feeds/contacts.vcf"' in (tmp_path / "site/calendar.html").read_text()


def test_progress_counts_up_to_what_there_is(tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    notebook = notebook_in(tmp_path / "notebook")
    Dashboard(tmp_path / "site").publish(notebook, TODAY, lambda *step: steps.append(step))
    assert {step[0] for step in steps} == {"Rendering pages"}
    assert [step[1] for step in steps] == sorted(step[1] for step in steps)
    assert all(done <= total for _, done, total in steps)


# -- where it may go -------------------------------------------------------------------------------------------------


def test_the_site_lies_beside_the_notebook_unless_said_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notebook").mkdir()
    assert default_site(tmp_path / "notebook") == tmp_path / "site"
    monkeypatch.chdir(tmp_path / "notebook")
    assert default_site(Path()) == default_site(Path("../notebook")) == tmp_path / "site"


@pytest.mark.parametrize(
    "place",
    ["", "..", "contacts", "contacts/site", "meetings", "meetings/x", "opportunities", "site_templates", ".git/x"],
)
def test_a_site_is_never_where_notes_are_read(tmp_path: Path, place: str) -> None:
    root = tmp_path / "notebook"
    notebook = notebook_in(root)
    with pytest.raises(NotOursError) as caught:
        Dashboard(root / place).publish(notebook, TODAY)
    assert "-o" in caught.value.hint
    assert not list(tmp_path.rglob("index.html"))


def test_a_site_may_lie_in_a_folder_of_the_notebook_that_is_not_read(tmp_path: Path) -> None:
    root = tmp_path / "notebook"
    assert Dashboard(root / "site").publish(notebook_in(root), TODAY).published.written
    assert len(load(root).index.entries) == 1


def test_in_a_flat_notebook_a_site_may_lie_nowhere(tmp_path: Path) -> None:
    root = tmp_path / "notebook"
    notebook = notebook_in(root, structured=False)
    for place in ("site", "a/b/site"):
        with pytest.raises(NotOursError):
            Dashboard(root / place).publish(notebook, TODAY)


def test_links_do_not_hide_that_a_site_lies_where_notes_are_read(tmp_path: Path) -> None:
    root = tmp_path / "notebook"
    notebook = notebook_in(root)
    (tmp_path / "out").symlink_to(root / "contacts")
    (tmp_path / "alias").symlink_to(root)
    with pytest.raises(NotOursError):
        Dashboard(tmp_path / "out").publish(notebook, TODAY)
    with pytest.raises(NotOursError):
        Dashboard(root / "contacts/site").publish(load(tmp_path / "alias"), TODAY)


def test_links_that_go_round_are_an_error_in_words(tmp_path: Path) -> None:
    notebook = notebook_in(tmp_path / "notebook")
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(StorageError, match="circle"):
        Dashboard(tmp_path / "loop").publish(notebook, TODAY)


def test_a_folder_with_files_of_a_persons_own_is_never_written_to(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/thesis.md").write_text("years of work")
    with pytest.raises(NotOursError):
        Dashboard(tmp_path / "site").publish(notebook_in(tmp_path / "notebook"), TODAY)
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["thesis.md"]


def test_the_notebook_itself_is_never_changed(tmp_path: Path) -> None:
    root = tmp_path / "notebook"
    notebook = notebook_in(root, **{"netmd.toml": "", "site_templates/today.html.j2": OVERRIDE})
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in root.rglob("*") if path.is_file()}
    Dashboard(tmp_path / "site").publish(notebook, TODAY)
    assert before == {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in root.rglob("*") if path.is_file()}


def test_refusing_says_nothing_of_a_site_beside(tmp_path: Path) -> None:
    notebook = notebook_in(tmp_path / "notebook")
    refuse_site_in_notebook(tmp_path / "site", notebook)
    refuse_site_in_notebook(tmp_path / "notebook2", notebook)


# -- templates of one's own ------------------------------------------------------------------------------------------


def test_a_template_of_ones_own_is_used_and_followed(tmp_path: Path) -> None:
    root, dashboard, front = tmp_path / "notebook", Dashboard(tmp_path / "site"), tmp_path / "site/index.html"
    notebook = notebook_in(root)
    dashboard.publish(notebook, TODAY)
    plain = front.read_bytes()
    notebook_in(root, **{"site_templates/today.html.j2": OVERRIDE})
    dashboard.publish(notebook, TODAY)
    assert b"MINE" in front.read_bytes()
    (root / "site_templates/today.html.j2").unlink()
    dashboard.publish(notebook, TODAY)
    assert front.read_bytes() == plain


def test_an_asset_of_ones_own_takes_the_place_of_netmds_or_comes_beside(tmp_path: Path) -> None:
    files = {"site_templates/assets/netmd.css": "body{}", "site_templates/assets/logo.svg": "<svg/>",
             "site_templates/assets/.hidden": "x", "site_templates/assets/backup~": "x"}  # fmt: skip
    Dashboard(tmp_path / "site").publish(notebook_in(tmp_path / "notebook", **files), TODAY)
    assets = tmp_path / "site/assets"
    assert (assets / "netmd.css").read_text() == "body{}"
    assert (assets / "logo.svg").is_file()
    assert not (assets / ".hidden").exists()
    assert not (assets / "backup~").exists()


@pytest.mark.parametrize("text", ["{% if %}", "{{ nothing.at.all }}", '{% extends "nowhere.html.j2" %}', "{{ 1 / 0 }}"])
def test_a_template_that_fails_is_named_and_leaves_the_last_good_site(tmp_path: Path, text: str) -> None:
    root, dashboard = tmp_path / "notebook", Dashboard(tmp_path / "site")
    dashboard.publish(notebook_in(root), TODAY)
    before = (tmp_path / "site/index.html").read_bytes()
    with pytest.raises(TemplateError, match=r"today\.html\.j2"):
        dashboard.publish(notebook_in(root, **{"site_templates/today.html.j2": text}), TODAY)
    assert (tmp_path / "site/index.html").read_bytes() == before
    (root / "site_templates/today.html.j2").unlink()
    dashboard.publish(load(root), TODAY)
    assert (tmp_path / "site/index.html").read_bytes() == before


def test_two_assets_that_some_disks_take_for_one_are_an_error_in_words(tmp_path: Path) -> None:
    files = {"site_templates/assets/Logo.svg": "a", "site_templates/assets/logo.svg": "b"}
    with pytest.raises(TemplateError, match=r"logo\.svg"):
        Dashboard(tmp_path / "site").publish(notebook_in(tmp_path / "notebook", **files), TODAY)


def test_a_folder_or_link_among_the_templates_is_no_template(tmp_path: Path) -> None:
    root = tmp_path / "notebook"
    notebook = notebook_in(root, **{"site_templates/sub/x.txt": "x"})
    (root / "site_templates/broken.j2").symlink_to("gone")
    assert Dashboard(tmp_path / "site").publish(notebook, TODAY).published.written
