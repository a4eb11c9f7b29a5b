"""Which act a clause is: from its cue, who is subject or object, and whose side the speaker is on."""

import re
from collections.abc import Callable
from typing import Final

import msgspec

from duikou.grammar import Match, Page
from duikou.model.records import Act
from duikou.model.text import Span
from duikou.reading.statements.phrases import after_links, is_future, noun_phrase
from duikou.reading.statements.voices import Target
from duikou.reading.statements.scopes import Scope
from duikou.reading.statements.words import words

_TOGETHER: Final = re.compile(
    r"共同(?!体|富裕|繁荣)|携手|合作|双方|两地|互[利惠补通学鉴动]|同频共振|优势互补|所需[^，。；]{0,8}所能|一道"
)
_WITH: Final = re.compile(r"[与同和][^，。；]{2,16}?(?:共|携手|一道|一起)")
_HELP: Final = re.compile(r"欢迎|给予|支持|帮助|倾斜|把更多")
_FIRM: Final = re.compile(r"企业|商会|公司|客商|商家")
_OWN_MEANS: Final = re.compile(r"(?:能够?|可以)?(?:通过|借助|借此|借)")
_FORECAST: Final = re.compile(r"届时|相信|坚信")
_BOTH_WAYS: Final = re.compile(r"请进来[^。；]{0,30}走出去|引进来[^。；]{0,30}走出去|送出去[^。；]{0,20}请进来")


class Clause(msgspec.Struct, frozen=True):
    """A clause as the verdicts see it: `subject` before the cue, `rest` from the cue to the end of the group."""

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
    def subject(self) -> str:
        view = self.page.view
        return view[after_links(view, self.span[0], self.at[0]) : self.at[0]]

    @property
    def rest(self) -> str:
        return self.page.view[self.at[1] : self.group_end]

    def target(self) -> tuple[Target, Span]:
        """Whom the words behind the cue mean."""
        phrase = noun_phrase(self.page, self.at[1], self.group_end)
        return self.scope.voice.means(self.page.view[slice(*phrase)]), phrase


Verdict = tuple[Act | None, Span | None]
"""An act, or None where the cue makes none, and the words that name whom it is addressed to."""


def verdict(clause: Clause) -> Verdict:
    """What the cue of a clause makes of it."""
    return _VERDICTS[clause.cue.rule.gives](clause)


def _hope(clause: Clause) -> Verdict:
    target, phrase = clause.target()
    voice = clause.scope.voice
    if _OWN_MEANS.match(clause.rest):
        target = "nobody"
    addressed = phrase if phrase[0] < phrase[1] else None
    if voice.side == "central":
        return "directive", addressed
    if target == "both":
        return "proposal", addressed
    if target in ("ranks", "own", "self"):
        return _hope_of_own(clause, phrase), addressed
    if target == "nobody":
        return _hope_of_nobody(clause), None
    return "request", addressed


def _hope_of_own(clause: Clause, phrase: Span) -> Act:
    """A hope to one's own people orders; one to firms, or by a guest to the cadres sent to him, asks."""
    voice = clause.scope.voice
    view = clause.page.view
    sent = voice.standing == "recipient" and voice.side == "guest" and words("aid_word").search(view, *phrase)
    asks = sent or (voice.standing == "recipient" and clause.open_act == "request")
    return "request" if asks or _FIRM.search(view, *phrase) else "directive"


def _hope_of_nobody(clause: Clause) -> Act:
    """希望 without anybody behind it: both sides where it is about working together, else the other side, or nobody else."""
    if _TOGETHER.search(clause.rest) and not _HELP.search(clause.rest):
        return "proposal"
    return "commitment" if _OWN_MEANS.match(clause.rest) else "request"


def _ask(clause: Clause) -> Verdict:
    target, phrase = clause.target()
    addressed = phrase if phrase[0] < phrase[1] else None
    return ("directive" if target == "ranks" else "request"), addressed


def _suggest(clause: Clause) -> Verdict:
    target, phrase = clause.target()
    return ("request" if target == "other" else "proposal"), phrase if phrase[0] < phrase[1] else None


def _must(clause: Clause) -> Verdict:
    if clause.open_act is not None and not clause.subject:
        return clause.open_act, None
    voice = clause.scope.voice
    target = voice.means(clause.subject)
    if not voice.directs:
        return ("commitment" if target == "self" else None), None
    if target == "both" and voice.side != "central":
        return "proposal", None
    if target == "thing" and clause.page.view[slice(*clause.at)].endswith("不能"):
        return None, None  # 资金不能少: how things are, and no order to anybody
    if target == "self" and clause.subject.endswith("我们"):
        return ("proposal" if _TOGETHER.search(clause.rest) else "commitment"), None
    if target == "nobody" and voice.side != "central":
        return _must_of_nobody(clause), None
    return "directive", None


def _must_of_nobody(clause: Clause) -> Act:
    """要… without a subject: to his own ranks, or to both sides where the speaker is helped by the other."""
    voice, rest = clause.scope.voice, clause.rest
    view = clause.page.view
    if view[clause.at[0] - 2 : clause.at[0]] == "表示":
        return "commitment"
    if _BOTH_WAYS.search(rest):
        return "proposal"
    if voice.name is None:
        return "proposal" if voice.two_sided and _TOGETHER.search(rest) else "directive"
    if (
        clause.scope.chain != "directive"
        and any(name in rest for name in voice.other)
        and words("learning_verb").search(rest)
    ):
        return "commitment"
    if voice.standing == "recipient":
        if words("aid_word").search(rest) and not _TOGETHER.search(rest):
            return "request"
        return "proposal" if _TOGETHER.search(rest) else "directive"
    return "directive"


def _will(clause: Clause) -> Verdict:
    page, at = clause.page, clause.at
    if not is_future(page, at[1]):
        return None, None
    if clause.open_act is not None and not clause.subject:
        return clause.open_act, None
    if _FORECAST.search(clause.subject):
        return None, None
    if clause.scope.joint or clause.scope.voice.means(clause.subject) == "both" or _WITH.match(clause.rest):
        return "proposal", None
    return "commitment", None


def _together(_clause: Clause) -> Verdict:
    return "proposal", None


def _promise(clause: Clause) -> Verdict:
    if clause.open_act is not None and not clause.subject:
        return clause.open_act, None
    return "commitment", None


def _dated(clause: Clause) -> Verdict:
    """A date makes a promise only where nothing is told as done and somebody has the word."""
    if clause.open_act is not None:
        return clause.open_act, None
    done = words("past_sign").search(clause.page.view, clause.span[0], clause.group_end)
    if clause.scope.act == "commitment":
        return agreed(clause.scope, clause.page.view, (clause.span[0], clause.group_end)), None
    spoken = clause.scope.voice.name is not None and clause.scope.opener.rule.id != "statements.tells"
    return ("commitment" if spoken and not done else None), None


def agreed(scope: Scope, view: str, span: Span) -> Act:
    """What an agreement binds: one party by itself, or both."""
    if scope.voice.name is None and words("both_sides").search(view, *span):
        return "proposal"
    return "commitment"


def _never(clause: Clause) -> Verdict:
    return clause.open_act or clause.scope.chain or "commitment", None


_VERDICTS: Final[dict[str, Callable[[Clause], Verdict]]] = {
    "hope": _hope,
    "ask": _ask,
    "suggest": _suggest,
    "must": _must,
    "will": _will,
    "together": _together,
    "offer": _promise,
    "dated": _dated,
    "never": _never,
    "decided": _promise,
}
