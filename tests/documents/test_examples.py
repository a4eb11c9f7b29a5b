"""The examples in the docstrings of the command and of what it stands on."""

import doctest
from importlib import import_module

import pytest

MODULES = [
    "duikou.documents.decoding",
    "duikou.documents.formats",
    "duikou.documents.genre",
    "duikou.documents.lines",
    "duikou.documents.titles",
    "duikou.pipeline",
    "duikou.verifying.checker",
    "duikou_cli.labels",
    "duikou_cli.progress",
    "duikou_cli.columns",
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_hold(name: str) -> None:
    result = doctest.testmod(import_module(name))
    assert result.attempted > 0
    assert result.failed == 0
