"""The ledger that a bench measures: made for it and thrown away, or kept in a file that --ledger names."""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from duikou_cli.ledger import use_ledger


def arguments(told: str | None) -> argparse.ArgumentParser:
    """How many reports of which invented world, and where the ledger is kept."""
    parser = argparse.ArgumentParser(description=told, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ledger", help="keep the ledger in this file")
    return parser


@contextmanager
def opened(kept: str | None) -> Iterator[bool]:
    """Open the ledger; whether it was there already."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(kept or f"{folder}/bench.db")
        is_there = path.exists()
        use_ledger(f"sqlite:///{path.absolute()}", make=True)
        yield is_there
