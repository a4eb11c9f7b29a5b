"""The ledger as a Django application."""

from importlib import import_module

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "duikou_web.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the checks of the settings."""
        import_module("duikou_web.checks")
