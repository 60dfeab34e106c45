"""Files made to harm, or by programs that do strange things: refused with a word on how to mend it, or neutral text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from netmd.exchange.readers.spreadsheet import bounds, recognises
from netmd.exchange.records import ImportRefusedError
from tests.unit.exchange.readers.spreadsheet.sheet import as_csv, as_xlsx, people, reading

ROWS = [["Name", "Company", "Notes"], ["Ann Ray", "Acme", "tall"]]


def _changed(change: Callable[[str, bytes], bytes], data: bytes | None = None) -> bytes:
    """A workbook with each of its parts as ``change`` makes it."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data or as_xlsx(ROWS))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def _sheet(change: Callable[[bytes], bytes]) -> bytes:
    return _changed(lambda name, text: change(text) if name == "xl/worksheets/sheet1.xml" else text)


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "LARGEST", 1_000_000)
    bomb = _changed(lambda name, text: text + b" " * 2_000_000 if name.endswith("sharedStrings.xml") else text)
    assert len(bomb) < 20_000
    with pytest.raises(ImportRefusedError, match="unpacks to more than"):
        reading(bomb)


def test_a_workbook_that_lies_about_its_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(_sheet(lambda text: text + b"<!--" + b" " * 50_000 + b"-->"))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size.to_bytes(4, "little")
    assert data.count(size) == 2
    lying = bytes(data).replace(size, (100).to_bytes(4, "little"))
    with pytest.raises(ImportRefusedError):
        reading(lying)


def test_a_cell_at_the_far_corner_is_refused_and_named() -> None:
    far = _sheet(
        lambda text: text.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    )
    with pytest.raises(ImportRefusedError, match="XFD1048576"):
        reading(far)


@pytest.mark.parametrize(
    "attributes", [b"r='XFD1048576'", b'\n r = "XFD1048576"', b's="1" r="XFD1048576"', b's="1>" r="XFD1048576"']
)
def test_however_the_far_cell_is_written(attributes: bytes) -> None:
    far = _sheet(
        lambda text: text.replace(b"</sheetData>", b"<row><c " + attributes + b"><v>1</v></c></row></sheetData>")
    )
    with pytest.raises(ImportRefusedError):
        reading(far)


def test_a_far_row_and_a_far_column_together_are_too_much() -> None:
    far = b'<row r="900000"><c><v>1</v></c></row><row r="900001"><c r="ZZ900001"><v>1</v></c></row></sheetData>'
    with pytest.raises(ImportRefusedError, match="row 900001 and column 702"):
        reading(_sheet(lambda text: text.replace(b"</sheetData>", far)))


def test_a_sheet_that_says_it_is_a_million_rows_and_has_two_is_read() -> None:
    data = _sheet(lambda text: text.replace(b'<dimension ref="A1:C2"/>', b'<dimension ref="A1:XFD1048576"/>'))
    assert data != as_xlsx(ROWS)
    assert list(people(data)) == ["Ann Ray"]


def test_far_cells_with_nothing_in_them_do_not_count() -> None:
    empty = b'<row r="1048576" hidden="1"/><row r="1048575"><c r="XFD1048575" s="0"/></row></sheetData>'
    assert list(people(_sheet(lambda text: text.replace(b"</sheetData>", empty)))) == ["Ann Ray"]


@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_of_a_sheet_of_16384_columns_the_first_500_are_read_and_it_is_said(write) -> None:
    rows = [
        [*ROWS[0], *(f"c{number}" for number in range(16_381))],
        [*ROWS[1], *(str(number) for number in range(16_381))],
    ]
    file = reading(write(rows))
    assert [(each.name, len(each.extra)) for each in file.people] == [("Ann Ray", 497)]
    assert any("16384 columns" in notice and "first 500" in notice for notice in file.notices)
    assert max(map(len, file.notices)) < 1_000


def test_of_a_sheet_of_500_columns_nothing_is_cut_off() -> None:
    rows = [[*ROWS[0], *(f"c{number}" for number in range(497))], [*ROWS[1], *(str(number) for number in range(497))]]
    file = reading(as_csv(rows))
    assert len(file.people[0].extra) == 497
    assert not any("first 500" in notice for notice in file.notices)


def test_entities_that_grow_are_not_expanded() -> None:
    laughs = (
        b'<!DOCTYPE x [<!ENTITY a "ha">'
        + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
        + b"]>"
    )

    def change(name: str, text: bytes) -> bytes:
        if not name.endswith("sharedStrings.xml"):
            return text
        return text.replace(b"?>", b"?>" + laughs, 1).replace(b"tall", b"&j;")

    try:
        found = people(_changed(change))
    except ImportRefusedError:
        return
    assert all(len(note) < 100 for note in found["Ann Ray"].notes)


def test_files_outside_are_not_read(tmp_path) -> None:
    (tmp_path / "secret").write_text("hidden away")

    def change(name: str, text: bytes) -> bytes:
        if not name.endswith("sharedStrings.xml"):
            return text
        outside = b'<!DOCTYPE x [<!ENTITY e SYSTEM "' + (tmp_path / "secret").as_uri().encode() + b'">]>'
        return text.replace(b"?>", b"?>" + outside, 1).replace(b"tall", b"&e;")

    try:
        found = people(_changed(change))
    except ImportRefusedError:
        return
    assert "hidden away" not in str(found)


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x.example","a")',
        "=cmd|' /C calc'!A0",
        "@SUM(1)",
        "+1+1",
        "<script>alert(1)</script>",
        "[[link]]",
    ],
)
@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_formulas_and_scripts_in_text_are_text(write, text: str) -> None:
    assert people(write([*ROWS, ["Bo Lee", "Zed", text]]))["Bo Lee"].notes == (text,)


