"""Which kind of event a report tells of: cues of the table `event_cues`, weighed by where they stand."""

import re
from functools import cache

import msgspec

from duikou.lexicon import load_table
from duikou.model.records import EventKind
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.events.zones import Zone

GOING = 14  # what a rule of going adds to a visit
LEAST = 16  # a weaker cue makes no event


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, tuple[EventKind, int]]]:
    cues: dict[str, tuple[EventKind, int]] = {}
    for row in load_table("event_cues"):
        kind, weight = row.canon.split(":")
        cues[row.form] = (msgspec.convert(kind, EventKind), int(weight))
    longest_first = sorted(cues, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), cues


def cue_row(words: str) -> str | None:
    """The id of the row of a cue (`event_cues:座谈会`); None for other words."""
    return f"event_cues:{words}" if words in _cues()[1] else None


def main_kind(context: Context, zones: list[Zone], goes: Zone | None) -> tuple[EventKind, Span | None]:
    """The kind of the main event and the words that decided it; `other` where no cue stands.

    Each kind counts its strongest cue of each zone once, so that a word said often does not win by repetition. `goes`
    is the zone in which a rule saw somebody go to somebody: that speaks for a visit. To see a site is part of a visit;
    where no other word tells of a visit (考察, 代表团), the report is of a site visit.
    """
    pattern, cues = _cues()
    visited = goes is not None
    scores: dict[EventKind, float] = {}
    evidence: dict[EventKind, tuple[float, Span]] = {}
    for zone in zones:
        best: dict[EventKind, float] = {}
        for found in pattern.finditer(context.page.view, *zone.span):
            kind, weight = cues[found[0]]
            visited = visited or kind == "visit"
            kind = "visit" if kind == "site_visit" else kind
            value = weight * zone.weight
            best[kind] = max(best.get(kind, 0.0), value)
            if value > evidence.get(kind, (0.0, (0, 0)))[0]:
                evidence[kind] = (value, found.span())
        for kind, value in best.items():
            scores[kind] = scores.get(kind, 0.0) + value
    if goes is not None:
        scores["visit"] = scores.get("visit", 0.0) + GOING * goes.weight
        evidence.setdefault("visit", (0.0, goes.span))
    if not scores or max(scores.values()) < LEAST:
        return "other", None
    winner = max(scores, key=lambda kind: scores[kind])
    return ("site_visit" if winner == "visit" and not visited else winner), evidence[winner][1]
