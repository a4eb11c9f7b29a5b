"""The addresses of the pages."""

from django.urls import path, register_converter
from django.views.i18n import set_language

from duikou_web.site.pages import events, home, people, reports


class Hexadecimal:
    """An id of sixteen digits; the whole hash of a document leads to its page too."""

    regex = "[0-9a-f]{16,64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Hexadecimal, "hex")

urlpatterns = [
    path("", home.home, name="home"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<hex:key>/", reports.report, name="report"),
    path("events/", events.events, name="events"),
    path("events/<hex:pk>/", events.event, name="event"),
    path("people/", people.people, name="people"),
    path("people/<hex:cluster>/", people.person, name="person"),
    path("language/", set_language, name="set_language"),
]
