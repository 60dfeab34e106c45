"""Whom I know at a place: when we were last in touch, and by whose introductions I came to know them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from netmd.dates import short_when
from netmd.followups.words import day_of
from netmd.model import Contact
from netmd.network.paths import Chain
from netmd.site.views.context import Context
from netmd.site.views.parts import Ref


@dataclass(frozen=True, slots=True)
class Known:
    """``about`` is what they do there, or why they may know more; ``touched`` when we were in touch last.

    ``through`` are those who led to them, whom I met by myself first.
    """

    who: Ref
    about: str
    touched: str
    through: tuple[Ref, ...]


def known(context: Context, chain: Chain, about: str = "") -> Known:
    """The last one of a chain of introductions (:func:`netmd.network.paths.introduction_chain`)."""
    *through, contact = chain
    return Known(
        Ref(contact.name, context.href(contact)),
        about,
        _touched(context, contact),
        tuple(Ref(one.name, context.href(one)) for one in through),
    )


def _touched(context: Context, contact: Contact) -> str:
    touches = context.touches(contact)
    if touches:
        return f"last in touch {day_of(touches[-1], context.today)}"
    return f"met {short_when(replace(contact.met, clock=None), context.today)}" if contact.met else "no touch yet"
