"""Cut what is said into parts that are one act each."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

import msgspec

from duikou.grammar import Match, find_all, load_rules
from duikou.model.records import Act
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.statements.acts import Clause, agreed, term, verdict
from duikou.reading.statements.clauses import after_links, clauses, trimmed
from duikou.reading.statements.deeds import starts_deed, starts_preposed
from duikou.reading.statements.openers import FORMULAS
from duikou.reading.statements.scopes import Piece, Scope
from duikou.reading.statements.words import words

_AUTHORITY: Final = re.compile(
    r"(?:总书记|党中央|中央|国务院)[^。；]{0,60}?(?:强调|指出|要求|指示)[^。；]{0,3}?(?=[，：]|必须|要)"
)
_CIRCUMSTANCE: Final = re.compile(r"(?:[^，。；]{1,30}(?:中|上|下|时|方面|后)，)?")
_FIELD: Final = re.compile(
    r"[ ]*(?:第?[一二三四五六七八九十]{1,2}[是、，]|（[一二三四五六七八九十]）)[^，。；：]{2,20}[。；：]"
)
_DUTY: Final = re.compile(r"[ 0-9.、．（）一二三四五六七八九十]*[^，。；：]{2,24}(?:负责|牵头|承担|配合)")
_JUDGES: Final = re.compile(r"是|具有|意义|需要|离不开|有利于|关键")
_SHORTEST_SUBJECT: Final = 2
_NAMES_WHOM: Final = ("hope", "ask", "suggest")
_BEFORE_DEED: Final = ("must", "will", "offer")


class Part(msgspec.Struct, frozen=True):
    """A stretch that is one act, by which rule. `begins`: where the thing itself begins, behind cue and addressee."""

    act: Act
    span: Span
    rule: str
    begins: int
    addressee: Span = (0, 0)


class Cues:
    """The cues of a page, found once and only where somebody speaks."""

    def __init__(self, context: Context, start: int, end: int) -> None:
        found = list(find_all(load_rules("duikou.reading.statements", "acts"), context.page, start, end))
        found.sort(key=lambda match: (match.span[0], -match.span[1]))
        self._found = found
        self._starts = [match.span[0] for match in found]

    def within(self, start: int, end: int) -> list[Match]:
        """The cues of a stretch, in order."""
        return self._found[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


class Grouping:
    """Reads pieces in order: a bare imperative goes on with the act before it."""

    def __init__(self, context: Context, cues: Cues) -> None:
        self._context = context
        self._page = context.page
        self._cues = cues

    def parts(self, piece: Piece) -> list[Part]:
        """The actionable parts of a piece."""
        found: list[Part] = []
        before: Act | None = None
        for group in self._context.groups((_behind_formula(piece), piece.span[1])):
            parts = list(self._explicit(piece.scope, group))
            if not parts:
                bare = self._bare(piece, group, before)
                parts = [bare] if bare is not None else []
            before = parts[-1].act if parts else None
            found.extend(parts)
        piece.scope.running = bool(found)
        return found

    def _explicit(self, scope: Scope, group: Span) -> Iterator[Part]:
        """The parts that a cue marks; a later cue of another act begins a new part."""
        part: Part | None = None
        for clause, cue in self._marked(group):
            found = verdict(Clause(self._page, scope, cue, clause, group[1], part.act if part else None))
            if found.act is None or (part is not None and found.act == part.act):
                continue
            if part is not None:
                yield self._until(part, clause[0])
            part = self._part(found.act, found.addressee, clause, cue, group[1])
            if scope.chain is None or cue.rule.gives not in (*_NAMES_WHOM, "together"):
                # A hope to the other side does not change what bare imperatives go on with.
                scope.chain = found.act
        if part is not None:
            yield self._until(part, group[1])

    def _marked(self, group: Span) -> Iterator[tuple[Span, Match]]:
        """The clauses of a group that have a cue, without those in which the speaker quotes a higher authority."""
        if not self._cues.within(*group):
            return
        authority = _AUTHORITY.search(self._page.view, *group)
        first = True
        for clause in clauses(self._page.view, group):
            cue = _strongest(self._cues.within(*clause))
            if cue is None:
                continue
            if first and authority is not None and cue.span[0] >= authority.end():
                bare = cue.span[0] - clause[0] <= _SHORTEST_SUBJECT
                if bare or authority.start() >= clause[0]:
                    continue
            first = False
            yield clause, cue

    def _part(self, act: Act, addressee: Span, clause: Span, cue: Match, end: int) -> Part:
        start = after_links(self._page.view, clause[0], cue.span[0])
        begins = start
        if cue.rule.gives in _NAMES_WHOM:
            begins = self._behind(addressee, cue.spans["cue"][1], end)
        elif cue.rule.gives in _BEFORE_DEED:
            begins = cue.spans["cue"][1]
        return Part(act, (start, end), cue.rule.id, begins, addressee)

    def _behind(self, addressee: Span, cue: int, end: int) -> int:
        """Where the thing begins, behind cue and addressee; with nothing left behind a name, the name belongs to it."""
        rest = trimmed(self._page.view, (addressee[1], end))
        return addressee[1] if addressee[1] > cue and rest[0] < rest[1] else cue

    def _until(self, part: Part, end: int) -> Part:
        return msgspec.structs.replace(part, span=trimmed(self._page.view, (part.span[0], end)))

    def _bare(self, piece: Piece, group: Span, before: Act | None) -> Part | None:
        """A group without a cue: it goes on with the group before it, or is what the opener says it is."""
        view, scope = self._page.view, piece.scope
        start = after_links(view, *group)
        imperative = _is_imperative(view, start, group[1]) or (
            scope.running and scope.chain == "directive" and starts_preposed(view, start, group[1])
        )
        first = group[0] <= max(piece.span[0], _behind_formula(piece)) + 1
        if scope.gives == "measures" and _names_a_field(view, group):
            return None
        if scope.gives == "terms":
            return self._going_on(
                scope, term(self._page, scope, (start, group[1])), (start, group[1]), imperative, scope.opener.rule.id
            )
        if before is not None:
            nobody = scope.act == "commitment" and scope.voice.name is None
            found: Act | None = agreed(scope, view, group) if nobody else before
            found = scope.act if scope.gives == "list" and not imperative else found
            return self._going_on(scope, found, (start, group[1]), imperative, "statements.goes_on")
        if first and piece.opening and scope.act is not None:
            return self._opened(piece, group, imperative)
        act, rule = self._owed(piece, (start, group[1]), imperative=first and imperative)
        return self._going_on(scope, act, (start, group[1]), imperative, rule) if act is not None else None

    def _owed(self, piece: Piece, group: Span, *, imperative: bool) -> tuple[Act | None, str]:
        """The act of a group that begins with a thing to do, or with who is in charge of it, and by which rule."""
        view, scope = self._page.view, piece.scope
        if scope.gives == "undertakings" and _DUTY.match(view, *group):
            return "commitment", scope.opener.rule.id
        if not imperative:
            return None, ""
        if self._resolved(piece, group):
            return "commitment", scope.opener.rule.id
        if scope.chain is None and piece.opening and (piece.quoted or _stressed(view, scope)):
            return "directive", scope.opener.rule.id
        return scope.chain, "statements.chain"

    def _resolved(self, piece: Piece, group: Span) -> bool:
        """表示 with a bare imperative promises, unless it says what a thing is or takes."""
        said = self._page.view[slice(*piece.scope.opener.spans.get("verb", (0, 0)))]
        return (
            piece.opening
            and piece.scope.chain is None
            and said == "表示"
            and _JUDGES.search(self._page.view, *group) is None
        )

    def _opened(self, piece: Piece, group: Span, imperative: bool) -> Part | None:
        """What a verb such as 勉励 or 承诺 makes of the words behind it; a quote must be one by its own form."""
        scope = piece.scope
        if scope.act is None or (piece.quoted and not imperative):
            return None
        act = agreed(scope, self._page.view, group) if scope.act == "commitment" else scope.act
        span = trimmed(self._page.view, group)
        behind = scope.opener.spans.get("verb", span)[1]
        begins = self._behind(scope.addressee, behind, span[1]) if span[0] < behind < span[1] else span[0]
        return Part(act, span, scope.opener.rule.id, begins, scope.addressee)

    def _going_on(self, scope: Scope, act: Act | None, span: Span, imperative: bool, rule: str) -> Part | None:
        """More of an act, unless the words tell what is or was. Help that the helped one names is a request."""
        view = self._page.view
        if act is None or words("past_sign", "happening_sign").search(view, *span):
            return None
        helped = scope.voice.standing == "recipient" and scope.gives != "list"
        if imperative and helped and words("aid_word").search(view, *span):
            act = "request"
        span = trimmed(view, span)
        return Part(act, span, rule, span[0])


def _names_a_field(view: str, group: Span) -> bool:
    """一是畅通产销渠道。: the heading of what stands behind it."""
    return _FIELD.fullmatch(view, *group) is not None


def _behind_formula(piece: Piece) -> int:
    """Where the words begin that a formula of thanks or welcome is not itself."""
    if piece.opening and piece.scope.gives in FORMULAS:
        return max(piece.span[0], min(piece.scope.opener.span[1], piece.span[1]))
    return piece.span[0]


def _strongest(cues: list[Match]) -> Match | None:
    """The first cue of a clause; a request behind 将 makes it one (某地将以开放姿态诚邀…)."""
    if len(cues) > 1 and cues[0].rule.gives == "will":
        return next((cue for cue in cues if cue.rule.gives == "ask"), cues[0])
    return cues[0] if cues else None


def _is_imperative(view: str, start: int, end: int) -> bool:
    """Whether a group begins with a thing to do, perhaps behind a circumstance (在…基础上，)."""
    circumstance = _CIRCUMSTANCE.match(view, start, end)
    behind = circumstance.end() if circumstance else start
    return starts_deed(view, start, end) is not None or starts_deed(view, behind, end) is not None


def _stressed(view: str, scope: Scope) -> bool:
    """强调 with a bare imperative orders."""
    return view[slice(*scope.opener.spans.get("verb", (0, 0)))] == "强调"
