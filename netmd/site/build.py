"""The whole site as pages in memory, in a fixed order. Nothing is read from disk here, and nothing written.

The same notebook, day and version give the same bytes, page for page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

import jinja2

from netmd.drafts.write import Templates
from netmd.followups import Agenda
from netmd.followups.words import long_day
from netmd.index import Index
from netmd.model import name_key
from netmd.problems import Problem
from netmd.settings import Settings
from netmd.site.csp import CSP
from netmd.site.edit_links import EditLinks
from netmd.site.environment import make_environment, render
from netmd.site.find import FindMemo, find_pages
from netmd.site.page import Page
from netmd.site.views.calendar import calendar_views
from netmd.site.views.contact import contact_view
from netmd.site.views.contacts import contacts_view
from netmd.site.views.context import Context
from netmd.site.views.giving import giving_view
from netmd.site.views.groups import organisations_view, tag_views, tags_view
from netmd.site.views.insights import insights_view
from netmd.site.views.introductions import introductions_view
from netmd.site.views.kept import Kept
from netmd.site.views.meeting import meeting_view
from netmd.site.views.network import network_view
from netmd.site.views.notes import RenderMemo
from netmd.site.views.opening import opening_view
from netmd.site.views.openings import openings_view
from netmd.site.views.problems import problems_view
from netmd.site.views.today import today_view


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page: the notebook's name, the day, how many problems there are, how files open.

    ``feeds`` are the paths of the files to subscribe to.
    """

    notebook: str
    today: str
    as_of: str
    problems: int
    version: str
    csp: str = CSP
    edit: EditLinks = field(default_factory=EditLinks)
    feeds: tuple[str, ...] = ()


@dataclass
class SiteMemo:
    """What the last build of a notebook made, so that the next renders only what changed.

    A page whose values are equal to the last build's keeps its bytes. ``environment`` holds the templates as they were
    first compiled. Take a new memo when a template, or where they come from, changed.
    """

    notes: RenderMemo = field(default_factory=RenderMemo)
    kept: Kept = field(default_factory=Kept)
    find: FindMemo = field(default_factory=FindMemo)
    environment: jinja2.Environment | None = None
    pages: dict[str, tuple[object, bytes]] = field(default_factory=dict)


def build_site(
    index: Index,
    agenda: Agenda,
    settings: Settings,
    problems: Sequence[Problem],
    today: date,
    *,
    loader: jinja2.BaseLoader,
    assets: Mapping[str, bytes],
    version: str,
    root: str = "",
    letters: Templates | None = None,
    memo: SiteMemo | None = None,
    feeds: Mapping[str, bytes] = MappingProxyType({}),
) -> Iterator[Page]:
    """Every page of the site: overviews first, then contacts, openings, meetings, tags, find's data, and the assets.

    ``loader`` finds the templates (the user's own before netmd's), ``assets`` are the files below ``assets/`` by name,
    ``version`` is netmd's, ``root`` the notebook's absolute path, which links to its files need,
    ``letters`` the templates of drafts, ``feeds`` files to subscribe to by their paths. Raises
    :class:`netmd.errors.TemplateError` if a template fails.
    """
    memo = memo or SiteMemo()
    context = Context(index, agenda, settings, problems, today, memo.notes, letters, memo.kept)
    frame = Frame(
        notebook=settings.name or "netmd",
        today=today.isoformat(),
        as_of=long_day(today),
        problems=len(problems),
        version=version,
        edit=EditLinks(settings.editor, root),
        feeds=tuple(sorted(feeds)),
    )
    environment = memo.environment = memo.environment or make_environment(loader)
    seen: dict[str, tuple[object, bytes]] = {}
    for path, template, section, view in _views(context):
        values = {"frame": frame, "page": view, "root": "../" * path.count("/"), "section": section}
        last = memo.pages.get(path)
        data = last[1] if last and last[0] == (template, values) else render(environment, template, values)
        seen[path] = ((template, values), data)
        yield Page(path, data)
    yield from find_pages(context, memo.find)
    for path in sorted(feeds):
        yield Page(path, feeds[path])
    for name in sorted(assets):
        yield Page(f"assets/{name}", assets[name])
    memo.pages = seen
    memo.notes.finish()


def _views(context: Context) -> Iterator[tuple[str, str, str, object]]:
    """Each page's path, its template, the section of the navigation it belongs to, and what it shows."""
    index = context.index
    yield "index.html", "today.html.j2", "today", today_view(context)
    yield "contacts.html", "contacts.html.j2", "contacts", contacts_view(context)
    for path, month in calendar_views(context):
        yield path, "calendar.html.j2", "calendar", month
    yield "openings.html", "openings.html.j2", "openings", openings_view(context)
    yield "introductions.html", "introductions.html.j2", "introductions", introductions_view(context)
    yield "network.html", "network.html.j2", "network", network_view(context)
    yield "giving.html", "giving.html.j2", "giving", giving_view(context)
    yield "insights.html", "insights.html.j2", "insights", insights_view(context)
    yield "organisations.html", "organisations.html.j2", "organisations", organisations_view(context)
    yield "tags.html", "tags.html.j2", "tags", tags_view(context)
    yield "problems.html", "problems.html.j2", "problems", problems_view(context)
    for contact in index.contacts:
        yield context.pages[contact.path], "contact.html.j2", "contacts", contact_view(context, contact, "../")
    for opening in index.opportunities:
        yield context.pages[opening.path], "opening.html.j2", "openings", opening_view(context, opening, "../")
    for entry in index.meeting_files:
        yield context.pages[entry.path], "meeting.html.j2", "", meeting_view(context, entry, "../")
    for view in tag_views(context):
        yield context.tag_pages[name_key(view.tag)], "tag.html.j2", "tags", view
