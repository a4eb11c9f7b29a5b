"""Which act a clause is: from its cue, who is subject or object, and whose side the speaker is on."""

import re
from collections.abc import Callable
from typing import Final

import msgspec

from duikou.grammar import Match, Page
from duikou.model.records import Act
from duikou.model.text import Span
from duikou.reading.statements.clauses import after_links
from duikou.reading.statements.deeds import is_future, noun_phrase, starts_deed, starts_preposed
from duikou.reading.statements.scopes import Scope
from duikou.reading.statements.voices import Target, Voice
from duikou.reading.statements.words import words

_TOGETHER: Final = re.compile(
    r"共同(?!体|富裕|繁荣)|携手|合作|双方|两地|互[利惠补通学鉴动]|同频共振|优势互补|所需[^，。；]{0,8}所能|一道"
)
_JOINTLY: Final = re.compile(
    r"[ ，：]*(?:在[^，。；]{2,30}，)?(?:共同|合作|联合|携手|合力|互派|互访|就[^，。；]{2,40}(?:合作|交流|协作))"
)
_WITH: Final = re.compile(r"[与同和][^，。；]{2,16}?(?:共|携手|一道|一起)")
_OWN_MEANS: Final = re.compile(r"(?:能够?|可以)?(?:通过|借助|借此|借)")
_CIRCUMSTANCE: Final = re.compile(r"(?:在|今后|下一步)[^，。；：]{0,16}，")
_FORECAST: Final = re.compile(r"届时|相信|坚信")
_EACH: Final = re.compile(r"每[^，。；]{1,4}")
_LONG_AGO: Final = re.compile(r"以前|过去|从前|当时|那时|曾经|当年|原来|原先")
_ONCE_DONE: Final = re.compile(r"(?:建成|竣工|投用|投产|投运|完工|运行|运营|启用|落成|投入使用)(?:之?后|以后)，\Z")
_SINCE: Final = re.compile(r"[从自](?:20[0-9]{2}年)?\Z")
_BACK_THEN: Final = re.compile(r"当时|那时|当年")
_EFFECT: Final = re.compile(r"(?:发挥|起到|产生|具有|带来)[^，。；]{0,14}(?:作用|影响|意义)")
_HELPS_ON: Final = re.compile(
    r"(?:一如[既继]往|继续|持续)[^，。；]{0,10}(?:支持|帮助|关心|倾斜|援助)|给予[^，。；]{0,10}(?:支持|帮助|关心|倾斜|援助)"
)
"""Help that only the side that is helped can ask for."""

_BOTH_WAYS: Final = re.compile(r"请进来[^。；]{0,30}走出去|引进来[^。；]{0,30}走出去|送出去[^。；]{0,20}请进来")
_NEAR: Final = 12
"""How many characters before a clause still tell when it was."""

_FAR: Final = 200
"""How many characters behind a cue still tell what it is about."""

BOTH: Final = ("双方", "三方", "四方", "两地")
_ALL_PRESENT: Final = ("大家", "与会人员", "与会代表", "与会同志", "与会者")
_ORDERING: Final = ("meeting", "heading", "measures", "notice")
"""Openers of meetings and documents: what they date or want of 我们 is an order."""

_NUMBER: Final = re.compile(r"[ ]*(?:[一二三四五六七八九十0-9]{1,2}[、.．是]|（[一二三四五六七八九十]）)?")
_PLACES: Final = "PpDd"
"""Symbols of places and divisions: a term that begins with one names who is to do it."""

_CANNOT: Final = ("不能", "不得", "不准", "不许")


class Clause(msgspec.Struct, frozen=True):
    """A clause as the verdicts see it: `subject` before the cue, `rest` from the cue to the end of the group.

    `open_act` is the act of the part of the group that stands before the clause.
    """

    page: Page
    scope: Scope
    cue: Match
    span: Span
    group_end: int
    open_act: Act | None

    @property
    def at(self) -> Span:
        return self.cue.spans["cue"]

    @property
    def voice(self) -> Voice:
        return self.scope.voice

    @property
    def subject(self) -> str:
        view = self.page.view
        return view[after_links(view, self.span[0], self.at[0]) : self.at[0]]

    @property
    def rest(self) -> str:
        return self.page.view[self.at[1] : min(self.group_end, self.at[1] + _FAR)]

    @property
    def goes_on(self) -> bool:
        """Whether it has no subject of its own and an act stands before it in the group."""
        return self.open_act is not None and not self.subject

    def target(self) -> tuple[Target, Span]:
        """Whom the words behind the cue mean."""
        circumstance = _CIRCUMSTANCE.match(self.page.view, self.at[1], self.group_end)
        phrase = noun_phrase(self.page, circumstance.end() if circumstance else self.at[1], self.group_end)
        return self.voice.means(self.page.view[slice(*phrase)]), phrase


class Verdict(msgspec.Struct, frozen=True):
    """An act, or None where the cue makes none, and the words that name whom it is addressed to (may be empty)."""

    act: Act | None
    addressee: Span = (0, 0)


