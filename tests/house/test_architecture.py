"""ARCHITECTURE runs: the report walks through the real functions, and every file and name told of exists."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from shown import ROOT, blocks, page

PAGE = page("ARCHITECTURE.md")
CONTRACTS = {"In `src`": "packages", "In `duikou`": "stages", "In `duikou_web`": "web"}

_PATH = re.compile(r"`([\w./-]*[\w-]/[\w./-]+|\w+[.](?:py|toml|csv|md))`")
_NAMED = re.compile(r"`([\w./-]+[.]py)` \(`(\w+)`\)", re.DOTALL)


def test_the_report_walks_through_the_house_as_told(tmp_path: Path) -> None:
    """From top to bottom in a Python and a folder of its own, as a reader plays it."""
    sessions = blocks(PAGE, "pycon")
    assert len(sessions) > 8
    (tmp_path / "walk.txt").write_text("\n".join(sessions), encoding="utf-8")
    command = [sys.executable, "-m", "doctest", "walk.txt"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "DUIKOU"))}
    played = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (played.returncode, played.stdout, played.stderr) == (0, "", "")


def test_the_walk_takes_every_stage_that_reads() -> None:
    """What the pipeline imports from the stages, the walk has imported or told of."""
    walked = set(re.findall(r"import (.+)", "".join(blocks(PAGE, "pycon"))))
    names = {name for names in walked for name in names.split(", ")} | set(re.findall(r"`(\w+)`", PAGE))
    stages = [name for module, name in imports(ROOT / "src/duikou/pipeline.py") if module.startswith("duikou.reading")]
    assert stages
    assert [name for name in stages if name.startswith("read_") and name not in names] == []


def test_every_path_told_of_exists() -> None:
    told = set(_PATH.findall(PAGE))
    assert len(told) > 20
    assert [path for path in sorted(told) if located(path) is None] == []


def test_every_name_told_of_stands_in_its_module() -> None:
    told = [(path, name) for path, name in _NAMED.findall(" ".join(PAGE.split()))]
    assert len(told) > 15
    assert [(path, name) for path, name in told if name not in defined(located(path))] == []


@pytest.mark.parametrize("heading", CONTRACTS)
def test_the_layers_told_are_those_of_the_contract(heading: str) -> None:
    assert told_layers(heading) == built_layers(CONTRACTS[heading])


@pytest.mark.parametrize("package", ["duikou", "duikou_web"])
def test_every_module_of_a_package_is_told_of(package: str) -> None:
    built = {path.stem for path in (ROOT / "src" / package).iterdir() if is_module(path)}
    assert built == {name for layer in told_layers(f"In `{package}`") for name in layer}


def test_what_is_not_there_is_seen() -> None:
    assert located("duikou/nothing.py") is None
    assert "read" in defined(located("duikou/pipeline.py"))
    assert "nothing" not in defined(located("duikou/pipeline.py"))


def located(path: str) -> Path | None:
    """The file or folder of a path told of: from the root, or from src."""
    return next((place for place in (ROOT / path, ROOT / "src" / path) if place.exists()), None)


def defined(module: Path | None) -> set[str]:
    """The names that a module defines at its top."""
    assert module is not None
    names: set[str] = set()
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
                names.add(name)
    return names


def imports(module: Path) -> list[tuple[str, str]]:
    nodes = [
        node for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if isinstance(node, ast.ImportFrom)
    ]
    return [(node.module or "", alias.name) for node in nodes for alias in node.names]


def told_layers(heading: str) -> list[set[str]]:
    """The rows of the table under a heading cell, from the top, each with the modules it names."""
    table = PAGE.split(f"| {heading} |")[1].split("\n\n")[0].splitlines()[2:]
    return [set(re.findall(r"`(\w+)`", row.split("|")[1])) for row in table]


def built_layers(contract: str) -> list[set[str]]:
    """The layers of an import contract, from the top, without what is not built yet."""
    config: dict[str, Any] = tomllib.loads(page("pyproject.toml"))["tool"]["importlinter"]
    (chosen,) = [each for each in config["contracts"] if each["id"] == contract]
    folder = ROOT / "src" / chosen.get("containers", [""])[0]
    layers = [set(re.findall(r"\w+", layer)) for layer in chosen["layers"]]
    there = [
        {name for name in layer if (folder / name).is_dir() or (folder / f"{name}.py").exists()} for layer in layers
    ]
    return [layer for layer in there if layer]


def is_module(path: Path) -> bool:
    return (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").exists()
