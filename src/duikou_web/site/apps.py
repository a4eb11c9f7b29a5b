"""The pages as a Django application."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "duikou_web.site"
    label = "site"
