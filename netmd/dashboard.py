"""From a notebook to its published site: the flow that ``build`` and ``serve`` share."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from netmd import __version__
from netmd.carried import affected_entries, changed_entries
from netmd.checks import check_index
from netmd.discovery import TEMPLATES_FOLDER
from netmd.errors import NotOursError, StorageError
from netmd.exchange.feeds import feeds
from netmd.followups.agenda import Agenda, build_agenda
from netmd.index import Index
from netmd.letters import own_templates, templates_of
from netmd.locate import default_site
from netmd.looks import Looks, looks_of
from netmd.model import Contact, MeetingFile
from netmd.notebook import Notebook, Progress
from netmd.problems import Problem
from netmd.processes import MOST_TASKS, sharing_out, usable_cores
from netmd.publish import MARKER, Laid, Publication, Published, Signature, publication, publish_some, signature_of
from netmd.site.build import Site, SiteMemo
from netmd.site.first import context_at_once
from netmd.site.page import Page, Same
from netmd.site.views.context import Context
from netmd.site.words import after_words
from netmd.storage import reason

_FEW_PAGES = 200
"""Pages of entries from which on copies of the process are worth their start."""
_PAGES_A_TASK = 16


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to."""

    agenda: Agenda
    problems: int
    published: Published


@dataclass(frozen=True, slots=True)
class Left:
    """What one process leaves for the next that builds the site.

    ``shown`` and ``signatures`` are as of :class:`SiteMemo` and :class:`Publication`; ``overviews`` are the pages that
    are no entry's own.
    """

    problem_counts: Mapping[str, int]
    shown: Mapping[str, Set[str]]
    signatures: Mapping[str, Signature]
    overviews: Set[str]


@dataclass(frozen=True, slots=True)
class Recalled:
    """What another process left, and ``before``, the notebook it was left of: of the same settings, on the same day."""

    before: Index
    left: Left


