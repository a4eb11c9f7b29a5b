"""A program that is killed while it decides: each decision is there whole or not at all, and the ledger goes on."""

from pathlib import Path
from random import Random

import pytest
from killing import KILLS, kill, run
from ledgers import new_ledger

FILL = """
import sys
from duikou_cli.ledger import use_ledger
use_ledger(sys.argv[1], make=True)
from made_readings import TEXT, whole_report
for count in range(12):
    whole_report(text=f"{TEXT}第{count}篇\\n").load(source=f"{count}.txt")
"""
DECIDE = """
import sys
from duikou_cli.ledger import use_ledger
use_ledger(sys.argv[1])
from duikou_web.ledger.actions.decide import Wish, decide
from duikou_web.ledger.actions.undo import last_decision, undo
from duikou_web.ledger.models import Organisation
from duikou_web.ledger.reviewing.states import token_of
print("ready", flush=True)
while True:
    row = Organisation.objects.order_by("pk").first()
    decide(Wish("correct", "organisation", row.pk, token_of(row), {"kind": "museum"}, like=True))
    undo(last_decision("local").pk)
"""
CHECK = """
import sys
from duikou_cli.ledger import use_ledger
use_ledger(sys.argv[1])
from duikou_web.ledger.models import Decision, Organisation, Revision, Task
from duikou_web.ledger.verification import verify_ledger
decided = Organisation.objects.exclude(status="proposed").count()
open = Task.objects.filter(kind="organisation", is_open=True).count()
revisions = Revision.objects.filter(action__in=("decide", "undo")).count()
print(list(verify_ledger()), decided, open, revisions % 12, Decision.objects.count())
"""


@pytest.mark.slow
def test_a_killed_review_leaves_whole_decisions(tmp_path: Path) -> None:
    ledger, chance = new_ledger(tmp_path, "killed"), Random(6)
    with run(FILL, ledger) as filling:
        assert filling.wait() == 0
    for _ in range(KILLS):
        kill(DECIDE, ledger, chance, 0.05, 0.6)
        with run(CHECK, ledger) as checking:
            faults, decided, still_open, halves, decisions = checking.communicate()[0].split()
        assert (faults, halves) == ("[]", "0")
        assert (decided, still_open) in (("0", "12"), ("12", "0"))
    assert int(decisions) > 0
