"""Elect the names of a document: strong contexts propose, weights decide, elected names are then found everywhere."""

import re
from dataclasses import dataclass, field

from duikou.grammar import Match, Page, find_all, load_rules
from duikou.grammar.name_weights import HAN, JOINING, name_weight
from duikou.grammar.names import Scored, dotted_around, name_at, name_before
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.people.refusing import (
    DOES,
    SURE,
    begins_with_word,
    joins_a_name,
    names_no_person,
    without_family,
)
from duikou.reading.people.uncovered import UNCOVERED_WEIGHT, uncovered_names

LIST_WEIGHT = 180  # an element of a list whose element before is an elected name
ENUMERATION_MEAN = 480  # what the elements of a list without a label must weigh on average
ENUMERATION_LEAST = -240  # and each of them at least the negative of this
DOTTED_WEIGHT = -250  # a dotted name without any context
NAME_REACH = 6  # before a verb, one of so many characters must lie outside all words (or be Tibetan)
ADVERBS = 2  # words that may stand between a name and its verb
FIRST_PART = 2  # a first part of more characters stands for the dotted name, a shorter one may be a word
JOINED_WEIGHT = -60  # the last one of a list: 甲某、乙某和丙某
ROSTER_WEIGHT = -200  # the same where only blanks or brackets stand between


@dataclass
class Elected:
    """A name with the places where a context elected it, and by which rule."""

    name: str
    weight: int = 0
    by: dict[int, str] = field(default_factory=dict)
    mentions: list[Span] = field(default_factory=list)


class Election:
    """The names of one page while they are being elected."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.page: Page = context.page
        self.elected: dict[str, Elected] = {}

    def propose(self, scored: Scored | None, weight: int, rule: str) -> Scored | None:
        """Elect a candidate when its weight and its context's weight together are above 0."""
        if scored is None or not self.context.is_proper(scored.span[0]):
            return None
        total = scored.weight + weight
        if total <= 0 or names_no_person(self.page, scored.span, weight):
            return None
        start, end = without_family(self.page, scored)
        name = self.page.view[start:end].replace(" ", "")
        person = self.elected.setdefault(name, Elected(name))
        person.weight = max(person.weight, total)
        person.by.setdefault(start, rule)
        return scored

    def by_rules(self) -> None:
        """Run every context rule over the page, then walk the lists that follow an elected name."""
        for match in find_all(load_rules("duikou.reading.people"), self.page):
            self._by_match(match)

    def _by_match(self, match: Match) -> None:
        start, _ = match.spans["anchor"]
        if match.rule.gives == "after":
            place = match.span[1]
            sure = match.rule.weight >= SURE
            scored = name_at(self.page, place, sure=sure, least=-match.rule.weight)
            if scored is not None and match.rule.id == _WEAK_BEFORE and begins_with_word(self.page, scored.span):
                return  # 援藏教师|本领硬
            if scored is not None and joins_a_name(self.page, scored):
                return  # 校长|和尹某某
            chosen = self.propose(scored, match.rule.weight, match.rule.id)
        else:
            chosen = self.propose(self._before(start, -match.rule.weight), match.rule.weight, match.rule.id)
        if chosen is not None:
            self._walk_list(chosen.span[1], sure=match.rule.id == "people.after_leaders")

    def _before(self, place: int, least: int) -> Scored | None:
        """The best name of more than a weight before `place`, or before the adverbs there: 某某|等|陪同."""
        shape = self.page.shapes["words"]
        if not _UNCOVERED.search(shape, max(0, place - NAME_REACH), place):
            return None
        best = name_before(self.page, place, least=least)
        for _ in range(ADVERBS):
            if place == 0 or shape[place - 1] not in "Bb":
                break
            place -= 1
            while place > 0 and shape[place] != "B":
                place -= 1
            scored = name_before(self.page, place, least=least)
            if scored is not None and (best is None or scored.weight > best.weight):
                best = scored
        return best

    def _walk_list(self, place: int, *, sure: bool = False, listed: bool = False) -> None:
        """Follow 、 from one elected name to the next; in a roster, blanks and brackets (（女，藏族）) too, and 和
        to the last one.

        `sure`: behind a leaders' label every element is a name, be it a word or a place.
        """
        view = self.page.view
        while True:
            gap = _LIST_GAP.match(view, place) or (_JOIN.match(view, place) if listed else None)
            if gap is None or gap.end() == place:
                return
            listed = "、" in gap[0]
            weight = LIST_WEIGHT if listed or "/" in gap[0] else JOINED_WEIGHT if gap[0] in JOINING else ROSTER_WEIGHT
            scored = name_at(self.page, gap.end(), sure=sure and "、" in gap[0], least=-weight)
            if self.propose(scored, weight, "people.list") is None or scored is None:
                return
            place = scored.span[1]

    def by_enumerations(self) -> None:
        """Lists of names without a label: 甲某、乙某、丙某等代表, 甲某、乙某、丙某和丁某出席."""
        for run in _RUN.finditer(self.page.view):
            inner = run[1].split("、")[:-1] if run[1] else []
            known = sum(name_weight(element) > 0 for element in inner)
            if known * 4 < len(inner) * 3 or not self._names_around(run.span()):
                continue
            scored = [name_before(self.page, run.start())]
            place = run.start() + 1
            for element in inner:
                scored.append(name_at(self.page, place, longest=len(element)))
                place += len(element) + 1
            scored.append(name_at(self.page, place))
            self._enumerated([best for best in scored if best is not None], len(scored))

    def _names_around(self, span: Span) -> bool:
        """Whether a name may end where a list of signs begins, or begin where it ends."""
        view, (start, end) = self.page.view, span
        return any(
            name_weight(view[max(0, start - n) : start]) > 0 or name_weight(view[end : end + n]) > 0 for n in (2, 3, 4)
        )

    def _enumerated(self, scored: list[Scored], length: int) -> None:
        """Elect the elements of a list that weighs like names; in a long one, an element more that may be any word."""
        names = [best for best in scored if best.weight > -ENUMERATION_LEAST]
        whole = len(names) == length or (len(names) >= _LONG_LIST and len(names) * 4 >= length * 3)
        if not whole or sum(best.weight for best in names) <= ENUMERATION_MEAN * len(names):
            return
        for best in scored:
            self.propose(best, ENUMERATION_LEAST if best in names else LIST_WEIGHT, "people.enumeration")
        self._walk_list(scored[-1].span[1], listed=True)

    def by_dots(self) -> None:
        """Names with an interpunct inside, where both parts are no regions (西藏·辽宁)."""
        for dot in re.finditer("·", self.page.view):
            self.propose(dotted_around(self.page, dot.start()), DOTTED_WEIGHT, "people.dotted")

    def by_holes(self) -> None:
        """Names that need no context, since all around them is known."""
        for scored in uncovered_names(self.page):
            self.propose(scored, UNCOVERED_WEIGHT, "people.uncovered")

    def lengthen(self) -> None:
        """A name that the same character follows everywhere was cut by a function word: 甄远|从介绍 → 甄远从|介绍."""
        view = self.page.view
        for name in [name for name in self.elected if len(name) == 2]:  # noqa: PLR2004 - longer ones are whole
            ends = [found.end() for found in re.finditer(re.escape(name), view)]
            longer = {view[end - 2 : end + 1] for end in ends}
            if len(longer) != 1:
                continue
            (whole,) = longer
            behind = [self.page.shapes["words"][end + 1 : end + 2] for end in ends]
            # A single place may be chance, but 和 before a sign joins nothing: 甄清和、闵江河.
            tells = len(ends) > 1 or (whole[-1] in JOINING and behind[0] in _ENDS)
            alone = any(sign in _ENDS or sign in DOES for sign in behind)
            if tells and alone and whole not in self.elected and HAN.fullmatch(whole) and name_weight(whole) > 0:
                cut = self.elected.pop(name)
                self.elected[whole] = Elected(whole, cut.weight, cut.by)

    def drop_places(self) -> None:
        """A name that only weak contexts elected and that elsewhere is a town's: 凤岗坚持…, where 凤岗镇 stands."""
        view = self.page.view
        for name, elected in list(self.elected.items()):
            if _WEAK_RULES.issuperset(elected.by.values()) and len(name) <= _TOWN_LENGTH:
                ends = (found.end() for found in re.finditer(re.escape(name), view))
                if any(view[end : end + 1] in _TOWN_SIGNS for end in ends):
                    del self.elected[name]

    def find_mentions(self) -> None:
        """Every occurrence of an elected name in the report proper, the longest name first."""
        if not self.elected:
            return
        for name in [name for name in self.elected if "·" in name]:
            self.elected.pop(name.rsplit("·")[-1], None)
            self.elected.pop(name.split("·")[0], None)
        names = sorted(self.elected, key=len, reverse=True)
        by_last = {name.rsplit("·")[-1]: name for name in names if "·" in name}
        by_last |= {first: name for name in names if len(first := name.split("·")[0]) > FIRST_PART and "·" in name}
        forms = [(name[0], re.escape(name[1:]) if len(name) > 2 else _padded(name)) for name in names]  # noqa: PLR2004
        forms += [(last[0], re.escape(last[1:])) for last in by_last if len(last) > 1 and last not in self.elected]
        for found in re.finditer(_either(forms), self.page.view):
            if self.context.is_proper(found.start()):
                name = found[0].replace(" ", "")
                self.elected[by_last.get(name, name)].mentions.append(found.span())
        for name in names:
            if not self.elected[name].mentions:
                del self.elected[name]


