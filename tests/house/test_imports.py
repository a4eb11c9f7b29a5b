"""The import contracts cover every package, and each of them can fail."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = {
    "duikou": ("pipeline", "documents", "linking", "grammar", "lexicon", "model", "errors"),
    "duikou/reading": ("events", "statements", "people", "dates", "regions", "places", "context"),
    "duikou_web": ("serving", "urls", "site", "programme", "ledger", "settings", "databases"),
}
OUTWARD = {
    "asynchat", "asyncio", "asyncore", "concurrent", "ctypes", "dbm", "ftplib", "http", "imaplib", "multiprocessing",
    "nntplib", "os", "poplib", "pty", "random", "sched", "secrets", "select", "selectors", "shelve", "signal",
    "smtpd", "smtplib", "socket", "socketserver", "sqlite3", "ssl", "subprocess", "telnetlib", "tempfile",
    "threading", "time", "timeit", "urllib", "uuid", "webbrowser", "wsgiref", "xmlrpc", "zoneinfo",
}  # fmt: skip
"""What reaches the network, the clock, chance, another process, or what lies about on the machine."""

HARMLESS = {
    "atexit", "bisect", "calendar", "codecs", "collections", "contextlib", "csv", "dataclasses", "datetime", "decimal",
    "difflib", "email", "functools", "gzip", "hashlib", "html", "importlib", "io", "itertools", "json", "math",
    "operator", "pathlib", "posixpath", "re", "shutil", "stat", "sys", "tomllib", "typing", "xml", "zipfile", "zlib",
}  # fmt: skip
"""What the library imports beside them; a new one is looked at before it stands here."""


def test_every_package_is_under_contract() -> None:
    packages = {path.parent.name for path in (ROOT / "src").glob("*/__init__.py")}
    assert packages == set(root_packages())


@pytest.mark.parametrize(
    ("contract", "importer", "imported"),
    [
        ("packages", "duikou/pipeline", "duikou_cli"),
        ("stages", "duikou/reading/context", "duikou.pipeline"),
        ("stages", "duikou/reading/context", "duikou.linking"),
        ("stages", "duikou/documents", "duikou.reading"),
        ("stages", "duikou/grammar", "duikou.documents"),
        ("stages", "duikou/lexicon", "duikou.grammar"),
        ("stages", "duikou/model", "duikou.lexicon"),
        ("stages", "duikou/errors", "duikou.model"),
        ("stages", "duikou/newcomer", "duikou.errors"),
        ("packages", "duikou/reading/context", "duikou_web"),
        ("reading", "duikou/reading/statements", "duikou.reading.events"),
        ("reading", "duikou/reading/people", "duikou.reading.events"),
        ("reading", "duikou/reading/dates", "duikou.reading.people"),
        ("reading", "duikou/reading/places", "duikou.reading.regions"),
        ("reading", "duikou/reading/context", "duikou.reading.places"),
        ("reading", "duikou/reading/newcomer", "duikou.reading.context"),
        ("web", "duikou_web/ledger", "duikou_web.site"),
        ("web", "duikou_web/ledger", "duikou_web.serving"),
        ("web", "duikou_web/programme", "duikou_web.site"),
        ("web", "duikou_web/settings", "duikou_web.ledger"),
        ("web", "duikou_web/newcomer", "duikou_web.ledger"),
        ("library", "duikou/reading/context", "django"),
        ("library", "duikou/documents", "socket"),
        ("library", "duikou/reading/context", "urllib.request"),
        ("library", "duikou/linking", "random"),
        ("library", "duikou/model", "time"),
        ("library", "duikou/reading", "subprocess"),
        ("library", "duikou/verifying", "sqlite3"),
    ],
)
def test_a_forbidden_import_breaks_its_contract(tmp_path: Path, contract: str, importer: str, imported: str) -> None:
    write_house(tmp_path)
    assert lint(tmp_path, contract).returncode == 0
    (tmp_path / f"{importer}.py").write_text(f"import {imported}\n", encoding="utf-8")
    result = lint(tmp_path, contract)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "1 broken" in result.stdout


def test_every_module_of_the_standard_library_that_leads_out_is_barred() -> None:
    """Those of Python 3.11 to 3.14: a version may lack some of them."""
    assert set(library_contract()["forbidden_modules"]) >= OUTWARD


def test_the_library_imports_no_module_that_nobody_looked_at() -> None:
    """A module of the standard library is barred, or stands among those that touch nothing but what they are given."""
    exceptions = {line.partition(" -> ")[2] for line in library_contract()["ignore_imports"]}
    imported = {name for _, name in standard_imports()}
    assert imported - exceptions == HARMLESS
    assert HARMLESS.isdisjoint(library_contract()["forbidden_modules"])


def test_every_exception_of_the_library_is_needed() -> None:
    imported = {f"{module} -> {name}" for module, name in standard_imports()}
    assert set(library_contract()["ignore_imports"]) <= imported


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


def standard_imports() -> set[tuple[str, str]]:
    """Every import of the standard library in the library: the module, and what it imports."""
    found = set()
    for path in sorted((ROOT / "src/duikou").rglob("*.py")):
        module = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found |= {(module, name.partition(".")[0]) for name in names}
    return {(module, name) for module, name in found if name in sys.stdlib_module_names}


def library_contract() -> dict[str, list[str]]:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = config["tool"]["importlinter"]["contracts"]
    found: dict[str, list[str]] = next(contract for contract in contracts if contract["id"] == "library")
    return found


def root_packages() -> list[str]:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages: list[str] = config["tool"]["importlinter"]["root_packages"]
    return packages


def write_house(folder: Path) -> None:
    """Make a tree of empty modules under the project's own contracts."""
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    for package in (*root_packages(), "duikou/reading"):
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
