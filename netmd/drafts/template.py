"""Templates of e-mails: plain text with words in braces, for people who don't write programs.

- A line that begins with ``#`` is left out.
- ``Subject:`` lines come first. Where there are several, the first counts in which everything in braces has something
  to say.
- A paragraph in which something in braces has nothing to say is left out.
- ``{{`` and ``}}`` are braces.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping

from netmd.errors import TemplateError

PLACEHOLDERS: dict[str, str] = {
    "first": "the first name, or the whole name where that is not clear; of several people 'Sam and Renée'",
    "name": "the whole name",
    "who": "name, role and organisation: Sam Lee, Community manager at Rocket Nine",
    "org": "the organisation",
    "role": "the role",
    "last_touch": "what it was and when: the coffee at Larkspur on 4 March",
    "last_what": "what it was: the coffee at Larkspur",
    "last_day": "when: on 4 March, yesterday, in June",
    "last_topic": "what its title says after a colon",
    "kept": "what you promised and have done since, as a list",
    "coming": "what you still owe, as a list",
    "waiting": "what they owe, as a list",
    "other_first": "in an introduction: the other's first name",
    "other_name": "in an introduction: the other's name",
    "other_who": "in an introduction: the other's name, role and organisation",
    "why": "in an introduction: what one seeks and the other offers, or a tag they share",
    "intro_day": "when you introduced them: on 20 March",
    "opening": "an opening's title and organisation",
    "opening_url": "its address",
    "opening_closes": "when it closes: on 31 May",
}
"""What may stand in braces, and what it says."""

_BRACES = re.compile(r"\{\{|\}\}|\{(?P<name>[^{}\n]*)\}")
_SUBJECT = re.compile(r"subject:[ \t]*(?P<text>.*)", re.IGNORECASE)


def fill(template: str, values: Mapping[str, str], source: str) -> tuple[str, str]:
    """The subject and the body that a template gives with these values; one that is missing has nothing to say.

    Raises :class:`TemplateError` where the template, called ``source``, has no subject or an unknown word in braces.
    """
    lines = template.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    _check(lines, source)
    kept = [line for line in lines if not line.startswith("#")]
    while kept and not kept[0].strip():
        kept.pop(0)
    subjects: list[str] = []
    while kept and (match := _SUBJECT.fullmatch(kept[0].strip())):
        subjects.append(match["text"].strip())
        kept.pop(0)
    if not subjects:
        raise TemplateError(f"{source} has no subject.", "Begin it with a line like: Subject: Thank you")
    filled = (_filled(subject, values) for subject in subjects)
    subject = next((text for text in filled if text is not None), "")
    paragraphs = (_filled(paragraph, values) for paragraph in _paragraphs(kept))
    body = "\n\n".join(text for text in paragraphs if text)
    return " ".join(subject.split()), body


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    gathered: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            gathered.append(line.rstrip())
        elif gathered:
            yield "\n".join(gathered)
            gathered = []


def _filled(text: str, values: Mapping[str, str]) -> str | None:
    """The text with its braces filled; None if something in them has nothing to say."""
    wanted = [match["name"].strip() for match in _BRACES.finditer(text) if match["name"] is not None]
    if not all(values.get(name) for name in wanted):
        return None
    return _BRACES.sub(
        lambda match: match[0][0] if match["name"] is None else values[match["name"].strip()], text
    )  # fmt: skip


def _check(lines: Iterable[str], source: str) -> None:
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            continue
        for match in _BRACES.finditer(line):
            name = match["name"]
            if name is None or name.strip() in PLACEHOLDERS:
                continue
            close = difflib.get_close_matches(name.strip(), PLACEHOLDERS, n=1)
            meant = f" Did you mean {{{close[0]}}}?" if close else ""
            known = ", ".join(PLACEHOLDERS)
            raise TemplateError(f"{source}:{number}: {match[0]} is nothing that can be filled in.{meant}",
                                f"These can: {known}. For a brace itself write {{{{.")  # fmt: skip
