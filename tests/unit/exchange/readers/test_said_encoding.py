"""A text in an encoding that the person says it has."""

from __future__ import annotations

import pytest

from netmd.exchange.readers.said_encoding import in_utf8
from netmd.exchange.records import ImportRefusedError


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        ("Zoë".encode("cp1252"), "Windows-1252", "Zoë"),
        ("Zoë".encode("mac_roman"), "macroman", "Zoë"),
        ("田中".encode("cp932"), "shift_jis", "田中"),
        ("Zoë".encode("utf-16"), "utf-16", "Zoë"),
        ("\ufeffZoë".encode("utf-16-le"), "utf-16-le", "Zoë"),
        ("\ufeffZoë".encode(), "utf8", "Zoë"),
        ("Zoë".encode(), "", "Zoë"),
        (b"", "latin1", ""),
    ],
)
def test_it_is_read_in_it(data: bytes, encoding: str, text: str) -> None:
    assert in_utf8(data, encoding).decode() == text


@pytest.mark.parametrize("data", [b"PK\x03\x04\xff", b"PK\x05\x06\xff", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_no_text_stays_as_it_is(data: bytes) -> None:
    assert in_utf8(data, "utf-8") == data


@pytest.mark.parametrize("name", ["klingon", "unicode_escape", "idna", "rot13", "zlib", "cp", "utf-8\0", "../utf-8"])
def test_a_name_that_is_none_of_an_encoding_of_text_is_refused(name: str) -> None:
    with pytest.raises(ImportRefusedError, match="knows no encoding"):
        in_utf8(b"x", name)


@pytest.mark.parametrize(
    ("data", "encoding", "said"),
    [
        (b"a\r\nb\r\nc \xeb", "utf-8", r"a byte in line 3 is no letter in it \(0xEB\)"),
        (b"a\n\x81", "cp1252", r"line 2 .*0x81"),
        (b"\xef\xbb\xbfa", "cp1252", "begins with the mark of UTF-8"),
        (b"\xff\xfea\0", "utf-8", "line 1"),
    ],
)
def test_where_a_letter_would_be_lost_it_is_refused(data: bytes, encoding: str, said: str) -> None:
    with pytest.raises(ImportRefusedError, match=said):
        in_utf8(data, encoding)
