"""Fills the ledger of the page tests, in a process of its own. All people are invented.

One long report holds what a page can stumble over: characters beyond the first plane, markup in the text, facts that
overlap, a villager and an official who is only mentioned, text that is not the report, an inferred date.
"""

import msgspec
from made_readings import Report

from duikou.model.dates import PartialDate
from duikou.model.records import Block, Item, Note, Statement
from duikou.model.text import Span
from site_pages.invented_text import COMMITMENT, LINES, LINK, MENTIONED, REQUEST, SPEAKER, TEXT, THANKS, TITLE, VILLAGER


class Stumbling(Report):
    """The long report, with blocks and an inferred period."""

    def inferred(self) -> PartialDate:
        why = "乙州成立 (1965) + 60 years"
        return PartialDate(
            "2025-07-02", "day", basis="inferred", why=why, evidence=(self.span("今年是乙州建州60周年"),)
        )

    def blocks(self) -> tuple[Block, ...]:
        blocks, place = [], 0
        for number, (kind, words) in enumerate(LINES, 1):
            span: Span = (place, place + len(words))
            why = "a link under a heading for other reports" if words == LINK else None
            blocks.append(Block(kind, span, f"line {number}", why))
            place += len(words) + 1
        return tuple(blocks)

    def request(self, event: str, speaker: str) -> None:
        span, teachers = self.span(REQUEST), self.span("选派50名教师")
        item = Item(span=teachers, quote="选派50名教师", sectors=("T2",), specificity="measurable", due=self.inferred())
        self.parts["statements"].append(
            Statement(
                id=self.id("statement", span[0]), event=event, speaker=speaker, on_behalf_of=("州委",),
                addressee="甲省", act="request", span=span, quote=REQUEST, items=(item,),
            )
        )  # fmt: skip


def stumbling() -> Stumbling:
    """The long report with all its facts."""
    report = Stumbling(TEXT)
    leader = report.person("周采薇", "甲省副省长")
    host = report.person(SPEAKER, "乙州州长")
    villager = report.person(VILLAGER, office=False)
    report.person(MENTIONED)
    roles = {leader: ("leader", "speaker"), host: ("companion", "speaker"), villager: ("attendee",)}
    visit = report.event(people=roles, sites=("青禾小学",))  # type: ignore[arg-type]
    report.event("site_visit", "走进青禾小学", {leader: ("attendee",)}, main=False, within=visit)
    report.statement(visit, leader, COMMITMENT)
    report.request(visit, host)
    report.statement(visit, villager, THANKS, act="thanks")
    report.parts["notes"].append(Note("R202", "a name without a post", report.span(MENTIONED), MENTIONED))
    report.rest()
    events = [
        msgspec.structs.replace(event, start=report.inferred(), end=report.inferred())
        for event in report.parts["events"]
    ]
    report.parts["events"] = events
    return report


def load(report: Stumbling) -> None:
    """Load it with its blocks, which the plain one does not have."""
    reading = report.reading()
    document = msgspec.structs.replace(reading.document, blocks=report.blocks(), title=TITLE)
    report.reading = lambda: msgspec.structs.replace(reading, document=document)  # type: ignore[method-assign]
    report.load("stumbling.txt")


def load_many(count: int) -> None:
    """Short reports of one pair, month after month, so that lists have pages and the calendar has years."""
    for number in range(count):
        year, month = 2019 + number // 12, number % 12 + 1
        text = f"甲省代表团赴乙州考察（第{number}次）\n{month}月2日，甲省副省长周采薇在乙州考察。"
        report = Report(text, published=f"{year}-{month:02}-03")
        leader = report.person("周采薇", "甲省副省长")
        report.event(people={leader: ("leader",)}, start=f"{year}-{month:02}-02")
        report.load(f"{number}.txt")


def fill() -> None:
    load(stumbling())
    load_many(40)
