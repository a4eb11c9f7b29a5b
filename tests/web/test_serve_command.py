"""`duikou serve` as a process: it answers this machine, refuses the rest, stays small, and stops when told."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from made_readings import TEXT

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]

MAIN = "from duikou_cli.main import main; main()"
MEGABYTES = 150


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger of one report."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    subprocess.run([sys.executable, "-c", MAIN, "load", "a.txt"], cwd=folder, check=True, capture_output=True)
    return folder


class Server:
    """A running `duikou serve`."""

    def __init__(self, home: Path) -> None:
        command = [sys.executable, "-c", MAIN, "serve", "--bind", "127.0.0.1:0"]
        self.process = subprocess.Popen(command, cwd=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        told = re.search(r"http://127\.0\.0\.1:(\d+)", self.process.stdout.readline())
        assert told is not None
        self.port = int(told[1])

    def get(self, path: str = "/", **headers: str) -> HTTPResponse:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        response.read()
        connection.close()
        return response


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[Server]:
    running = Server(home)
    yield running
    running.process.terminate()
    _, errors = running.process.communicate(timeout=20)
    assert (running.process.returncode, errors) == (0, "")


def test_the_home_page_answers(server: Server) -> None:
    response = server.get()
    assert response.status == 200
    assert "default-src 'none'" in (response.getheader("Content-Security-Policy") or "")


def test_a_forged_host_or_origin_is_refused(server: Server) -> None:
    assert server.get(Host="evil.example").status == 400
    assert server.get(Origin="http://evil.example").status == 403


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_it_stays_small(server: Server) -> None:
    for _ in range(20):
        server.get()
    status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii")
    used = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert used is not None
    assert int(used[1]) < MEGABYTES * 1024


def test_only_this_machine_can_connect(server: Server) -> None:
    with socket.socket() as outside:
        outside.settimeout(5)
        with pytest.raises(OSError):
            # An address of this machine, but not the one that is served.
            outside.connect(("127.0.0.2", server.port))


def test_a_port_in_use_is_told(home: Path, server: Server) -> None:
    assert refusal(home, f"127.0.0.1:{server.port}").startswith(f"D512 127.0.0.1:{server.port}: the port is in use")


@pytest.mark.parametrize("bind", ["0.0.0.0:8000", "[::]:8000", "example.org:80"])
def test_any_other_address_is_refused(home: Path, bind: str) -> None:
    assert refusal(home, bind).startswith(f"D511 {bind}: only this machine may be served without accounts")


def refusal(home: Path, bind: str) -> str:
    command = [sys.executable, "-c", MAIN, "serve", "--bind", bind]
    result = subprocess.run(command, cwd=home, capture_output=True, text=True, timeout=30, check=False)
    assert result.returncode == 1
    return result.stderr
