"""The tables of linking prove themselves, and the examples in its docstrings hold."""

import doctest
import re
from importlib import import_module
from pathlib import Path

import pytest

import duikou.linking
from duikou.linking.features import load_features, say
from duikou.linking.office_table import load_offices
from duikou.linking.offices import office_of, written_short
from duikou.model.linking import Reason

SOURCE = Path(duikou.linking.__file__).parent
MODULES = ["areas", "commonness", "cores", "days", "features", "folding", "offices", "stages"]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_hold(name: str) -> None:
    result = doctest.testmod(import_module(f"duikou.linking.{name}"))
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize("row", load_offices().office, ids=lambda row: row.seat)
def test_an_office_proves_itself(row: object) -> None:
    """Each example is taken for its own seat, and for no seat that stands before it."""
    assert isinstance(row, type(load_offices().office[0]))
    for example in row.examples:
        seat = office_of(example, None).seat
        assert seat.split("|")[0] == row.seat, (example, written_short(example))


def test_every_reason_that_the_code_gives_has_its_words() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    rows = {feature.key for feature in load_features().feature}
    given = {
        key
        for key in re.findall(r'"([a-z]+[.][a-z_]+)"', code)
        if key.split(".")[0] in {row.split(".")[0] for row in rows}
    }
    assert len(given) > 40
    assert {key for key in given if key not in rows and not key.startswith("name.")} - SEATS == set()


SEATS = {row.seat for row in load_offices().office}


def test_every_row_can_be_said_in_both_languages() -> None:
    for feature in load_features().feature:
        each = Reason(feature.key, feature.points, "甲", "乙")
        for language in ("zh", "en"):
            words = say(each, language)
            assert words and "{" not in words
        assert ("{left}" in feature.zh) == ("{left}" in feature.en), feature.key


def test_no_row_is_there_twice() -> None:
    keys = [feature.key for feature in load_features().feature]
    assert len(keys) == len(set(keys))


def test_thresholds_leave_room_to_ask() -> None:
    for kind, threshold in load_features().thresholds.items():
        assert threshold.different < 0 < threshold.same, kind
