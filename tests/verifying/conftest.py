"""A reading of an invented report, and what is said of it once it was changed."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from duikou import read, to_json
from duikou.verifying import Checker, Failure
from verifying.changed_readings import FULL, Change


@pytest.fixture
def reading() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_json(read(FULL.encode(), source="a.txt", published="2025-06-27")))
    return found


@pytest.fixture
def said_of(reading: dict[str, Any]) -> Callable[[Change], list[Failure]]:
    """What is said of the reading, checked alone, once a change was made to it."""

    def said_of(change: Change) -> list[Failure]:
        change(reading)
        return list(Checker().check([json.dumps(reading)]))

    return said_of
