"""Which files of a folder are notes, and of which kind. Pure: names in, kinds out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from netmd.model import Kind
from netmd.settings import Settings


class Skipped(Enum):
    """Why a file is not read as a note."""

    OVER = "not a note"
    UNLESS_TYPED = "a note only if its type says so"
    CONFLICT_COPY = "a sync tool's conflict copy"


_ENDINGS = (".md", ".markdown")
_LITTER = re.compile(r"~\$|.*\.(?:swp|swo|tmp|bak|orig|rej)\.md\Z", re.DOTALL)
"""What editors leave beside a note under a name that ends like a note's: Word's locks, backups."""

_CONFLICT = re.compile(
    r"\.sync-conflict-\d{8}-\d{6}"  # Syncthing
    r"|\([^()]*conflicted copy[^()]*\)"  # Dropbox, Nextcloud, Obsidian Sync
    r"|\(case conflict[^()]*\)"  # Dropbox
    r"|\(SFConflict [^()]*\)"  # Seafile
    r"|_conflict-\d{8}-\d{6}",  # ownCloud
    re.IGNORECASE,
)


_DAILY_NOTE = re.compile(r"\d{4}-\d{2}-\d{2}\.")

DRAFTS_FOLDER = "drafts"
"""Where in a notebook a person's own templates of drafts are."""
TEMPLATES_FOLDER = "site_templates"
"""Where a notebook keeps templates of its own."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a notebook's files are sorted into kinds.

    ``structured`` is a notebook with a contacts folder: all in the three folders is read, and elsewhere the files whose
    ``type`` says what they are. Otherwise every Markdown file is a contact unless it lies in a folder for meetings or
    opportunities or is named as a daily note is, and files of another ``type`` are passed over.
    """

    settings: Settings
    structured: bool

    @property
    def roots(self) -> tuple[str, ...]:
        """The folders in which every note is read, relative to the notebook; ``""`` is the notebook itself."""
        folders = self.settings.folders
        return (folders.contacts, folders.meetings, folders.opportunities) if self.structured else ("",)

    def kind(self, path: str) -> Kind | Skipped:
        """What the file at this path, relative to the notebook, is to be read as."""
        name = path.rpartition("/")[2]
        folded = name.casefold()
        if (
            not folded.endswith(_ENDINGS)
            or path.startswith(".")
            or "/." in path
            or ((folded.count(".") > 1 or folded.startswith("~")) and _LITTER.match(folded))
            or folded in ("readme.md", "readme.markdown")
            or (self.settings.ignore and any(ignores(path) for ignores in _patterns(self.settings.ignore)))
        ):
            return Skipped.OVER
        is_conflict = "conflict" in folded and _CONFLICT.search(name)
        folders = self.settings.folders
        if _within(path, folders.meetings):
            kind: Kind = "meeting"
        elif _within(path, folders.opportunities):
            kind = "opportunity"
        elif _within(path, folders.contacts) or not (self.structured or _DAILY_NOTE.match(name)):
            kind = "contact"
        else:
            return Skipped.OVER if is_conflict or _within(path, TEMPLATES_FOLDER) else Skipped.UNLESS_TYPED
        return Skipped.CONFLICT_COPY if is_conflict else kind

    def walks_into(self, folder: str) -> bool:
        """Whether a folder, relative to the notebook, may hold notes."""
        hidden = any(part.startswith(".") for part in folder.split("/"))
        ignored = any(ignores(folder) for ignores in _patterns(self.settings.ignore))
        return not hidden and not ignored and folder != TEMPLATES_FOLDER

    def reads_all_of(self, folder: str) -> bool:
        """Whether every note in a folder, relative to the notebook, is read."""
        is_in_roots = any(root in ("", folder) or _within(folder, root) for root in self.roots)
        return is_in_roots and self.walks_into(folder)


def _within(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/")


@lru_cache(maxsize=8)
def _patterns(ignore: tuple[str, ...]) -> tuple[Callable[[str], bool], ...]:
    """Matchers for patterns as in .gitignore: ``*``, ``?``, ``**``; without a slash they fit a name at any depth.

    A slash at the end is allowed and changes nothing; ``!`` and ``[...]`` stand for themselves.
    """
    matchers = []
    for pattern in ignore:
        anchored = "/" in pattern.rstrip("/")
        tokens = re.findall(r"\*\*/?|\*|\?|[^*?]+", pattern.strip("/"))
        body = "".join(_GLOB.get(token, re.escape(token)) for token in tokens)
        matchers.append(re.compile(rf"{'' if anchored else '(?:.*/)?'}{body}(?:/.*)?", re.DOTALL).fullmatch)
    return tuple((lambda path, match=match: match(path) is not None) for match in matchers)


_GLOB = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
