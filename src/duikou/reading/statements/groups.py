"""Cut what is said into parts that are one act each."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

import msgspec

from duikou.grammar import Match, find, load_rules
from duikou.model.records import Act
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.statements.acts import Clause, agreed, verdict
from duikou.reading.statements.phrases import after_links, clauses, starts_deed, trimmed
from duikou.reading.statements.scopes import Piece, Scope
from duikou.reading.statements.words import words

_AUTHORITY: Final = re.compile(
    r"(?:总书记|党中央|中央|国务院)[^。；]{0,60}?(?:强调|指出|要求|指示)[^。；]{0,3}?(?=[，：]|必须|要)"
)
_CIRCUMSTANCE: Final = re.compile(r"(?:[^，。；]{1,30}(?:中|上|下|时|方面|后)，)?")
_SHORTEST_SUBJECT: Final = 2


class Part(msgspec.Struct, frozen=True):
    """A stretch that is one act, by which rule, and to whom it is addressed where the words say it."""

    act: Act
    span: Span
    rule: str
    cue: Span
    addressee: Span | None = None


class Cues:
    """The cues of a page, found once and only where somebody speaks."""

    def __init__(self, context: Context, start: int, end: int) -> None:
        found: list[Match] = []
        for rule in load_rules("duikou.reading.statements", "acts"):
            found.extend(find(rule, context.page, start, end))
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
        for group in self._context.groups(piece.span):
            parts = list(self._explicit(piece.scope, group))
            if not parts:
                parts = list(self._bare(piece, group, before))
            before = parts[-1].act if parts else None
            found.extend(parts)
        return found

    def _explicit(self, scope: Scope, group: Span) -> Iterator[Part]:
        """The parts that a cue marks; a later cue of another act begins a new part."""
        cues = self._cues.within(*group)
        if not cues:
            return
        view = self._page.view
        reported = self._reported(group)
        part: Part | None = None
        for clause in clauses(view, group):
            cue = _strongest([match for match in cues if clause[0] <= match.span[0] < clause[1]])
            if cue is None or (
                part is None and cue.span[0] >= reported and cue.span[0] - clause[0] <= _SHORTEST_SUBJECT
            ):
                continue
            act, addressee = verdict(Clause(self._page, scope, cue, clause, group[1], part.act if part else None))
            if act is None or (part is not None and act == part.act):
                continue
            if part is not None:
                yield msgspec.structs.replace(part, span=trimmed(view, (part.span[0], clause[0])))
            start = after_links(view, clause[0], cue.span[0])
            part = Part(act, (start, group[1]), cue.rule.id, cue.spans["cue"], addressee)
            self._remember(scope, act, cue)
        if part is not None:
            yield msgspec.structs.replace(part, span=trimmed(view, part.span))

    def _reported(self, group: Span) -> int:
        """Where a higher authority is quoted inside the speech: what follows is its word, not the speaker's."""
        found = _AUTHORITY.search(self._page.view, *group)
        return found.end() if found else group[1]

    def _remember(self, scope: Scope, act: Act, cue: Match) -> None:
        """A hope to the other side does not change what bare imperatives go on with, once something set it."""
        if scope.chain is None or cue.rule.gives not in ("hope", "ask", "suggest", "together"):
            scope.chain = act

    def _bare(self, piece: Piece, group: Span, before: Act | None) -> Iterator[Part]:
        """A group without a cue: it goes on with the group before it, or is what the opener says it is."""
        view = self._page.view
        scope = piece.scope
        start = after_links(view, *group)
        imperative = _is_imperative(view, start, group[1])
        act = before
        rule = "statements.goes_on"
        if before is None and piece.opening and scope.act is not None and group[0] == piece.span[0]:
            act, rule = agreed(scope, view, group) if scope.act == "commitment" else scope.act, scope.opener.rule.id
            if piece.quoted and not imperative:
                return
        elif before is None and scope.chain is None and piece.opening and imperative:
            act, rule = ("directive" if piece.quoted or _stressed(view, scope) else None), scope.opener.rule.id
        elif before is None:
            act, rule = (scope.chain, "statements.chain") if imperative and group[0] == piece.span[0] else (None, "")
        elif scope.act == "commitment" and scope.voice.name is None:
            act = agreed(scope, view, group)
        if act is None or (rule != scope.opener.rule.id and _told(view, group)):
            return
        if imperative and scope.voice.standing == "recipient" and words("aid_word").search(view, *group):
            act = "request"
        span = trimmed(view, (group[0] if rule == scope.opener.rule.id else start, group[1]))
        yield Part(act, span, rule, span, scope.addressee)


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


def _told(view: str, group: Span) -> bool:
    """Whether a group without a cue tells what is or was: 已, 了, 取得 in its first clause."""
    return words("past_sign", "happening_sign").search(view, *group) is not None
