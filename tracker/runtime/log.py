"""The program's own log: what happened inside it, for finding a fault. Knows nobody's name, number or words."""

from __future__ import annotations

import contextlib
import os
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tracker.files.private_file import append_private
from tracker.runtime.causes import chain_of
from tracker.runtime.clock import system_clock

_LARGEST = 256 * 1024


class Log:
    """Lines in a file that only its owner can read, with the one before kept as `….1`.

    Every line opens and closes the file, so that several processes may write it at once. A log that cannot be
    written is no reason to stop: it stays silent.
    """

    def __init__(self, path: Path, now: Callable[[], datetime] = system_clock) -> None:
        self._path = path
        self._now = now

    def failure(self, doing: str, error: BaseException) -> None:
        """An error by its kind and the places it passed. Its message is left out: it may quote what was typed."""
        kinds = [type(link).__qualname__ for link in chain_of(error)]
        places = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
        self._write("\n    ".join([f"{doing} failed: {' < '.join(kinds)}", *places]))

    def _write(self, text: str) -> None:
        line = f"{self._now().isoformat(timespec='milliseconds')} {os.getpid()} {text}\n"
        with contextlib.suppress(OSError):
            if self._path.exists() and self._path.stat().st_size > _LARGEST:
                self._path.replace(self._path.with_name(f"{self._path.name}.1"))
            append_private(self._path, line.encode("utf-8", "backslashreplace"))
