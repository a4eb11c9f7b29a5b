"""The openers of a page, and the scope that each opens, if any."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Final

from duikou.grammar import Match, Page, Rule, find, find_all, load_rules
from duikou.model.records import Act
from duikou.model.text import Span
from duikou.reading.statements.acts import BOTH
from duikou.reading.statements.clauses import quote_end, spoken_start
from duikou.reading.statements.collectives import acts, promises, speaks
from duikou.reading.statements.deeds import is_future, noun_phrase
from duikou.reading.statements.scopes import Opening, Scope
from duikou.reading.statements.subjects import Subject, Subjects
from duikou.reading.statements.voices import Voices
from duikou.reading.statements.words import alternation, words

FORMULAS: Final[dict[str, Act]] = {
    "thanks": "thanks", "welcome": "welcome", "congratulation": "congratulation", "praise": "praise",
}  # fmt: skip
"""Openers that are an act by themselves, and not one that somebody owes."""

_RULES: Final = ("openers", "announcements")
_ACTS: Final[dict[str, Act]] = {
    "directive": "directive", "list": "directive", "heading": "directive", "measures": "directive",
    "notice": "directive",
    "commitment": "commitment", "resolution": "commitment",
}  # fmt: skip
_NOUNS_TOO: Final = ("directive", "hope", "commitment", "statement", "resolution")
"""Verbs that are as often nouns (要求, 希望, 承诺): they need their subject directly before them."""
_BEFORE_VERB: Final = frozenset("，。；：“”\n他她们还也并又均都时中后上再")
_LINKS: Final = re.compile(
    r"[ ”]*(?:并|还|也|又|再|纷纷|一致|同时|分别|首先|最后|随后|一并|当场|当即|[他她]们?|多次|反复|一再|明确"
    r"|诚恳|郑重|真诚|衷心|会上|动情地|深情地|激动地|高兴地|自豪地|坦率地|笑着|总结)*"
    r"(?:(?:在|就|围绕|针对|关于|对|听取|了解|观看|看完|看望)[^，。；]{0,40})?"
)
_ADVERB: Final = re.compile(
    r"(?:[^，。；\n]{1,4}地|一边|郑重|庄严|公开|当场|诚恳|真诚|衷心|恳切|热切|迫切|诚挚|由衷|明确|再三|反复|首先|最后|殷切|一再|多次|同时|特别)\Z"
)
_REPORTING: Final = ("表示", "说", "介绍说", "告诉记者")
"""Verbs of a new speaker in the middle of a paragraph; 中央要求 and its like are quoted by whoever speaks."""

_PRONOUN: Final = re.compile(r"[他她]们?")
_SCENE_CLAUSE: Final = re.compile(r"[ ”]*(?:[^，。；：]{2,20}[上中后时日前间际场天]，)?")
_SHORTEST_QUOTE: Final = 8
_LONGEST_SENTENCE: Final = 600
"""How far back a verb looks for its subject: a text without a full stop must not be looked through for each verb."""

_GROUP: Final = Subject((0, 0), "", authority=False, first=False)
"""A delegation as the subject: somebody speaks, and nobody by name."""


@cache
def _scene() -> re.Pattern[str]:
    return re.compile(
        r"[ ”]*(?:(?:[0-9]{4}年)?[0-9]{1,2}[月日][^，。；]{0,14}，|在[^，。；]{1,20}(?:期间|时)，|（"
        r"|[^，。；]{2,8}[团组队](?:一行)?(?:还|先后|又|随后)?(?:来到|前往|走进|看望|考察|参观|实地|深入|听取|赴)"
        rf"|{alternation('scene_sign')})"
    )


def is_scene(view: str, place: int) -> bool:
    """Whether a sentence begins as the narrator's do: 会上，…; 7月3日，…; 在藏期间，…"""
    return _scene().match(view, place) is not None


def _behind_scene(view: str, start: int, end: int) -> int:
    """Where a sentence begins behind 座谈会上， and its like."""
    found = _SCENE_CLAUSE.match(view, start, end)
    return found.end() if found else start


