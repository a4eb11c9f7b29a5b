"""Writes stand in a few named places, nothing hides in signals or `save`, and one module asks the clock."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2] / "src/duikou_web"
WRITERS = (
    "ledger/actions/", "ledger/intake.py", "ledger/receiving.py", "ledger/rows.py", "ledger/journal.py",
    "ledger/sightings.py", "ledger/clusters.py", "ledger/listing.py",
    "ledger/reviewing/tasks.py", "ledger/searching/index.py", "ledger/searching/keeping.py",
    "ledger/backup/rows.py", "ledger/judgements.py", "ledger/naming.py", "ledger/sketching.py",
)  # fmt: skip
WRITES = {
    "save", "create", "bulk_create", "bulk_update", "update_or_create", "get_or_create", "delete", "_raw_delete",
    "executemany",
}  # fmt: skip
QUERYSET_UPDATE = {"filter", "exclude", "all", "objects", "_default_manager"}
CLOCK = {"now", "today", "utcnow", "localtime"}


def sources() -> Iterator[tuple[str, ast.Module]]:
    """Path inside the package → its code, without migrations."""
    for path in sorted(WEB.rglob("*.py")):
        name = path.relative_to(WEB).as_posix()
        if "/migrations/" not in name:
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def writes(tree: ast.Module) -> list[int]:
    """Lines that write rows: `row.save()`, `….filter(…).update(…)`."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and (node.func.attr in WRITES or (node.func.attr == "update" and is_queryset(node.func.value)))
    ]


def is_queryset(node: ast.expr) -> bool:
    return any(isinstance(part, ast.Attribute) and part.attr in QUERYSET_UPDATE for part in ast.walk(node))


def clock_questions(tree: ast.Module) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CLOCK
    ]


def hidden_logic(tree: ast.Module) -> list[str]:
    """Signals, and models that do something when they are saved."""
    names = [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name in WRITES]
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return names + [name for name in modules if name.endswith((".signals", "django.dispatch"))]


def test_only_the_named_places_write() -> None:
    found = {name: lines for name, tree in sources() if (lines := writes(tree))}
    assert [name for name in found if not name.startswith(WRITERS)] == []
    assert {name for name in found if name.startswith(WRITERS[1:])} == set(WRITERS[1:]), "a named place writes no more"


def test_only_one_module_asks_the_clock() -> None:
    assert [name for name, tree in sources() if clock_questions(tree)] == ["ledger/clock.py"]


def test_nothing_happens_behind_the_back() -> None:
    assert [(name, found) for name, tree in sources() if (found := hidden_logic(tree))] == []


@pytest.mark.parametrize(
    "code",
    [
        "row.save()",
        "Person.objects.create(name='x')",
        "rows.delete()",
        "Person.objects.filter(pk=1).update(found=True)",
    ],
)
def test_a_write_is_seen(code: str) -> None:
    assert writes(ast.parse(code)) == [1]


def test_what_is_no_write_passes() -> None:
    assert writes(ast.parse("settings = {}\nsettings.update(a=1)\nset().update([1])")) == []


def test_a_signal_and_an_own_save_are_seen() -> None:
    assert hidden_logic(ast.parse("from django.db.models.signals import post_save")) == ["django.db.models.signals"]
    assert hidden_logic(ast.parse("class A:\n    def save(self): ...")) == ["save"]


def test_a_question_to_the_clock_is_seen() -> None:
    assert clock_questions(ast.parse("from datetime import date\ndate.today()")) == [2]
