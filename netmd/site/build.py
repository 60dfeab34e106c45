"""The whole site as pages in memory, in a fixed order. Nothing is read from disk here, and nothing written.

The same notebook, day and version give the same bytes, page for page, however they are come by: at once, by several
processes, or one change at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

import jinja2

from netmd.carried import Carried
from netmd.drafts.write import Templates
from netmd.followups import Agenda
from netmd.followups.words import long_day
from netmd.index import Index
from netmd.model import Contact, MeetingFile, name_key
from netmd.problems import Problem
from netmd.settings import Settings
from netmd.site.csp import CSP
from netmd.site.edit_links import EditLinks
from netmd.site.environment import make_environment, render
from netmd.site.find import LastPage, find_pages
from netmd.site.page import Page, Same
from netmd.site.stale import stale_entries
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

_NO_OVERVIEWS = ("find/", "feeds/", "assets/")


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page: the notebook's name, the day, how many problems there are, how files open.

    ``feeds`` are the paths of the files to subscribe to. How many problems there are is said on the overviews alone: a
    number that any note may change would make every page anew.
    """

    notebook: str
    today: str
    as_of: str
    problems: int
    version: str
    csp: str = CSP
    edit: EditLinks = field(default_factory=EditLinks)
    feeds: tuple[str, ...] = ()


@dataclass(eq=False)
class SiteMemo:
    """What the last build of a notebook made, so that the next makes only what changed.

    ``environment`` holds the templates as they were first compiled. Take a new memo when a template, or where they come
    from, changed.
    """

    notes: RenderMemo = field(default_factory=RenderMemo)
    kept: Kept = field(default_factory=Kept)
    carried: Carried = field(default_factory=Carried)
    environment: jinja2.Environment | None = None
    overviews: dict[str, tuple[str, Mapping[str, object]]] = field(default_factory=dict)
    shown: dict[str, Set[str]] = field(default_factory=dict)
    last: tuple[Context, Frame] | None = None
    is_kept: bool = True
    """Whether there is another build to come, which wants to know what the overviews showed."""
    is_whole: bool = False
    """Whether ``overviews`` are all there are: not after a build that took over what another process left."""


