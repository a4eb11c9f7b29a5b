"""Walk over the prose of a paper and cut out its tasks, each with the labels that belong to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final, Literal

from duikou.grammar import find, load_rules
from duikou.model.text import Span
from duikou.reading.context import Context
from duikou.reading.papers.labels import bracket_labels, line_labels, tail_labels
from duikou.reading.papers.paper import Paper
from duikou.reading.papers.subjects import Whose, subject_of
from duikou.reading.papers.units import Units, units_in_sentence, units_of_parts
from duikou.reading.statements.clauses import after_links, clauses, trimmed
from duikou.reading.statements.words import words

Scope = Literal["none", "items", "plan", "request"]

_MARK: Final = re.compile(
    r"[ ]*(?:(?P<article>第[一二三四五六七八九十]{1,3}[章条][、 ]?)|(?P<one>[一二三四五六七八九十]{1,3}、)"
    r"|(?P<two>（[一二三四五六七八九十]{1,3}）)|(?P<three>[0-9]{1,2}(?:[.﹒](?![0-9])|[.﹒](?=20[0-9]{2}年)|、))"
    r"|(?P<four>（[0-9]{1,2}）|[①-⑳]))[ ]*"
)
_LEVELS: Final = ("article", "one", "two", "three", "four")
_NUMBERED: Final = 3
"""From this level on a line without a full stop is a task and no heading."""

_ALL_TASKS: Final = ("agreement", "agreed_items", "task_table")
"""Papers in which every numbered line is a task."""

_OPENS: Final[dict[str, Scope]] = {"other": "none", "plan": "plan", "request": "request"}
"""What stands under a heading; under the others it is tasks."""

_HEADING: Final = 30
_TITLE: Final = 18
_SHORTEST: Final = 4
_STOP: Final = re.compile(r"[。；，：！？]")
_MORE: Final = re.compile(r"[0-9]|甲方|乙方|双方|两[省市地校县]|[^，。]{2,5}[省市县州区](?!场|级)")
"""A short sentence with one of these is a task of its own and no title."""

_ENDS: Final = re.compile(
    r"[ ]*(?:(?:出席|参会|参加|列席|请假|主持|记录|缺席)(?:人员?|单位|领导)?：|抄送|分送|主送|签发|印发|附件"
    r"|[甲乙丙]方(?:代表|（|：)|签[字署名](?:：|（|代表)|(?:20[0-9]{2}|二[〇○零])[^，。]{2,8}日[ ]*\Z)"
)
_ASIDE: Final = re.compile(
    r"(?:会议|双方)(?:还|最后)?(?:强调|要求|指出|认为|听取|通报)|(?:分管|牵头|责任|负责|联系|包抓)[^，。；：]{0,6}(?:领导|人)："
)
"""A line of speech, which is read as such, and one that names a person."""

_TELLS: Final = re.compile(
    r"(?:会议|双方)?(?:听取了?|认为|指出|一致认为|充分肯定|通报了)|为了?(?:深入|全面|认真|切实|贯彻|促进|推动)[^。；]*\Z"
)
_FINAL: Final = re.compile(
    r"本(?:协议|备忘录|纪要|方案)|[^，。；]{0,8}未尽事宜|[^，。；]{0,8}一式[一二两三四五六七八九十]+份|自[^，。；]{2,12}之日起生效"
)
_PURE: Final = re.compile(r"(?:此项|该项|以上|上述|具体|相关)(?:工作|事项|任务)")
_UNIT_CLAUSE: Final = re.compile(r"牵头|(?:配合|协助|参加|参与|协办|负责|完成)[，。；]?\Z")
_NEXT: Final = re.compile(
    r"(?:下一?步|下一?阶段|明年|来年|今后|20[0-9]{2}年)，?(?:我们|将|要|计划|重点|主要|着[力重])[^。；：]{0,20}[：，](?P<content>.)"
)
_MODAL: Final = re.compile(r"要(?!求)|须|将(?!现)|负责|应当")


@dataclass
class Draft:
    """A task on its way to a statement. Labels of its own win over those of its item.

    `bare` words name no deed: a task only where a unit is charged with them.
    """

    span: Span
    scope: Scope = "items"
    whose: Whose | None = None
    units: Units = field(default_factory=Units)
    due: Span | None = None
    bare: bool = False

    def label(self, units: Units, due: Span | None) -> None:
        """Take what a label says, where the task has nothing of its own yet."""
        self.units = Units(self.units.lead or units.lead, self.units.cooperating or units.cooperating)
        self.due = self.due or due


class Sections:
    """The state of the walk: which section, whose duties, and the tasks of the item that is being read.

    `taken` are the stretches that were read here, tasks or not: no speech.
    """

    def __init__(self, context: Context, paper: Paper) -> None:
        self._context = context
        self._view = context.page.view
        self._kind = paper.kind
        self._scope: Scope = "none"
        self._whose: Whose | None = None
        self._level = len(_LEVELS)
        self._begun = False
        self._item: list[Draft] = []
        self._labels: dict[str, Span] = {}
        self._subject: Whose | None = None
        self.taken: list[Span] = []

    def drafts(self) -> Iterator[Draft]:
        """The tasks, in order; the labels of an item are known when the next one begins."""
        lines = [block.span for block in self._context.blocks if block.kind == "paragraph"]
        for line, after in zip_longest(lines, lines[1:]):
            yield from self._line(line, after)
        yield from self._tasks()

    def _line(self, line: Span, after: Span | None) -> Iterator[Draft]:
        labels = line_labels(self._context, line)
        if labels:
            self._labels.update(labels.parts)
            return
        self._subject = None
        tail = tail_labels(self._context, line)
        if tail:
            line = (line[0], tail.span[0])
        mark = _MARK.match(self._view, *line)
        if mark is None and not _ENDS.match(self._view, *line):
            self._unmarked(line)
            return
        yield from self._tasks()
        self._item = []
        self._labels = dict(tail.parts) if tail else {}
        if mark is None:
            self._scope, self._begun = "none", False
        else:
            self._marked((mark.end(), line[1]), _LEVELS.index(str(mark.lastgroup)), after)

    def _tasks(self) -> Iterator[Draft]:
        """The tasks of an item that is over, with what all its lines of labels say together."""
        self._label_item(units_of_parts(self._view, self._labels), self._labels.get("due"))
        return (draft for draft in self._item if draft.units or not draft.bare)

    def _marked(self, rest: Span, level: int, after: Span | None) -> None:
        """A line with a number: a heading, or a task, perhaps behind a title of its own."""
        self._begun = self._begun or self._kind in _ALL_TASKS
        if level <= self._level:
            self._scope, self._whose = ("items" if self._begun and self._kind != "summary" else "none"), None
        if self._is_heading(rest, level, after):
            self._enter(rest, level)
            return
        stop = self._title_end(rest)
        if stop is not None:
            self._enter((rest[0], stop - 1), level)
            if self._scope != "none":
                self.taken.append((rest[0], stop))
            rest = (stop, rest[1])
        self._prose(rest)

    def _unmarked(self, line: Span) -> None:
        """A line without a number goes on with the section, opens one, or ends it."""
        if self._gives(line) is not None:
            self._enter(line, min(self._level, _NUMBERED))
        elif self._kind == "summary" and (coming := _NEXT.match(self._view, *line)):
            self._scope = "plan"
            self._read((coming.start("content"), line[1]))
        elif _STOP.search(self._view, *line) and (self._cue(line) or not _ASIDE.match(self._view, *line)):
            self._prose(line)

    def _prose(self, span: Span) -> None:
        """The tasks of some prose; behind 议定以下事项 they begin."""
        cue = self._cue(span) if self._kind != "summary" else None
        if cue is not None:
            self._scope, self._begun = "items", True
            self.taken.append((span[0], cue))
            span = (cue, span[1])
        if self._scope != "none":
            self._read(span)

    def _is_heading(self, rest: Span, level: int, after: Span | None) -> bool:
        """A short line without a sign; under a small number, or before labels, it is a task unless it says more."""
        if rest[1] - rest[0] > _HEADING or _STOP.search(self._view, *rest):
            return False
        if self._gives(rest) is not None:
            return True
        labelled = after is not None and line_labels(self._context, after) is not None
        return not labelled and level < _NUMBERED

    def _title_end(self, rest: Span) -> int | None:
        """Where a short sentence ends that is the title of what follows on its line."""
        stop = self._view.find("。", rest[0], min(rest[1], rest[0] + _TITLE))
        if stop < 0 or trimmed(self._view, (stop + 1, rest[1]))[0] >= rest[1]:
            return None
        title = (rest[0], stop)
        alone = next(bracket_labels(self._context, (stop + 1, rest[1])), None)
        behind = alone.span[1] if alone and alone.span[0] == stop + 1 else stop + 1
        more = trimmed(self._view, (behind, rest[1]))
        return stop + 1 if more[0] < more[1] and not self._is_task(title) else None

    def _is_task(self, sentence: Span) -> bool:
        about = self._view.startswith("关于", sentence[0])
        return not about and _MORE.search(self._view, *sentence) is not None

    def _gives(self, heading: Span) -> str | None:
        """What a heading stands over, None for a heading that says no more than a field."""
        heading = trimmed(self._view, heading)
        for rule in load_rules("duikou.reading.papers", "headings"):
            if rule.gives != "cue" and any(match.span == heading for match in find(rule, self._context.page, *heading)):
                return rule.gives
        return None

    def _enter(self, heading: Span, level: int) -> None:
        """A heading: what stands under it, down to the next of its level, is of its kind."""
        gives = self._gives(heading)
        if gives is None:
            return
        self._level = level
        self._whose = "party" if gives == "party" else "both" if gives == "both" else None
        self._scope = _OPENS.get(gives, "items")
        self._begun = self._begun or self._scope == "items"

    def _cue(self, span: Span) -> int | None:
        """Where what was agreed begins, behind the words that announce it."""
        for rule in load_rules("duikou.reading.papers", "headings"):
            if rule.gives == "cue":
                for match in find(rule, self._context.page, *span):
                    return match.span[1]
        return None

    def _read(self, span: Span) -> None:
        """The tasks between the brackets of a stretch; a bracket labels those that stand before it."""
        self.taken.append(span)
        place, since = span[0], len(self._item)
        for labels in bracket_labels(self._context, span):
            self._segment((place, labels.span[0]))
            for draft in self._item[since:]:
                draft.label(labels.units, labels.due)
            place, since = labels.span[1], len(self._item)
        self._segment((place, span[1]))

    def _segment(self, span: Span) -> None:
        for sentence in self._context.sentences(span):
            for group in self._context.groups(sentence):
                start, end = trimmed(self._view, group)
                start = after_links(self._view, start, end)
                if end - start >= _SHORTEST:
                    self._task((start, end))

    def _task(self, span: Span) -> None:
        """One task, or a sentence that only says who does the tasks before it."""
        units = units_in_sentence(self._context.page, span)
        if _PURE.match(self._view, *span) or (units and not self._deed_beside_units(span)):
            self._label_item(units, span)
        elif not (_FINAL.match(self._view, *span) or _TELLS.match(self._view, *span)):
            self._subject = subject_of(self._context.page, span) or self._subject
            bare = not units and not self._has_deed(span)
            self._item.append(Draft(span, self._scope, self._subject or self._whose, units, bare=bare))

    def _label_item(self, units: Units, due: Span | None) -> None:
        for draft in self._item:
            draft.label(units, due)

    def _deed_beside_units(self, span: Span) -> bool:
        """Whether a sentence with units says what they do, beside that they lead, help, or finish in time."""
        return any(
            not _UNIT_CLAUSE.search(self._view, *clause) and words("deed").search(self._view, *clause)
            for clause in clauses(self._view, span)
        )

    def _has_deed(self, span: Span) -> bool:
        found = words("deed").search(self._view, *span) or _MODAL.search(self._view, *span)
        return found is not None
