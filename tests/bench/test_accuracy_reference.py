"""docs/accuracy.md and the table of proofs say what the gold reports say."""

import runpy

import pytest
from bench_path import ROOT

SCRIPT = runpy.run_path(str(ROOT / "scripts/build_accuracy_reference.py"))


@pytest.mark.slow
@pytest.mark.parametrize(("render", "path"), [("render", "PAGE"), ("render_table", "TABLE")])
def test_it_is_what_the_script_makes(render: str, path: str) -> None:
    made: str = SCRIPT[render]()
    assert SCRIPT[path].read_text(encoding="utf-8") == made, "run make docs"
