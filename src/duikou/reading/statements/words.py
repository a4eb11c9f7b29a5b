"""The word lists of the table `statement_cues`, as patterns: one alternation a kind, longest form first."""

import re
from functools import cache

from duikou.lexicon import load_table


@cache
def alternation(*kinds: str) -> str:
    """A pattern source that matches any word of the kinds.

    >>> bool(re.fullmatch(alternation("both_sides"), "双方"))
    True
    """
    forms = {row.form for row in load_table("statement_cues") if row.kind in kinds}
    return "(?:" + "|".join(map(re.escape, sorted(forms, key=lambda form: (-len(form), form)))) + ")"


@cache
def words(*kinds: str) -> re.Pattern[str]:
    """Any word of the kinds."""
    return re.compile(alternation(*kinds))
