"""The glossary binds label, code and record: one word for one thing."""

import runpy
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import pytest

from duikou.model import dates, details, records

ROOT = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(ROOT / "scripts/build_glossary.py"))
TERMS: list[Any] = SCRIPT["read_terms"](SCRIPT["TABLE"])

CODE_LISTS = {
    "event.kind": records.EventKind,
    "event.extent": get_type_hints(records.Event)["extent"],
    "participant.role": records.Role,
    "statement.act": records.Act,
    "item.specificity": records.Specificity,
    "person.side": records.Side,
    "coverage.kind": details.CoverageKind,
    "byline.kind": records.BylineKind,
    "block.kind": records.BlockKind,
    "organisation.kind": records.OrganisationKind,
    "figure.kind": records.FigureKind,
    "date.basis": dates.Basis,
    "date.precision": dates.Precision,
}


def test_the_page_is_what_the_script_makes() -> None:
    render: Callable[[list[Any]], str] = SCRIPT["render"]
    assert (ROOT / "docs/glossary.md").read_text(encoding="utf-8") == render(TERMS), "run scripts/build_glossary.py"


def test_a_label_a_code_and_a_name_mean_one_thing() -> None:
    for field in ("zh", "en", "code"):
        used = Counter((term.list, getattr(term, field)) for term in TERMS if getattr(term, field))
        assert [key for key, count in used.items() if count > 1] == []


def test_every_term_has_both_labels_and_a_known_standing() -> None:
    assert [term for term in TERMS if not (term.zh and term.en) or term.attested not in SCRIPT["MARKS"]] == []


def test_codes_are_names_that_code_can_use() -> None:
    assert [term for term in TERMS if term.code and not (term.code.isidentifier() and term.code.islower())] == []
    assert [term for term in TERMS if term.list and not term.code] == []


def test_sections_and_lists_stand_together() -> None:
    sections = [term.section for term in TERMS]
    assert len(list(runs(sections))) == len(set(sections))


@pytest.mark.parametrize("name", CODE_LISTS)
def test_every_code_of_the_records_has_its_row(name: str) -> None:
    assert {term.code for term in TERMS if term.list == name} == set(get_args(CODE_LISTS[name]))


def test_every_record_has_its_word() -> None:
    words = {term.code for term in TERMS}
    classes = [value for value in vars(records).values() if isinstance(value, type)]
    structs = [value for value in classes if issubclass(value, msgspec.Struct)]
    assert len(structs) > 10
    assert [value.__name__ for value in structs if snake(value.__name__) not in words] == []


def test_no_word_to_avoid_is_a_label() -> None:
    labels = {term.zh for term in TERMS} | {term.en for term in TERMS}
    avoided = {word for term in TERMS for word in term.avoid.split("; ") if word}
    assert avoided
    assert avoided & labels == set()


def runs(values: list[str]) -> Iterator[str]:
    for before, value in zip(["", *values], values, strict=False):
        if value != before:
            yield value


def snake(name: str) -> str:
    """`PartialDate` → `partial_date`."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
