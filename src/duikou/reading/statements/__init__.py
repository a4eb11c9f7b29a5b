"""Statements: who promised, asked, proposed or ordered what; always attributed, never asserted."""

from duikou.reading.statements.builder import read_statements

__all__ = ["read_statements"]
