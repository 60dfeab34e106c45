"""Drafts of e-mails, filled in from the notes: pure texts, from templates that a person can change.

Nothing private gets into one: neither a private file or section, nor a comment.
"""

from netmd.drafts.mail import Draft, address_of, mailto
from netmd.drafts.template import PLACEHOLDERS, fill
from netmd.drafts.write import KINDS, TEMPLATES, default_kind, draft_for, draft_introduction, draft_passing

__all__ = [
    "KINDS",
    "PLACEHOLDERS",
    "TEMPLATES",
    "Draft",
    "address_of",
    "default_kind",
    "draft_for",
    "draft_introduction",
    "draft_passing",
    "fill",
    "mailto",
]
