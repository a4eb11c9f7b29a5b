"""Write docs/errors.md from the errors and the notes of the library.

python scripts/build_error_reference.py
"""

import re
from pathlib import Path

from duikou import errors
from duikou.model.notes import MESSAGES

PAGE = Path(__file__).parents[1] / "docs/errors.md"

HEAD = """\
# Errors and notes

Written by `scripts/build_error_reference.py` from `duikou.errors` and `duikou.model.notes`; change those, not this.

An **error** says what could not be done: its number, where, what, and the cure. The other documents are read all the
same, and the exit status is 1. A **note** stands in a reading, with the words it is about: something was seen and not
made a record, or made one with care.
"""

# One branch of the tree in the docstring of duikou.errors.
_BRANCH = re.compile(r"(?P<name>\w+Error)\s+D(?P<digit>\d)xx\s+(?P<what>.+)")


def render() -> str:
    """The whole page."""
    branches = _BRANCH.findall(errors.__doc__ or "")
    return HEAD + "".join(render_branch(*branch) for branch in branches) + render_notes()


def render_branch(name: str, digit: str, what: str) -> str:
    rows = [
        f"| {number} | {said} | {cure} |\n"
        for number, (said, cure) in errors.CURES.items()
        if number.startswith(f"D{digit}")
    ]
    return f"\n## D{digit}xx: {what}\n\n`{name}`\n\n| Number | What happened | Cure |\n|---|---|---|\n" + "".join(rows)


def render_notes() -> str:
    rows = [f"| {code} | {message} |\n" for code, message in MESSAGES.items()]
    return "\n## Rxxx: notes\n\n| Code | What was seen |\n|---|---|\n" + "".join(rows)


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
