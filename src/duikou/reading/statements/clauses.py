"""Where clauses and quotations begin and end, and what in front of a clause only links it."""

import re
from typing import Final

from duikou.model.text import Span

_CLAUSE: Final = re.compile(r"(?:“[^”\n]{0,80}”|《[^》\n]{0,60}》|（[^）\n]{0,40}）|[^，：])*[，：]?")
_CLAUSE_SIGN: Final = re.compile(r"[。！？；，：“”\n]")
_QUOTE_SIGN: Final = re.compile(r"[“”「」]")
_LINK: Final = re.compile(
    r"(?:[“”‘’ ]|并且|而且|同时|还|也|并|又|再|更|且|但|而|既|都|就|不仅|不但|特别|尤其|始终|首先|一定|他们?|她们?|要"
    r"|为此|因此|对此|当前|目前|下一步|接下来|今后|[一二三四五六七八九](?:是要?|(?=要))|第[一二三四五六七八九]，?"
    r"|最后|其次|其中)*"
)
_LONGEST_CLAUSE: Final = 300
_TRAILING: Final = frozenset("，。；：、！？”」』’ \n")
_LEADING: Final = frozenset("，：、“ ")


def clauses(view: str, span: Span) -> list[Span]:
    """The clauses of a span, cut at ， and ： outside quotes.

    >>> clauses("要抓好项目，管好“人，财”。", (0, 13))
    [(0, 6), (6, 13)]
    """
    return [found.span() for found in _CLAUSE.finditer(view, *span) if found.start() < found.end()]


def spoken_start(view: str, start: int, place: int) -> int:
    """Where the clause or the quotation of `place` begins, at `start` at the earliest.

    >>> spoken_start("座谈会上，某某说", 0, 7), spoken_start("他“很满意”，说", 0, 4)
    (5, 2)
    """
    last = start = max(start, place - _LONGEST_CLAUSE)
    for found in _CLAUSE_SIGN.finditer(view, start, place):
        last = found.end()
    return last


def after_links(view: str, start: int, end: int) -> int:
    """Where a clause begins behind 并, 也, 他 and their like.

    >>> after_links("并希望继续支持", 0, 7)
    1
    """
    found = _LINK.match(view, start, end)
    return found.end() if found else start


def quote_end(view: str, start: int) -> int:
    """The sign that closes the quote which opens at `start`, or the end of the line.

    >>> quote_end("“把“输血”变“造血”。”他说", 0)
    11
    """
    depth = 0
    for found in _QUOTE_SIGN.finditer(view, start):
        depth += 1 if found[0] in "“「" else -1
        if depth == 0:
            return found.start()
    line = view.find("\n", start)
    return line if line >= 0 else len(view)


def trimmed(view: str, span: Span) -> Span:
    """A span without the signs around it; of a pair of quotes none goes alone.

    >>> trimmed("，加大支持力度。", (0, 8))
    (1, 7)
    """
    start, end = span
    while start < end and view[start] in _LEADING and not (view[start] == "“" and "”" in view[start:end]):
        start += 1
    while end > start and view[end - 1] in _TRAILING and not (view[end - 1] == "”" and "“" in view[start:end]):
        end -= 1
    return start, end
