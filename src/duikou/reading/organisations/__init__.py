"""Organisations: who is named beside persons and regions."""

from duikou.reading.organisations.builder import read_organisations

__all__ = ["read_organisations"]
