"""Reads official reports of paired assistance (对口支援) into records, every fact on its words.

The public verbs, loaded when first used:

    read      one document → its reading
    read_all  a file with any number of documents → their readings
    cover     a reading → the same with what became of every character of its text
    link      the records of many readings → people, posts, events told twice, and why
    explain   which rules and table rows made what stands at a place
    verify    a file of readings against its documents
    to_json   a reading → the line that `duikou read --json` prints
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duikou.explaining import explain as explain
    from duikou.pipeline import cover as cover
    from duikou.pipeline import link as link
    from duikou.pipeline import read as read
    from duikou.pipeline import read_all as read_all
    from duikou.pipeline import to_json as to_json
    from duikou.verifying import verify as verify

__all__ = ["cover", "explain", "link", "read", "read_all", "to_json", "verify"]

_HOMES = {
    "cover": "pipeline",
    "explain": "explaining",
    "link": "pipeline",
    "read": "pipeline",
    "read_all": "pipeline",
    "to_json": "pipeline",
    "verify": "verifying",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'duikou' has no attribute {name!r}")
    return getattr(import_module(f"duikou.{_HOMES[name]}"), name)
