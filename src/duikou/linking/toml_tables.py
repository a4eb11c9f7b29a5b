"""Read the tables of this package that are TOML: their shape is checked when they are read."""

import tomllib
from importlib.resources import files
from typing import TypeVar

import msgspec

from duikou.errors import DataError

Shape = TypeVar("Shape")


def read_toml(name: str, shape: type[Shape]) -> Shape:
    """A table of this package, as what it is declared to be.

    Raises:
        DataError: D302, the file is not well formed.
    """
    try:
        return msgspec.convert(tomllib.loads((files(__package__) / name).read_text("utf-8")), shape)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DataError("D302", f"linking/{name}", str(error)) from error
