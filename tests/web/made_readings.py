"""Readings made by hand, of an invented report: what the ledger's tests store. All people are invented."""

from hashlib import sha256
from typing import Any, Literal

import msgspec

from duikou.model.dates import PartialDate
from duikou.model.records import (
    Act,
    Block,
    Byline,
    Document,
    Event,
    EventKind,
    Figure,
    Item,
    Note,
    Organisation,
    Pairing,
    Participant,
    Party,
    Person,
    Place,
    Post,
    Project,
    Reading,
    Role,
    Site,
    Statement,
)
from duikou.model.text import Span, document_id, record_id
from duikou_web.ledger.actions.load_document import Outcome, load_document
from duikou_web.ledger.receiving import Received

TEXT = (
    "甲省代表团赴乙州考察\n"
    "7月2日，甲省副省长周采薇率代表团在乙州考察，走进青禾小学。乙州州长𠮷庆云陪同。村民麦小穗端来酥油茶。\n"
    "周采薇表示，甲省将投入3亿元建设青禾剧场。\n"
    "（记者 言午）\n"
)
LATER = "乙州代表团赴甲省学习\n9月1日，乙州州长𠮷庆云率团赴甲省。甲省副省长、甲省人大常委会主任周采薇会见。\n"
PARTS = (
    "people", "organisations", "events", "statements", "projects", "figures", "pairings", "notes", "bylines",
)  # fmt: skip
DIVISIONS = {"甲省": "210000", "乙州": "540600"}


