"""The addresses of the site."""

from django.urls import include, path

urlpatterns = [path("", include("duikou_web.site.pages.urls"))]
