"""Rules are proved by the gold: what it knows is right, what it does not is wrong. All people are invented."""

import json
from pathlib import Path

import bench_path  # noqa: F401 - makes the modules of bench importable

from proofs import prove

TEXT = "甲省代表团赴那曲市考察\n2日，甲省副省长章若谷率团到那曲市考察，走进雪莲小学。他表示，将投入3亿元支持那曲市。"


def gold(folder: Path, **facts: object) -> list[Path]:
    folder.joinpath("001.txt").write_text(TEXT, "utf-8")
    path = folder / "001.json"
    path.write_text(json.dumps({"people": [], "events": [], "statements_complete": True, **facts}), "utf-8")
    return [path]


def test_what_the_gold_knows_is_right(tmp_path: Path) -> None:
    said = [{"speaker": "章若谷", "act": "commitment", "quote": "将投入3亿元支持那曲市"}]
    people = [{"name": "章若谷", "posts": ["甲省副省长"], "side": "guest"}]
    proved = prove(
        gold(tmp_path, people=people, statements=said, sites=["雪莲小学"], figures=[{"kind": "money", "value": 3e8}])
    )
    assert proved["statement", "statements.will"] == (1, 1)
    assert proved["person", "people.after_office"] == (1, 1)
    assert proved["figure", "figures.number"] == (1, 1)
    assert [counts for (what, _), counts in proved.items() if what == "site"] == [(1, 1)]


def test_what_the_gold_does_not_know_is_wrong(tmp_path: Path) -> None:
    proved = prove(gold(tmp_path))
    assert proved["statement", "statements.will"] == (0, 1)
    assert proved["person", "people.after_office"] == (0, 1)
    assert proved["figure", "figures.number"] == (0, 1)


def test_what_the_gold_cannot_judge_is_left_out(tmp_path: Path) -> None:
    proved = prove(gold(tmp_path, statements_complete=False))
    assert not any(what == "statement" for what, _ in proved)
    assert not any(what in ("event", "person.side") for what, _ in proved)
