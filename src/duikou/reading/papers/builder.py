"""Make the statements of a paper out of its tasks, and set aside what the reader of speech took from the same words."""

from collections.abc import Iterator, Sequence

import msgspec

from duikou.model.dates import PartialDate
from duikou.model.records import Item, Statement
from duikou.reading.context import Context
from duikou.reading.dates import DateMention
from duikou.reading.papers.deadlines import deadline, this_year, with_year
from duikou.reading.papers.debtors import act_of
from duikou.reading.papers.paper import Paper, paper_of
from duikou.reading.papers.sections import Draft, Sections
from duikou.reading.papers.tables import task_rows
from duikou.reading.papers.tracing import trace_task
from duikou.reading.papers.units import units_of_parts
from duikou.reading.statements.clauses import trimmed
from duikou.reading.statements.items import read_items


def read_papers(context: Context, dates: Sequence[DateMention], said: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The statements of a text, those of its tasks in the place of what was `said` in the same words.

    A report without tasks keeps what was said in it.

    「（牵头单位：甲市教育局；完成时限：2026年6月）」 behind a task → lead 甲市教育局, due 2026-06
    """
    paper = paper_of(context)
    maker = _Maker(context, paper, dates)
    sections = Sections(context, paper) if paper is not None else None
    drafts = [*_of_tables(context), *(sections.drafts() if sections else ())]
    tasks = [statement for draft in drafts if (statement := maker.statement(draft))]
    if not tasks:
        return said
    taken = [*(task.span for task in tasks), *(sections.taken if sections else ())]
    kept = (one for one in said if not any(one.span[0] < end and start < one.span[1] for start, end in taken))
    return tuple(sorted((*tasks, *kept), key=lambda statement: statement.span))


def _of_tables(context: Context) -> Iterator[Draft]:
    """The tasks in the rows of tables."""
    for row in task_rows(context):
        units = units_of_parts(context.page.view, row.parts)
        for cell in row.task:
            for sentence in context.sentences(cell):
                for group in context.groups(sentence):
                    yield Draft(trimmed(context.page.view, group), "items", None, units, row.parts.get("due"))


class _Maker:
    """Makes the records of one paper."""

    def __init__(self, context: Context, paper: Paper | None, dates: Sequence[DateMention]) -> None:
        self._context = context
        self._paper = paper
        self._dates = dates

    def statement(self, draft: Draft) -> Statement | None:
        context = self._context
        act, rule = act_of(context.page, self._paper, draft)
        items = self._items(draft)
        if not items:
            return None
        made = Statement(
            id=context.id("statement", str(draft.span[0])),
            event=None,
            speaker=None,
            on_behalf_of=(),
            addressee=None,
            act=act,
            span=draft.span,
            quote=context.quote(draft.span),
            items=items,
        )
        if context.explains:
            trace_task(context, made, rule)
        return made

    def _items(self, draft: Draft) -> tuple[Item, ...]:
        binding = self._paper is not None and self._paper.kind == "agreement"
        items = read_items(self._context, draft.span, draft.span[0], self._dates, binding=binding)
        return tuple(self._labelled(item, draft) for item in items)

    def _due(self, item: Item, draft: Draft) -> PartialDate | None:
        """The deadline in the words of the item, else that of its labels; of two that agree the more exact one."""
        own = self._own_due(item)
        label = deadline(self._context, self._paper, draft.due, self._dates) if draft.due is not None else None
        if own is None or (label is not None and str(label.value).startswith(str(own.value))):
            return label
        return own

    def _own_due(self, item: Item) -> PartialDate | None:
        if item.due is None:
            return this_year(self._context, self._paper, item.span)
        return with_year(self._context, self._paper, min(item.due.evidence)[0], item.due)

    def _labelled(self, item: Item, draft: Draft) -> Item:
        """An item with the units and the deadline of its task; a deadline in its own words stays."""
        lead, cooperating = draft.units.lead, draft.units.cooperating
        return msgspec.structs.replace(
            item,
            due=self._due(item, draft),
            lead=self._context.quote(lead) if lead else None,
            cooperating=tuple(map(self._context.quote, cooperating)),
            evidence=(*([lead] if lead else []), *cooperating),
        )
