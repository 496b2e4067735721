"""Which breaks of the seal somebody has been told of and gone on with: a few lines beside the store, of ids alone.

So that one flipped letter stops nobody a second time. Where it cannot be written, it is told once more.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tracker.files.small_file import AT_ONCE, read_small
from tracker.storage.file.private_files import PRIVATE_FILE
from tracker.storage.ledger.seal import Broken, Flaw

_NAME = "told-breaks"


def acknowledged(folder: Path) -> tuple[Broken, ...]:
    try:
        lines = read_small(folder / _NAME).decode("utf-8").splitlines()
        return tuple(_broken(json.loads(line)) for line in lines)
    except (OSError, ValueError, TypeError):
        return ()


def acknowledge(folder: Path, broken: Iterable[Broken]) -> None:
    """These, and no others."""
    lines = [json.dumps([b.seq, b.flaw.value, b.kind, b.record_id]) + "\n" for b in broken]
    with suppress(OSError):
        if not lines:
            (folder / _NAME).unlink(missing_ok=True)
            return
        handle = os.open(folder / _NAME, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | AT_ONCE, PRIVATE_FILE)
        try:
            os.write(handle, "".join(lines).encode())
        finally:
            os.close(handle)


def _broken(written: list[object]) -> Broken:
    seq, flaw, kind, record_id = written
    if not isinstance(seq, int) or not isinstance(kind, str) or not isinstance(record_id, int | None):
        raise TypeError
    return Broken(seq, Flaw(str(flaw)), kind, record_id)
