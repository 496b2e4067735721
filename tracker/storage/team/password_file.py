"""Whether PostgreSQL's own file of passwords has one for a server, as its driver will find it. Keeps none of them."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from tracker.files.small_file import read_small

_FIELDS = re.compile(r"((?:[^:\\]|\\.)*)(?::|$)")


def is_in_password_file(
    host: str, port: int, database: str, role: str, environment: Mapping[str, str] = os.environ
) -> bool:
    """Whether a line of it fits; the driver passes over a file that others may read."""
    with suppress(OSError, RuntimeError):
        place = _place(environment)
        if os.name == "posix" and place.stat().st_mode & 0o077:
            return False
        asked = (host, str(port), database, role)
        for line in read_small(place).decode("utf-8", "replace").splitlines():
            if line and not line.startswith("#") and _fits(line, asked):
                return True
    return False


def _place(environment: Mapping[str, str]) -> Path:
    if named := environment.get("PGPASSFILE"):
        return Path(named)
    if sys.platform == "win32":
        return Path(environment.get("APPDATA", "")) / "postgresql" / "pgpass.conf"
    return Path.home() / ".pgpass"


def _fits(line: str, asked: tuple[str, ...]) -> bool:
    said = [found[1] for found in _FIELDS.finditer(line)][: len(asked)]
    return len(said) == len(asked) and all(
        each == "*" or re.sub(r"\\(.)", r"\1", each) == wanted for each, wanted in zip(said, asked, strict=True)
    )
