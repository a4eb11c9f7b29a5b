"""The addresses of the pages."""

from django.urls import path, register_converter
from django.views.i18n import set_language

from duikou_web.site.pages import events, home, judgements, people, places, reports


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


class TwoDivisions(Division):
    """Two codes, the smaller first: `210000-540000`."""

    regex = "[0-9]{6}-[0-9]{6}"


register_converter(Hexadecimal, "hex")
register_converter(Division, "division")
register_converter(TwoDivisions, "pair")

urlpatterns = [
    path("", home.home, name="home"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<hex:key>/", reports.report, name="report"),
    path("events/", events.events, name="events"),
    path("events/<hex:pk>/", events.event, name="event"),
    path("people/", people.people, name="people"),
    path("people/<hex:cluster>/", people.person, name="person"),
    path("places/<division:code>/", places.place, name="place"),
    path("pairs/<pair:key>/", places.pair, name="pair"),
    path("organisations/<hex:pk>/", places.organisation, name="organisation"),
    path("questions/", judgements.questions, name="questions"),
    path("questions/<slug:kind>/<hex:left>/<hex:right>/", judgements.compare, name="compare"),
    path("people/apart/<hex:pk>/", judgements.apart, name="apart"),
    path("judgements/", judgements.judge, name="judge"),
    path("judgements/<int:decision>/undo/", judgements.undo, name="undo"),
    path("language/", set_language, name="set_language"),
]
