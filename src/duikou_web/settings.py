"""Settings of the ledger's pages. What a user may choose comes from the environment; the rest is fixed here."""

import os
import secrets
from pathlib import Path
from typing import Any

from duikou_web.databases import DEFAULT, read_ledger_url

HERE = Path(__file__).parent

LEDGER = os.environ.get("DUIKOU_LEDGER") or DEFAULT
DATABASES = {"default": read_ledger_url(LEDGER)}
# Who acts, and what they may do: told by `duikou serve`, see docs/decisions/0022-decisions-are-revisions.md.
ACTOR = os.environ.get("DUIKOU_AS") or "local"
RIGHTS = tuple((os.environ.get("DUIKOU_MAY") or "read,review").split(","))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DEBUG = False
# One process, no sessions and nothing signed that outlives it: a key of the day will do.
SECRET_KEY = os.environ.get("DUIKOU_SECRET_KEY") or secrets.token_urlsafe(48)

INSTALLED_APPS = ["django.contrib.staticfiles", "django_htmx", "duikou_web.ledger", "duikou_web.site"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "duikou_web.guard.LocalOnly",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "duikou_web.guard.Granted",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "duikou_web.urls"
WSGI_APPLICATION = "duikou_web.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "site" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
            ],
        },
    }
]

# Local mode: see docs/decisions/0009-local-mode.md.
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
        "connect-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)  # fmt: skip

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [HERE / "site" / "locale"]
LANGUAGE_COOKIE_SAMESITE = "Strict"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

STATIC_URL = "static/"
STATICFILES_DIRS = [path for path in (HERE / "site" / "static",) if path.is_dir()]
# Served from the packages themselves: a laptop has no collecting step.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["stderr"], "level": "CRITICAL", "propagate": False},
        "django.server": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
}
