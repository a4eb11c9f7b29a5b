"""Figures of the programme: money, counts, shares, areas, lengths and other measures."""

from duikou.reading.figures.builder import read_figures

__all__ = ["read_figures"]
