"""The notebook as tables, for spreadsheets: who they are, what happened, what is to be done.

Their headers are those that :mod:`netmd.exchange.readers.spreadsheet` takes for the fields they come from, so that they
can be imported again. Tables of what netmd works out by itself, and of what belongs to no person, name nobody in any
column that it would take for a name, and give nothing then.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import MappingProxyType

from netmd.exchange.query import Network
from netmd.exchange.tables.agenda import follow_ups_table
from netmd.exchange.tables.contacts import contacts_table
from netmd.exchange.tables.happened import items_table, ledger_table, meetings_table
from netmd.exchange.tables.passing import introductions_table, openings_table
from netmd.exchange.tables.table import Table
from netmd.model import Contact

TABLES: MappingProxyType[str, Callable[[Sequence[Contact], Network], Table]] = MappingProxyType(
    {
        "contacts": contacts_table,
        "meetings": meetings_table,
        "items": items_table,
        "follow-ups": follow_ups_table,
        "given-and-got": ledger_table,
        "introductions": introductions_table,
        "openings": openings_table,
    }
)
"""How each table is made of some contacts and the notebook they are in; in the order of a workbook's sheets."""
