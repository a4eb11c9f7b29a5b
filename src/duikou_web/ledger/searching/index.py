"""The index of all texts: FTS5 in SQLite, tsvector and GIN in PostgreSQL. It holds nothing that the texts do not.

SQLite's has no texts of its own: what is taken out of it is said as it was put in.
"""

from collections.abc import Iterable
from typing import Final

from django.db import connection

from duikou_web.ledger.searching.passages import Passage, words_in_tokens

_SHIFT: Final = 20
"""In SQLite a row's number is that of its document, shifted, and its own in the document."""

MAKE: Final = {
    "sqlite": (
        "CREATE VIRTUAL TABLE ledger_passage USING fts5(report, aside, content='', tokenize='ascii')",
    ),
    "postgresql": (
        "CREATE TABLE ledger_passage (document_id bigint NOT NULL, aside boolean NOT NULL, tokens tsvector NOT NULL)",
        "ALTER TABLE ledger_passage ALTER COLUMN tokens SET STORAGE EXTERNAL, ALTER COLUMN tokens SET STATISTICS 1000",
        "CREATE INDEX passage_document ON ledger_passage (document_id)",
        "CREATE INDEX passage_tokens ON ledger_passage USING gin (tokens)",
    ),
}  # fmt: skip
DROP: Final = "DROP TABLE IF EXISTS ledger_passage"


def put_in(document: int, passages: Iterable[Passage]) -> None:
    """Add the passages of a document that has none in the index."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(
                "INSERT INTO ledger_passage (rowid, report, aside) VALUES (%s, %s, %s)", _rows(document, passages)
            )
        else:
            rows = [(document, one.aside, _vector(one.tokens)) for one in passages]
            cursor.executemany(
                "INSERT INTO ledger_passage (document_id, aside, tokens) VALUES (%s, %s, %s::tsvector)", rows
            )


def take_out(document: int, passages: Iterable[Passage]) -> None:
    """Take out what `put_in` added: the passages are the same."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            rows = [("delete", *row) for row in _rows(document, passages)]
            cursor.executemany(
                "INSERT INTO ledger_passage (ledger_passage, rowid, report, aside) VALUES (%s, %s, %s, %s)", rows
            )
        else:
            cursor.execute("DELETE FROM ledger_passage WHERE document_id = %s", [document])


def make_anew() -> None:
    """Empty the index."""
    with connection.cursor() as cursor:
        for statement in (DROP, *MAKE[connection.vendor]):
            cursor.execute(statement)


def holding(words: str, *, everywhere: bool) -> tuple[str, list[str]]:
    """SQL for the documents that hold folded words in their report, or `everywhere`; and what goes into it.

    Longer words than a passage holds for sure are asked piece by piece: the documents are then to be looked at.
    """
    pieces = words_in_tokens(words)
    if connection.vendor == "sqlite":
        one = f"SELECT DISTINCT rowid >> {_SHIFT} FROM ledger_passage WHERE ledger_passage MATCH %s"
        where = "" if everywhere else "report : "
        asked = [where + _match(piece) for piece in pieces]
    else:
        aside = "" if everywhere else "NOT aside AND "
        one = f"SELECT DISTINCT document_id FROM ledger_passage WHERE {aside}tokens @@ %s::tsquery"
        asked = [_query(piece) for piece in pieces]
    return " INTERSECT ".join([one] * len(pieces)), asked


def _rows(document: int, passages: Iterable[Passage]) -> list[tuple[int, str, str]]:
    first = document << _SHIFT
    return [
        (first + number, *(("", one.tokens) if one.aside else (one.tokens, ""))) for number, one in enumerate(passages)
    ]


def _vector(tokens: str) -> str:
    return " ".join(f"{token}:{place}" for place, token in enumerate(tokens.split(), 1))


def _match(piece: list[str]) -> str:
    return f'"{" ".join(piece)}"' if len(piece[0]) > _ALONE else f'"{piece[0]}" *'


def _query(piece: list[str]) -> str:
    return " <-> ".join(piece) if len(piece[0]) > _ALONE else f"{piece[0]}:*"


_ALONE: Final = 4
