"""Drafts on the command line: their templates, the notebook's own before netmd's, and how they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from netmd.cli.output import say, say_aside
from netmd.errors import TemplateError

if TYPE_CHECKING:
    from netmd.drafts import Draft

FOLDER = "drafts"
"""Where in a notebook a person's own templates are."""


def templates_of(root: Path, name: str) -> tuple[str, str]:
    """The text of a template and what to call it: the notebook's own, else netmd's. Raises TemplateError."""
    from netmd.resources import draft_template
    from netmd.storage import read_note_bytes

    own = f"{FOLDER}/{name}.txt"
    data, problem = read_note_bytes(root, own)
    if problem is not None:
        raise TemplateError(f"{own}: {problem.message}", problem.mend)
    if data is None:
        return draft_template(name).decode("utf-8"), f"netmd's template {name}.txt"
    try:
        return data.decode("utf-8-sig"), own
    except UnicodeDecodeError as error:
        raise TemplateError(f"{own} is not UTF-8.", "Save it as UTF-8 in your editor.") from error


def show_drafts(drafts: Sequence[Draft]) -> None:
    """Each draft as it would be sent, a line between them."""
    from netmd.drafts import address_of

    for number, draft in enumerate(drafts):
        if number:
            say("")
            say("-" * 40)
            say("")
        for line in draft.text.split("\n"):
            say(line)
    missing = {contact.path: contact for draft in drafts for contact in draft.to if not address_of(contact)}
    for contact in missing.values():
        say_aside(f"{contact.name} has no e-mail address in {contact.path}.")


def draft_json(draft: Draft) -> dict[str, Any]:
    """A draft as data. Keys may come, none goes or changes."""
    from netmd.drafts import address_of, mailto

    return {
        "kind": draft.kind,
        "to": [{"id": one.id, "path": one.path, "name": one.name, "email": address_of(one) or None}
               for one in draft.to],
        "subject": draft.subject,
        "body": draft.body,
        "mailto": mailto(draft),
    }  # fmt: skip
