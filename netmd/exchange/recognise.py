"""Which format a file has, from what is in it; its name only tips the scales."""

from __future__ import annotations

from dataclasses import dataclass

from netmd.exchange.readers import READERS, TITLES, Reader, reader
from netmd.exchange.readers.archives import refusal
from netmd.exchange.readers.lengths import bounded
from netmd.exchange.records import ForeignFile, ImportRefusedError, ReadOptions

_SURE_ENOUGH = 0.1


def recognise(name: str, data: bytes) -> tuple[str, Reader]:
    """The format, and its reader, that is surest of a file of this name; raises ImportRefusedError where none is."""
    if not data.strip():
        raise ImportRefusedError(f"{name} is empty.", "Export it again from where it comes from.")
    found: list[tuple[float, int, str, Reader]] = []
    for rank, format_name in enumerate(READERS):
        one = reader(format_name)
        if one is None:
            continue
        found.append((one.recognises(name, data), -rank, format_name, one))
    sureness, _, chosen, best = max(found, key=lambda one: one[:2])
    if sureness < _SURE_ENOUGH:
        if archive := refusal(name, data):
            raise archive
        message = f"{name} is of no format that netmd knows. It knows"
        raise ImportRefusedError("\n".join((message, *known_formats())), _HINT)
    return chosen, _Bounded(best.FORMAT, best)


@dataclass(slots=True)
class _Bounded:
    """A reader whose records are no longer than a note can be."""

    FORMAT: str
    one: Reader

    def recognises(self, name: str, data: bytes) -> float:
        return self.one.recognises(name, data)

    def read(self, data: bytes, options: ReadOptions) -> ForeignFile:
        return bounded(self.one.read(data, options))


def named(format_name: str) -> Reader:
    """The reader of a format by its name; raises ImportRefusedError for one that is not known."""
    found = reader(format_name)
    if found is None:
        message = f"'{format_name}' is no format that netmd knows. It knows"
        raise ImportRefusedError("\n".join((message, *known_formats())))
    return _Bounded(found.FORMAT, found)


_HINT = "Name one with --from if it is of that format all the same."


def known_formats() -> tuple[str, ...]:
    """The formats, a line each."""
    width = max(map(len, TITLES))
    return tuple(f"  {name:<{width}}  {title}" for name, title in TITLES.items())
