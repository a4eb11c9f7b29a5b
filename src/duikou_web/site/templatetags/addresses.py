"""Addresses of records, for templates."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from duikou.lexicon.divisions import full_name
from duikou_web.ledger.models import Document, Event
from duikou_web.ledger.selectors import key_of
from duikou_web.site.words import phrase, term

register = template.Library()


@register.simple_tag
def report_url(document: Document, record: str = "") -> str:
    """A report's page; with a record's id, at its words."""
    page = reverse("report", args=[key_of(document)])
    return f"{page}#w-{record}" if record else page


@register.filter
def basename(source: str) -> str:
    """The last part of a path or URL: `reports/001.txt` → `001.txt`."""
    return source.rstrip("/").rpartition("/")[2]


@register.simple_tag
def event_name(event: Event) -> str:
    """What to call an event: its printed name, else its two sides, else its kind."""
    sides = " → ".join(filter(None, (event.guest, event.host)))
    return event.name or sides or term(event.kind, "event.kind")


@register.simple_tag
def division_link(code: str) -> SafeString:
    """A division with the way to its page; the whole country has none."""
    name = full_name(code) if code.strip("0") else ""
    if not name:
        return format_html("<span>{}</span>", phrase("whole_country"))
    return format_html('<a href="{}" lang="zh-Hans">{}</a>', reverse("place", args=[code]), name)
