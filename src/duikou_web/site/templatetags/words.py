"""Words for templates: `{% term kind of="event.kind" %}`, `{% phrase "reports_found" count=3 %}`, `{% day value %}`."""

import re
from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from duikou.lexicon.wording import rule_sentence
from duikou.linking.features import say
from duikou.linking.stages import StageWord
from duikou.model.linking import Reason
from duikou_web.site.words import (
    block_reason,
    date_grounds,
    format_date,
    format_figure,
    format_period,
    note_message,
    page_language,
    phrase,
    phrases,
    sector,
    term,
)

register = template.Library()

register.simple_tag(term, name="term")
register.simple_tag(phrase, name="phrase")
register.simple_tag(format_date, name="day")
register.simple_tag(format_period, name="period")
register.simple_tag(note_message, name="note_message")
register.filter("sector", sector)
register.filter("figure", format_figure)
register.filter("reason", block_reason)
register.filter("grounds", date_grounds)


HAN = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U000323af“”]+")


@register.filter
def mark_chinese(words: str) -> SafeString:
    """Chinese inside other words, marked as Chinese: 西藏自治区成立 (1965) + 60 years."""
    return mark_safe(HAN.sub(lambda found: f'<span lang="zh-Hans">{found[0]}</span>', escape(words)))


MEETINGS = ("symposium", "meeting")
"""Kinds of event at which people sit together: 参会; in the others they take part: 参加."""


@register.simple_tag
def participants_label(kind: str) -> str:
    """The name of those who took part: `participants_label("visit")` → 参加人员（按报道顺序）."""
    return term("participant") if kind in MEETINGS else phrase("taking_part")


@register.simple_tag
def parts_count(kind: str, count: int) -> str:
    """How many took part: `parts_count("meeting", 3)` → 参会 3 人."""
    return phrase("attending_count", count=count) if kind in MEETINGS else phrase("parts_count", count=count)


@register.filter("rule")
def rule_in_words(rule: str) -> str:
    """What a rule does; one that has no words here keeps its id."""
    return rule_sentence(rule, page_language()) or rule


@register.simple_tag
def html_language() -> str:
    """The language of the page, for `lang`: zh-Hans, en."""
    return "zh-Hans" if page_language() == "zh" else "en"


@register.simple_tag
def act_label(act: str, status: str) -> str:
    """The label of an act. What nobody confirmed is 表态, not yet 承诺事项."""
    if act == "commitment" and status == "proposed":
        return phrase("voiced")
    return term(act, "statement.act")


@register.simple_tag
def in_words(zh: str, en: str) -> str:
    """The one of two wordings that the page's language asks for."""
    return zh if page_language() == "zh" else en


@register.simple_tag
def count_label(code: str) -> str:
    """The name of a count of the home page."""
    return phrase(f"count_{code}")


@register.simple_tag
def number(value: int) -> str:
    """A whole number, thousands apart: 12,345."""
    return f"{value:,}"


@register.simple_tag
def reason_words(reason: Reason) -> SafeString:
    """What one feature of a pair says: 同在西藏."""
    words = say(reason, page_language())
    return escape(words) if page_language() == "zh" else mark_chinese(words)


@register.simple_tag
def field_label(field: str) -> str:
    """The name of what a report tells of an event: `field_label("chair")` → 主持."""
    return phrase(f"told_{field}")


@register.simple_tag
def told_value(field: str, value: str) -> str:
    """What a report tells, a day in the page's language: `told_value("start", "2025-06-26")` → 2025年6月26日."""
    return format_date(value) if field in ("start", "end") else value


@register.filter
def get(found: dict[str, Any], key: str) -> Any:
    """What stands under a key; nothing where there is none."""
    return found.get(key, ())


@register.filter
def split(value: str) -> list[str]:
    """A column of words joined by blanks, apart."""
    return value.split()


@register.simple_tag
def changed_field(name: str) -> str:
    """The name of a field of a record: `changed_field("guest.name")` → 客方."""
    key = f"field_{name.partition('.')[0]}"
    return phrase(key) if key in phrases() else name


@register.simple_tag
def verb_label(verb: str) -> str:
    """What was done: `verb_label("accept")` → 采用."""
    return phrase(f"verb_{verb}")


@register.simple_tag
def show_value(field: str, value: Any) -> str:
    """A value of a record in words: a status by its label, a party by its name, a list joined."""
    if value in (None, "", []):
        return phrase("nothing")
    if field == "status":
        return term(str(value), "record.status")
    if isinstance(value, dict):
        return str(value.get("name") or value.get("value") or phrase("nothing"))
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


@register.simple_tag
def kind_label(kind: str) -> str:
    """The name of a kind of record; that of a participant in the glossary is the heading of a list."""
    return phrase("one_part") if kind == "participant" else term(kind)


@register.simple_tag
def questions_label(kind: str, count: int) -> str:
    """What is asked of a kind, and how much: `questions_label("project", 3)` → 项目：存疑 3 对."""
    return phrase(f"questions_{kind}", count=count)


@register.simple_tag
def stage_label(stage: StageWord) -> str:
    """A word of progress as printed, in English with the state that it speaks of: 开工 (started)."""
    return stage.word if page_language() == "zh" else f"{stage.word} ({term(stage.state, 'project.state')})"
