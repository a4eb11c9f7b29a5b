"""Divisions by name, as the readers look them up; the lookups themselves stand with the tables."""

from duikou.lexicon.divisions import (
    abbreviations,
    around,
    codes_of,
    common_name,
    division_of,
    full_name,
    holds_recipient,
    is_recipient,
    level_of,
    level_word,
    lies_in,
    short_name,
    significant,
)

__all__ = [
    "abbreviations",
    "around",
    "codes_of",
    "common_name",
    "division_of",
    "full_name",
    "holds_recipient",
    "is_recipient",
    "level_of",
    "level_word",
    "lies_in",
    "short_name",
    "significant",
]
