"""Writes a text for its owner's eyes only. Knows not what it says."""

from __future__ import annotations

import os
from pathlib import Path

from tracker.runtime.paths import PRIVATE_FILE


def write_private(place: Path, text: str) -> None:
    """Write `text` in UTF-8 to a new file at `place`, readable by its owner only. Raises OSError where it exists."""
    descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
