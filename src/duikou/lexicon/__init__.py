"""The tables (CSV) and the one loader that validates them."""

from duikou.lexicon.kinds import KINDS, Kind
from duikou.lexicon.tables import Row, load_table, table_names

__all__ = ["KINDS", "Kind", "Row", "load_table", "table_names"]