class Dashboard:
    """Publishes a notebook's site into a folder, again and again; what did not change is not rendered again.

    ``processes`` are how many render at most; by default as many as there are cores, where it pays. With ``is_kept``
    off, less is held for a next time. Raises :class:`~netmd.errors.NotOursError` if the folder is not ours to write to.
    """

    def __init__(self, site: Path, processes: int | None = None, *, is_kept: bool = True) -> None:
        self.site = site
        self._processes = processes
        self._is_kept = is_kept
        self._memo = SiteMemo(is_kept=is_kept)
        self._looks: Looks | None = None
        self._drafts: Mapping[str, bytes] = {}
        self._marker: Signature | None = None
        self._signatures: dict[str, Signature] = {}
        self._of_index: tuple[Problem, ...] = ()
        self._feeds: Mapping[str, bytes] = {}

    @property
    def left(self) -> Left | None:
        """What the last build left; None where there was none."""
        if self._memo.last is None:
            return None
        context = self._memo.last[0]
        with_own = [one.path for one in context.index.contacts] + [one.path for one in context.index.meeting_files]
        own = {context.pages[path] for path in with_own}
        overviews = self._signatures.keys() - own
        return Left(context.problem_counts, self._memo.shown, self._signatures, overviews)

    def publish(
        self, notebook: Notebook, today: date, progress: Progress | None = None, recalled: Recalled | None = None
    ) -> Built:
        """Build the site of a notebook as of a day and write what changed of it, ``recalled`` is taken over.

        Raises :class:`~netmd.errors.TemplateError`, :class:`~netmd.errors.StorageError` and, where the folder is not
        netmd's or is read from, :class:`~netmd.errors.NotOursError`.
        """
        refuse_site_in_notebook(self.site, notebook)
        looks, drafts = looks_of(notebook.root), own_templates(notebook.root)
        if (looks, drafts) != (self._looks, self._drafts):
            self._memo, self._looks, self._drafts = SiteMemo(is_kept=self._is_kept), looks, drafts
        self._memo.carried.begin(notebook.index, (notebook.settings, today))
        context = self._after_words(notebook, today)
        reworded: Set[str] | None = self._memo.overviews.keys() if context is not None else None
        if context is None:
            self._of_index = check_index(notebook.index, self._memo.carried)
            context = self._context(notebook, notebook.problems(self._of_index), today)
        if recalled is not None:
            before, is_reworded = _context_before(context, recalled)
            reworded = recalled.left.overviews if is_reworded else None
        if reworded is None or not self._memo.is_whole:
            self._feeds = feeds(context.index, context.agenda, context.settings, context.today, context.carried)
        site = self._site_of(context, notebook, looks, reworded=reworded)
        if recalled is not None:
            self._memo.shown, self._signatures = dict(recalled.left.shown), dict(recalled.left.signatures)
            self._memo.last = before, site.frame_of_entries
        is_small = reworded is not None and recalled is None and self._stands(context)
        try:
            published = self._publish_words(site, notebook) if is_small else self._publish(site, notebook, progress)
        except BaseException:
            self._memo, self._signatures = SiteMemo(is_kept=self._is_kept), {}  # how far it came is not known
            raise
        return Built(context.agenda, len(context.problems), published)

    def publish_at_once(self, notebook: Notebook) -> Published | None:
        """Write the pages of the few entries that changed since the last build, and nothing else; None for more.

        What the whole notebook says of them, such as the people in common, is still that of the last build:
        :meth:`publish` follows. Raises as that does.
        """
        last = self._memo.last
        if last is None or self._looks is None or looks_of(notebook.root) != self._looks:
            return None
        found = context_at_once(last[0], notebook.index, notebook.settings)
        if found is None:
            return None
        context, entries = found
        site = self._site_of(context, notebook, self._looks)
        pages = [site.entry_page(entry)[0] for entry in entries]
        return publish_some(pages, self.site, keep_out_of=_read_folders(notebook))

    def _after_words(self, notebook: Notebook, today: date) -> Context | None:
        """What holds of the last build, where nothing but words has changed since."""
        last = self._memo.last[0] if self._memo.last and self._memo.is_whole else None
        if last is None or (last.settings, last.today) != (notebook.settings, today):
            return None
        problems = notebook.problems(self._of_index)  # which hang on names and links, never on words
        if len(last.problems) != len(problems):
            return None
        return after_words(last, notebook.index, problems, changed_entries(last.index, notebook.index))

    def _context(self, notebook: Notebook, problems: Sequence[Problem], today: date) -> Context:
        memo, index, settings = self._memo, notebook.index, notebook.settings
        agenda = build_agenda(index, settings, today, memo.carried)
        letters = partial(templates_of, notebook.root)
        return Context(index, agenda, settings, problems, today, memo.notes, letters, memo.kept, memo.carried)

    def _site_of(self, context: Context, notebook: Notebook, looks: Looks, *, reworded: Set[str] | None = None) -> Site:
        return Site(
            context,
            self._memo,
            loader=looks.loader(),
            assets=looks.assets,
            version=__version__,
            root=notebook.root.resolve().as_posix(),
            feeds=self._feeds,
            reworded=reworded,
        )

    def _stands(self, context: Context) -> bool:
        """Whether the site is the one that was left, as far as its marker and the names of its files tell."""
        if self._marker is None or signature_of(self.site / MARKER) != self._marker:
            return False
        expected: dict[str, set[str]] = {}
        for page in context.pages.values():
            folder, _, name = page.rpartition("/")
            expected.setdefault(folder, set()).add(name)
        try:
            return all(names <= set(os.listdir(self.site / folder)) for folder, names in expected.items())  # noqa: PTH208
        except OSError:
            return False

    def _publish_words(self, site: Site, notebook: Notebook) -> Published:
        """Write the few pages that show the new words; of entries' other pages no bytes are looked at: there may be ten
        thousand.
        """
        stale, shown, pages = site.stale(), dict[str, Set[str]](), list[Page]()
        for path in sorted(stale):
            entry = site.context.index.entries.get(path)
            if isinstance(entry, (Contact, MeetingFile)):
                page, shown[path] = site.entry_page(entry)
                pages.append(page)
        name = notebook.root.resolve().name
        with publication(self.site, [], keep_out_of=_read_folders(notebook), notebook=name) as begun:
            for page in pages:
                begun.take(begun.lay(page))
            for other in site.other_pages(partial(self._last, begun)):
                self._lay_other(begun, other)
            published = begun.finish(prune=False)
            self._signatures |= begun.signatures
            self._marker = signature_of(self.site / MARKER)
            site.remember(shown)
        unchanged = len(self._signatures) - len(published.written)
        return replace(published, unchanged=unchanged)

    def _publish(self, site: Site, notebook: Notebook, progress: Progress | None) -> Published:
        stale, pages = site.stale(), site.context.pages
        known = [pages[entry.path] for entry in site.entries]
        name = notebook.root.resolve().name
        with publication(self.site, known, keep_out_of=_read_folders(notebook), notebook=name) as begun:
            wanting = [
                entry
                for entry in site.entries
                if entry.path in stale or not begun.keep(pages[entry.path], self._signatures.get(pages[entry.path]))
            ]
            told = _Told(progress, len(site.entries) + len(site.assets))
            told.add(len(site.entries) - len(wanting))
            shown = self._lay(site, begun, wanting, told)
            published = begun.finish()
            self._signatures = begun.signatures
            self._marker = signature_of(self.site / MARKER)
            site.remember(shown)
        return published

    def _lay(
        self, site: Site, begun: Publication, entries: Sequence[Contact | MeetingFile], told: _Told
    ) -> dict[str, Set[str]]:
        """Make and lay all pages: the entries' in copies of this process too, while the others are made here."""
        processes = self._processes or (usable_cores() if len(entries) >= _FEW_PAGES else 1)
        size = max(_PAGES_A_TASK, len(entries) // MOST_TASKS + 1)
        parts = [entries[at : at + size] for at in range(0, len(entries), size)]

        def work(number: int) -> list[tuple[str, Laid, list[str]]]:
            found = []
            for entry in parts[number]:
                page, shown = site.entry_page(entry)
                found.append((entry.path, begun.lay(page), sorted(shown)))
            told.add(len(found) * processes)
            return found

        with sharing_out(len(parts), work, processes) as join_in:
            for page in site.other_pages(partial(self._last, begun)):
                self._lay_other(begun, page)
                told.add(1)
            laid = join_in()
        shown: dict[str, Set[str]] = {}
        for part in laid:
            for path, (page_path, temporary, written, signature), leads_to in part:
                begun.take(Laid(page_path, temporary, written, Signature(*signature)))
                shown[path] = frozenset(leads_to)
        return shown

    def _last(self, begun: Publication, path: str) -> bytes | None:
        """A page of the last build, if it still is the file that was written."""
        signature = self._signatures.get(path)
        if signature is None or not begun.stands({path: signature}):
            return None
        try:
            return (self.site / path).read_bytes()
        except OSError:
            return None

    def _lay_other(self, begun: Publication, page: Page | Same) -> None:
        if isinstance(page, Page):
            begun.take(begun.lay(page))
        elif not begun.keep(page.path, self._signatures.get(page.path)):
            begun.take(begun.lay(Page(page.path, page.make())))


class _Told:
    """Counts the pages that are done, for whoever watches; those of copies are guessed from what is done here."""

    def __init__(self, progress: Progress | None, total: int) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def add(self, pages: int) -> None:
        self._done = min(self._done + pages, self._total)
        if self._progress is not None:
            self._progress("Rendering pages", self._done, self._total)


def _read_folders(notebook: Notebook) -> list[Path]:
    return [notebook.root / folder for folder in (*notebook.layout.roots, TEMPLATES_FOLDER)]


def _context_before(now: Context, recalled: Recalled) -> tuple[Context, bool]:
    """The context that the site was last made from, as far as it tells which pages may look otherwise now; and whether
    nothing but words has changed since.
    """
    index, changed = recalled.before, changed_entries(recalled.before, now.index)
    for name in ("pages", "tag_pages", "org_anchors", "short_ids", "network", "rankings", "offers"):
        getattr(now, name)  # worked out first, so that little of it has to be for the other
    before = after_words(now, index, now.problems, changed)
    if before is not None and recalled.left.problem_counts == now.problem_counts:
        return before, True
    carried = now.carried.branch(affected_entries(index, now.index, changed))
    agenda = build_agenda(index, now.settings, now.today, carried)
    before = replace(now, index=index, agenda=agenda, carried=carried, shown=set())
    vars(before)["problem_counts"] = recalled.left.problem_counts
    return before, False


def refuse_site_in_notebook(site: Path, notebook: Notebook) -> None:
    """Raise :class:`NotOursError` if the site would lie in, or around, a folder that is read."""
    root, out = notebook.root.resolve(), _resolved(site)
    if root.is_relative_to(out):
        why = "it is the notebook itself" if root == out else "the notebook lies in it"
        raise NotOursError(f"The site cannot go to {out}: {why}.", "Choose another folder with -o.")
    read = [*notebook.layout.roots, TEMPLATES_FOLDER, ".git"]
    for folder in read:
        if out.is_relative_to(root / folder):
            raise NotOursError(
                f"The site cannot go to {out}: netmd reads {root / folder}.",
                f"Leave -o away to use {default_site(root)}, or name a folder outside the notebook.",
            )


def _resolved(site: Path) -> Path:
    try:
        return site.resolve()
    except (OSError, RuntimeError) as error:  # RuntimeError: how Python 3.11 and 3.12 say that links form a loop
        why = reason(error if isinstance(error, OSError) else OSError(errno.ELOOP, ""))
        raise StorageError(f"The site cannot go to {site}: {why}.", "Choose another folder with -o.") from error
