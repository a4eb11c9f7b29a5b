"""The best cover of a text by table rows, written as a shape string of the same length."""

from typing import NamedTuple

from duikou.grammar.automaton import Automaton, Hit

UNCOVERED = 1000  # one character outside every row costs more than any number of pieces


class Piece(NamedTuple):
    """A stretch of the text that one form covers."""

    form: int
    start: int
    end: int


class _Classes(dict[int, str]):
    """Character → symbol where no row covers it: 9 digit, X Latin, _ space, h Han and other letters; signs stay."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        symbol = char
        if char.isdigit():
            symbol = "9"
        elif char.isascii() and char.isalpha():
            symbol = "X"
        elif char == "\n":
            symbol = "\n"
        elif char.isspace():
            symbol = "_"
        elif char.isalpha():
            symbol = "h"
        self[code] = symbol
        return symbol


_CLASSES = _Classes()


def cover(hits: list[Hit], length: int, costs: list[int]) -> list[Piece]:
    """The pieces that leave the fewest characters uncovered, then are the fewest.

    山东省委书记 → 山东|省委|书记, not 山东省|…|书记.
    """
    cost = [0] * (length + 1)
    back: list[Hit | None] = [None] * (length + 1)
    done = 0
    for hit in hits:
        form, start, end = hit
        while done < end:
            done += 1
            cost[done] = cost[done - 1] + UNCOVERED
        price = cost[start] + costs[form]
        if price < cost[end]:
            cost[end] = price
            back[end] = hit
    pieces = []
    place = done
    while place > 0:
        best = back[place]
        if best is None:
            place -= 1
        else:
            pieces.append(Piece(*best))
            place = best[1]
    pieces.reverse()
    return pieces


def shape_of(view: str, pieces: list[Piece], automaton: Automaton) -> str:
    """One symbol a character: a capital where a piece begins, its small letter where it goes on."""
    base = view.translate(_CLASSES)
    shapes = automaton.shapes
    out = []
    place = 0
    for form, start, end in pieces:
        if start > place:
            out.append(base[place:start])
        out.append(shapes[form])
        place = end
    out.append(base[place:])
    return "".join(out)
