"""Linking killed -9 at random moments: what was linked stays, the next run does the rest, nothing is doubled."""

from pathlib import Path
from random import Random

import pytest
from killing import KILLS, kill, run
from ledgers import new_ledger

OPEN = """
import sys
from duikou_cli.ledger import use_ledger
use_ledger(sys.argv[1], make=True)
from invented_ledger import invent, store
from duikou_web.ledger.actions import link_records as linking
from duikou_web.ledger.models import Judgement, Person, Sighting, Telling, Unlinked
linking.AT_ONCE = 5
"""
FILL = OPEN + "store(invent(120, 3).readings)"
LINK = OPEN + "print('ready', flush=True)\nlinking.link_records()"
CHECK = (
    OPEN
    + """
from collections import Counter
pairs = Counter(Judgement.objects.filter(holds=True).values_list("kind", "left", "right"))
groups = {}
for pk, cluster in Person.objects.filter(sighting__isnull=False).values_list("pk", "cluster"):
    groups.setdefault(cluster, []).append(pk)
told = {}
for pk, episode in Telling.objects.values_list("pk", "episode"):
    told.setdefault(episode, []).append(pk)
clusters = sorted(sorted(members) for found in (groups, told) for members in found.values())
print(Unlinked.objects.count(), max(pairs.values(), default=0), hash(str(clusters)), Judgement.objects.count())
"""
)


def finished(code: str, ledger: str) -> list[str]:
    with run(code, ledger) as process:
        said = process.communicate()[0].split()
        assert process.returncode == 0
    return said


@pytest.mark.slow
def test_a_killed_linking_is_completed_by_the_next_and_doubles_nothing(tmp_path: Path) -> None:
    killed, whole, chance = new_ledger(tmp_path, "killed"), new_ledger(tmp_path, "whole"), Random(7)
    for ledger in (killed, whole):
        finished(FILL, ledger)
    waiting = [int(finished(CHECK, killed)[0])]
    for _ in range(KILLS):
        kill(LINK, killed, chance, 0, 0.25)
        left, most, *_ = finished(CHECK, killed)
        assert int(most) <= 1
        waiting.append(int(left))
    assert waiting == sorted(waiting, reverse=True) and waiting[-1] < waiting[0]
    for ledger in (killed, whole):
        finished(LINK, ledger)
    assert finished(CHECK, killed) == finished(CHECK, whole)
    assert finished(CHECK, killed)[:2] == ["0", "1"]
