"""Networking spreadsheets, CSV, XLSX or ODS, with any columns in any of seven languages.

A file goes through :mod:`sheets` (bytes to cells), :mod:`tables` (the header, the rows that count), :mod:`columns`
(which field each is), :mod:`order` (whether days come first), :mod:`rows` (a record of each row) and :mod:`people`
(the rows of one person as one).
"""

from netmd.exchange.readers.spreadsheet.mapping import as_options, fields, parse_mapping
from netmd.exchange.readers.spreadsheet.reader import FORMAT, mapping_of, read, recognises

__all__ = ["FORMAT", "as_options", "fields", "mapping_of", "parse_mapping", "read", "recognises"]
