"""Who wrote, photographed and edited: provenance, kept apart from the people of the report."""

from duikou.grammar import Match, find_all, load_rules
from duikou.grammar.names import name_at
from duikou.lexicon import load_table
from duikou.model.records import Byline, BylineKind
from duikou.model.text import Span
from duikou.reading.context import Context

LABELLED = 150  # what the label adds to the weight of a name
BARE = -300  # names without a label must look like names by themselves
_SIGNS = " 、/，"


def read_bylines(context: Context) -> tuple[Byline, ...]:
    """The bylines of a document, each name once, in text order.

    「（记者 甄远山 摄）」 → 甄远山, photographer
    """
    found: dict[Span, Byline] = {}
    for match in find_all(load_rules("duikou.reading.bylines"), context.page):
        for span, kind in _names(context, match):
            if span not in found:
                name = "".join(context.quote(span).split())
                found[span] = Byline(name, kind, span, context.quote(span))
                context.trace(match.rule.id, f"byline {name}: {kind}", span, match.span, settles=("byline.kind",))
    return tuple(found[span] for span in sorted(found))


def _names(context: Context, match: Match) -> list[tuple[Span, BylineKind]]:
    if "names" in match.spans:
        kind: BylineKind = "photographer" if match.rule.gives == "photographer" else "reporter"
        names = _list(context, match.spans["names"][0], match.spans["names"][1], BARE)
        reached = bool(names) and names[-1][1] == match.spans["names"][1]
        return [(span, kind) for span in names] if reached else []
    names = _list(context, match.span[1], len(context.page.view), LABELLED)
    if not names:
        return []
    behind = context.page.view[names[-1][1] : names[-1][1] + 4].lstrip(" /")
    label = context.page.view[slice(*match.spans["label"])]
    kind = "photographer" if behind.startswith("摄") else _kind_of(label)
    return [(span, kind) for span in names]


def _list(context: Context, start: int, end: int, weight: int) -> list[Span]:
    names: list[Span] = []
    place = start
    while place < end:
        scored = name_at(context.page, place)
        if scored is None or scored.weight + weight <= 0 or scored.span[1] > end:
            break
        names.append(scored.span)
        place = scored.span[1]
        while place < end and context.page.view[place] in _SIGNS:
            place += 1
        if place == scored.span[1]:
            break
    return names


def _kind_of(label: str) -> BylineKind:
    """The kind of a label by the longest form of the table that it ends with."""
    best = max(
        (row for row in load_table("bylines") if label.endswith(row.form)), key=lambda row: len(row.form), default=None
    )
    if best is None or best.canon not in ("photographer", "editor"):
        return "photographer" if label.endswith(("图", "图片")) else "reporter"
    return "photographer" if best.canon == "photographer" else "editor"
