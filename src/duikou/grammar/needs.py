"""What a text must hold for a regular expression to match in it, read off the expression itself.

`(?:在|到)[^，]{2,9}(?:考察|调研)` needs one of 在, 到 and one of 考察, 调研: in a text without, it has no match.
A need is never wrong, only weaker than it could be: what the parse tree does not settle asks for nothing.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Any, Final

try:
    # The only reader of the language of `re` is that of `re`. Where a Python hides it, no rule has needs, and all run.
    from re import _constants as op  # type: ignore[attr-defined] # not in the stubs
    from re import _parser as parser  # type: ignore[attr-defined] # not in the stubs
except ImportError:  # pragma: no cover - no Python that we test
    parser = None

Strings = frozenset[str]
"""A need: a text with a match holds at least one of these."""

MOST: Final = 60
"""As many strings as a stretch of a pattern may be written out to; beyond it, the stretch asks for nothing."""

_END: Final = ord("\n")
_LOOKS: Final = () if parser is None else (op.ASSERT, op.ASSERT_NOT)
_REPEATS: Final = () if parser is None else (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
_HOLDS_NONE: Final = () if parser is None else (op.AT, op.BRANCH, op.SUBPATTERN, op.ATOMIC_GROUP, *_LOOKS, *_REPEATS)
_TWICE: Final = 2  # a repeat up to so often is written out


def required(pattern: re.Pattern[str]) -> tuple[Strings, ...]:
    """The needs of a pattern.

    >>> [sorted(need) for need in required(re.compile("(?:在|到)[^，]{2,9}(?:考察|调研)"))]
    [['到', '在'], ['考察', '调研']]
    """
    if parser is None or pattern.flags & re.IGNORECASE:
        return ()
    return tuple(_shortest(need) for need in _needs(_tree(pattern)))


@lru_cache(maxsize=1)
def _tree(pattern: re.Pattern[str]) -> Any:
    """What `re` reads a pattern as; its needs, and whether it stays in a line, are asked for one after the other."""
    return parser.parse(pattern.pattern, pattern.flags)


def stays_in_line(pattern: re.Pattern[str]) -> bool:
    """Whether every match lies in one line, and is one whatever the other lines hold.

    >>> stays_in_line(re.compile("由[^，\\n]{2,9}援建")), stays_in_line(re.compile("由[^，]{2,9}援建"))
    (True, False)
    """
    return parser is not None and not _breaks(_tree(pattern), pattern.flags)


def _breaks(sequence: Any, flags: int) -> bool:
    """Whether a sequence can hold the end of a line, looks beyond that of its own, or tells where the text ends."""
    return any(_one_breaks(*part) for part in _parts(sequence, flags))


def _parts(sequence: Any, flags: int) -> Iterator[tuple[Any, Any, int]]:
    """Every part of a sequence with the flags in force there, those inside others too; lookarounds are one part."""
    for code, value in sequence:
        yield code, value, flags
        if code is op.BRANCH:
            for branch in value[1]:
                yield from _parts(branch, flags)
        elif code is op.SUBPATTERN:
            yield from _parts(value[3], (flags | value[1]) & ~value[2])
        elif code is op.ATOMIC_GROUP:
            yield from _parts(value, flags)
        elif code in _REPEATS:
            yield from _parts(value[2], flags)


def _one_breaks(code: Any, value: Any, flags: int) -> bool:
    if code in _LOOKS:
        ahead, inner = value
        return _look_breaks(ahead, inner, flags)
    if code is op.AT:
        return value is op.AT_END_STRING or _is_end(code, value, flags)
    return _holds_end(code, value, flags)


def _look_breaks(ahead: int, inner: Any, flags: int) -> bool:
    """Whether a lookaround sees something else where a line is cut off behind its end.

    One sign behind the line, its end, is still seen, and all that stands before it.
    """
    parts = list(_parts(inner, flags))
    if any(part[0] in _LOOKS or _is_end(*part) for part in parts):
        return True
    tells = any(code is op.AT and value in (op.AT_END, op.AT_END_STRING) for code, value, _ in parts)
    if ahead < 0:
        return tells
    return (tells or inner.getwidth()[1] > 1) and any(_holds_end(*part) for part in parts)


def _is_end(code: Any, value: Any, flags: int) -> bool:
    """Whether a part is a `$` of the text, which stands before a last end of a line too."""
    return code is op.AT and value is op.AT_END and not flags & re.MULTILINE


def _holds_end(code: Any, value: Any, flags: int) -> bool:
    """Whether a part itself can be the end of a line; of what is not known here, it is."""
    if code is op.LITERAL:
        return bool(value == _END)
    if code is op.NOT_LITERAL:
        return bool(value != _END)
    if code is op.ANY:
        return bool(flags & re.DOTALL)
    if code is op.IN:
        return _class_breaks(value)
    return code not in _HOLDS_NONE


def _class_breaks(members: Any) -> bool:
    """Whether a class of characters holds the end of a line."""
    negated = members[0][0] is op.NEGATE
    holds = any(
        (code is op.LITERAL and value == _END)
        or (code is op.RANGE and value[0] <= _END <= value[1])
        or (code is op.CATEGORY and value in (op.CATEGORY_SPACE, op.CATEGORY_NOT_DIGIT, op.CATEGORY_NOT_WORD))
        for code, value in members
    )
    return holds != negated


def _shortest(need: Strings) -> Strings:
    """A need without the strings that hold another of it."""
    return frozenset(one for one in need if not any(other != one and other in one for other in need))


def _needs(sequence: Any) -> list[Strings]:
    """The needs of a sequence: each stretch of it that can be written out, and those inside the others."""
    found: list[Strings] = []
    stretch = frozenset({""})
    for code, value in sequence:
        written = _written(code, value)
        longer = frozenset() if written is None else _joined(stretch, written)
        if not longer:
            found.append(stretch)
            stretch = written or frozenset({""})
        elif "" in (written or ()) and "" not in stretch and written != frozenset({""}):
            found.append(stretch)  # what may follow it makes the strings longer and no rarer
            stretch = longer
        else:
            stretch = longer
        if written is None or code is op.ASSERT:
            found.extend(_inner(code, value))
    found.append(stretch)
    return [need for need in found if "" not in need]


def _inner(code: Any, value: Any) -> list[Strings]:
    """The needs of a part that cannot be written out."""
    if code is op.SUBPATTERN:
        return [] if value[1] & re.IGNORECASE else _needs(value[3])
    if code is op.ATOMIC_GROUP:
        return _needs(value)
    if code is op.ASSERT:
        return [] if _breaks(value[1], re.DOTALL) else _needs(value[1])  # words of another line are none of this one
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return _needs(value[2]) if value[0] else []
    if code is op.BRANCH:
        branches = [_needs(branch) for branch in value[1]]
        return [frozenset().union(*(min(needs, key=_commonness) for needs in branches))] if all(branches) else []
    return []


def _commonness(need: Strings) -> int:
    """How little a need says, roughly: a word is rarer than a character, and a sign stands in every text."""
    return sum(1 if len(string) > 1 else 5 if string.isalpha() and not string.isascii() else 100 for string in need)


def _written(code: Any, value: Any) -> Strings | None:  # noqa: PLR0911 - a table of the codes of `re`
    """Every string that a part can stand for, or None where they are too many or not to be told."""
    if code is op.LITERAL:
        return frozenset({chr(value)})
    if code is op.IN:
        return _class(value)
    if code in (op.ASSERT, op.ASSERT_NOT, op.AT):
        return frozenset({""})
    if code is op.BRANCH:
        branches = [_all(branch) for branch in value[1]]
        return None if None in branches else _few(frozenset().union(*(branch for branch in branches if branch)))
    if code is op.SUBPATTERN:
        return None if value[1] & re.IGNORECASE else _all(value[3])
    if code is op.ATOMIC_GROUP:
        return _all(value)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT) and value[1] <= _TWICE:
        return _repeated(value[0], value[1], _all(value[2]))
    return None


def _all(sequence: Any) -> Strings | None:
    """Every string that a sequence can stand for."""
    strings = frozenset({""})
    for code, value in sequence:
        written = _written(code, value)
        if written is None:
            return None
        strings = _joined(strings, written)
        if not strings:
            return None
    return strings


def _class(members: Any) -> Strings | None:
    """The characters of a class, or None for a class of all but some."""
    found: set[str] = set()
    for code, value in members:
        if code is op.LITERAL:
            found.add(chr(value))
        elif code is op.RANGE and value[1] - value[0] < MOST:
            found.update(map(chr, range(value[0], value[1] + 1)))
        else:
            return None
    return _few(frozenset(found))


def _repeated(least: int, most: int, once: Strings | None) -> Strings | None:
    if once is None:
        return None
    found: frozenset[str] = frozenset()
    times = frozenset({""})
    for number in range(most + 1):
        if number >= least:
            found |= times
        times = _joined(times, once)
        if not times:
            return None
    return _few(found)


def _joined(first: Strings, second: Strings) -> Strings:
    """Each string of one followed by each of the other; none where they would be too many."""
    if len(first) * len(second) > MOST:
        return frozenset()
    return frozenset(one + other for one, other in product(first, second))


def _few(strings: Strings) -> Strings | None:
    return strings if len(strings) <= MOST else None
