"""What is wrong with a notebook, said so that a person can mend it.

Shapes follow linters: a stable rule code, a severity, a location, one sentence on what is wrong and one on how
to mend it. Reading never raises on a user's notes; it returns values and problems side by side.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How bad it is: an error loses something the person wrote, a warning may, an info is a hint."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for errors, 1 for warnings, 2 for hints: worst first."""
        return _RANK[self]


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the notebook.

    ``path`` is relative to the notebook, with ``/`` between its parts. ``line`` and ``column`` count from 1;
    a column counts Unicode code points.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of problem. ``code`` never changes its meaning once published."""

    code: str
    name: str
    severity: Severity
    summary: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong at one place, and one way to mend it."""

    rule: Rule
    location: Location
    message: str
    mend: str

    @property
    def code(self) -> str:
        """The rule's stable code, ``NET101``."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """The rule's severity."""
        return self.rule.severity

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """By file, then by place, then by code: the order problems are shown in."""
        return (*_place(self.location), self.code, self.message)


def _place(location: Location) -> tuple[str, int, int]:
    return location.path, location.line, location.column


RULES: dict[str, Rule] = {}


def _rule(code: str, name: str, severity: Severity, summary: str) -> Rule:
    rule = RULES[code] = Rule(code, name, severity, summary)
    return rule


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

# 0xx: the file as a whole
UNREADABLE = _rule("NET001", "unreadable-file", _E, "The file cannot be opened.")
NOT_UTF8 = _rule("NET002", "not-utf-8", _E, "The file is not UTF-8; it was read as Windows-1252.")
UTF16 = _rule("NET003", "utf-16", _E, "The file is UTF-16; it was read, but netmd writes UTF-8 only.")
NUL_BYTES = _rule("NET004", "nul-bytes", _E, "The file holds NUL bytes, as after a crash or in a binary file.")
TOO_LARGE = _rule("NET005", "too-large", _E, "The file is too large to be a note.")
NOT_A_FILE = _rule("NET006", "not-a-file", _W, "It is not a regular file of the notebook.")
CONFLICT_COPY = _rule("NET007", "conflict-copy", _W, "A sync tool's conflict copy; it is not read as a contact.")
CONFLICT_MARKERS = _rule("NET008", "conflict-markers", _E, "The file holds git conflict markers.")
EMPTY_FILE = _rule("NET009", "empty-file", _I, "The file is empty.")
UNKNOWN_TYPE = _rule("NET010", "unknown-type", _W, "`type` is not contact, meeting or opportunity.")

# 1xx: front matter
UNCLOSED = _rule("NET101", "unclosed-front-matter", _E, "The front matter has no closing `---`.")
YAML_SYNTAX = _rule("NET102", "yaml-syntax", _E, "A part of the front matter is not YAML.")
NOT_A_MAPPING = _rule("NET103", "not-a-mapping", _E, "The front matter is not made of `key: value` lines.")
DUPLICATE_KEY = _rule("NET104", "duplicate-key", _W, "A key stands twice; the first one counts.")
UNKNOWN_KEY = _rule("NET105", "unknown-key", _I, "A key is a letter or two away from a known one.")
BAD_DATE = _rule("NET106", "bad-date", _E, "A date cannot be read.")
BAD_INTERVAL = _rule("NET107", "bad-interval", _E, "An interval or window cannot be read.")
BAD_CHOICE = _rule("NET108", "bad-choice", _W, "A value is not one of those the key takes.")
YAML_REFERENCE = _rule("NET109", "yaml-reference", _E, "YAML anchors, aliases and merges are not read.")
TOO_COMPLEX = _rule("NET110", "too-complex", _E, "The front matter is too long or too deeply nested.")
NESTED_VALUE = _rule("NET111", "nested-value", _W, "A text or a list was expected, not a nested structure.")
LATE_FENCE = _rule("NET112", "late-front-matter", _W, "The front matter does not begin on the first line.")
TAB_INDENT = _rule("NET113", "tab-in-yaml", _E, "A tab stands where YAML wants spaces.")
CUT_BY_HASH = _rule("NET114", "cut-by-hash", _W, "What follows ` #` in a value is a comment to YAML.")
UNOPENED = _rule("NET115", "unopened-front-matter", _E, "The front matter has no opening `---`.")

# 2xx: the body
BAD_HEADING_DATE = _rule("NET201", "bad-heading-date", _E, "A heading's date or time does not exist.")
LOOSE_HEADING_DATE = _rule("NET202", "loose-heading-date", _W, "A heading's date is not written as YYYY-MM-DD.")
BAD_ITEM_DATE = _rule("NET203", "bad-item-date", _E, "An action item's date cannot be read.")
LONELY_INTRODUCTION = _rule("NET204", "lonely-introduction", _W, "An `Intro:` links fewer than two people.")
UNCLOSED_BLOCK = _rule("NET205", "unclosed-block", _W, "A code fence or comment is never closed.")
LONELY_PASS = _rule("NET206", "lonely-pass", _W, "A `Passed to:` names nobody.")
MEETING_WITHOUT_DATE = _rule("NET207", "meeting-without-date", _E, "A file in meetings/ has no date.")
BAD_RECURRENCE = _rule("NET208", "bad-recurrence", _W, "An action item's recurrence cannot be read.")

# 3xx: between files
UNKNOWN_LINK = _rule("NET301", "unknown-link", _W, "A link fits nobody.")
AMBIGUOUS_LINK = _rule("NET302", "ambiguous-link", _W, "A link fits several contacts.")
SAME_ID = _rule("NET303", "same-id", _E, "Two files have the same id.")
SAME_NAME = _rule("NET304", "same-name", _I, "Two contacts have the same name or alias; link them by id.")

# 4xx: settings and templates
TOML_SYNTAX = _rule("NET401", "toml-syntax", _E, "netmd.toml is not TOML; the defaults are used.")
UNKNOWN_SETTING = _rule("NET402", "unknown-setting", _W, "netmd.toml has a setting netmd does not know.")
BAD_SETTING = _rule("NET403", "bad-setting", _E, "A setting has a value it cannot take; its default is used.")
