"""Content lines: what they may hold, and how long they are; read again by the icalendar library and by vobject."""

from __future__ import annotations

import icalendar
import vobject
from hypothesis import given
from hypothesis import strategies as st

from netmd.exchange.content_lines import LONGEST, escaped, folded

TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")) | st.sampled_from("\n,;\\: "), max_size=200)


def test_a_text_has_no_separators_and_no_line_ends() -> None:
    assert escaped("a, b; c\\d\r\ne\nf") == "a\\, b\\; c\\\\d\\ne\\nf"


def test_control_characters_and_halves_of_characters_do_not_get_in() -> None:
    assert escaped("a\x00\x1bb\u2028c\x7fd\ud800e") == "a b c d\ufffde"


@given(TEXT)
def test_lines_are_at_most_75_octets_and_become_whole_again(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"
    written = folded(line)
    assert written.endswith("\r\n")
    parts = written.encode().split(b"\r\n")[:-1]
    assert all(len(part) <= LONGEST for part in parts)
    assert all(part.startswith(b" ") for part in parts[1:])
    assert written[:-2].replace("\r\n ", "") == line
    assert b"".join([parts[0], *(part[1:] for part in parts[1:])]).decode() == line


@given(TEXT)
def test_other_libraries_read_the_text_as_it_was(text: str) -> None:
    event = "".join(
        folded(line)
        for line in ("BEGIN:VEVENT", "UID:1", "DTSTART;VALUE=DATE:20260101", f"SUMMARY:{escaped(text)}", "END:VEVENT")
    )
    whole = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{event}END:VCALENDAR\r\n"
    (read,) = icalendar.Calendar.from_ical(whole.encode()).walk("VEVENT")
    assert str(read["SUMMARY"]) == text
    assert vobject.readOne(whole).vevent.summary.value == text
