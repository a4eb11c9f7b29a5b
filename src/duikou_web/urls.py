"""All addresses."""

from django.urls import include, path

urlpatterns = [path("", include("duikou_web.site.urls"))]