class Site:
    """The pages of a notebook on a day, each made when it is asked for.

    ``loader`` finds the templates (the user's own before netmd's), ``assets`` are the files below ``assets/`` by name,
    ``version`` is netmd's, ``root`` the notebook's absolute path, which links to its files need, ``feeds`` files to
    subscribe to by their paths. ``reworded`` are the pages of the last build that are no entry's own, if nothing
    but words has changed since (:mod:`netmd.site.words`). Making a page raises :class:`netmd.errors.TemplateError` if
    its template fails.
    """

    def __init__(
        self,
        context: Context,
        memo: SiteMemo,
        *,
        loader: jinja2.BaseLoader,
        assets: Mapping[str, bytes],
        version: str,
        root: str = "",
        feeds: Mapping[str, bytes] = MappingProxyType({}),
        reworded: Set[str] | None = None,
    ) -> None:
        self.context = context
        self._reworded = reworded
        self.memo = memo
        self.assets = assets
        self._feeds = feeds
        self._environment = memo.environment = memo.environment or make_environment(loader)
        self._frame = Frame(
            notebook=context.settings.name or "netmd",
            today=context.today.isoformat(),
            as_of=long_day(context.today),
            problems=len(context.problems),
            version=version,
            edit=EditLinks(context.settings.editor, root),
            feeds=tuple(sorted(feeds)),
        )
        self.frame_of_entries = replace(self._frame, problems=0, feeds=())

    @property
    def entries(self) -> tuple[Contact | MeetingFile, ...]:
        """Whoever and whatever has a page of its own that changes with few others': by far the most pages."""
        return (*self.context.index.contacts, *self.context.index.meeting_files)

    def stale(self) -> Set[str]:
        """The paths of the entries whose pages have to be made; the others are those of the last build."""
        last, found = self.memo.last, None
        if last is not None and last[1] == self.frame_of_entries:
            found = stale_entries(last[0], self.context, self.memo.shown)
        return self.context.pages.keys() if found is None else found

    def entry_page(self, entry: Contact | MeetingFile) -> tuple[Page, Set[str]]:
        """The page of an entry, and the paths of the entries it leads to."""
        path, shown = self.context.pages[entry.path], self.context.shown
        shown.clear()
        with self.context.memo.apart():
            if isinstance(entry, Contact):
                view: object = contact_view(self.context, entry, "../")
                data = self._render("contact.html.j2", self._values(path, "contacts", view, self.frame_of_entries))
            else:
                view = meeting_view(self.context, entry, "../")
                data = self._render("meeting.html.j2", self._values(path, "", view, self.frame_of_entries))
        return Page(path, data), frozenset(shown)

    def other_pages(self, last: LastPage | None = None) -> Iterator[Page | Same]:
        """Find's data, which asks for most memory; the overviews and the pages of openings and tags, feeds and assets.

        ``last`` reads a page of the last build (:func:`netmd.site.find.find_pages`).
        """
        before = self.memo.last[0].index if self.memo.last else None
        yield from find_pages(self.context, before, last)
        seen: dict[str, tuple[str, Mapping[str, object]]] = {}
        for path, template, section, view in self._overviews():
            values = self._values(path, section, view, self._frame)
            if self.memo.is_kept:
                seen[path] = template, values
            else:
                self.context.carried.forget()
            if self.memo.overviews.get(path) == (template, values):
                yield Same(path, self._made_again(path))
            else:
                yield Page(path, self._render(template, values))
        for path in sorted(self._reworded or ()):
            if path not in seen and not path.startswith(_NO_OVERVIEWS):
                if path in self.memo.overviews:
                    seen[path] = self.memo.overviews[path]
                yield Same(path, self._made_again(path))
        self.memo.is_whole = self.memo.is_kept and (self._reworded is None or self.memo.is_whole)
        self.memo.overviews = seen
        for path in sorted(self._feeds):
            yield Page(path, self._feeds[path])
        for name in sorted(self.assets):
            yield Page(f"assets/{name}", self.assets[name])

    def remember(self, shown: Mapping[str, Set[str]]) -> None:
        """The site is complete: what the next build may take over. ``shown`` is what :meth:`entry_page` told, by the
        entry's path, of the pages that were made.
        """
        memo = self.memo
        memo.shown = {path: told for path, told in memo.shown.items() if path in self.context.pages} | dict(shown)
        memo.last = self.context, self.frame_of_entries
        memo.notes.finish()

    def _overviews(self) -> Iterator[tuple[str, str, str, object]]:
        """Each page's path, its template, the section of the navigation it belongs to, and what it shows."""
        context = self.context
        yield "index.html", "today.html.j2", "today", today_view(context)
        yield "problems.html", "problems.html.j2", "problems", problems_view(context)
        if self._reworded is not None:
            return
        yield from self._unworded()

    def _unworded(self) -> Iterator[tuple[str, str, str, object]]:
        """The overviews that show no word of a text."""
        context = self.context
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
        for opening in context.index.opportunities:
            yield context.pages[opening.path], "opening.html.j2", "openings", opening_view(context, opening, "../")
        for view in tag_views(context):
            yield context.tag_pages[name_key(view.tag)], "tag.html.j2", "tags", view

    def _values(self, path: str, section: str, view: object, frame: Frame) -> Mapping[str, object]:
        return {"frame": frame, "page": view, "root": "../" * path.count("/"), "section": section}

    def _render(self, template: str, values: Mapping[str, object]) -> bytes:
        return render(self._environment, template, values)

    def _made_again(self, path: str) -> Callable[[], bytes]:
        def make() -> bytes:
            known = self.memo.overviews.get(path)
            if known is not None:
                return self._render(*known)
            found = (one for one in (*self._overviews(), *self._unworded()) if one[0] == path)
            _, template, section, view = next(found)
            return self._render(template, self._values(path, section, view, self._frame))

        return make


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
) -> Iterator[Page | Same]:
    """Every page of the site, in one process; see :class:`Site`. ``letters`` are the templates of drafts.

    With the ``memo`` of the last build, pages that it made already are :class:`Same`.
    """
    memo = memo or SiteMemo()
    context = Context(index, agenda, settings, problems, today, memo.notes, letters, memo.kept)
    site = Site(context, memo, loader=loader, assets=assets, version=version, root=root, feeds=feeds)
    yield from site.other_pages()
    stale, shown = site.stale(), dict[str, Set[str]]()
    for entry in site.entries:
        if entry.path in stale:
            page, shown[entry.path] = site.entry_page(entry)
            yield page
        else:
            yield Same(context.pages[entry.path], lambda entry=entry: site.entry_page(entry)[0].data)  # type: ignore[misc]
    site.remember(shown)
