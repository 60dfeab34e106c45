"""Networking spreadsheets, CSV, XLSX or ODS, with any columns in any of seven languages.

A file goes through :mod:`bounds` (is it safe to unpack), :mod:`sheets` (bytes to cells), :mod:`tables` (the header,
the rows that count), :mod:`columns` (which field each is, by :mod:`headers` and :mod:`vocabulary`), :mod:`order`
(whether days come first), :mod:`facts` (what a row's cells say), :mod:`rows` and :mod:`happened` (a record of it) and
:mod:`people` (the rows of one person as one). Where somebody was met on several days, :mod:`logs` makes
its table one of meetings, and it is read again.
"""

from netmd.exchange.readers.spreadsheet.mapping import as_options, fields, parse_mapping
from netmd.exchange.readers.spreadsheet.reader import FORMAT, mapping_of, read
from netmd.exchange.readers.spreadsheet.recognising import recognises

__all__ = ["FORMAT", "as_options", "fields", "mapping_of", "parse_mapping", "read", "recognises"]
