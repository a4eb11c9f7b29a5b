"""How what stands at a place of a document came about."""

from duikou.documents.repairing.restoring import restore
from duikou.errors import UsageError
from duikou.grammar.explain import Step, explain_removed, explain_span
from duikou.model.text import Span
from duikou.pipeline import read_with_traces


def explain(
    data: bytes, *, source: str, at: int | None = None, quote: str | None = None, published: str | None = None
) -> tuple[Step, ...]:
    """Which rules and table rows made what stands at an offset, or at the first place of some words.

    >>> (step, *_) = explain("甲市代表团赴乙县考察".encode(), source="a.txt", quote="代表团")
    >>> step.name, step.what, step.quote
    ('documents.title', 'block title', '甲市代表团赴乙县考察')

    Raises:
        UsageError: D402, the place is not in the text.
    """
    traced = read_with_traces(data, source=source, published=published)
    asked = _asked(traced.reading.document.text, source, at, quote)
    mended = traced.mended
    if mended is None:
        return explain_span(traced.page, traced.traces, asked)
    steps = explain_span(traced.page, traced.traces, mended.place(asked))
    removed = explain_removed(traced.reading.document.text, traced.removed, asked)
    return (*removed, *(restore(step, mended) for step in steps))


def _asked(text: str, source: str, at: int | None, quote: str | None) -> Span:
    """The span that is asked for."""
    if at is not None and 0 <= at < len(text):
        return at, at + 1
    start = text.find(quote) if quote else -1
    if quote and start >= 0:
        return start, start + len(quote)
    raise UsageError("D402", source, f"the text has {len(text)} characters" if at is not None else "")
