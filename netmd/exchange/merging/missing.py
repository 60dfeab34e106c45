"""Which values of a file are missing among those of a note."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from netmd.exchange.merging.card import are_alike, same_form
from netmd.identity import is_same_phone, phone


def missing(
    key: str, theirs: Sequence[str], values: Sequence[str], same_person: Callable[[str, str], bool]
) -> tuple[str, ...]:
    """The values that are not there in any form."""
    if key == "introduced_by":
        return tuple(value for value in values if not any(same_person(one, value) for one in theirs))
    if key in ("met", "birthday"):
        # 2026-03 is no other day than 2026-03-04, and --05-12 none than 1988-05-12
        return tuple(value for value in values if not any(one.startswith(value) or one.endswith(value.strip("-"))
                                                          for one in theirs))  # fmt: skip
    if key == "cadence":
        return tuple(value for value in values if not any(are_alike(key, one, value) for one in theirs))
    known = {same_form(key, one) for one in theirs}
    if key in ("org", "role"):  # of which a table may have several as one, or one as several
        whole = same_form(key, ", ".join(theirs))
        known.add(whole)
        if same_form(key, ", ".join(values)) == whole:
            return ()
    found: dict[str, str] = {}
    for value in values:
        if same_form(key, value) not in known and not (key == "phone" and _is_there(value, theirs)):
            found.setdefault(same_form(key, value), value)
    return tuple(found.values())


def _is_there(number: str, theirs: Iterable[str]) -> bool:
    mine = phone(number)
    return bool(mine) and any(is_same_phone(mine, other) for one in theirs if (other := phone(one)))
