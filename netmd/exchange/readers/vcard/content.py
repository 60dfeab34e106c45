"""Content lines of vCard 2.1, 3.0 and 4.0, unfolded and taken apart (RFC 6350 sections 3.2 and 3.3).

No library does: of 20 files as programs write them vobject 0.9.9 and vobjectx 0.6.1 refuse 6 and hang on a parameter
list of 75 bytes, pythonvCard4 0.2.0 refuses 3 and reads one card a file, icalendar 7.3.0 refuses 3 at vCard 2.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from netmd.exchange.readers.vcard.names import is_known
from netmd.exchange.readers.vcard.values import decoded, texts, unescaped


@dataclass(frozen=True)
class Property:
    """One line of a card: ``item1.TEL;TYPE=work:+1 416 555 0100``. ``name`` and the keys of ``params`` are upper case.

    A value without a key is a TYPE, or an ENCODING, as in vCard 2.1.
    """

    name: str
    raw: str
    group: str
    params: Mapping[str, Sequence[str]]

    @cached_property
    def value(self) -> str:
        """The value, decoded, with its escapes."""
        return decoded(self.raw, self.param("CHARSET"), self.param("ENCODING"))

    @property
    def text(self) -> str:
        """The value as text."""
        return unescaped(self.value).strip()

    @property
    def texts(self) -> tuple[str, ...]:
        """The values of a list."""
        return texts(self.value)

    def param(self, key: str) -> str:
        """The first value of a parameter, or nothing."""
        return self.params.get(key, ("",))[0]

    @property
    def types(self) -> frozenset[str]:
        """What TYPE says, casefolded."""
        return frozenset(kind.strip().casefold() for kind in self.params.get("TYPE", ()))

    @property
    def rank(self) -> int:
        """1 for the most preferred, up to 100; 101 where nothing is said."""
        if "PREF" in self.params:
            said = self.param("PREF")
            return int(said) if re.fullmatch(r"\d{1,3}", said, re.ASCII) else 1
        return 1 if "pref" in self.types else 101


_LINE_END = re.compile(r"\r+\n?|\n")
"""CR CR LF is one end: some programs turn each LF of CR LF into CR LF again."""
_NAME = re.compile(r"[ \t]*(?:[A-Za-z0-9_-]+\.)?([A-Za-z0-9_-]+)[ \t]*[;:]", re.ASCII)
_END = re.compile(r"\s*END\s*:\s*VCARD\s*", re.IGNORECASE)
_OLD = re.compile(r"VERSION\s*:\s*2\.1\s*", re.IGNORECASE)


def content_lines(text: str) -> Iterator[str]:
    """The lines of a text, unfolded: continued ones are joined.

    A line is continued by one that begins with white space (which vCard 2.1 keeps, and later versions drop), by any
    after a soft break of quoted-printable, and by base64 without its indentation. A line that is no property belongs
    to the text before it, as of programs that write a note's line ends as they are.
    """
    line = _Unfolded("", is_old=False)
    for written in _physical(text):
        if line.parts and not _END.fullmatch(written) and line.is_continued_by(written):
            continue
        if not written.strip():
            continue
        if line.parts:
            yield line.joined
        line = _Unfolded(written, is_old=line.is_old or _OLD.fullmatch(written) is not None)
        if written.strip().upper() == "BEGIN:VCARD":
            line.is_old = False
    if line.parts:
        yield line.joined


def _physical(text: str) -> Iterator[str]:
    start = 0
    for match in _LINE_END.finditer(text):
        yield text[start : match.start()]
        start = match.end()
    yield text[start:]


class _Unfolded:
    """A content line as it grows."""

    def __init__(self, written: str, *, is_old: bool) -> None:
        self.is_old = is_old
        head = written.partition(":")[0].upper()
        self._is_quoted = "QUOTED-PRINTABLE" in head
        self._is_base64 = "BASE64" in head or "ENCODING=B" in head
        self._is_note = head.rpartition(".")[2].startswith("NOTE")
        self._is_open = False
        self.parts: list[str] = []
        if written:
            self._add(written)

    @property
    def joined(self) -> str:
        return "".join(self.parts)

    def is_continued_by(self, written: str) -> bool:
        """Whether the line goes on in this one, which is then added to it."""
        if self._is_open:
            self._add(written)
        elif self._is_base64 and ":" not in written:
            self._is_base64 = bool(written.strip())
            self.parts.append(written.strip())
        elif written[:1] in (" ", "\t"):
            self._add(written if self.is_old else written[1:])
        elif written.strip() and self._is_text_with(written):
            self._add(("=0A" if self._is_quoted else "\\n") + written)
        else:
            return False
        return True

    def _add(self, written: str) -> None:
        bare = written.rstrip(" \t")
        self._is_open = self._is_quoted and bare.endswith("=")
        self.parts.append(bare[:-1] if self._is_open else written)

    def _is_text_with(self, written: str) -> bool:
        name = _NAME.match(written)
        return name is None or (self._is_note and not is_known(name[1].upper()))


_HEAD = re.compile(r'((?:[^":]++|"[^"]*+")*+):', re.DOTALL)
_PARAMS = re.compile(r'(?:[^";]++|"[^"]*+"?)++', re.DOTALL)
_VALUES = re.compile(r'(?:[^",]++|"[^"]*+"?)++', re.DOTALL)
_ENCODINGS = frozenset(("QUOTED-PRINTABLE", "BASE64", "B", "7BIT", "8BIT"))
_CARET = {"^n": "\n", "^^": "^", "^'": '"'}


def property_of(line: str) -> Property | None:
    """The property in a content line; None where it has no name or no value."""
    match = _HEAD.match(line)
    head, value = (match[1], line[match.end() :]) if match else line.partition(":")[::2]
    name, *written = _PARAMS.findall(head) or [""]
    group, _, name = name.strip().rpartition(".")
    if not name or head == line:
        return None
    params: dict[str, list[str]] = {}
    for param in written:
        key, equals, given = param.partition("=")
        key = key.strip().upper()
        if not equals:
            key, given = ("ENCODING" if key in _ENCODINGS else "PREF" if key == "PREF" else "TYPE"), param.strip()
        values = [_param_value(one) for one in _VALUES.findall(given)]
        if key == "TYPE":  # TYPE="work,voice" is a list as well
            values = [part for one in values for part in one.split(",")]
        params.setdefault(key, []).extend(values or [""])
    return Property(name.upper(), value, group.casefold(), params)


def _param_value(written: str) -> str:
    bare = written.strip().strip('"')
    return re.sub(r"\^[n^']", lambda match: _CARET[match[0]], bare) if "^" in bare else bare
