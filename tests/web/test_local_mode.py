"""Local mode: this machine only, no foreign page, nothing from elsewhere, and settings that are proved."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.checks import run_checks
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django.fixtures import Settings

from duikou.errors import LedgerError
from duikou_web.guard import granted
from duikou_web.serving import local_port, prove_settings


@pytest.fixture(autouse=True)
def _as_served(settings: Settings) -> None:
    """The test runner adds a host of its own; take it out again."""
    settings.ALLOWED_HOSTS = [name for name in settings.ALLOWED_HOSTS if name != "testserver"]


def answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"{request.method} answered")


urlpatterns = [path("", granted("read", answer))]


@pytest.fixture
def client(settings: Settings) -> Iterator[Client]:
    settings.ROOT_URLCONF = __name__
    yield Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1:8000"})


def test_a_page_is_answered_with_its_policy(client: Client) -> None:
    response = client.get("/")
    assert response.content == b"GET answered"
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "192.168.1.7", ""])
def test_a_forged_host_is_refused(client: Client, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1:8000", "http://127.0.0.1:9", "http://localhost:8000"]
)
def test_a_foreign_origin_is_refused(client: Client, method: str, origin: str) -> None:
    assert getattr(client, method)("/", headers={"origin": origin}).status_code == 403


def test_the_own_origin_is_answered(client: Client) -> None:
    assert client.get("/", headers={"origin": "http://127.0.0.1:8000"}).status_code == 200


def test_a_write_without_its_token_is_refused(client: Client) -> None:
    assert client.post("/", headers={"origin": "http://127.0.0.1:8000"}).status_code == 403


def test_the_settings_as_they_are_pass() -> None:
    prove_settings()


MIDDLEWARE = ["duikou_web.guard.LocalOnly", "django.middleware.csrf.CsrfViewMiddleware"]


@pytest.mark.parametrize(
    ("name", "value", "number"),
    [
        ("DEBUG", True, "duikou.E001"),
        ("ALLOWED_HOSTS", ["127.0.0.1", "*"], "duikou.E002"),
        ("ALLOWED_HOSTS", ["duikou.example"], "duikou.E002"),
        ("ALLOWED_HOSTS", ["0.0.0.0"], "duikou.E002"),
        ("MIDDLEWARE", MIDDLEWARE, "duikou.E003"),
        ("MIDDLEWARE", [], "duikou.E003"),
        ("CONTENT_SECURITY_POLICY", "default-src 'self'; script-src 'unsafe-inline'", "duikou.E004"),
        ("CONTENT_SECURITY_POLICY", "default-src 'self' https://cdn.example", "duikou.E004"),
        ("CONTENT_SECURITY_POLICY", "default-src *", "duikou.E004"),
        ("DATABASES", {"default": {"ENGINE": "django.db.backends.sqlite3", "OPTIONS": {}}}, "duikou.E005"),
    ],
)
@pytest.mark.filterwarnings("ignore:Overriding setting DATABASES")
def test_a_setting_that_breaks_a_promise_is_found(settings: Settings, name: str, value: Any, number: str) -> None:
    setattr(settings, name, value)
    assert number in {message.id for message in run_checks()}
    with pytest.raises(LedgerError, match="D513"):
        prove_settings()


@pytest.mark.parametrize(
    "bind",
    ["0.0.0.0:8000", "192.168.1.7:8000", "duikou.example:80", "[::]:8000", "127.0.0.1:", "x", "127.0.0.1:99999",
     "127.0.0.1:-1", "127.0.0.1:８０"],
)  # fmt: skip
def test_any_other_address_needs_accounts(bind: str) -> None:
    with pytest.raises(LedgerError, match="D511"):
        local_port(bind)


def test_a_ledger_on_a_server_needs_accounts(settings: Settings) -> None:
    settings.LEDGER = "postgresql://db.example/duikou"
    with pytest.raises(LedgerError, match="D511"):
        local_port("127.0.0.1:8000")
