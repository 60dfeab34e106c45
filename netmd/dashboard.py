"""From a notebook to its published site: the flow that ``build`` and ``serve`` share."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader

from netmd import __version__
from netmd.discovery import TEMPLATES_FOLDER
from netmd.errors import NotOursError, StorageError, TemplateError
from netmd.exchange.feeds import feeds
from netmd.followups.agenda import Agenda, build_agenda
from netmd.letters import templates_of
from netmd.model import name_key
from netmd.notebook import Notebook, Progress
from netmd.publish import Published, publish
from netmd.resources import LIVE_SCRIPT, templates_folder
from netmd.site.build import SiteMemo, build_site
from netmd.site.page import Page
from netmd.storage import reason


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to."""

    agenda: Agenda
    problems: int
    published: Published


class Dashboard:
    """Publishes a notebook's site into a folder, again and again; what did not change is not rendered again.

    Raises :class:`~netmd.errors.NotOursError` if the folder is not ours to write to.
    """

    def __init__(self, site: Path) -> None:
        self.site = site
        self._memo = SiteMemo()
        self._templates: dict[str, bytes] = {}

    def publish(self, notebook: Notebook, today: date, progress: Progress | None = None) -> Built:
        """Build the site of a notebook as of a day and write what changed of it.

        Raises :class:`~netmd.errors.TemplateError`, :class:`~netmd.errors.StorageError` and, where the folder is not
        netmd's or is read from, :class:`~netmd.errors.NotOursError`.
        """
        refuse_site_in_notebook(self.site, notebook)
        own = notebook.root / TEMPLATES_FOLDER
        assets, templates = _files_of(templates_folder(), own)
        if templates != self._templates:
            self._memo, self._templates = SiteMemo(), templates
        agenda = build_agenda(notebook.index, notebook.settings, today)
        problems = notebook.problems()
        pages: list[Page] = []
        total = len(notebook.index.entries) + len(assets)
        for page in build_site(
            notebook.index,
            agenda,
            notebook.settings,
            problems,
            today,
            loader=_loader(own),
            assets=assets,
            version=__version__,
            root=notebook.root.resolve().as_posix(),
            letters=partial(templates_of, notebook.root),
            memo=self._memo,
            feeds=feeds(notebook.index, agenda, notebook.settings, today),
        ):
            pages.append(page)
            if progress is not None:
                progress("Rendering pages", min(len(pages), total), total)
        name = notebook.root.resolve().name
        read = [notebook.root / folder for folder in (*notebook.layout.roots, TEMPLATES_FOLDER)]
        return Built(agenda, len(problems), publish(pages, self.site, keep_out_of=read, notebook=name))


def default_site(root: Path) -> Path:
    """Where a notebook's site goes unless it is said otherwise: ``site`` beside the notebook."""
    return root.resolve().parent / "site"


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


def _loader(own: Path) -> BaseLoader:
    return ChoiceLoader([FileSystemLoader(own), FileSystemLoader(templates_folder())])


def _files_of(*folders: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The assets and the templates of these folders, by name; a later folder's win."""
    assets: dict[str, bytes] = {}
    templates: dict[str, bytes] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            if not path.is_file() or any(part.startswith(".") for part in name.split("/")) or name.endswith("~"):
                continue
            try:
                data = path.read_bytes()
            except OSError as error:
                raise StorageError(f"The template {path} cannot be read: {reason(error)}.") from error
            if name == f"assets/{LIVE_SCRIPT}":
                continue
            if name.startswith("assets/"):
                assets[name.removeprefix("assets/")] = data
            else:
                templates[name] = data
    _refuse_one_name_twice(assets)
    return assets, templates


def _refuse_one_name_twice(assets: Mapping[str, bytes]) -> None:
    seen: dict[str, str] = {}
    for name in assets:
        other = seen.setdefault(name_key(name), name)
        if other != name:
            raise TemplateError(f"Some disks take {other} and {name} in {TEMPLATES_FOLDER}/assets for one file.",
                                "Rename one of them.")  # fmt: skip
