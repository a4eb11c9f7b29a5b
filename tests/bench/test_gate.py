"""The ratchet: what passes, what does not, and what moves a floor."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from bench_path import ROOT

from corpus import digest, gold_files
from gate import Floors, Lowering, compare, lowered, main, raised, read_floors, write_floors
from measure import MEASURES
from tally import Tally

HALF = Tally(1, 2, 1, 2)


class Corner:
    """A few gold reports with floors of their own."""

    def __init__(self, folder: Path) -> None:
        self.gold, self.floors = folder / "gold", folder / "floors.json"
        self.gold.mkdir()
        for path in gold_files()[:2]:
            shutil.copy(path, self.gold)
            shutil.copy(path.with_suffix(".txt"), self.gold)

    def gate(self, *words: str) -> int:
        return main([*words, "--gold", str(self.gold), "--floors", str(self.floors)])

    def floor(self, name: str) -> float:
        return read_floors(self.floors).floors[name]

    def set_floor(self, name: str, floor: float) -> None:
        before = read_floors(self.floors)
        write_floors(self.floors, Floors(before.corpus, {**before.floors, name: floor}, before.lowered))


@pytest.fixture
def corner(tmp_path: Path) -> Corner:
    corner = Corner(tmp_path)
    assert corner.gate("--update") == 0
    return corner


def test_without_floors_nothing_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corner = Corner(tmp_path)
    assert corner.gate() == 1
    assert not corner.floors.exists()
    assert capsys.readouterr().out.count("has no floor") == len(MEASURES)


def test_an_update_sets_a_floor_for_every_measure(corner: Corner) -> None:
    written = read_floors(corner.floors)
    assert written.corpus == digest(corner.gold)
    assert list(written.floors) == list(MEASURES)
    assert written.floors["people"] > 0
    assert corner.gate() == 0


def test_a_measure_below_its_floor_fails_and_is_named(corner: Corner, capsys: pytest.CaptureFixture[str]) -> None:
    corner.set_floor("people", 1.01)
    assert corner.gate() == 1
    faulty = [line for line in capsys.readouterr().out.splitlines() if line.endswith("below its floor")]
    assert [line.split()[0] for line in faulty] == ["people"]


def test_an_update_raises_and_never_lowers(corner: Corner) -> None:
    measured = corner.floor("people")
    corner.set_floor("people", measured - 0.1)
    assert corner.gate() == 0
    assert corner.gate("--update") == 0
    assert corner.floor("people") == measured
    corner.set_floor("people", 1.01)
    assert corner.gate("--update") == 1
    assert corner.floor("people") == 1.01


def test_a_floor_is_lowered_only_with_a_reason_that_is_kept(corner: Corner) -> None:
    measured = corner.floor("people")
    corner.set_floor("people", 1.01)
    corner.set_floor("posts", 1.01)
    assert corner.gate("--lower", "people", "--why", "two names of case 001 were wrong") == 1
    assert (corner.floor("people"), corner.floor("posts")) == (measured, 1.01)
    assert read_floors(corner.floors).lowered == (
        Lowering("people", 1.01, measured, "two names of case 001 were wrong"),
    )


@pytest.mark.parametrize("words", [["--lower", "people"], ["--why", "so"], ["--lower", "people", "--why", " "]])
def test_no_lowering_without_a_reason(corner: Corner, words: list[str]) -> None:
    before = corner.floors.read_bytes()
    with pytest.raises(SystemExit) as stopped:
        corner.gate(*words)
    assert stopped.value.code == 2
    assert corner.floors.read_bytes() == before


def test_lowering_a_floor_that_holds_changes_nothing(corner: Corner) -> None:
    before = corner.floors.read_bytes()
    assert corner.gate("--lower", "people", "--why", "just in case") == 0
    assert corner.floors.read_bytes() == before


def change_a_fact(gold: Path) -> None:
    (path,) = gold_files(gold)[:1]
    facts: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**facts, "notes": "changed"}), encoding="utf-8")


def change_a_text(gold: Path) -> None:
    path = gold_files(gold)[0].with_suffix(".txt")
    path.write_bytes(path.read_bytes() + b"\n")


def take_a_report_away(gold: Path) -> None:
    gold_files(gold)[0].unlink()


@pytest.mark.parametrize("change", [change_a_fact, change_a_text, take_a_report_away])
def test_another_corpus_fails_until_the_floors_are_measured_on_it(
    corner: Corner, change: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    floors = read_floors(corner.floors).floors
    write_floors(corner.floors, Floors(read_floors(corner.floors).corpus, dict.fromkeys(floors, 0.0)))
    change(corner.gold)
    assert corner.gate() == 1
    assert "The corpus is not the one" in capsys.readouterr().out
    assert corner.gate("--update") == 0
    assert read_floors(corner.floors).corpus == digest(corner.gold)


def test_slips_are_shown(corner: Corner, capsys: pytest.CaptureFixture[str]) -> None:
    path = gold_files(corner.gold)[0]
    facts: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    facts["people"].append({"name": "某人某", "posts": [], "side": "none", "roles": []})
    path.write_text(json.dumps(facts), encoding="utf-8")
    corner.gate("--slips", "people")
    assert f"missed {path.stem} 某人某\n" in capsys.readouterr().out


def test_a_new_measure_needs_a_floor() -> None:
    assert [line.fault for line in compare({"people": HALF}, Floors("", {}))] == ["has no floor"]
    assert [line.fault for line in compare({"people": HALF}, Floors("", {"people": 0.5}))] == [""]


def test_nothing_to_find_keeps_no_floor_up() -> None:
    assert [line.fault for line in compare({"sites": Tally()}, Floors("", {"sites": 0.5}))] == ["below its floor"]
    assert raised(Floors("", {"sites": 0.5}), {"sites": Tally()}, "new").floors == {"sites": 0.5}
    assert lowered(Floors("", {"sites": 0.5}), "sites", Tally(), "none left").floors == {"sites": 0.0}


def test_the_floors_of_the_project_are_for_all_measures_of_this_corpus() -> None:
    floors = read_floors(ROOT / "bench" / "floors.json")
    assert floors.floors.keys() == MEASURES.keys()
    assert all(0 <= floor <= 1 for floor in floors.floors.values())
