"""A real Radicale on this computer, and a phone beside us that does there what phones do. Test-only: it is GPL."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

from tracker.interop.caldav.link import Link, address_of

PASSWORD = "open, please"
START = """
import sys
from radicale import config, server
port, folder = sys.argv[1:]
told = config.load()
told.update({
    "server": {"hosts": f"127.0.0.1:{port}"},
    "auth": {"type": "htpasswd", "htpasswd_filename": f"{folder}/users", "htpasswd_encryption": "plain", "delay": "0"},
    "storage": {"filesystem_folder": f"{folder}/data", "_filesystem_fsync": "False"},
    "logging": {"level": "critical"},
}, "the claims", privileged=True)
server.serve(told)
"""
SECONDS = 20
USERS = 200


@dataclass(frozen=True, slots=True)
class Radicale:
    """`address` is where it answers; each claim takes a user of its own from `user`, and so a calendar."""

    port: int
    _taken: list[int]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def user(self) -> str:
        self._taken[0] += 1
        return f"jo{self._taken[0]}"

    def link(self, user: str, password: str = PASSWORD) -> Link:
        return Link(address_of(self.address), user, password)


@contextmanager
def radicale() -> Iterator[Radicale]:
    """One that answers; gone with its data afterwards."""
    with TemporaryDirectory(prefix="radicale-") as folder:
        place = Path(folder)
        port = _free_port()
        users = "".join(f"jo{n}:{PASSWORD}\n" for n in range(1, USERS))
        (place / "users").write_text(users, encoding="utf-8")
        command = [sys.executable, "-W", "ignore", "-c", START, str(port), folder]
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            _answers(port, server)
            yield Radicale(port, [0])
        finally:
            server.kill()
            server.wait()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _answers(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        assert server.poll() is None, "Radicale ended as soon as it was started"
        try:
            with urlopen(f"http://127.0.0.1:{port}/.web/", timeout=1):
                return
        except OSError:
            server_is_starting = 0.02
            time.sleep(server_is_starting)
    raise AssertionError("Radicale did not answer")
