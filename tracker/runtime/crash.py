"""What is told of a bug: where it happened and in which versions, and nothing of anybody's data. Knows no screen."""

from __future__ import annotations

import platform
import sys
import traceback
from importlib import metadata
from pathlib import Path

from tracker.runtime.causes import chain_of

PARTS = ("as-agreed", "PySide6-Essentials", "peewee")


def report(error: BaseException) -> str:
    """The kinds of error and the places they passed, with the versions of what runs.

    Messages and values are left out: they may quote what was typed.
    """
    lines = ["As Agreed: something went wrong inside the program.", *versions(), ""]
    for link in chain_of(error):
        lines.append(type(link).__qualname__)
        lines += [f"    {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(link.__traceback__)]
    return "\n".join(lines)


def versions() -> list[str]:
    """The program, what it is built on, Python and the system, a line each."""
    found = []
    for part in PARTS:
        try:
            found.append(f"{part} {metadata.version(part)}")
        except metadata.PackageNotFoundError:
            found.append(f"{part} (not installed)")
    return [*found, f"Python {platform.python_version()}", f"{platform.system()} {platform.release()} {sys.platform}"]
