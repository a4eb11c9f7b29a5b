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
# What is taken part in as the setting of something else, or is no event: 在参加考察期间, 参加完活动后, 参加援宁工作队.
_NO_PART = re.compile(r"完|(?:了)?[^，。；、]{0,24}?(?:期间|工作队|医疗队|支教队|队伍|招工|招聘|招考|高考|考试)")
# The verb is a noun, or denied: 希望工程, 不抱希望, 响应号召, 没敢告诉家人.
_NO_SPEECH_BEFORE = re.compile(
    r"(?:响应[^，。；：\n]{0,12}|(?:[抱没]|看到|充满)[^，。；：\n]{0,6}|没敢?把[^，。；：\n]{0,8})\Z"
)
_LONGEST_BEFORE = 14
_NO_SPEECH_BEHIND = ("工程", "小学", "学校")
# Whoever leads people to something heads no visit: 带领群众脱贫.
_LED_ON = re.compile(r"[^，。；、]{0,8}?(?:群众|乡亲|村民|牧民|百姓|大家)")
# Behind a name: what was done with or to the person, who says nothing: 走进某某家中, 拉着某某的手, 与某某交谈.
_DONE_TO = re.compile(r"家(?:中|里|$|，)|的(?:手|肩)|(?:亲切)?(?:交谈|握手|合影|话别|拉起?家常|聊起)")
_ALSO = re.compile(r"[、和与及][^，。；：、]{0,8}")
_NO_VERB = re.compile(r"(?:的|热情|参加了?|出席了?)$")  # the verb is a noun: 参加会见, 热情接待
_QUOTES = re.compile(r"[，：:]?“")
_LEADS = re.compile(
    r"(?<!副)(?:代表团|考察团|慰问团|访问团|服务团|视察团|送行团|陪送团|慰问组)[团组]长$|(?:医疗|义诊|支教|服务)队的?(?<!副)队长$"
)
_LABEL = re.compile(
    r"(?:(?P<chair>主持人?)|(?P<attendee>(?:出席|参会|参加|列席)(?:会议)?(?:人员|领导|单位)?)|(?P<signatory>[甲乙丙]方(?:授权)?代表(?:签字)?)"
    r")[ ]?："
)
_LABELLED: dict[str, Role] = {"chair": "chair", "attendee": "attendee", "signatory": "signatory"}
_AS_HEAD = re.compile(r"[任为]总?(?:团长|领队|组长|队长)")
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
        walk.label(block.span)
    walk.heads(people)
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
        self.object_end = 0  # where the last name ends that something was said to or done with
        self.talking = False  # 与某某、某某座谈
        self.listing = False  # 参加会见的有： makes everybody behind it an attendee

    def heads(self, people: list[NamedPerson]) -> None:
        """Whoever heads a delegation by his post leads it: 中央代表团团长某某, 以某某为团长."""
        view = self.page.view
        for person in people:
            for post in person.posts:
                if _LEADS.search(view[slice(*post.span)]):
                    self._give(person.name, person.mentions[0], "leader", post.span)
            for mention in person.mentions:
                named = _AS_HEAD.match(view, mention[1])
                if named:
                    self._give(person.name, mention, "leader", named.span())

    def label(self, line: Span) -> None:
        """A line of minutes or an agreement with a label: 主持：某某, 出席：某某、某某, 甲方代表：某某."""
        label = _LABEL.match(self.page.view, *line)
        if label is None:
            return
        role = _LABELLED[str(label.lastgroup)]
        for found in _NAMES.finditer(self.page.shapes["people"], label.end(), line[1]):
            name = self.at.get(found.start())
            if name is not None:
                self._give(name, found.span(), role, label.span())

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
                self._quoted(found.span())
                if symbol == "；" and self.used:
                    self.subjects, self.used = [], False

    def _quoted(self, sign: Span) -> None:
        """A name with what it says behind it, as a broadcast prints its interviews: 援藏干部某某：“…”."""
        said = self._name_before(sign[0]) if self.page.view.startswith("：“", sign[0]) else None
        if said is not None:
            self._give(*said, "speaker", sign)

    def _said(self) -> str:
        """The last verb of the sentence; empty where none stands or a sign has ended its reach."""
        return self.page.view[slice(*self.verb)]

    def _name(self, span: Span, sentence: Span) -> None:
        name = self.at.get(span[0])
        if name is None or _SOVEREIGN.match(self.page.view, span[1]):
            return
        start = self._posts_start(span[0])
        before = self.page.view[max(sentence[0], start - 4) : start]
        if self.listing or (_roles().get(self._said()) == "attendee" and _LISTED.search(before)):
            self.listing = True
            self._give(name, span, "attendee", self.verb)
            return
        if self._is_object_of_verb(name, span) or self._is_object_of_sign(name, span, start, before):
            return
        if self.used or before.endswith("由"):
            self.subjects, self.used = [], False
        self.subjects.append((name, span))
        self.recent = self.subjects

    def _is_object_of_verb(self, name: str, span: Span) -> bool:
        """Whether the last verb is done to this person: 听取某某汇报, 会见某某, 甲代表乙书记."""
        verb = self._said()
        if verb == "听取":
            heard = _HEARD_DOING.match(self.page.view, span[1])
            if heard:
                self._give(name, span, "speaker" if heard[1] == "发言" else "introducer", heard.span(1))
            return True
        if verb == "代表" and self.subjects:
            return True  # a proxy, not a speaker
        if verb and _TAKES_PERSON.search(verb):
            self.object_end = span[1]
            if verb.endswith(("会见", "接见", "会见了")):
                self._give(name, span, "met", self.verb)
            return True
        return False

    def _is_object_of_sign(self, name: str, span: Span, start: int, before: str) -> bool:
        """Whether the person is spoken to or with: 对某某说, 与某某交谈, 走进某某家中; 与某某座谈 gives a part."""
        view, joins = self.page.view, self._joins(start)
        if _OBJECT_SIGN.search(before) and not joins:
            self.talking, self.object_end = before.endswith(("与", "同", "和")), span[1]
            self._talks(name, span)
            return True
        also = _ALSO.fullmatch(view, self.object_end, span[0]) if self.object_end <= span[0] else None
        if _DONE_TO.match(view, span[1]) or (also and not self.talking):
            self.object_end = span[1]
            return True
        listed = self.talking and before.endswith("、")
        if joins or listed:
            self._talks(name, span)
        self.talking = joins or listed
        return False

    def _talks(self, name: str, span: Span) -> None:
        """与甲、乙座谈: those talked with take part."""
        talks = _TALKS.match(self.page.view, span[1])
        if talks:
            self._give(name, span, "attendee", talks.span("verb"))

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
        if role is None or self._gives_nothing(role, span):
            return
        if role == "leader" and last is not None and last not in self.subjects and last[1][1] == self.object_end:
            self._give(*last, role, span)  # 甲对乙市长率团来访表示欢迎
            return
        if role == "speaker" and _PRONOUN.search(view, max(0, span[0] - 4), span[0]):
            self.subjects = self.recent[:1] if view[span[0] - 1] in "他她" else self.recent
        doing = self._last_group(span[0]) if role == "leader" else self.subjects
        quoted = role == "introducer" and _QUOTES.match(view, span[1])
        for name, place in doing:
            self._give(name, place, role, span)
            if quoted:
                self._give(name, place, "speaker", span)
        self.used = self.used or bool(self.subjects)

    def _last_group(self, place: int) -> list[tuple[str, Span]]:
        """The subjects behind the last comma: of 甲，乙、丙率全体干部参加 乙 and 丙 lead."""
        view = self.page.view
        first = len(self.subjects)
        while first and "，" not in view[self.subjects[first - 1][1][1] : place]:
            first -= 1
            place = self.subjects[first][1][0]
        return self.subjects[first:] or self.subjects[-1:]

    def _gives_nothing(self, role: Role, span: Span) -> bool:
        """Whether a verb gives no part here: 参加…期间, 参加会见, 会见时在座, 我率团, 听取…汇报."""
        view, start = self.page.view, span[0]
        if role == "attendee":
            return _NO_PART.match(view, span[1]) is not None
        if role == "receiver":
            return view.startswith("时在座", span[1]) or _NO_VERB.search(view, max(0, start - 4), start) is not None
        if role == "leader":
            return view[start - 1 : start] in ("我", "们") or _LED_ON.match(view, span[1]) is not None
        if role == "speaker":
            denied = _NO_SPEECH_BEFORE.search(view, max(0, start - _LONGEST_BEFORE), start)
            return view.startswith(_NO_SPEECH_BEHIND, span[1]) or denied is not None
        return role == "introducer" and _HEARD.search(view, max(0, start - 36), start) is not None

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
