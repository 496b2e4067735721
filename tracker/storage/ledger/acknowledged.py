"""Which breaks of the seal somebody has been told of and gone on with: a few lines beside the store, of ids alone.

So that one flipped letter stops nobody a second time. Where it cannot be written, it is told once more.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from tracker.files.dataclass_json import dump, load
from tracker.files.private_file import write_private
from tracker.files.small_file import read_small
from tracker.storage.ledger.seal import Broken, Flaw

_NAME = "told-breaks"
_LINE: Any = tuple[int, Flaw, str, int | None]


def acknowledged(folder: Path) -> tuple[Broken, ...]:
    """Those of the store in that folder; none where they cannot be read."""
    try:
        lines = read_small(folder / _NAME).decode("utf-8").splitlines()
        return tuple(Broken(*load(_LINE, line)) for line in lines)
    except (OSError, ValueError, TypeError):
        return ()


def acknowledge(folder: Path, broken: Iterable[Broken]) -> None:
    """These, and no others."""
    lines = [dump((b.seq, b.flaw, b.kind, b.record_id), _LINE) + "\n" for b in broken]
    with suppress(OSError):
        if lines:
            write_private(folder / _NAME, "".join(lines))
        else:
            (folder / _NAME).unlink(missing_ok=True)
