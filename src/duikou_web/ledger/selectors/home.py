"""What the home page shows: counts that say what they count, and the latest visits."""

from typing import Final, NamedTuple

from django.db.models import QuerySet

from duikou.model.records import ACTIONABLE
from duikou_web.ledger.models import Document, Event, Figure, Listing, Note, Project, Statement, Telling
from duikou_web.ledger.selectors.events import EventFilter, events
from duikou_web.ledger.selectors.standing import standing


class Count(NamedTuple):
    """A number with what it counts, in both languages."""

    code: str
    value: int
    zh: str
    en: str


DEFINITIONS: Final[dict[str, tuple[str, str]]] = {
    "document": (
        "已入库的报道，按文件内容计，同一文件只计一次",
        "reports loaded, told apart by their bytes: the same file counts once",
    ),
    "event": (
        "报道的主要活动，不含其中的分项活动；几篇报道写同一活动、同文副本转载的，按同一活动判断只计一次",
        "main events of reports, without their parts; one told by several reports, or reprinted, counts once",
    ),
    "person": (
        "在活动中承担角色的公职人员，按同一人判断归并，人工判断优先；仅提及的人员不计",
        "office holders with a role in an event, told apart by judgements, a person's first; not those only mentioned",
    ),
    "statement": (
        "拟列事项：机器识别的表态、请求、共同推进和工作要求，未经人工确认",
        "commitments, requests, joint proposals and directives as read by machine, not confirmed by a person",
    ),
    "project": (
        "报道写明名称的项目，每篇报道各计一次",
        "projects that a report names, once a report",
    ),
    "figure": (
        "报道中的资金、数量和比例，按出现处计，不求和",
        "sums, counts and shares printed in reports, once a place; they are not added up",
    ),
    "note": (
        "读到而未能转为记录之处，即待办清单",
        "what was seen and not turned into a record: the list of what is left to do",
    ),
}


def counts() -> list[Count]:
    """The counts of the home page, each with its definition."""
    values = {
        "document": Document.objects.count(),
        "event": Telling.objects.filter(main=True).values("episode").distinct().count(),
        "person": Listing.objects.count(),
        "statement": standing(Statement).filter(act__in=ACTIONABLE).count(),
        "project": standing(Project).count(),
        "figure": standing(Figure).count(),
        "note": standing(Note).count(),
    }
    return [Count(code, values[code], *words) for code, words in DEFINITIONS.items()]


def latest_visits(number: int = 10) -> QuerySet[Event]:
    """The latest visits of the ledger."""
    return events(EventFilter(kind="visit"))[:number]


def has_samples() -> bool:
    """Whether invented reports are among the documents: then every page says 演示数据."""
    return Document.objects.filter(is_sample=True).exists()
