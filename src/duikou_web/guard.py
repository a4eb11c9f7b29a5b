"""What stands before every page: only this machine's own pages may ask, and a page loads nothing from elsewhere."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden

Answer = Callable[[HttpRequest], HttpResponse]


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