_WEAK_BEFORE = "people.after_occupation"
_WEAK_RULES = frozenset(("people.before_function", "people.before_speech", "people.before_role", "people.uncovered"))
_TOWN_LENGTH = 3  # longer names are those of no town
_TOWN_SIGNS = frozenset("镇乡县区市村州旗")
_UNCOVERED = re.compile(r"[hUu]")
_ENDS = ("", "，", "。", "、", "；")
_JOIN = re.compile(f"[{JOINING}]")
_LIST_GAP = re.compile(r"(?:（[^（）\n]{1,12}）)?(?:[、/] ?| +)")
_RUN = re.compile(r"、((?:[\u3400-\u9fff·]{2,9}、)*)")
_LONG_LIST = 3  # names that tell a list of names, though another element is a word


def _padded(name: str) -> str:
    """What stands behind the first character of a two-character name, which may be set with blanks between."""
    return f" *{re.escape(name[1])}"


def _either(forms: list[tuple[str, str]]) -> str:
    """One of the forms, the first that fits. They are told apart by their first character, so that a place is tried
    against few of them."""
    behind: dict[str, list[str]] = {}
    for first, rest in forms:
        behind.setdefault(first, []).append(rest)
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in behind.items())


def elect(context: Context) -> dict[str, Elected]:
    """The elected names of a document, each with its mentions, in no particular order."""
    election = Election(context)
    election.by_rules()
    election.by_enumerations()
    election.by_dots()
    election.by_holes()
    election.lengthen()
    election.drop_places()
    election.find_mentions()
    return election.elected
