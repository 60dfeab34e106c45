"""How large a workbook is, before it is unpacked: a few bytes may stand for billions of cells."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from netmd.exchange.readers.spreadsheet.errors import marked
from netmd.exchange.records import ImportRefusedError

LARGEST = 200_000_000
"""Bytes of the unpacked parts together."""
MOST_CELLS = 5_000_000
"""Cells in the rectangle that a sheet fills; it is held in memory as a whole."""

_SAVE_AGAIN = "Open it and save it again as .xlsx or as CSV."


def check_bounds(data: bytes) -> list[str]:
    """Raise :class:`ImportRefusedError` where a workbook, XLSX or ODS, would not fit into a sensible memory. Returns
    where it says that cells hold errors.
    """
    errors: list[str] = []
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if sum(part.file_size for part in parts) > LARGEST or len(parts) > 10_000:
                raise _too_large()
            names = [part.filename for part in parts]
            if "xl/workbook.bin" in names:
                raise ImportRefusedError("this is a binary workbook (.xlsb)", "Open it and save it as .xlsx or as CSV.")
            for part in parts:
                if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                    text = _unpacked(archive, part.filename)
                    _check_xlsx(text)
                    errors += marked(text)
                elif part.filename == "content.xml":
                    _check_ods(_unpacked(archive, part.filename))
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise ImportRefusedError(f"the workbook cannot be unpacked: {error}", _SAVE_AGAIN) from error
    return errors


def _too_large() -> ImportRefusedError:
    return ImportRefusedError("the workbook unpacks to more than 200 MB", "Save the sheet that counts as CSV.")


def _unpacked(archive: ZipFile, name: str) -> bytes:
    """A part, up to the size that is allowed, whatever the archive says its size is."""
    with archive.open(name) as part:
        text = part.read(LARGEST + 1)
    if len(text) > LARGEST:
        raise _too_large()
    if text.startswith((b"\xff\xfe", b"\xfe\xff")) or re.search(rb"encoding\s*=\s*[\"'](?!utf-?8)", text[:200], re.I):
        raise ImportRefusedError("the workbook's parts are not in UTF-8", _SAVE_AGAIN)
    return text


_PLACE = re.compile(rb"""[<:](row|c)\b((?:[^<>"']|"[^"]*"|'[^']*')*)(/?)>""")
_REFERENCE = re.compile(rb"""(?<![\w:])r\s*=\s*["']([A-Za-z]*)(\d+)["']""")


def _check_xlsx(text: bytes) -> None:
    """Look at where cells with something in them stand; what the sheet says of its own size may be wrong."""
    if _is_plainly_small(text):
        return
    row, bottom, right, column, furthest = 0, 0, 0, 0, b""
    for match in _PLACE.finditer(text):
        said = _REFERENCE.search(match[2])
        if match[1] == b"row":
            row, column = (int(said[2][:12]) if said else row + 1), 0
            continue
        column = _column(said[1]) if said and said[1] else column + 1
        if match[2].rstrip().endswith(b"/"):
            continue
        here = int(said[2][:12]) if said else row
        if here > bottom or column > right:
            furthest = said[1] + said[2] if said else b"%d" % here
        bottom, right = max(bottom, here), max(right, column)
    if bottom * right > MOST_CELLS:
        raise ImportRefusedError(
            f"a sheet reaches to row {bottom} and column {right} (see {furthest.decode('ascii', 'replace')[:20]}): "
            "that is more than netmd can hold",
            "Delete what stands so far out, or save the part that counts as CSV.",
        )


_PLAIN = re.compile(rb'[<]c r="([A-Z]{1,3})(\d{1,7})"')
_ANY_CELL = re.compile(rb"[<:]c[\s/>]")


def _is_plainly_small(text: bytes) -> bool:
    """Whether each cell says where it is in the way that programs write it, and all of them are near enough."""
    places = _PLAIN.findall(text)
    if len(places) != len(_ANY_CELL.findall(text)):
        return False
    bottom = max((int(number) for number in {number for _, number in places}), default=0)
    return bottom * max(map(_column, {letters for letters, _ in places}), default=0) <= MOST_CELLS


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper()[:7]:
        number = number * 26 + letter - 64
    return number


_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*)>(.*?)(?=<table:table-row\b|</table:table>|\Z)", re.DOTALL)
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*?)(/?)>")
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["'](\d+)["']""")


def _check_ods(text: bytes) -> None:
    """Add up what repeated rows and cells with something in them come to."""
    cells = 0
    for row in _ODS_ROW.finditer(text):
        last = wide = 0
        for cell in _ODS_CELL.finditer(row[2]):
            wide += _times(cell[1])
            if not cell[2] or b"value" in cell[1]:
                last = wide
        cells += _times(row[1]) * last
        if cells > MOST_CELLS:
            raise ImportRefusedError("a sheet has more cells than netmd can hold", "Save the part that counts as CSV.")


def _times(attributes: bytes) -> int:
    match = _REPEATED.search(attributes)
    return int(match[1][:12]) if match else 1


_FROM_1904 = re.compile(rb"""date1904\s*=\s*["'](?:1|true)["']""")


def is_counted_from_1904(data: bytes) -> bool:
    """Whether a workbook counts its days from 1904, as Excel for the Mac did (ECMA-376, part 1, section 18.17.4.1)."""
    with ZipFile(BytesIO(data)) as archive:
        return "xl/workbook.xml" in archive.namelist() and bool(_FROM_1904.search(archive.read("xl/workbook.xml")))
