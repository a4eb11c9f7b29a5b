"""Which kind of event a report tells of: cues of the table `event_cues`, weighed by where they stand."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from duikou.grammar import find_all, load_rules
from duikou.lexicon import load_table
from duikou.model.records import EventKind
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.events.zones import Zone, is_passed_on

GOING = 14  # what a rule of going adds to a visit
DELEGATION = 40  # the same where a delegation goes: what it takes part in there is part of its visit
LEAST = 17  # a weaker cue makes no event
UNDATED = 0.35  # what a cue counts in a sentence of the lead that has no day
BACKGROUND = 0.1  # the same where the sentence tells of earlier years
_DAY = re.compile(
    r"[0-9]{1,2}月[0-9]{1,2}|[0-9]{1,2}日|[今昨前]天|[今昨前]日|即日|即将|近日|日前|近期|连日|当[天日]|上[午周]|下午|本周|期间|电"
)
_PAST = re.compile(
    r"[0-9一二三四五六七八九十几多数]年(?:前|来|间)|[去前当那]年|近年|时任|曾|以来|从[0-9]{4}年|(?<![0-9])[0-9]{4}年(?![0-9]{1,2}月)"
)
SIGNED_THERE = 0.4  # what signing counts in a sentence of the lead that tells of a visit or a meeting
_MEETS: frozenset[EventKind] = frozenset({"symposium", "meeting"})
_HELD = re.compile(r"召开|举行")
_NAMES = 30  # characters of the names before 一行
_SERVES = re.compile(r"援[藏疆青滇黔甘宁桂](?:医生|教师|干部|专家|队员)[^，。；]*$")  # they go about their work
_ATTENDS = ("参加", "出席", "参加了")  # 参加会见 says who was there
_SPIRIT = re.compile(r"议?精神|率[0-9达为]")  # 座谈会精神 is what a meeting laid down, 开工率100% is no opening
_GREETS = re.compile(r"(?:(?!对接|考察(?!期间)|座谈|交流|学习)[^。\n])*?(?:看望|慰问)")  # before anything else is done


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


def _signs(context: Context, zone: Zone) -> Iterator[tuple[EventKind, int, Span]]:
    """Kind, weight and words of every cue and form of a zone."""
    pattern, cues = _cues()
    view = context.page.view
    for found in pattern.finditer(view, *zone.span):
        serves = found[0] == "一行" and _SERVES.search(view, max(zone.span[0], found.start() - _NAMES), found.start())
        if is_passed_on(view, zone.span[0], found.start()):
            continue
        attends = found[0] == "会见" and view.endswith(_ATTENDS, 0, found.start())
        if not serves and not attends and not _SPIRIT.match(view, found.end()):
            yield *cues[found[0]], found.span()
    for match in find_all(load_rules("duikou.reading.events", "kinds"), context.page, *zone.span):
        kind, weight = match.rule.gives.split(":")
        yield msgspec.convert(kind, EventKind), int(weight), match.span


def main_kind(
    context: Context, zones: list[Zone], goes: Zone | None, *, delegation: bool
) -> tuple[EventKind, Span | None]:
    """The kind of the main event and the words that decided it; `other` where no cue stands.

    Each kind counts its strongest cue of each zone once, so that a word said often does not win by repetition. `goes`
    is the zone in which a rule saw somebody go to somebody: that speaks for a visit, more so of a `delegation`. To see
    a site is part of a visit; where no other word tells of a visit (考察, 代表团), the report is of a site visit.
    """
    visited = goes is not None
    scores: dict[EventKind, float] = {}
    evidence: dict[EventKind, tuple[float, Span]] = {}
    for zone in zones:
        best: dict[EventKind, float] = {}
        told = _told(context, zone)
        for sign, weight, span in _signs(context, zone):
            visited = visited or sign == "visit"
            kind: EventKind = "visit" if sign == "site_visit" else sign
            value = weight * zone.weight * told
            best[kind] = max(best.get(kind, 0.0), value)
            if value > evidence.get(kind, (0.0, (0, 0)))[0]:
                evidence[kind] = (value, span)
        held = best.keys() & _MEETS and _HELD.search(context.page.view, *zone.span)
        if zone.name == "lead" and (held or goes is not None):
            best["signing"] = best.get("signing", 0.0) * SIGNED_THERE
        for kind, value in best.items():
            scores[kind] = scores.get(kind, 0.0) + value
    if goes is not None:
        bonus = DELEGATION if delegation and not _GREETS.match(context.page.view, *goes.span) else GOING
        scores["visit"] = scores.get("visit", 0.0) + bonus * goes.weight * _told(context, goes)
        evidence.setdefault("visit", (0.0, goes.span))
    if not scores or max(scores.values()) < LEAST:
        return "other", None
    winner = max(scores, key=lambda kind: scores[kind])
    return ("site_visit" if winner == "visit" and not visited else winner), evidence[winner][1]


def _told(context: Context, zone: Zone) -> float:
    """How far a zone tells of what took place: a title does, and a sentence with its day; 三年前 is background."""
    if zone.name != "lead" or _DAY.search(context.page.view, *zone.span):
        return 1.0
    return BACKGROUND if _PAST.search(context.page.view, *zone.span) else UNDATED