def verdict(clause: Clause) -> Verdict:
    """What the cue of a clause makes of it."""
    found = _VERDICTS[clause.cue.rule.gives](clause)
    if clause.scope.gives == "appeal" and clause.voice.name is None and found.act in ("proposal", "directive"):
        return Verdict("request", found.addressee)  # whom an appeal names is free to follow it
    return found


def agreed(scope: Scope, view: str, span: Span) -> Act:
    """What an agreement binds: one party by itself, or both."""
    jointly = words("both_sides").search(view, *span) or _JOINTLY.match(view, *span) or _agree(scope, view, span)
    if scope.voice.name is None and jointly:
        return "proposal"
    return "commitment"


def term(page: Page, scope: Scope, span: Span) -> Act:
    """What a listed term of both sides binds: both, unless it names the one who is to do it."""
    number = _NUMBER.match(page.view, *span)
    begins = number.end() if number else span[0]
    named = page.shapes["people"][begins : begins + 1] in _PLACES
    return agreed(scope, page.view, span) if named else "proposal"


def _agree(scope: Scope, view: str, span: Span) -> bool:
    """双方同意建立…: both are bound where none of them is the subject of what they agreed on."""
    start = view.rfind("。", 0, scope.opener.span[0]) + 1
    both = words("both_sides").search(view, max(start, scope.opener.span[0] - _FAR), scope.opener.span[1])
    begins = after_links(view, max(span[0], scope.opener.span[1]), span[1])
    return both is not None and (
        starts_deed(view, begins, span[1]) is not None
        or (view.startswith("在", begins) and starts_preposed(view, begins, span[1]))
        or _EACH.match(view, begins) is not None
    )


def _hope(clause: Clause) -> Verdict:
    target, phrase = clause.target()
    if clause.voice.side == "central":
        return Verdict("directive", phrase)
    if target == "nobody" or _OWN_MEANS.match(clause.rest):
        return Verdict(_hope_of_nobody(clause))
    if target == "both":
        return Verdict("proposal", phrase)
    if target in ("ranks", "own", "self"):
        return Verdict(_hope_of_own(clause, phrase), phrase)
    return Verdict("request", phrase)


def _hope_of_own(clause: Clause, phrase: Span) -> Act:
    """A hope to one's own people orders; one to firms, or by a guest to the cadres sent to him, asks."""
    voice, view = clause.voice, clause.page.view
    helped = voice.standing == "recipient"
    helps_on = helped and _HELPS_ON.search(clause.rest)
    sent = helped and voice.side == "guest" and words("aid_word").search(view, *phrase)
    asks = helps_on or sent or (helped and clause.open_act == "request") or words("firm_word").search(view, *phrase)
    return "request" if asks else "directive"


def _hope_of_nobody(clause: Clause) -> Act:
    """A hope to nobody in particular: both sides where it is about working together, else the other, or oneself."""
    if _TOGETHER.search(clause.rest) and not words("helping_verb").search(clause.rest):
        return "proposal"
    return "commitment" if _OWN_MEANS.match(clause.rest) else "request"


def _ask(clause: Clause) -> Verdict:
    target, phrase = clause.target()
    plain = clause.page.view[slice(*clause.at)] == "请"
    if plain and clause.subject and clause.voice.means(clause.subject) in ("thing", "ranks"):
        return Verdict(None)  # 老师请大家吃饭: told of somebody else
    orders = target == "ranks" or clause.scope.gives == "notice"
    return Verdict("directive" if orders else "request", phrase)


def _suggest(clause: Clause) -> Verdict:
    target, phrase = clause.target()
    return Verdict("request" if target == "other" else "proposal", phrase)


def _must(clause: Clause) -> Verdict:
    voice, subject = clause.voice, clause.subject
    target = voice.means(subject)
    if clause.goes_on:
        return Verdict(clause.open_act)
    if clause.scope.gives in ("agreement", "terms"):
        return Verdict(agreed(clause.scope, clause.page.view, (clause.span[0], clause.group_end)))
    view = clause.page.view
    lately = view.rfind("。", max(0, clause.span[0] - _NEAR), clause.span[0]) + 1 or max(0, clause.span[0] - _NEAR)
    cannot = target == "thing" and view[slice(*clause.at)] in _CANNOT
    if cannot or _LONG_AGO.search(subject) or _BACK_THEN.search(view, lately, clause.at[0]):
        return Verdict(None)  # 资金不能少, 以前看病要走三天: how things are or were, and no order to anybody
    if target == "self" and subject.endswith("我们") and voice.side != "central":
        return Verdict(_must_of_us(clause))
    if voice.side != "central" and not voice.directs:
        return Verdict("commitment" if target == "self" else None)
    return Verdict("directive" if voice.side == "central" else _must_of(clause, target))


def _must_of_us(clause: Clause) -> Act:
    """我们要…: an order where a meeting or a document says it, else what the speaker's side will do, or both."""
    if clause.scope.gives in _ORDERING:
        return "directive"
    return "proposal" if _TOGETHER.search(clause.rest) else "commitment"


