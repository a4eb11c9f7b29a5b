"""Who did what: a walk over names and verbs, sentence by sentence.

Names before a verb are its subjects; a further verb without names between keeps them (主持会议并讲话); names behind a
verb that takes a person (会见, 看望) are its objects.
"""

import re
from dataclasses import dataclass, field
from functools import cache

import msgspec

from duikou.grammar import Page
from duikou.lexicon import load_table
from duikou.model.records import Role
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.people import NamedPerson

# A name, or a verb of speaking or of a role, in the layer `people`; a semicolon ends what its subjects did.
_TOKEN = re.compile(r"Nn*|[VR][vr]*|[，；：]")
_UNDER = ("带领", "率领", "陪同", "主持", "见证")  # followed by 下: what the person named before it did
_PRONOUN = re.compile(r"(?:他|她|他们|她们)(?:还|也|均|都|表)?$")
_HEARD = re.compile(r"听取[^，。；]{0,30}$")
_LISTED = re.compile(r"(?:的还有|的有|还有)：?$")
_TALKS = re.compile(r"[^，。；]{0,40}(?P<verb>座谈|会谈)")  # 与某某座谈
_NAMES = re.compile(r"Nn*")
_HEARD_DOING = re.compile(r"[^，。；]{0,24}?(发言|汇报|介绍)")
# What follows a name that is only invoked: 某某总书记, 以某某同志为核心, 某某新时代…思想, 某某理论.
_SOVEREIGN = re.compile(
    r"总书记|同志为核心|(?:(?:新时代|法治|外交|文化|经济|生态|强军|党建)[^，。]{0,12}?)?(?:思想|理论)"
)
_TAKES_PERSON = re.compile(r"(?:会见|接见|看望|慰问|听取|陪同|感谢|欢迎|祝贺|拜访|拜会|访问|会见了)$")
_OBJECT_SIGN = re.compile(r"(?:对|向|与|同|和|给|为|受|请|在|据|以|被|把|致)$")


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
    return walk.parts


class _Walk:
    def __init__(self, page: Page, people: list[NamedPerson]) -> None:
        self.page = page
        self.at = {span[0]: person.name for person in people for span in person.mentions}
        self.parts: dict[str, Part] = {}
        self.subjects: list[tuple[str, Span]] = []
        self.recent: list[tuple[str, Span]] = []
        self.used = False
        self.verb: Span = (0, 0)  # the last one of the sentence
        self.listing = False  # 参加会见的有： makes everybody behind it an attendee

    def sentence(self, sentence: Span) -> None:
        """Walk one sentence: a new sentence has new subjects."""
        self.subjects, self.used, self.listing, self.verb = [], False, False, (0, 0)
        shape = self.page.shapes["people"]
        for found in _TOKEN.finditer(shape, *sentence):
            symbol = found[0][0]
            if symbol == "N":
                self._name(found.span(), sentence)
            elif symbol in "VR":
                said = self.page.view[found.start() : found.end()]
                if said == "代表" and _TAKES_PERSON.search(self._said()):
                    continue  # 会见企业家代表某某: what the person is
                self.verb = found.span()
                self._verb(said, self.verb)
            elif self.page.view[found.start() - 1] != "有":  # 参加会见的有：某某，某某
                self.verb = (0, 0)
                if symbol == "；" and self.used:
                    self.subjects, self.used = [], False

    def _said(self) -> str:
        """The last verb of the sentence; empty where none stands or a sign has ended its reach."""
        return self.page.view[slice(*self.verb)]

    def _name(self, span: Span, sentence: Span) -> None:
        name, verb = self.at.get(span[0]), self._said()
        if name is None or _SOVEREIGN.match(self.page.view, span[1]):
            return
        start = self._posts_start(span[0])
        before = self.page.view[max(sentence[0], start - 4) : start]
        if self.listing or (_roles().get(verb) == "attendee" and _LISTED.search(before)):
            self.listing = True
            self._give(name, span, "attendee", self.verb)
            return
        if verb == "听取":
            heard = _HEARD_DOING.match(self.page.view, span[1])
            if heard:
                self._give(name, span, "speaker" if heard[1] == "发言" else "introducer", heard.span(1))
            return
        if verb == "代表" and self.subjects:
            return  # 甲代表乙书记: a proxy, not a speaker
        if verb and _TAKES_PERSON.search(verb):
            if verb.endswith(("会见", "接见", "会见了")):
                self._give(name, span, "met", self.verb)
            return
        if _OBJECT_SIGN.search(before) and not self._joins(start):
            talks = _TALKS.match(self.page.view, span[1]) if before.endswith(("与", "同", "和")) else None
            if talks:
                self._give(name, span, "attendee", talks.span("verb"))
            return
        if self.used or before.endswith("由"):
            self.subjects, self.used = [], False
        self.subjects.append((name, span))
        self.recent = self.subjects

    def _posts_start(self, place: int) -> int:
        """Where the posts before a name begin."""
        shape = self.page.shapes["people"]
        while place > 0 and shape[place - 1] in "Pp、_":
            place -= 1
        return place + 1 if shape[place] == "、" else place

    def _joins(self, place: int) -> bool:
        """和 and 与 directly behind a name join the next one to it."""
        return bool(self.subjects) and self.subjects[-1][1][1] == place - 1 and self.page.view[place - 1] in "和与"

    def _verb(self, verb: str, span: Span) -> None:
        view = self.page.view
        last = self._name_before(span[0])
        if verb in _UNDER and view.startswith("下", span[1]):
            self._under(verb, span)
            return
        if verb == "一行":
            if last is not None and view[last[1][0] - 1] != "、":
                self._give(*last, "leader", span)
            return
        role = self._role(verb, span)
        if role is None or (role == "introducer" and _HEARD.search(view, max(0, span[0] - 36), span[0])):
            return
        if role == "speaker" and _PRONOUN.search(view, max(0, span[0] - 4), span[0]):
            self.subjects = self.recent[:1] if view[span[0] - 1] in "他她" else self.recent
        for name, place in self.subjects:
            self._give(name, place, role, span)
        self.used = self.used or bool(self.subjects)

    def _under(self, verb: str, span: Span) -> None:
        """在甲、乙陪同下: what those named between 在 and the verb did."""
        start = max(self.page.view.rfind("在", 0, span[0]), self.page.view.rfind("。", 0, span[0]))
        for found in _NAMES.finditer(self.page.shapes["people"], max(start, 0), span[0]):
            name = self.at.get(found.start())
            if name is not None:
                self._give(name, found.span(), _roles().get(verb) or "attendee", span)

    def _name_before(self, place: int) -> tuple[str, Span] | None:
        """The name that ends directly before `place` (an office between is passed over: 某某省长一行)."""
        shape = self.page.shapes["people"]
        while place > 0 and shape[place - 1] in "PpTt":
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

    def _give(self, name: str, span: Span, role: Role, verb: Span) -> None:
        part = self.parts.setdefault(name, Part(order=len(self.parts) + 1, span=span))
        part.places.append((role, span, verb))
        if role not in part.roles:
            part.roles.append(role)
