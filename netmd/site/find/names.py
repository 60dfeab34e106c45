"""What is found by its name: people, openings, meeting files, organisations and tags, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from netmd.model import Contact, Entry, MeetingFile, name_key
from netmd.site.find.notes import title_and_about
from netmd.site.slugs import address
from netmd.site.views.context import Context

_KINDS = {"contacts/": "p", "meetings/": "m", "openings/": "j"}


def named(context: Context, ids: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each thing with a name: the key that decides its file, and its line.

    A line has a kind with its marks (``p``, ``pa`` archived, ``px`` private), its id among the terms, its name, the
    stem of its page, what it is, other names, and other words it is found by, with tabs between them; those at the end
    that are empty are left out. ``ids`` gives the id of each entry by its path.
    """
    for path, entry in context.index.entries.items():
        folder, stem = _page(context.href(entry))
        name, about = title_and_about(entry)
        yield path, _line(_KINDS[folder] + _marks(entry), ids[path], name, stem, about, *_more(entry))
    for org, people in context.index.organisations():
        stem = address(context.org_anchors[name_key(org)])
        yield f"org {name_key(org)}", _line("o", "", org, stem, str(len(people)))
    for tag, people in context.index.tags():
        stem = _page(context.tag_href(tag))[1]
        yield f"tag {name_key(tag)}", _line("t", "", tag, stem, str(len(people)))


def _marks(entry: Entry) -> str:
    archived = isinstance(entry, Contact) and entry.status == "archived"
    return ("a" if archived else "") + ("x" if entry.note.private else "")


def _more(entry: Entry) -> tuple[str, str]:
    """Other names, and organisations and roles beyond those that are shown."""
    if not isinstance(entry, Contact):
        return "", entry.note.meetings[0].place if isinstance(entry, MeetingFile) and entry.note.meetings else ""
    return "; ".join(entry.aliases), "; ".join((*entry.roles[1:], *entry.orgs[1:]))


def _page(href: str) -> tuple[str, str]:
    folder, _, name = href.rpartition("/")
    return f"{folder}/", name.removesuffix(".html")


def _line(*values: str) -> str:
    return "\t".join(" ".join(value.split()) for value in values).rstrip("\t")
