"""Who did what: a walk over names and verbs, sentence by sentence.

Names before a verb are its subjects; a further verb without names between keeps them (主持会议并讲话); names behind a
verb that takes a person (会见, 看望) are its objects.
"""

from dataclasses import dataclass, field
from functools import cache

import msgspec

from duikou.grammar import Page
from duikou.lexicon import load_table
from duikou.model.records import Role
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.events import role_words as words
from duikou.reading.events.idle_verbs import gives_nothing, goes_somewhere
from duikou.reading.events.printed_roles import labelled, told_heads
from duikou.reading.people import NamedPerson, named_by_surname

_LONGEST_CLAUSE = 60


@cache
def _roles() -> dict[str, Role]:
    """Verb → the role of its subject, by the table `verbs`; verbs that give none (察看, 感谢) are left out."""
    rows = [row for row in load_table("verbs") if row.kind in ("role", "speech") and row.canon]
    return {row.form: msgspec.convert(row.canon, Role) for row in rows}


@dataclass
class Part:
    """What one person did, with the printed order and the words; `places` are name and verb of each role."""

    roles: list[Role] = field(default_factory=list)
    order: int = 0
    span: Span = (0, 0)
    places: list[tuple[Role, Span, Span]] = field(default_factory=list)


def read_roles(context: Context, people: list[NamedPerson]) -> dict[str, Part]:
    """Name → part, for everybody who has a role, in printed order."""
    walk = _Walk(context.page, people)
    for block in context.proper():
        for sentence in context.sentences(block.span):
            walk.sentence(sentence)
        for name, mention, role, label in labelled(context.page, walk.at, block.span):
            walk.give(name, mention, role, label)
    for name, mention, sign in told_heads(context.page.view, people):
        walk.give(name, mention, "leader", sign)
    walk.met()
    return walk.parts


