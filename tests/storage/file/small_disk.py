"""A disk so small that a test can fill it. Knows no store."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BLOCK = 4096


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[str]:
    """A file system of that size mounted there. Gives "" where it was, else why it could not be."""
    if not sys.platform.startswith("linux"):
        yield "mounting a small disk is done on Linux only"
        return
    command = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=0700", "tmpfs", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True)
        why = done.stderr.strip() if done.returncode else ""
    except OSError as error:
        why = str(error)
    if why:
        yield f"no small disk can be mounted here: {why}"
        return
    try:
        yield ""
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path, but_for: int = 0) -> Path:
    """Leave no more than that many bytes on the disk; the file to be deleted to make room again."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        written = 0
        for size in (16 * BLOCK, BLOCK):
            try:
                while True:
                    written += file.write(bytes(size))
            except OSError:
                continue
        file.truncate(max(0, written - but_for))
    return filler
