"""Whatever the bytes, a reader of CSV accounts for each row or refuses the file; it never fails otherwise."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netmd.exchange.readers import google, linkedin, outlook, thunderbird
from netmd.exchange.records import ImportRefusedError
from tests.unit.exchange.readers.address_books import MONTH_FIRST, OPTIONS, assert_accounted_for
from tests.unit.exchange.readers.linkedin.test_archive import CONNECTIONS, zipped
from tests.unit.exchange.readers.linkedin.test_messages import HEADER, OTHER, SENT
from tests.unit.exchange.readers.test_google import NEW
from tests.unit.exchange.readers.test_outlook import FRENCH
from tests.unit.exchange.readers.test_thunderbird import ENGLISH

FILES: tuple[tuple[ModuleType, bytes], ...] = (
    (linkedin, CONNECTIONS.encode()),
    (linkedin, (HEADER + SENT + OTHER).encode()),
    (linkedin, zipped(Connections_csv=CONNECTIONS, messages_csv=HEADER + SENT)),
    (google, NEW.encode()),
    (outlook, FRENCH.encode("cp1252")),
    (thunderbird, ENGLISH.encode("utf-16")),
)


def _read(reader: ModuleType, data: bytes) -> None:
    assert 0 <= reader.recognises("x", data) <= 1
    for options in (OPTIONS, MONTH_FIRST):
        try:
            found = reader.read(data, options)
        except ImportRefusedError:
            continue
        assert_accounted_for(found)


@settings(max_examples=150)
@given(st.sampled_from(FILES), st.data())
def test_a_file_with_bytes_changed(file: tuple[ModuleType, bytes], draw: st.DataObject) -> None:
    reader, data = file
    changed = bytearray(data)
    for _ in range(draw.draw(st.integers(1, 4))):
        at = draw.draw(st.integers(0, len(changed)))
        gone = draw.draw(st.integers(0, 20))
        new = draw.draw(
            st.one_of(st.binary(max_size=6), st.sampled_from([b'"', b",", b"\n", b"\0", b";", b"\xff\xfe"]))
        )
        changed[at : at + gone] = new
    _read(reader, bytes(changed))


@settings(max_examples=100)
@given(st.sampled_from(FILES), st.lists(st.lists(st.text(max_size=12), max_size=9), max_size=8))
def test_a_file_with_rows_of_anything(file: tuple[ModuleType, bytes], rows: list[list[str]]) -> None:
    reader, data = file
    if data.startswith(b"PK"):
        return
    below = "\n".join(",".join('"{}"'.format(cell.replace('"', '""')) for cell in row) for row in rows)
    encoding = "utf-16-le" if data.startswith(b"\xff\xfe") else "utf-8"
    _read(reader, data + b"\n"[: encoding != "utf-16-le"] + below.encode(encoding, "replace"))


@pytest.mark.parametrize("reader", [linkedin, google, outlook, thunderbird])
@given(data=st.binary(max_size=200))
def test_bytes_of_any_kind(reader: ModuleType, data: bytes) -> None:
    _read(reader, data)
