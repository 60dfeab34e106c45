"""What is wrong with a ZIP, or a workbook, which is one, that no reader takes for its own."""

from __future__ import annotations

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from netmd.exchange.records import ImportRefusedError

_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06")
_OF_WORKBOOKS = (".xlsx", ".xlsm", ".ods")
_AGAIN = "Copy or download it again, or open it where it comes from and save it again."
_SHOWN = 5


def refusal(name: str, data: bytes) -> ImportRefusedError | None:
    """Why a file of this name is refused that begins as a ZIP; None for any other."""
    if not data.startswith(_BEGINNINGS):
        return None
    try:
        with ZipFile(BytesIO(data)) as archive:
            inside = [info.filename for info in archive.infolist() if not info.is_dir()]
    except (BadZipFile, OSError, NotImplementedError, ValueError):
        is_workbook = name.casefold().endswith(_OF_WORKBOOKS) or b"xl/" in data or b"opendocument" in data[:200]
        what = "workbook" if is_workbook else "archive"
        return ImportRefusedError(f"{name} is a damaged {what}: the end of it is missing, or not what it should be.",
                                  _AGAIN)  # fmt: skip
    if not inside:
        return ImportRefusedError(f"{name} is an archive without files.", _AGAIN)
    listed = ", ".join(f"“{each[-60:]}”" for each in inside[:_SHOWN])
    more = f" and {len(inside) - _SHOWN:,} more" if len(inside) > _SHOWN else ""
    return ImportRefusedError(
        f"{name} is an archive in which netmd finds nothing to import: {listed}{more}.",
        "Unpack it, and import the file that counts.",
    )
