"""The addresses of the pages, and the right that each needs."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path, register_converter
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from duikou_web.guard import granted
from duikou_web.site.pages import (
    copies,
    events,
    history,
    home,
    judgements,
    originals,
    people,
    places,
    reports,
    review,
    things,
    twice,
    working,
)


class Hexadecimal:
    """An id of sixteen digits; the whole hash of a document leads to its page too."""

    regex = "[0-9a-f]{16,64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Division:
    """The code of a division: `540600`."""

    regex = "[0-9]{6}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class Number:
    """A number, of a decision or a page; none that no database holds."""

    regex = "[0-9]{1,15}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class TwoDivisions(Division):
    """Two codes, the smaller first: `210000-540000`."""

    regex = "[0-9]{6}-[0-9]{6}"


register_converter(Hexadecimal, "hex")
register_converter(Division, "division")
register_converter(TwoDivisions, "pair")
register_converter(Number, "number")


def _shown(route: str, view: Callable[..., Any], name: str, right: str = "read") -> URLPattern:
    return path(route, granted(right, require_safe(view)), name=name)


def _sent(route: str, view: Callable[..., Any], name: str) -> URLPattern:
    return path(route, granted("review", require_POST(view)), name=name)


urlpatterns = [
    _shown("", home.home, "home"),
    _shown("reports/", reports.reports, "reports"),
    _shown("reports/<hex:key>/", reports.report, "report"),
    _shown("reports/<hex:key>/beside/", originals.beside, "beside"),
    _shown("reports/<hex:key>/original/", originals.original, "original"),
    _shown("reports/<hex:key>/pages/<number:number>/", originals.leaf, "leaf"),
    _shown("reports/<hex:key>/copies/", copies.copies, "copies"),
    _shown("reports/<hex:key>/copies/<hex:other>/", copies.copy, "copy"),
    _shown("reports/<hex:key>/history/", history.history, "history"),
    _shown("reports/<hex:key>/readings/", history.readings, "readings"),
    _shown("events/", events.events, "events"),
    _shown("events/<hex:pk>/", events.event, "event"),
    _shown("people/", people.people, "people"),
    _shown("people/<hex:cluster>/", people.person, "person"),
    _shown("places/", places.places, "places"),
    _shown("places/<division:code>/", places.place, "place"),
    _shown("pairs/<pair:key>/", places.pair, "pair"),
    _shown("organisations/", things.organisations, "organisations"),
    _shown("organisations/<hex:key>/", things.organisation, "organisation"),
    _shown("projects/", things.projects, "projects"),
    _shown("projects/<hex:key>/", things.project, "project"),
    _shown("posts/<hex:key>/", things.post, "post"),
    _shown("questions/", judgements.questions, "questions", "review"),
    _shown("questions/<slug:kind>/<hex:left>/<hex:right>/", judgements.compare, "compare"),
    _shown("apart/<slug:kind>/<hex:record>/", judgements.apart_thing, "apart_thing", "review"),
    _shown("people/apart/<hex:pk>/", judgements.apart, "apart", "review"),
    _sent("judgements/", judgements.judge, "judge"),
    _sent("judgements/apart/<slug:kind>/<hex:record>/", judgements.take_out, "take_out"),
    _sent("judgements/<number:decision>/undo/", judgements.undo, "undo"),
    _shown("review/", review.queue, "review", "review"),
    _shown("review/twice/", twice.twice, "twice", "review"),
    _sent("review/twice/share/", twice.share, "share"),
    _sent("review/twice/settle/", twice.settle, "settle"),
    _shown("review/readings/", review.differing, "differing", "review"),
    _shown("review/<hex:key>/", review.workbench, "workbench", "review"),
    _shown("review/like/<slug:kind>/<hex:record>/", review.like, "like", "review"),
    _sent("review/<hex:key>/decide/", working.decide, "decide"),
    _sent("review/<hex:key>/reading/", working.settle_reading, "settle_reading"),
    _sent("review/<hex:key>/hold/", working.hold, "hold"),
    _sent("review/<hex:key>/comment/", working.comment, "comment"),
    _sent("review/<hex:key>/complete/", working.complete, "complete"),
    _sent("review/<hex:key>/withdraw/", working.withdraw, "withdraw"),
    _sent("review/undo/", working.undo, "undo_decision"),
    path("language/", granted("read", set_language), name="set_language"),
]
