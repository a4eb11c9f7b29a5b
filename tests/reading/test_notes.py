"""Every note that is explained to people is made somewhere: a number that nothing leaves would be an empty promise."""

import re
from importlib.resources import files
from pathlib import Path

from duikou.model.notes import MESSAGES

LIBRARY = Path(str(files("duikou")))


def test_every_note_is_made_by_a_stage() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("documents", "reading")
        for path in (LIBRARY / folder).rglob("*.py")
    )
    assert MESSAGES.keys() - set(re.findall(r'"(R[0-9]{3})"', code)) == set()