def _must_of(clause: Clause, target: Target) -> Act | None:
    """What 要 makes of a clause in the mouth of somebody who directs others."""
    if target in ("own", "thing") and _learns(clause):
        return "commitment"
    if target == "both" or (target == "nobody" and _both_speak(clause)):
        return "directive" if clause.scope.gives == "list" else "proposal"
    return _must_of_nobody(clause) if target == "nobody" else "directive"


def _must_of_nobody(clause: Clause) -> Act:
    """要… without a subject: to his own ranks, or to both sides where the speaker is the one who is helped."""
    voice, rest = clause.voice, clause.rest
    if _vows(clause):
        return "commitment"
    together = _TOGETHER.search(rest) is not None
    if _all_present(clause) or _BOTH_WAYS.search(rest) or (voice.name is None and voice.two_sided and together):
        return "proposal"
    if voice.standing != "recipient":
        return "directive"
    if together:
        return "proposal"
    return "request" if words("aid_word").search(rest) else "directive"


def _vows(clause: Clause) -> bool:
    """表示要…, and 要 learn from the other side, are promises of the speaker."""
    view, opener = clause.page.view, clause.scope.opener
    if view.endswith("表示", 0, clause.at[0]):
        return True
    if _all_present(clause) and view[slice(*opener.spans["verb"])] == "表示":
        return True
    return _learns(clause)


def _learns(clause: Clause) -> bool:
    learns = words("learning_verb").search(clause.rest) is not None or any(
        f"学习{name}" in clause.rest for name in clause.voice.other
    )
    return learns and clause.scope.chain != "directive" and any(name in clause.rest for name in clause.voice.other)


def _both_speak(clause: Clause) -> bool:
    """Whether both sides are the subject of the verb of speaking: 双方表示，要…"""
    return clause.page.view[slice(*clause.scope.opener.spans.get("subject", (0, 0)))] in BOTH


def _all_present(clause: Clause) -> bool:
    """Whether all who are present speak: together they promise or propose, and order nobody."""
    opener = clause.scope.opener
    return clause.scope.gives == "meeting" and clause.page.view[slice(*opener.spans["subject"])] in _ALL_PRESENT


def _will(clause: Clause) -> Verdict:
    if not is_future(clause.page, clause.at[1]) or _FORECAST.search(clause.subject) or _effects(clause):
        return Verdict(None)
    if not clause.subject and _ONCE_DONE.search(clause.page.view, max(0, clause.span[0] - _NEAR), clause.span[0]):
        return Verdict(None)  # 项目竣工后，将提升…: what a thing will do by itself
    if clause.goes_on:
        return Verdict(clause.open_act)
    joint = clause.scope.joint or clause.voice.means(clause.subject) == "both" or _WITH.match(clause.rest)
    return Verdict("proposal" if joint else "commitment")


def _effects(clause: Clause) -> bool:
    """对双方发展都将发挥重要作用: what a thing will do by itself."""
    return clause.subject.startswith(("对", "为")) and _EFFECT.match(clause.rest) is not None


def _together(_clause: Clause) -> Verdict:
    return Verdict("proposal")


def _offer(clause: Clause) -> Verdict:
    return Verdict(clause.open_act if clause.goes_on else "commitment")


def _dated(clause: Clause) -> Verdict:
    """A date makes a promise only where nothing is told as done and somebody has the word."""
    scope, view = clause.scope, clause.page.view
    whole = clause.span[0], min(clause.group_end, clause.at[1] + _FAR)
    if _SINCE.search(view, max(0, clause.at[0] - _NEAR), clause.at[0]) and not clause.rest.startswith("起"):
        return Verdict(None)  # 从2011年5月30日开工: since when
    if clause.open_act is not None:
        return Verdict(clause.open_act)
    if scope.act == "commitment":
        return Verdict(agreed(scope, view, whole))
    if scope.gives in _ORDERING and not words("past_sign").search(view, *whole):
        return Verdict("directive")
    spoken = scope.voice.name is not None and scope.opener.rule.id != "statements.tells"
    return Verdict("commitment" if spoken and not words("past_sign").search(view, *whole) else None)


def _planned(clause: Clause) -> Verdict:
    """A plan promises unless it is told as done."""
    told = words("past_sign").search(clause.page.view, clause.span[0], min(clause.group_end, clause.at[1] + _FAR))
    return Verdict(None if told else clause.open_act or "commitment")


def _never(clause: Clause) -> Verdict:
    return Verdict(clause.open_act or clause.scope.chain or "commitment")


_VERDICTS: Final[dict[str, Callable[[Clause], Verdict]]] = {
    "hope": _hope,
    "ask": _ask,
    "suggest": _suggest,
    "must": _must,
    "will": _will,
    "together": _together,
    "offer": _offer,
    "dated": _dated,
    "never": _never,
    "decided": _offer,
    "planned": _planned,
}
