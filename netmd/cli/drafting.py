"""Drafts on the command line, and how they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from netmd.cli.output import say, say_aside

if TYPE_CHECKING:
    from netmd.drafts import Draft


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
