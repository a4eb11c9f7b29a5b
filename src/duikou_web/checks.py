"""What local mode promises, proved from the settings before anything is served."""

from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any, Final

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

NEEDED: Final = (
    "duikou_web.guard.LocalOnly",
    "duikou_web.guard.Granted",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
)


@register()
def check_local_mode(**_: Any) -> list[CheckMessage]:
    """Only this machine's own names, every guard in its place, nothing loaded from elsewhere, safe transactions."""
    return [Error(message, id=f"duikou.E{number:03}") for number, message in _breaches()]


def _breaches() -> Iterator[tuple[int, str]]:
    if settings.DEBUG:
        yield 1, "DEBUG shows settings and texts to whoever provokes an error."
    if foreign := [name for name in settings.ALLOWED_HOSTS if not is_local(name)]:
        yield 2, f"ALLOWED_HOSTS names other machines: {', '.join(foreign)}."
    if missing := [name for name in NEEDED if name not in settings.MIDDLEWARE]:
        yield 3, f"MIDDLEWARE lacks {', '.join(missing)}."
    if open_to := [word for word in settings.CONTENT_SECURITY_POLICY.split() if word in UNSAFE or "//" in word]:
        yield 4, f"CONTENT_SECURITY_POLICY allows {', '.join(open_to)}."
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        options = database.get("OPTIONS", {})
        if options.get("transaction_mode") != "IMMEDIATE" or "foreign_keys=ON" not in options.get("init_command", ""):
            yield 5, "SQLite needs immediate transactions and foreign keys."


UNSAFE: Final = ("*", "'unsafe-inline'", "'unsafe-eval'", "https:", "http:")


def is_local(host: str) -> bool:
    """Whether a host name or address is this machine's own.

    >>> is_local("127.0.0.1"), is_local("localhost"), is_local("0.0.0.0"), is_local("192.168.1.7")
    (True, True, False, False)
    """
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