class Report:
    """One report and what a reader says of it. Spans are looked up by their words, `nth` of several."""

    def __init__(
        self,
        text: str = TEXT,
        *,
        reader: str = "1",
        published: str | None = "2025-07-03",
        content: bytes | None = None,
    ) -> None:
        self.text, self.reader = text, reader
        self.content = text.encode() if content is None else content
        self.document = document_id(self.content)
        self.published = published
        self.parts: dict[str, list[Any]] = {name: [] for name in PARTS}

    def span(self, words: str, nth: int = 0) -> Span:
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        return start, start + len(words)

    def id(self, kind: str, key: object) -> str:
        return record_id(self.document, kind, str(key))

    def person(
        self, name: str, title: str | None = None, *, office: bool = True, division: str | None = None, times: int = 0,
        organisation: str | None = None,
    ) -> str:  # fmt: skip
        """A person with every mention of the name, or the first `times` of them; returns the id."""
        mentions = tuple(self.span(name, nth) for nth in range(times or self.text.count(name)))
        posts = (self.post(title, division, organisation),) if title else ()
        self.parts["people"].append(
            Person(
                id=self.id("person", name), name=name, side="guest", group=None, office_holder=office,
                mentions=mentions, posts=posts,
            )
        )  # fmt: skip
        return self.id("person", name)

    def post(self, title: str, division: str | None = None, organisation: str | None = None) -> Post:
        span = self.span(title)
        known = division or next((code for name, code in DIVISIONS.items() if title.startswith(name)), None)
        return Post(
            id=self.id("post", span[0]), title=title, organisation=organisation, division=known, completed_by=None,
            span=span, quote=title,
        )  # fmt: skip

    def event(
        self,
        kind: EventKind = "visit",
        words: str = "在乙州考察",
        people: dict[str, tuple[Role, ...]] | None = None,
        *,
        sites: tuple[str, ...] = (),
        main: bool = True,
        within: str | None = None,
        start: str | None = "2025-07-02",
    ) -> str:
        span = self.span(words)
        key = self.id("event", f"{kind}:{span[0]}")
        parts = tuple(self._part(key, person, roles, n) for n, (person, roles) in enumerate((people or {}).items(), 1))
        place = self.span("乙州")
        self.parts["events"].append(
            Event(
                id=key, kind=kind, name=None, main=main, within=within, extent="throughout",
                guest=Party("甲省", "210000"), host=Party("乙州", "540600"), start=date(start), end=date(start),
                places=(Place("乙州", "540600", place, "乙州"),),
                sites=tuple(Site(self.id("site", name), name, None, self.span(name), name) for name in sites),
                participants=parts, evidence=(span,),
            )
        )  # fmt: skip
        return key

    def _part(self, event: str, person: str, roles: tuple[Role, ...], order: int) -> Participant:
        name = next(one.name for one in self.parts["people"] if one.id == person)
        span = self.span(name)
        key = self.id("participant", f"{event}:{person}")
        return Participant(id=key, person=person, roles=roles, order=order, span=span, quote=name)

    def statement(self, event: str, speaker: str, words: str, *, act: Act = "commitment") -> str:
        span = self.span(words)
        key = self.id("statement", span[0])
        item = Item(span=span, quote=words, sectors=("C5", "I3"), specificity="measurable", due=None)
        self.parts["statements"].append(
            Statement(
                id=key, event=event, speaker=speaker, on_behalf_of=(), addressee="乙州", act=act, span=span,
                quote=words, items=(item,),
            )
        )  # fmt: skip
        return key

    def organisation(self, name: str, *, division: str | None = None) -> str:
        key = self.id("organisation", name)
        self.parts["organisations"].append(
            Organisation(id=key, name=name, kind="other", division=division, mentions=(self.span(name),))
        )
        return key

    def project(self, name: str, *, division: str | None = None) -> str:
        key = self.id("project", name)
        self.parts["projects"].append(
            Project(id=key, name=name, division=division, sector="C5", span=self.span(name), quote=name)
        )
        return key

    def rest(self) -> None:
        """One record of each kind that stands alone."""
        sum_, school = self.span("3亿元"), self.span("青禾小学")
        pair = self.span("甲省代表团赴乙州")
        self.parts["figures"].append(
            Figure(id=self.id("figure", sum_[0]), kind="money", value=300000000, low=None, high=None, unit="CNY",
                   what=None, period=None, span=sum_, quote="3亿元")
        )  # fmt: skip
        self.project("青禾剧场")
        self.parts["organisations"].append(
            Organisation(id=self.id("organisation", "青禾小学"), name="青禾小学", kind="school", division=None,
                         mentions=(school,))
        )  # fmt: skip
        self.parts["pairings"].append(
            Pairing(id=self.id("pairing", "甲乙"), supporter=Party("甲省", "210000"), recipient=Party("乙州", "540600"),
                    programme=None, span=pair, quote="甲省代表团赴乙州")
        )  # fmt: skip
        self.parts["notes"].append(Note("R301", "a date whose year is not known", self.span("7月2日"), "7月2日"))
        self.parts["bylines"].append(Byline("言午", "reporter", self.span("言午"), "言午"))

    def reading(self) -> Reading:
        parts: dict[str, Any] = {name: tuple(some) for name, some in self.parts.items()}
        return Reading(reader=self.reader, document=self._document(parts.pop("bylines")), **parts)

    def _document(self, bylines: tuple[Byline, ...]) -> Document:
        title = self.text.partition("\n")[0]
        return Document(
            id=self.document, source="report.txt", media_type="text/plain", encoding="utf-8", text_by="text/1",
            title=title, deck=(), outlet="甲省日报", language="zh-Hans", published=date(self.published),
            bylines=bylines, text=self.text, text_sha256=sha256(self.text.encode()).hexdigest(), repaired=None,
            blocks=(Block("paragraph", (0, len(self.text)), "line 1"),),
        )  # fmt: skip

    def load(self, source: str = "report.txt", **how: Any) -> Outcome:
        line = msgspec.json.encode(self.reading())
        return load_document(Received(self.content, line, source, **how))


def date(value: str | None, basis: Literal["stated", "open"] = "stated") -> PartialDate | None:
    return PartialDate(value, "day", basis=basis) if value else None


def whole_report(**how: Any) -> Report:
    """Every kind of record, once or more."""
    report = Report(**how)
    leader = report.person("周采薇", "甲省副省长")
    host = report.person("𠮷庆云", "乙州州长")
    report.person("麦小穗", office=False)
    visit = report.event(people={leader: ("leader", "speaker"), host: ("companion",)}, sites=("青禾小学",))
    report.event("site_visit", "走进青禾小学", {leader: ("attendee",)}, sites=("青禾小学",), main=False, within=visit)
    report.statement(visit, leader, "甲省将投入3亿元建设青禾剧场")
    report.rest()
    return report


def later_report(reader: str = "1", division: str = "210000") -> Report:
    """Two months later: one of the two in another post, the other the same."""
    report = Report(LATER, published="2025-09-02", reader=reader)
    guest = report.person("𠮷庆云", "乙州州长")
    host = report.person("周采薇", "甲省人大常委会主任", division=division)
    report.event("visit", "率团赴甲省", {guest: ("leader",), host: ("receiver",)}, start="2025-09-01")
    return report
