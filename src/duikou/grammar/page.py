"""One text as the rules see it: view, pieces and shapes, all of the text's length."""

from duikou.grammar.automaton import automaton
from duikou.grammar.cover import cover, shape_of
from duikou.grammar.view import reading_view
from duikou.lexicon import Row
from duikou.model.text import Span


class Page:
    """A text with its reading view, the best cover by table rows, and its shapes.

    `shapes["text"]` is the view itself, `shapes["words"]` the cover; readers add layers of their own with `overlay`
    (`people`: elected names as N, composed posts as P).
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.view = reading_view(text)
        self._automaton = automaton()
        self.hits = self._automaton.hits(self.view)
        self.pieces = cover(self.hits, len(text), self._automaton.costs)
        self.shapes = {"text": self.view, "words": shape_of(self.view, self.pieces, self._automaton)}

    def row(self, form: int) -> Row:
        """The row that gave a form its symbol."""
        return self._automaton.rows[form][0]

    def rows(self, form: int) -> tuple[Row, ...]:
        """All rows of a form."""
        return self._automaton.rows[form]

    def pieces_in(self, span: Span) -> list[tuple[Row, Span]]:
        """The rows of the cover that lie inside a span, with their spans."""
        start, end = span
        return [(self.row(p.form), (p.start, p.end)) for p in self.pieces if p.start >= start and p.end <= end]

    def overlay(self, base: str, layer: str, spans: list[tuple[Span, str]]) -> None:
        """Make `layer` out of `base` with each span rewritten as its symbol. Spans must not overlap."""
        shape = self.shapes[base]
        out = []
        place = 0
        for (start, end), symbol in sorted(spans):
            out.append(shape[place:start])
            out.append(symbol + symbol.lower() * (end - start - 1))
            place = end
        out.append(shape[place:])
        self.shapes[layer] = "".join(out)
