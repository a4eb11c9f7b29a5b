"""Pairings: who supports whom."""

from duikou.reading.pairings.builder import read_pairings

__all__ = ["read_pairings"]
