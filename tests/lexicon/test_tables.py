"""Every table of the project: it loads, its years run forward, and what was derived says from where."""

import re
from pathlib import Path

import pytest

from duikou.errors import DataError
from duikou.lexicon import KINDS, load_table, table_names, tables

FOLDER = Path(tables.__file__).parent
SOURCES = (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
BY_HAND = {"duikou", "domain"}
YEAR = re.compile(r"(?:1[0-9]|20)\d\d")
HEADER = "form,canon,kind,since,until,source\n"


@pytest.mark.parametrize("name", table_names())
def test_a_table_loads(name: str) -> None:
    """`load_table` refuses rows that are unsorted, double, of an unknown kind or unsourced (see below)."""
    assert load_table(name)


@pytest.mark.parametrize("name", table_names())
def test_years_are_years_and_run_forward(name: str) -> None:
    for row in load_table(name):
        years = [year for year in (row.since, row.until) if year]
        assert all(YEAR.fullmatch(year) for year in years), row
        assert years == sorted(years), row


@pytest.mark.parametrize("name", table_names())
def test_a_form_has_no_blanks_around_it(name: str) -> None:
    assert [row for row in load_table(name) if any(cell != cell.strip() for cell in row)] == []


@pytest.mark.parametrize("name", table_names())
def test_a_table_that_is_not_by_hand_is_named_with_its_sources(name: str) -> None:
    foreign = {row.source for row in load_table(name)} - BY_HAND
    told = [line for line in SOURCES.splitlines() if f"{name}.csv" in line]
    assert not foreign or told, f"{name}.csv is not in SOURCES.md, though it has rows from {sorted(foreign)}"
    assert [key for key in foreign if key not in SOURCES.lower()] == []


def test_every_table_that_is_told_of_exists() -> None:
    assert set(re.findall(r"(\w+)\.csv", SOURCES)) <= set(table_names())


def test_every_kind_has_rows() -> None:
    used = {row.kind for name in table_names() for row in load_table(name)}
    assert KINDS.keys() - used == set()


@pytest.mark.parametrize(
    "rows",
    [
        "乙,,noun,,,duikou\n丙,,noun,,,duikou\n",  # 丙 comes before 乙
        "丙,,noun,,,duikou\n丙,,noun,,,duikou\n",  # twice
        "丙,,nonsense,,,duikou\n",  # no such kind
        "丙,,noun,,,\n",  # no source
        ",,noun,,,duikou\n",  # no form
        "丙,,noun,duikou\n",  # cells missing
    ],
)
def test_a_table_that_is_not_well_formed_is_refused(rows: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.csv").write_text(HEADER + rows, encoding="utf-8")
    monkeypatch.setattr(tables, "files", lambda package: tmp_path)
    with pytest.raises(DataError) as raised:
        load_table.__wrapped__("broken")
    assert raised.value.number == "D301"
    assert raised.value.where == f"broken.csv:{rows.count(chr(10)) + 1}"


def test_a_wrong_header_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.csv").write_text("form,canon,kind\n", encoding="utf-8")
    monkeypatch.setattr(tables, "files", lambda package: tmp_path)
    with pytest.raises(DataError) as raised:
        load_table.__wrapped__("broken")
    assert raised.value.where == "broken.csv:1"
