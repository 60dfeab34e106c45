"""Archives that no reader takes for its own are refused with what is wrong with them."""

from __future__ import annotations

import io
import zipfile

import pytest

from netmd.exchange.recognise import recognise
from netmd.exchange.records import ImportRefusedError
from tests.unit.exchange.readers.spreadsheet.sheet import as_xlsx


def _zip(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "x" * 200)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("people.xlsx", as_xlsx([["Name"], ["Ann Ray"]])[:2000], "people.xlsx is a damaged workbook"),
        ("people", as_xlsx([["Name"], ["Ann Ray"]])[:-40], "people is a damaged workbook"),
        ("all.zip", _zip("a.txt", "b.txt")[:-40], "all.zip is a damaged archive"),
        ("empty.zip", _zip(), "empty.zip is an archive without files"),
        ("photos.zip", _zip("1.jpg", "2.jpg"), "finds nothing to import: “1.jpg”, “2.jpg”"),
    ],
    ids=["cut workbook", "workbook without its end", "cut archive", "no files", "no known files"],
)
def test_an_archive_is_refused_with_what_is_wrong_with_it(name: str, data: bytes, why: str) -> None:
    with pytest.raises(ImportRefusedError) as refused:
        recognise(name, data)
    assert why in str(refused.value)
    assert "friends.md" not in str(refused.value)
