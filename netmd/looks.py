"""How a site looks: netmd's templates and assets, and those that a notebook puts in their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from netmd.discovery import TEMPLATES_FOLDER
from netmd.errors import StorageError, TemplateError
from netmd.model import name_key
from netmd.resources import LIVE_SCRIPT, templates_folder
from netmd.storage import reason

if TYPE_CHECKING:
    from jinja2 import BaseLoader


@dataclass(frozen=True, slots=True)
class Looks:
    """The bytes of every asset and template, by name; two that are equal make equal pages."""

    assets: Mapping[str, bytes]
    templates: Mapping[str, bytes]
    own: Path

    def loader(self) -> BaseLoader:
        """Finds a template: the notebook's own before netmd's."""
        from jinja2 import ChoiceLoader, FileSystemLoader  # where nothing is rendered, it is not waited for

        return ChoiceLoader([FileSystemLoader(self.own), FileSystemLoader(templates_folder())])


def looks_of(notebook: Path) -> Looks:
    """The looks of a notebook's site. Raises :class:`StorageError` and :class:`TemplateError`."""
    own = notebook / TEMPLATES_FOLDER
    assets: dict[str, bytes] = {}
    templates: dict[str, bytes] = {}
    for folder in (templates_folder(), own):
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
    return Looks(assets, templates, own)


def _refuse_one_name_twice(assets: Mapping[str, bytes]) -> None:
    seen: dict[str, str] = {}
    for name in assets:
        other = seen.setdefault(name_key(name), name)
        if other != name:
            raise TemplateError(f"Some disks take {other} and {name} in {TEMPLATES_FOLDER}/assets for one file.",
                                "Rename one of them.")  # fmt: skip
