"""Write docs/glossary.md from the glossary that the pages and the command take their labels from.

python scripts/build_glossary.py
"""

import csv
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src/duikou/lexicon/glossary.csv"
PAGE = ROOT / "docs/glossary.md"

HEAD = """\
# Glossary 中文–English

One word for one thing: the Chinese label, the English label and the name in the code. Written by
`scripts/build_glossary.py` from `src/duikou/lexicon/glossary.csv`; change the table, not this page.

A code of a closed list stands after the list's name: `event.kind=visit` is the value `visit` of an event's kind.
° a label from general knowledge, to be confirmed by someone who does the work. † a label of our own, not one that
officials were seen to use. All others were seen in official use.

Rules of wording:

1. Names and posts stand exactly as printed, in printed order.
2. A word of judgement never stands in a label, a colour or a file name.
3. Every count shows 截至日期 and 口径.
4. 西藏 has two English names in official or common use, Xizang and Tibet. Which is shown, or both, is one setting for
   the whole installation; data use the code 540000.
5. People who are only mentioned are 仅提及 and are not counted as participants.
"""
MARKS = {"official": "", "unconfirmed": " °", "own": " †"}


class Term(NamedTuple):
    """One row: `avoid` holds the words not to say, parted by semicolons."""

    zh: str
    en: str
    code: str
    list: str
    section: str
    attested: str
    use: str
    avoid: str


def read_terms(path: Path) -> list[Term]:
    with path.open(encoding="utf-8", newline="") as file:
        return [Term(**row) for row in csv.DictReader(file, strict=True)]


def render(terms: list[Term]) -> str:
    sections = [render_section(name, list(rows)) for name, rows in groupby(terms, key=lambda term: term.section)]
    return HEAD + "".join(sections)


def render_section(name: str, terms: list[Term]) -> str:
    header = "| 中文 | English | Code | Use, and what not to say |\n|---|---|---|---|\n"
    return f"\n## {name}\n\n{header}" + "".join(render_row(term) for term in terms)


def render_row(term: Term) -> str:
    """Give one line: `| 会见 | official meeting | `event.kind=reception` | |`."""
    code = f"`{term.list}={term.code}`" if term.list else f"`{term.code}`" if term.code else ""
    avoid = f"Not {term.avoid.replace('; ', ', ')}" if term.avoid else ""
    use = ". ".join(part for part in (term.use, avoid) if part)
    return f"| {term.zh}{MARKS[term.attested]} | {term.en} | {code} | {use} |\n"


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(render(read_terms(TABLE)), encoding="utf-8")
