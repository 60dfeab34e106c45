"""What is found by its name: people, openings, meeting files, organisations and tags, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from netmd.model import Contact, Entry, MeetingFile, Opportunity
from netmd.site.find.buckets import place
from netmd.site.slugs import address
from netmd.site.views.context import Context, title_of

_KINDS = {"contacts/": "p", "meetings/": "m", "openings/": "j"}


def note_id(bucket: int, at: int) -> str:
    """What a note is called among the terms."""
    return f"{bucket:x}:{place(at)}"


def named(context: Context, ids: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each thing with a name: the key that decides its file, and its line.

    A line has a kind with its marks (``p``, ``pa`` archived, ``px`` private), its id among the terms, its name, the
    stem of its page, what it is, other names, and other words it is found by, with tabs between them; those at the end
    that are empty are left out. ``ids`` gives the id of each entry by its path.
    """
    for path, entry in context.index.entries.items():
        yield path, line_of(context, entry, ids[path])
    for org in context.organisations:
        stem = address(context.org_anchors[org.key])
        yield f"org {org.key}", _line("o", "", org.name, stem, str(len(org.paths)))
    for tag in context.tags:
        stem = _page(context.tag_href(tag.name))[1]
        yield f"tag {tag.key}", _line("t", "", tag.name, stem, str(len(tag.paths)))


def line_of(context: Context, entry: Entry, note: str) -> str:
    """The line of an entry."""
    folder, stem = _page(address(context.pages[entry.path]))
    kind = _KINDS[folder] + ("x" if entry.note.private else "")
    if isinstance(entry, Contact):
        if entry.status == "archived":
            kind = f"{_KINDS[folder]}a{kind[1:]}"
        aliases = "; ".join(entry.aliases)
        return _line(
            kind, note, entry.name, stem, _about(entry), aliases, "; ".join((*entry.roles[1:], *entry.orgs[1:]))
        )
    event = entry.note.meetings[0].place if isinstance(entry, MeetingFile) and entry.note.meetings else ""
    return _line(kind, note, title_of(entry), stem, _about(entry), "", event)


def same_groups(old: Entry, new: Entry) -> bool:
    """Whether it is of the same organisations, and has the same tags: those are listed, and counted."""
    if not isinstance(old, Contact) or not isinstance(new, Contact):
        return True
    return (old.orgs, old.tags) == (new.orgs, new.tags)


def _about(entry: Entry) -> str:
    """What stands beside its name in the list of results."""
    if isinstance(entry, Contact):
        return ", ".join(words[0] for words in (entry.roles, entry.orgs) if words)
    if isinstance(entry, Opportunity):
        return ", ".join(word for word in (entry.org, entry.status) if word)
    return entry.note.meetings[0].when.iso if entry.note.meetings else ""


def _page(href: str) -> tuple[str, str]:
    folder, _, name = href.rpartition("/")
    return f"{folder}/", name.removesuffix(".html")


def _line(*values: str) -> str:
    return "\t".join([" ".join(value.split()) for value in values]).rstrip("\t")