class _Walk:
    def __init__(self, page: Page, people: list[NamedPerson]) -> None:
        self.page = page
        self.shape = page.shapes["people"]
        self.at = {span[0]: person.name for person in people for span in person.mentions}
        for _, (start, end), name in named_by_surname(page, [person.name for person in people]):
            self.at[start] = name  # 容副主任 stands for 容某某
            self.shape = f"{self.shape[:start]}N{'n' * (end - start - 1)}{self.shape[end:]}"
        self.parts: dict[str, Part] = {}
        self.subjects: list[tuple[str, Span]] = []
        self.recent: list[tuple[str, Span]] = []
        self.former: list[tuple[str, Span]] = []  # the subjects of the clauses before, in the same sentence
        self.used = False
        self.verb: Span = (0, 0)  # the last one of the sentence
        self.object_end = 0  # where the last name ends that something was said to or done with
        self.talking = False  # 与某某、某某座谈
        self.with_whom: list[tuple[str, Span]] = []  # those behind 与
        self.received: Span | None = None  # 会见…代表团, nobody named
        self.clause = 0  # the sign that ended the last clause
        self.listing = False  # 参加会见的有： makes everybody behind it an attendee

    def met(self) -> None:
        """The one who heads the delegation is met where only the delegation is named: 会见了某省党政代表团."""
        leaders = [name for name, part in self.parts.items() if "leader" in part.roles]
        if self.received is not None and len(leaders) == 1 and "receiver" not in self._roles_of(leaders[0]):
            self.give(leaders[0], self.parts[leaders[0]].span, "met", self.received)

    def sentence(self, sentence: Span) -> None:
        """Walk one sentence: a new sentence has new subjects."""
        self.subjects, self.used, self.listing, self.verb, self.with_whom = [], False, False, (0, 0), []
        self.former = []
        for found in words.TOKEN.finditer(self.shape, *sentence):
            symbol = found[0][0]
            if symbol == "N":
                self._name(found.span(), sentence)
            elif symbol in "VR":
                said = self.page.view[found.start() : found.end()]
                if said == "代表" and self._is_one_of_them(found.start()):
                    continue  # 会见企业家代表某某: what the person is
                self.verb = found.span()
                self._verb(said, self.verb)
            elif self.page.view[found.start() - 1] != "有":  # 参加会见的有：某某，某某
                self.verb = (0, 0)
                self._quoted(found.span())
                self._end_clause(found.start())
                if symbol == "；" and self.used:
                    self.subjects, self.used = [], False

    def _end_clause(self, sign: int) -> None:
        """A clause with a verb has said what its subjects do: in 甲赴某县，乙参加座谈 only 乙 takes part."""
        if self.subjects and not self.used:
            start = max(self.subjects[-1][1][1], self.clause)
            self.used = words.PREDICATE.search(self.shape, start, sign) is not None
        self.clause = sign

    def _is_one_of_them(self, place: int) -> bool:
        return words.TAKES_PERSON.search(self._said()) is not None or self.page.view[place - 1] in words.STANDS_FOR

    def _quoted(self, sign: Span) -> None:
        """A name with what it says behind it, as a broadcast prints its interviews: 援藏干部某某：“…”."""
        said = self._name_before(sign[0]) if self.page.view.startswith("：“", sign[0]) else None
        if said is not None:
            self.give(*said, "speaker", sign)

    def _said(self) -> str:
        """The last verb of the sentence; empty where none stands or a sign has ended its reach."""
        return self.page.view[slice(*self.verb)]

    def _name(self, span: Span, sentence: Span) -> None:
        name = self.at.get(span[0])
        if name is None or words.SOVEREIGN.match(self.page.view, span[1]):
            return
        start = self._posts_start(span)
        before = self.page.view[max(sentence[0], start - 4) : start]
        if self.listing or (_roles().get(self._said()) == "attendee" and words.LISTED.search(before)):
            self.listing = True
            self.give(name, span, "attendee", self.verb)
            return
        if self._is_object_of_verb(name, span) or self._is_object_of_sign(name, span, start, before):
            return
        if self.used or before.endswith("由"):
            self.former, self.subjects, self.used = self.subjects, [], False
        self.subjects.append((name, span))
        self.recent = self.subjects

    def _is_object_of_verb(self, name: str, span: Span) -> bool:
        """Whether the last verb is done to this person: 听取某某汇报, 会见某某, 甲代表乙书记."""
        verb = self._said()
        if verb == "听取":
            heard = words.HEARD_DOING.match(self.page.view, span[1])
            if heard:
                self.give(name, span, "speaker" if heard[1] == "发言" else "introducer", heard.span(1))
            return True
        if verb == "代表" and self.subjects:
            return True  # a proxy, not a speaker
        if verb and words.TAKES_PERSON.search(verb):
            self.object_end = span[1]
            if verb.endswith(("会见", "接见", "会见了")):
                self.give(name, span, "met", self.verb)
            elif verb == "拜会":
                self.give(name, span, "receiver", self.verb)
                for caller, place in self.subjects:
                    self.give(caller, place, "met", self.verb)
            return True
        return False

    def _is_object_of_sign(self, name: str, span: Span, start: int, before: str) -> bool:
        """Whether the person is spoken to or with: 对某某说, 与某某交谈, 走进某某家中; 与某某座谈 gives a part."""
        view, joins = self.page.view, self._joins(start)
        if words.OBJECT_SIGN.search(before) and not joins:
            self.talking, self.object_end = before.endswith(("与", "同", "和")), span[1]
            if self.talking:
                self.with_whom.append((name, span))
            self._talks(name, span)
            return True
        also = words.ALSO.fullmatch(view, self.object_end, span[0]) if self.object_end <= span[0] else None
        if words.DONE_TO.match(view, span[1]) or (also and not self.talking):
            self.object_end = span[1]
            return True
        listed = self.talking and before.endswith("、")
        if joins or listed:
            self._talks(name, span)
        self.talking = joins or listed
        return listed and not joins

    def _talks(self, name: str, span: Span) -> None:
        """与甲、乙座谈: those talked with take part."""
        talks = words.TALKS.match(self.page.view, span[1])
        if talks:
            self.give(name, span, "attendee", talks.span("verb"))

    def _posts_start(self, name: Span) -> int:
        """Where the posts before a name begin, or the body that stands before it: 甲大学|某某副校长."""
        shape = self.shape
        place = name[0]
        signs = "Pp、_DdOoWwCc" if shape[name[1] : name[1] + 1] in ("T", "M", "P") else "Pp、_"
        while place > 0 and shape[place - 1] in signs:
            place -= 1
        sign = shape.find("、", place, name[0]) if shape[place - 1 : place] in ("N", "n") else place
        return sign + 1 if shape[sign] == "、" else place

    def _joins(self, place: int) -> bool:
        """和 and 与 directly behind a name join the next one to it."""
        return bool(self.subjects) and self.subjects[-1][1][1] == place - 1 and self.page.view[place - 1] in "和与"

    def _verb(self, verb: str, span: Span) -> None:
        view = self.page.view
        last = self._name_before(span[0])
        if verb in words.UNDER and view.startswith("下", span[1]):
            if verb not in words.HEADING or goes_somewhere(view, span[1] + 1):
                self._under(verb, span)
            return
        if verb == "一行":
            if last is not None and (last in self.subjects or view[self._posts_start(last[1]) - 1] != "、"):
                self.give(*self._first_of_party(last), "leader", span)
            return
        role = self._role(verb, span)
        if role is None or gives_nothing(view, role, span):
            return
        if role == "leader" and last is not None and last not in self.subjects and last[1][1] == self.object_end:
            self.give(*last, role, span)  # 甲对乙市长率团来访表示欢迎
            return
        if role in words.BY_PRONOUN and words.PRONOUN.search(view, max(0, span[0] - 4), span[0]):
            self.subjects = self.recent[:1] if view[span[0] - 1] in "他她" else self.recent
        doing = self._last_group(span[0]) if role == "leader" else self.subjects
        if role == "receiver" and self._meets_host(span):
            return
        quoted = role == "introducer" and (
            words.QUOTES.match(view, span[1]) or (verb[-1] in "道说" and self._behind_quote())
        )
        for name, place in doing:
            self.give(name, place, role, span)
            if quoted:
                self.give(name, place, "speaker", span)
        self.used = self.used or bool(self.subjects)

    def _first_of_party(self, last: tuple[str, Span]) -> tuple[str, Span]:
        """Of several names before 一行 the first: 甲，乙局副局长丙一行."""
        first = last
        for subject in reversed(self.subjects):
            if subject[1][1] <= first[1][0] and words.GROUP_GAP.fullmatch(self.shape, subject[1][1], first[1][0]):
                first = subject
        return first

    def _meets_host(self, verb: Span) -> bool:
        """甲率代表团…，与乙会见: who came is met, and the other receives; 会见…代表团 is kept for the end."""
        by = words.RECEIVED_BY.search(self.page.view[max(0, verb[0] - _LONGEST_CLAUSE) : verb[0]])
        if by:
            place_of_by = verb[0] - (min(verb[0], _LONGEST_CLAUSE) - by.start())
            for name, place in self.former + self.subjects:
                self.give(name, place, "receiver" if place[0] > place_of_by else "met", verb)
            return True
        both = self.subjects + self.with_whom
        heads = [one for one in both if "leader" in self._roles_of(one[0])]
        if 0 < len(heads) < len(both) and words.NO_OBJECT.match(self.page.view, verb[1]):
            for name, place in both:
                self.give(name, place, "met" if (name, place) in heads else "receiver", verb)
            return True
        if self.subjects and words.RECEIVED.match(self.page.view, verb[1]):
            self.received = verb
        return False

    def _roles_of(self, name: str) -> list[Role]:
        part = self.parts.get(name)
        return part.roles if part is not None else []

    def _behind_quote(self) -> bool:
        """“…。”某某介绍道: the first subject stands behind what was said."""
        if not self.subjects:
            return False
        start = self._posts_start(self.subjects[0][1])
        return self.page.view[start - 1 : start] == "”"

    def _last_group(self, place: int) -> list[tuple[str, Span]]:
        """The subjects behind the last comma: of 甲，乙、丙率全体干部参加 乙 and 丙 lead."""
        view = self.page.view
        first = len(self.subjects)
        while first and "，" not in view[self.subjects[first - 1][1][1] : place]:
            first -= 1
            place = self.subjects[first][1][0]
        return self.subjects[first:] or self.subjects[-1:]

    def _under(self, verb: str, span: Span) -> None:
        """在甲、乙陪同下: what those named between 在 and the verb did."""
        start = max(self.page.view.rfind("在", 0, span[0]), self.page.view.rfind("。", 0, span[0]))
        for found in words.NAMES.finditer(self.shape, max(start, 0), span[0]):
            name = self.at.get(found.start())
            if name is not None:
                self.give(name, found.span(), _roles().get(verb) or "attendee", span)

    def _name_before(self, place: int) -> tuple[str, Span] | None:
        """The name that ends directly before `place` (an office between is passed over: 某某省长一行)."""
        shape = self.shape
        while place > 0 and shape[place - 1] in "PpTtMm":
            place -= 1
        end = place
        while place > 0 and shape[place - 1] == "n":
            place -= 1
        name = self.at.get(place - 1)
        return (name, (place - 1, end)) if name is not None and place < end else None

    def _role(self, verb: str, span: Span) -> Role | None:
        role = _roles().get(verb)
        return self._signing(span) if role == "signatory" else role

    def _signing(self, span: Span) -> Role | None:
        view = self.page.view
        reach = max(0, span[0] - 24)
        before = view[max(reach, view.rfind("，", reach, span[0])) : span[0]]
        if "见证" in before:
            return "attendee"
        both = len(self.subjects) > 1 and not self.used
        return "signatory" if "代表" in before or "分别" in before or both else None

    def give(self, name: str, span: Span, role: Role, verb: Span) -> None:
        part = self.parts.setdefault(name, Part(order=len(self.parts) + 1, span=span))
        part.places.append((role, span, verb))
        if role not in part.roles:
            part.roles.append(role)
