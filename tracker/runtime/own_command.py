"""The command that starts this very program again, wherever one stands. Knows not what for."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import tracker

BEGIN = (
    "import sys; home = sys.argv.pop(1); sys.path.insert(0, home); import tracker; sys.path.remove(home); "
    "from tracker.__main__ import main; sys.exit(main())"
)
"""Our own package by the place it lies in, and nothing else from there: what else that folder holds must not come
before Python's own."""


def own_command(*arguments: str) -> list[str]:
    """The program and its arguments, to be started as a process of its own.

    `python -m tracker` would run whatever folder named `tracker` lies in the working folder, and that folder may be
    anybody's: -P keeps Python from looking there.
    """
    if getattr(sys, "frozen", False):  # packed into one program, which is then what is running
        return [app_image() or sys.executable, *arguments]
    home = Path(tracker.__file__ or "").resolve().parents[1]
    return [sys.executable, "-P", "-c", BEGIN, str(home), *arguments]


def app_image(environment: Mapping[str, str] = os.environ, executable: str = sys.executable) -> str:
    """The AppImage that this program runs out of, "" where it is none: what is in one lies in a folder that is there
    for as long as it runs. What started us may itself be another's, whose marks we then have.
    """
    file, folder = Path(environment.get("APPIMAGE", "")), Path(environment.get("APPDIR", ""))
    is_ours = file.is_absolute() and folder.is_absolute() and Path(executable).is_relative_to(folder)
    return str(file) if is_ours else ""
