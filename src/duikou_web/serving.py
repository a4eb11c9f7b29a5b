"""Local mode: the pages, served to this machine's own browser and to nobody else.

Django's threaded server: one process, a thread for each connection of a browser, runs wherever Python does. It is not
meant for a network, and it is never given one: any address but 127.0.0.1 is refused.
"""

import errno
import re
import signal
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.core.checks import ERROR, run_checks
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

from duikou.errors import LedgerError
from duikou_web.databases import sqlite_path

LOCAL: Final = "127.0.0.1"
_LAST_PORT: Final = 65535
_PORT = re.compile("[0-9]{1,5}")
_IN_USE: Final = (errno.EADDRINUSE, errno.EACCES)


class LocalServer(ThreadedWSGIServer):
    daemon_threads = True


def serve(bind: str, tell: Callable[[str], None]) -> None:
    """Serve until interrupted (Ctrl-C) or told to end (SIGTERM); `tell` is given the address once it answers.

    Raises:
        LedgerError: D511 the address is not this machine's own, D512 the port is in use, D513 the settings do not
            hold what local mode promises.
    """
    port = local_port(bind)
    prove_settings()
    server = make_server(port)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    tell(f"http://{LOCAL}:{server.server_port}")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()


def local_port(bind: str) -> int:
    """The port of a bind address, if the address is 127.0.0.1.

    >>> local_port("127.0.0.1:8001"), local_port("8001"), local_port("localhost:8001")
    (8001, 8001, 8001)
    """
    host, _, port = bind.rpartition(":")
    if host not in ("", LOCAL, "localhost") or not _PORT.fullmatch(port) or int(port) > _LAST_PORT:
        raise LedgerError("D511", bind)
    if sqlite_path(settings.LEDGER) is None:
        raise LedgerError("D511", bind, "a ledger on a database server is a team's, and needs accounts")
    return int(port)


def prove_settings() -> None:
    """Run every check of the settings."""
    errors = [message for message in run_checks() if message.level >= ERROR]
    if errors:
        raise LedgerError("D513", str(errors[0].id), str(errors[0].msg))


def make_server(port: int) -> LocalServer:
    from duikou_web.wsgi import application  # noqa: PLC0415 - loads every page: only when they are served

    try:
        server = LocalServer((LOCAL, port), WSGIRequestHandler)
    except OSError as error:
        if error.errno in _IN_USE:
            raise LedgerError("D512", f"{LOCAL}:{port}", error.strerror or "") from error
        raise
    server.set_app(application)
    return server
