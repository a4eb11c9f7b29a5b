"""ARCHITECTURE runs: the report walks through the real functions, and every file and name told of exists."""

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from shown import ROOT, blocks, page, session_failures

PAGE = page("ARCHITECTURE.md")
CONTRACTS = {"In `src`": "packages", "In `duikou`": "stages", "In `duikou_web`": "web"}

_PATH = re.compile(r"`([\w./-]*[\w-]/[\w./-]+|\w+[.](?:py|toml|csv|md))`")
_NAMED = re.compile(r"`([\w./-]+[.]py)` \(`(\w+)`\)", re.DOTALL)


@pytest.mark.django_db
def test_the_report_walks_through_the_house_as_told() -> None:
    failures = session_failures(PAGE, {})
    assert not failures, failures


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