class Openers:
    """All openers of a page, in order."""

    def __init__(self, page: Page, subjects: Subjects, voices: Voices) -> None:
        self._page = page
        self._subjects = subjects
        self._voices = voices
        self.topic: Subject | None = None
        self.first: Subject | None = None
        self.interviewed: Subject | None = None
        self._paragraph = 0
        found: list[Match] = []
        self._behalf: list[Match] = []
        rules = chain.from_iterable(load_rules("duikou.reading.statements", name) for name in _RULES)
        for match in _outside_names(rules, page):
            (self._behalf if match.rule.gives == "behalf" else found).append(match)
        found.sort(key=lambda match: (match.span[0], -match.span[1]))
        self._found = found
        self._starts = [match.span[0] for match in found]
        self._behalf_starts = [match.span[0] for match in self._behalf]

    def __bool__(self) -> bool:
        return bool(self._found)

    def begin(self, paragraph: int) -> None:
        """A new paragraph begins."""
        self._paragraph = paragraph

    def note_topic(self, subjects: list[Subject]) -> None:
        """Remember whom the narrator spoke of last, and first in his sentence: 他 and 他们."""
        if subjects:
            self.topic, self.first = subjects[-1], subjects[0]

    def opened(self, sentence: Span, open_scope: Scope | None) -> list[Opening]:
        """The scopes that open in a sentence, in order."""
        opened: list[Opening] = []
        floor = sentence[0]
        number = bisect_left(self._starts, sentence[0])
        for match in self._found[number : bisect_left(self._starts, sentence[1])]:
            if match.span[0] < floor:
                continue
            scope = self._scope(match, sentence, opened, open_scope)
            if scope is None:
                continue
            start = match.spans["content"][0] if "content" in match.spans else match.span[1]
            floor = match.span[1]
            if self._page.view[start : start + 1] in ("“", "「"):
                scope.closes = floor = quote_end(self._page.view, start)
                start += 1
            opened.append(Opening(scope, start, self._quote_before(match, sentence)))
        return opened

    def _scope(self, match: Match, sentence: Span, opened: list[Opening], open_scope: Scope | None) -> Scope | None:
        """The scope that a match opens, or None where it opens none."""
        gives = match.rule.gives
        if gives in ("plan", "intention"):
            free = open_scope is None or is_scene(self._page.view, sentence[0])
            return self._plan(match, sentence[1]) if free and not opened else None
        if gives == "appeal":
            return self._appeal(match, sentence, opened, open_scope)
        if gives in ("meeting", "agreement", "terms", "heading", "measures", "undertakings", "notice"):
            within = open_scope is not None and (gives == "notice" or match.span[0] > sentence[0])
            inside = gives in ("agreement", "terms", "notice") and within
            return self._nobody(match) if not (opened or inside) else None
        speaker = self._interviewee() if gives == "answer" else self._speaker(match, sentence, opened, open_scope)
        if speaker is None:
            return None
        if speaker is _GROUP:
            return self._new(match, None, _ACTS.get(gives))
        self.topic = speaker
        scope = self._new(match, speaker.name, _ACTS.get(gives))
        if gives == "list" and self._asks(scope, sentence[0]):
            scope.act = scope.chain = "request"
        number = bisect_left(self._behalf_starts, speaker.span[1])
        if number < len(self._behalf) and self._behalf_starts[number] < match.span[1]:
            scope.behalf = self._behalf[number].spans["bodies"]
        return scope

    def _asks(self, scope: Scope, start: int) -> bool:
        """Whether listed hopes are those of the side that is helped, and not for its own ranks: 提出四点希望."""
        view, verb = self._page.view, scope.opener.spans["verb"]
        hopes = view.endswith(("希望", "期望"), *verb)
        return hopes and scope.voice.standing == "recipient" and not words("own_ranks").search(view, start, verb[0])

    def _appeal(self, match: Match, sentence: Span, opened: list[Opening], open_scope: Scope | None) -> Scope | None:
        """What is listed under 建议： or 倡议：: proposals of whoever makes them, else an appeal."""
        speaker = self._speaker(match, sentence, opened, open_scope)
        name = speaker.name if speaker is not None else open_scope.voice.name if open_scope is not None else None
        if name:
            return self._new(match, name, "proposal")
        return self._nobody(match) if not opened else None

    def _plan(self, match: Match, end: int) -> Scope | None:
        """What the narrator announces: only where 将 is the future, and no 把, and nothing is told as done."""
        view = self._page.view
        will = max((match.spans[group][1] for group in ("will", "soon", "year") if group in match.spans), default=0)
        if view[will - 1] == "将" and not is_future(self._page, will):
            return None
        if match.rule.gives == "intention":
            told = words("past_sign", "happening_sign").search(view, match.span[0], end)
            if told or not self._intends(*match.spans["subject"]):
                return None
        return self._new(match, None, "commitment")

    def _intends(self, start: int, end: int) -> bool:
        """Whether a body, or 我们 of a speech that is printed whole, is the subject of an intention."""
        return words("speaker_self").fullmatch(self._page.view, start, end) is not None or promises(
            self._page, start, end
        )

    def _nobody(self, match: Match) -> Scope:
        """A meeting, an agreement, the heading of a notice: nobody in particular speaks."""
        owed = match.rule.gives in ("agreement", "terms", "undertakings")
        act: Act | None = "commitment" if owed else _ACTS.get(match.rule.gives)
        scope = self._new(match, None, act)
        scope.joint = scope.joint or (
            "subject" in match.spans and self._page.view[slice(*match.spans["subject"])] in BOTH
        )
        return scope

    def _new(self, match: Match, name: str | None, act: Act | None) -> Scope:
        scope = Scope(self._voices.of(name), match, act, act)
        scope.joint = self._page.view.endswith(("共同", "一致"), 0, match.spans.get("verb", match.span)[0])
        if "object" in match.spans:
            scope.addressee = noun_phrase(self._page, *match.spans["object"])
        return scope

    def _interviewee(self) -> Subject | None:
        self.interviewed = self.interviewed or self.topic
        return self.interviewed

    def _speaker(self, match: Match, sentence: Span, opened: list[Opening], open_scope: Scope | None) -> Subject | None:
        """Who is the subject of a verb of speaking: the name in its clause, 他, or whoever was spoken of."""
        view = self._page.view
        verb = match.spans["content"][0] if "content" in match.spans else match.spans["verb"][0]
        inside = opened[-1].start if opened else sentence[0]
        clause = spoken_start(view, sentence[0], verb)
        near = self._taking_part(max(clause, inside), match.spans["verb"][1], open_scope)
        attached = self._attached(verb, clause, near) or (not near and speaks(self._page, clause, verb))
        if match.rule.gives in _NOUNS_TOO and not attached:
            return None
        if near:
            return next((subject for subject in near if subject.first), near[-1])
        pronoun = _PRONOUN.search(view, clause, verb)
        if pronoun:
            return self.first if pronoun[0].endswith("们") else self._last(sentence, inside, verb, open_scope)
        if self._is_cue(match, sentence, verb, opened, open_scope):
            return None
        return self._unnamed(match, sentence, verb, opened, open_scope)

    def _unnamed(
        self, match: Match, sentence: Span, verb: int, opened: list[Opening], open_scope: Scope | None
    ) -> Subject | None:
        """The subject of a verb in whose clause stands no name and no pronoun: a body, or whoever was spoken of."""
        inside = opened[-1].start if opened else sentence[0]
        clause = spoken_start(self._page.view, sentence[0], verb)
        if self._collective(match, max(clause, inside), verb, opened, open_scope):
            return _GROUP
        free = not opened or opened[-1].scope.gives in FORMULAS
        if not free or not _LINKS.fullmatch(self._page.view, clause, verb):
            return None
        return self._taken_up(sentence, inside, verb, open_scope)

    def _collective(
        self, match: Match, clause: int, verb: int, opened: list[Opening], open_scope: Scope | None
    ) -> bool:
        """Whether a body or a group is the subject; in what a person says only one that reports."""
        if any(opening.scope.voice.name is not None for opening in opened):
            return False
        if open_scope is not None and open_scope.voice.name is not None:
            return self._reports(match) and speaks(self._page, clause, verb)
        return speaks(self._page, clause, verb)

    def _reports(self, match: Match) -> bool:
        """Whether an opener may bring a new speaker in the middle of what a person says."""
        verb = self._page.view[slice(*match.spans["verb"])]
        return match.rule.gives not in FORMULAS and verb in _REPORTING

    def _is_cue(self, match: Match, sentence: Span, verb: int, opened: list[Opening], open_scope: Scope | None) -> bool:
        """Whether a hope without a subject is a cue inside what is being said: that is for the acts to read."""
        if match.rule.gives != "hope":
            return False
        return bool(opened) or (open_scope is not None and not self._taking_part(sentence[0], verb, open_scope))

    def _attached(self, verb: int, clause: int, near: list[Subject]) -> bool:
        """Whether a verb that may be a noun stands directly behind its subject or at the head of its clause."""
        view, shape = self._page.view, self._page.shapes["people"]
        if verb == clause or view[verb - 1] in _BEFORE_VERB or shape[verb - 1] in "Nn":
            return True
        if near and (view[near[-1].span[1] : verb] == "同志" or not shape[near[-1].span[1] : verb].strip("TtMm")):
            return True  # 甄书记要求, 甄远山董事长要求
        return _ADVERB.search(view, clause, verb) is not None

    def _taking_part(self, start: int, end: int, open_scope: Scope | None) -> list[Subject]:
        """The subjects of a stretch, without an authority that a speaker quotes."""
        found = self._subjects.between(max(start, end - _LONGEST_SENTENCE), end)
        return [s for s in found if not (s.authority and open_scope is not None)]

    def _last(self, sentence: Span, inside: int, verb: int, open_scope: Scope | None) -> Subject | None:
        """The subject that a verb without one takes up: of this sentence, else whoever the narrator spoke of."""
        before = self._taking_part(sentence[0], verb, open_scope) if inside == sentence[0] else []
        return before[-1] if before else self.topic

    def _taken_up(self, sentence: Span, inside: int, verb: int, open_scope: Scope | None) -> Subject | None:
        """The same for a verb without even a pronoun: a delegation may stand between, and paragraphs end it."""
        found = self._last(sentence, inside, verb, open_scope)
        if found is not None and found.span[0] >= sentence[0]:
            return found
        long_before = max(sentence[0], verb - _LONGEST_SENTENCE)
        if acts(self._page, _behind_scene(self._page.view, sentence[0], verb), verb):
            return _GROUP
        if found is not None and "G" in self._page.shapes["people"][long_before:verb]:
            return _GROUP
        return found if found is not None and found.span[0] >= self._paragraph else None

    def _quote_before(self, match: Match, sentence: Span) -> Span | None:
        """“……”甲说: the quote that ends where the clause of the verb begins, in this or the sentence before."""
        if "verb" not in match.spans:
            return None
        view = self._page.view
        verb = match.spans["verb"][0]
        names = self._subjects.between(max(sentence[0], verb - _LONGEST_SENTENCE), verb)
        if not names:
            return None
        clause = spoken_start(view, max(0, sentence[0] - 1), names[-1].span[0])
        if clause == 0 or view[clause - 1] != "”" or view[clause - 2] not in "。！？，；…":
            return None
        start = view.rfind("“", max(0, clause - _LONGEST_SENTENCE), clause - 1)
        if start < 0 or clause - 1 - start <= _SHORTEST_QUOTE or "\n" in view[start:clause]:
            return None
        return start + 1, clause - 1


def _outside_names(rules: Iterable[Rule], page: Page) -> Iterator[Match]:
    """The matches of rules; one that begins inside a name (向某某对…表示感谢) is looked for again behind it."""
    for match in find_all(rules, page):
        if match.rule.gives in FORMULAS and page.shapes["people"][match.span[0]] == "N":
            yield from find(match.rule, page, match.span[0] + 1, match.span[1])
        else:
            yield match
