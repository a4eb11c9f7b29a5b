"""The text of a report as HTML: thousands of pieces, written here since a template takes ten times as long."""

from collections.abc import Iterator

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from duikou_web.site.pages.text import Piece, TextBlock
from duikou_web.site.templatetags.words import act_label

register = template.Library()


@register.simple_tag
def write_pieces(block: TextBlock) -> SafeString:
    """All pieces of a block, with nothing between them: the text of the element is the text of the block."""
    return mark_safe("".join(html for piece in block.pieces for html in _write(piece)))


def _write(piece: Piece) -> Iterator[str]:
    """The places that facts are addressed by, the marks of the statements that begin here, the words."""
    for key in piece.begins:
        yield format_html('<span id="w-{}">', key)
    for key, act, status in piece.acts:
        label = act_label(act, status)
        yield format_html(
            '<a class="act-mark act-{}" href="#f-{}" data-label="{}" aria-label="{}"></a>', act, key, label, label
        )
    yield _write_words(piece)
    yield "</span>" * len(piece.begins)


def _write_words(piece: Piece) -> str:
    if piece.target:
        html = '<a class="w {}" href="#f-{}" data-f="{}">{}</a>'
        return format_html(html, piece.looks, piece.target, piece.keys, piece.text)
    if piece.keys:
        return format_html('<span class="w {}" data-f="{}">{}</span>', piece.looks, piece.keys, piece.text)
    if piece.looks:
        return format_html('<span class="{}">{}</span>', piece.looks, piece.text)
    return escape(piece.text)
