"""The import contracts cover every package, and each of them can fail."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = {
    "duikou": ("pipeline", "documents", "reading", "linking", "grammar", "lexicon", "model", "errors"),
    "duikou_web": ("serving", "urls", "site", "programme", "ledger", "settings", "databases"),
}


def test_every_package_is_under_contract() -> None:
    packages = {path.parent.name for path in (ROOT / "src").glob("*/__init__.py")}
    assert packages == set(root_packages())


@pytest.mark.parametrize(
    ("contract", "importer", "imported"),
    [
        ("packages", "duikou/pipeline", "duikou_cli"),
        ("stages", "duikou/reading", "duikou.pipeline"),
        ("stages", "duikou/reading", "duikou.linking"),
        ("stages", "duikou/documents", "duikou.reading"),
        ("stages", "duikou/grammar", "duikou.documents"),
        ("stages", "duikou/lexicon", "duikou.grammar"),
        ("stages", "duikou/model", "duikou.lexicon"),
        ("stages", "duikou/errors", "duikou.model"),
        ("stages", "duikou/newcomer", "duikou.errors"),
        ("packages", "duikou/reading", "duikou_web"),
        ("web", "duikou_web/ledger", "duikou_web.site"),
        ("web", "duikou_web/ledger", "duikou_web.serving"),
        ("web", "duikou_web/programme", "duikou_web.site"),
        ("web", "duikou_web/settings", "duikou_web.ledger"),
        ("web", "duikou_web/newcomer", "duikou_web.ledger"),
        ("library", "duikou/reading", "django"),
        ("library", "duikou/documents", "socket"),
        ("library", "duikou/reading", "urllib.request"),
        ("library", "duikou/linking", "random"),
        ("library", "duikou/model", "time"),
    ],
)
def test_a_forbidden_import_breaks_its_contract(tmp_path: Path, contract: str, importer: str, imported: str) -> None:
    write_house(tmp_path)
    assert lint(tmp_path, contract).returncode == 0
    (tmp_path / f"{importer}.py").write_text(f"import {imported}\n", encoding="utf-8")
    result = lint(tmp_path, contract)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "1 broken" in result.stdout


def test_the_library_never_asks_the_clock() -> None:
    askers = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "src/duikou").rglob("*.py"))
        for node in clock_calls(path.read_text(encoding="utf-8"))
    ]
    assert askers == []


def test_a_question_to_the_clock_is_seen() -> None:
    source = "from datetime import date, datetime, UTC\ndate.today()\ndatetime.now(UTC)\ndate(2025, 6, 26)\n"
    assert [node.lineno for node in clock_calls(source)] == [2, 3]


def clock_calls(source: str) -> list[ast.Attribute]:
    """Find `date.today`, `datetime.now` and `datetime.utcnow`, which no import contract can see."""
    clock = {"today", "now", "utcnow"}
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Attribute) and node.attr in clock]


def root_packages() -> list[str]:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages: list[str] = config["tool"]["importlinter"]["root_packages"]
    return packages


def write_house(folder: Path) -> None:
    """Make a tree of empty modules under the project's own contracts."""
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    for package in root_packages():
        (folder / package).mkdir()
        (folder / package / "__init__.py").touch()
    for package, modules in MODULES.items():
        for module in modules:
            (folder / package / f"{module}.py").touch()


def lint(folder: Path, contract: str) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo", "--contract", contract]
    return subprocess.run(
        command, cwd=folder, env={"PYTHONPATH": str(folder)}, capture_output=True, text=True, check=False
    )
