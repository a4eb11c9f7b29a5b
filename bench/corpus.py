"""The gold reports: their texts, their facts, a digest of both, and what the reader makes of them."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import duikou
from case import Case

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"


def gold_files(folder: Path = GOLD) -> list[Path]:
    """The gold facts of every report, in order; the text lies beside each."""
    return sorted(folder.glob("*.json"))


def gold_texts(folder: Path = GOLD) -> list[bytes]:
    """The reports as bytes, in order."""
    return [path.with_suffix(".txt").read_bytes() for path in gold_files(folder)]


def texts_in(folder: Path) -> list[bytes]:
    """The reports of another folder as bytes, in order: text files, and JSON files with a `text`; not their facts."""
    found = []
    for path in sorted(folder.iterdir()):
        if path.suffix == ".txt":
            found.append(path.read_bytes())
        elif path.suffix == ".json":
            text = json.loads(path.read_bytes()).get("text")
            found += [text.encode()] if text else []
    return found


def digest(folder: Path = GOLD) -> str:
    """One hash over names and bytes of all facts and texts: it changes with any of them."""
    total = sha256()
    for path in sorted((*folder.glob("*.json"), *folder.glob("*.txt"))):
        total.update(f"{path.name} {sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


def read_case(path: Path) -> Case:
    """One gold report and its reading, as `duikou read --json` prints it."""
    text = path.with_suffix(".txt")
    reading: dict[str, Any] = json.loads(duikou.to_json(duikou.read(text.read_bytes(), source=text.name)))
    return Case(path.stem, json.loads(path.read_text(encoding="utf-8")), reading)
