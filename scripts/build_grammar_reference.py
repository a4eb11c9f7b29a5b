"""Put the tables of docs/grammar.md up to date: the symbols of a shape, the kinds without one, the weights of names.

    python scripts/build_grammar_reference.py

What the tables say stands in the code: kinds and their remarks in lexicon/kinds.py, the weights and theirs in
grammar/name_weights.py and in electing.py and refusing.py of reading/people, the contexts in reading/people/rules.toml.
The prose between the tables is written by hand and stays as it is.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from duikou.grammar import load_rules
from duikou.lexicon import KINDS, load_table, table_names

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "grammar.md"
LIBRARY = ROOT / "src" / "duikou"

_KIND = re.compile(r'^    "(\w+)": Kind\(.*\),  # (.+)$', re.MULTILINE)
_WEIGHT = re.compile(r"^([A-Z_]+) = (-?\d+)(?:  # (.+))?$", re.MULTILINE)


def render(page: str) -> str:
    """The page with its tables made anew."""
    for name, table in tables().items():
        page = fill(page, name, table)
    return page


def fill(page: str, name: str, table: str) -> str:
    """Put a table between its marks.

    >>> fill("<!-- made: a -->\\nold\\n<!-- end -->", "a", "new\\n")
    '<!-- made: a -->\\nnew\\n<!-- end -->'
    """
    pattern = re.compile(rf"(<!-- made: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    filled, count = pattern.subn(lambda marks: marks[1] + table + marks[2], page)
    if count != 1:
        raise ValueError(f"{PAGE.name} has {count} places for the table {name}, not one")
    return filled


def tables() -> dict[str, str]:
    """Every made table of the page, by the name in its mark."""
    return {
        "symbols": write_table(("Symbol", "Kinds", "Cost", "Such as"), symbol_rows()),
        "looked-up": write_table(("Kind", "Table", "What it is"), looked_up_rows()),
        "weights": write_table(("Number", "Name", "When"), weight_rows(LIBRARY / "grammar" / "name_weights.py")),
        "contexts": write_table(("Weight", "Context", "Why"), context_rows()),
        "election": write_table(("Number", "Name", "When"), election_rows()),
    }


def election_rows() -> Iterator[tuple[str, ...]]:
    """The numbers of the two modules that elect and refuse names."""
    for module in ("electing.py", "refusing.py"):
        yield from weight_rows(LIBRARY / "reading" / "people" / module)


def symbol_rows() -> Iterator[tuple[str, ...]]:
    """One row for each symbol and cost: the kinds that share them, in the order in which they win."""
    remarks = kind_remarks()
    shared: dict[tuple[str, int], list[str]] = {}
    for name, kind in KINDS.items():
        if kind.symbol:
            shared.setdefault((kind.symbol, kind.cost), []).append(name)
    for (symbol, cost), kinds in shared.items():
        told = "; ".join(remarks[kind] for kind in kinds if kind in remarks)
        yield f"`{symbol} {symbol.lower()}`", ", ".join(f"`{kind}`" for kind in kinds), str(cost), told


def looked_up_rows() -> Iterator[tuple[str, ...]]:
    """The kinds that builders look up themselves."""
    remarks, homes = kind_remarks(), kind_tables()
    for name, kind in KINDS.items():
        if not kind.symbol:
            yield f"`{name}`", ", ".join(homes.get(name, ())), remarks.get(name, "")


def kind_remarks() -> dict[str, str]:
    """Kind → the remark behind it in kinds.py."""
    return dict(_KIND.findall((LIBRARY / "lexicon" / "kinds.py").read_text(encoding="utf-8")))


def kind_tables() -> dict[str, list[str]]:
    """Kind → the tables that have rows of it."""
    homes: dict[str, list[str]] = {}
    for table in table_names():
        for kind in sorted({row.kind for row in load_table(table)}):
            homes.setdefault(kind, []).append(table)
    return homes


def weight_rows(module: Path) -> Iterator[tuple[str, ...]]:
    """The numbers a module names, each with the remark behind it."""
    for name, value, remark in _WEIGHT.findall(module.read_text(encoding="utf-8")):
        yield value, f"`{name}`", remark


def context_rows() -> Iterator[tuple[str, ...]]:
    """The rules that propose a name, the strongest first."""
    for rule in sorted(load_rules("duikou.reading.people"), key=lambda rule: (-rule.weight, rule.id)):
        yield f"{rule.weight:+}", f"`{rule.id}`", rule.source.why


def write_table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown, where a bar inside a cell (白玉|刚) must not end it."""
    lines = [header, tuple("---" for _ in header), *rows]
    cells = [" | ".join(cell.replace("|", "\\|") for cell in line) for line in lines]
    return "".join(f"| {line} |\n".replace("|  |", "| |") for line in cells)


def main() -> None:
    """Write the page."""
    PAGE.write_text(render(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