def test_the_apostrophe_that_neutralises_a_formula_in_csv_is_no_part_of_the_text() -> None:
    assert people(as_csv([*ROWS, ["Bo Lee", "Zed", "'=1+1"], ["Cy Dow", "'Zed'", "'tall'"]]))["Bo Lee"].notes == (
        "=1+1",
    )


def test_of_a_formula_the_value_is_taken() -> None:
    from xlsxwriter import Workbook

    data = io.BytesIO()
    book = Workbook(data)
    sheet = book.add_worksheet()
    for at, row in enumerate(ROWS):
        sheet.write_row(at, 0, row)
    sheet.write_formula(2, 0, '=A2&"!"', None, "Bo Lee")
    sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")
    book.close()
    assert list(people(data.getvalue())) == ["Ann Ray", "Bo Lee"]


def test_numbers_stay_as_they_are_typed() -> None:
    rows = [
        ["Name", "Phone", "Badge", "Rate"],
        [1984, 441234000000, "007", 1.5],
        ["Bo Lee", "4.41234E+11", "0049", 2.0],
    ]
    found = people(as_xlsx(rows))
    assert found["1984"].phones == ("441234000000",)
    assert dict(found["1984"].extra) == {"Badge": ("007",), "Rate": ("1.5",)}
    assert (found["Bo Lee"].phones, dict(found["Bo Lee"].extra)) == ((), {"Badge": ("0049",), "Rate": ("2",)})


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04",
        b"PK\x03\x04" + b"x" * 500,
        as_xlsx(ROWS)[:2000],
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    ],
)
def test_what_is_broken_or_of_another_kind_is_refused_with_what_to_do(data: bytes) -> None:
    recognises("x.xlsx", data)
    with pytest.raises(ImportRefusedError) as refused:
        reading(data)
    assert "save" in refused.value.hint


def test_parts_in_other_encodings_are_refused_rather_than_not_looked_at() -> None:
    wide = _sheet(lambda text: text.decode().replace("UTF-8", "UTF-16").encode("utf-16"))
    with pytest.raises(ImportRefusedError, match="UTF-8"):
        reading(wide)


def test_a_broken_sheet_is_refused() -> None:
    with pytest.raises(ImportRefusedError, match="cannot be read"):
        reading(_sheet(lambda text: text[: len(text) // 2]))


def _ods(rows: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
            ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
            ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
            ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
            f'<table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body></office:document-content>',
        )
    return out.getvalue()


def _cells(*texts: str, more: str = "") -> str:
    return "".join(
        f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )


ODS_ROWS = f"<table:table-row>{_cells('Name', 'Last contact')}</table:table-row><table:table-row>{_cells('Ann Ray', '2026-03-04')}</table:table-row>"


def test_a_workbook_of_libreoffice_is_read() -> None:
    empty = '<table:table-row table:number-rows-repeated="1048574"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    data = _ods(ODS_ROWS + empty)
    assert recognises("x.ods", data) == 0.9
    assert [str(touch.when) for touch in people(data)["Ann Ray"].touches] == ["2026-03-04"]


def test_cells_that_are_repeated_a_billion_times_are_refused() -> None:
    many = _cells("x", more=' table:number-columns-repeated="16384"')
    with pytest.raises(ImportRefusedError, match="more cells than"):
        reading(_ods(f'{ODS_ROWS}<table:table-row table:number-rows-repeated="1048574">{many}</table:table-row>'))


@pytest.mark.parametrize("piece", ["(", "1", "1/", "a@", "a.", " ", "x\n", "((1", "\u0301", "é", "4 Mar 2026 ", "yes "])
def test_very_long_cells_are_text_and_take_no_time(piece: str) -> None:
    long = f"x{piece * (200_000 // len(piece))}"
    headers = [
        "Name",
        "Shoe",
        "Email",
        "Phone",
        "Next step",
        "Last contact",
        "Birthday",
        "Introduced by",
        "Cadence",
        "Tags",
        "Date",
        "Type",
    ]
    found = people(as_csv([headers, ["Ann Ray", *[long] * (len(headers) - 1)], [long[:5000], "1"]]))
    assert "Ann Ray" in found


def test_merged_cells_without_end_take_no_time() -> None:
    merged = b"".join(b'<mergeCell ref="A%d:A1048576"/>' % number for number in range(1, 3000))
    data = _sheet(lambda text: text.replace(b"</sheetData>", b"</sheetData><mergeCells>" + merged + b"</mergeCells>"))
    assert list(people(data)) == ["Ann Ray"]


def _nonsense(megabytes: int) -> bytes:
    return b"lorem ipsum dolor, sit amet\n" * (megabytes * 1_000_000 // 27)


def test_a_long_text_without_a_header_is_refused_by_its_beginning() -> None:
    with pytest.raises(ImportRefusedError, match="none of the headers in row 1 is known"):
        reading(_nonsense(3) + b"\0")


def test_a_long_text_whose_header_comes_late_is_read() -> None:
    rows = b"".join(b"%d,Ann Ray,a@x.example,%s\n" % (number, b"x" * 2_000) for number in range(1_500))
    file = reading(b"some words,on what this is\n" * 30 + b"Key,Name,Email,Notes\n" + rows)
    assert (len(file.people), file.rows) == (1, 1_500)


def test_a_long_text_of_few_rows_is_read() -> None:
    (ann,) = reading(b"Name,Notes\nAnn Ray," + b"x" * 3_000_000 + b"\n").people
    assert len(ann.notes[0]) == 3_000_000
