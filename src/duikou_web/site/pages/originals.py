"""A report beside the original that its text was taken from, each block with its place there."""

from hashlib import sha256
from typing import Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin

from duikou_web.ledger.models import Document
from duikou_web.ledger.selectors import report_view
from duikou_web.ledger.selectors.originals import original_of
from duikou_web.site.pages.leaves import marked_pages, picture
from duikou_web.site.pages.redrawing import redraw
from duikou_web.site.pages.rendering import render_page, share_of

PDF: Final = "application/pdf"
SHOWN: Final = ("text/html", "text/plain", "text/markdown", PDF)
"""Formats that a browser shows. A mail or an Office file is drawn from what was read of it, and given to be saved."""

# What comes from elsewhere may do nothing: no script, no form, no way out, nothing loaded, not even a picture.
_HARMLESS: Final = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
# The viewer of PDF files does not work in a sandbox; it is the browser's own and runs nothing of the page.
_PDF: Final = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"


def beside(request: HttpRequest, key: str) -> HttpResponse:
    """The original on one side, the text in its blocks on the other."""
    view = report_view(key)
    if view is None:
        raise Http404
    blocks = [(block, view.text[slice(*block["span"])]) for block in view.blocks]
    content = bytes(view.document.original.content)
    pages = marked_pages(content, key, blocks) if view.document.media_type == PDF else []
    is_shown = view.document.media_type in SHOWN and not pages
    response = render_page(
        request,
        "beside.html",
        samples=share_of(view.document),
        view=view,
        blocks=blocks,
        is_shown=is_shown,
        is_saved=view.document.media_type not in SHOWN,
        pages=pages,
        is_damaged=_is_damaged(view.document),
        parts=redraw(view.document.media_type, blocks),
        key=key,
    )
    response["Content-Security-Policy"] = f"{settings.CONTENT_SECURITY_POLICY}; frame-src 'self'"
    return response


def _is_damaged(document: Document) -> bool:
    """Whether the bytes that are kept are no longer those that were read."""
    return sha256(document.original.content).hexdigest() != document.sha256


def leaf(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The picture of one page of a PDF file."""
    found = original_of(key)
    drawn = picture(found.content, key, number) if found and found.media_type == PDF else None
    if drawn is None:
        raise Http404
    return HttpResponse(drawn, content_type="image/png")


@xframe_options_sameorigin
def original(request: HttpRequest, key: str) -> HttpResponse:
    """The bytes as they came: shown, but able to do nothing; or to be saved."""
    found = original_of(key)
    if found is None:
        raise Http404
    if found.media_type not in SHOWN:
        response = HttpResponse(found.content, content_type="application/octet-stream")
        response["Content-Disposition"] = f'attachment; filename="{found.name}"'
        return response
    is_text = found.media_type.startswith("text/")
    # Markdown is shown as it is written.
    kind = "text/plain" if found.media_type == "text/markdown" else found.media_type
    # A browser reads a file in two encodings in the one that most of it is in.
    charset = found.encoding.partition("+")[0]
    response = HttpResponse(found.content, content_type=f"{kind}; charset={charset}" if is_text else kind)
    response["Content-Security-Policy"] = _HARMLESS if is_text else _PDF
    return response
