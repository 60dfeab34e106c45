"""Where the templates of drafts come from: a person's own in the notebook before netmd's."""

from __future__ import annotations

from pathlib import Path

from netmd.discovery import DRAFTS_FOLDER
from netmd.errors import TemplateError
from netmd.resources import draft_template
from netmd.storage import read_note_bytes


def own_templates(root: Path) -> dict[str, bytes]:
    """A person's own templates, by their names; of one that cannot be read, what is wrong with it."""
    try:
        names = sorted(path.name for path in (root / DRAFTS_FOLDER).iterdir() if path.name.endswith(".txt"))
    except OSError:  # there is no such folder, or none for us
        return {}
    found = {}
    for name in names:
        data, problem = read_note_bytes(root, f"{DRAFTS_FOLDER}/{name}")
        found[name] = data if data is not None else repr(problem).encode("utf-8", "replace")
    return found


def templates_of(root: Path, name: str) -> tuple[str, str]:
    """The text of a template and what to call it: the notebook's own, else netmd's. Raises TemplateError."""
    own = f"{DRAFTS_FOLDER}/{name}.txt"
    data, problem = read_note_bytes(root, own)
    if problem is not None:
        raise TemplateError(f"{own}: {problem.message}", problem.mend)
    if data is None:
        return draft_template(name).decode("utf-8"), f"netmd's template {name}.txt"
    try:
        return data.decode("utf-8-sig"), own
    except UnicodeDecodeError as error:
        raise TemplateError(f"{own} is not UTF-8.", "Save it as UTF-8 in your editor.") from error
