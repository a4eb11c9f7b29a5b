"""What stands before every page: who may ask, from where, and that a page loads nothing from elsewhere."""

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden

Answer = Callable[[HttpRequest], HttpResponse]
View = Callable[..., Any]

RIGHTS: Final = ("read", "review")


def granted(right: str, view: View) -> View:
    """A view with the right that it needs; one without is refused to everybody."""

    def guarded(request: HttpRequest, *args: Any, **named: Any) -> Any:
        return view(request, *args, **named)

    guarded.__dict__["right"] = right
    return guarded


def may(right: str) -> bool:
    """Whether whoever acts here has a right. Until there are accounts it is said when the pages are served."""
    return right in settings.RIGHTS


class Granted:
    """Refuse every view whose right was not granted (403)."""

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._answer(request)

    def process_view(self, request: HttpRequest, view: View, *_: Any) -> HttpResponse | None:
        if may(getattr(view, "right", "")):
            return None
        return HttpResponseForbidden("Not granted.\n", content_type="text/plain")


class LocalOnly:
    """Refuse a forged Host (400, Django's own check) and a foreign Origin (403), and send the content policy.

    A page of another site, open in the same browser, can send requests to 127.0.0.1; its Origin gives it away. A name
    that was rebound to 127.0.0.1 is given away by its Host.
    """

    def __init__(self, get_response: Answer) -> None:
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        own = f"{request.scheme}://{request.get_host()}"
        response = (
            self._answer(request)
            if request.headers.get("Origin", own) == own
            else HttpResponseForbidden("Origin refused.\n", content_type="text/plain")
        )
        response.headers.setdefault("Content-Security-Policy", settings.CONTENT_SECURITY_POLICY)
        return response
