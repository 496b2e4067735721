"""Where new ids come from: whole numbers that grow with time. Knows not what they are for."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable

_EPOCH_MS = 1_577_836_800_000
"""2020-01-01 UTC: counting from here, 41 bits of milliseconds last until 2089."""
_LOW_BITS = 22


def _milliseconds() -> int:
    return time.time_ns() // 1_000_000


class IdSource:
    """Gives positive 63-bit ids, each greater than the one before, from any thread.

    The high bits are the millisecond, the low ones start at a random place in each: two processes that ask in the
    very same millisecond still meet only once in some millions, with nothing to share and nobody to ask. The
    machine's clock is used even where the program's is set by hand, since ids must not repeat.
    """

    def __init__(self, milliseconds: Callable[[], int] = _milliseconds) -> None:
        self._milliseconds = milliseconds
        self._lock = threading.Lock()
        self._last = 0

    def __call__(self) -> int:
        with self._lock:
            elapsed = max(self._milliseconds() - _EPOCH_MS, 0)
            if elapsed > self._last >> _LOW_BITS:
                # Half the low bits' range is left free, so that many ids can follow within the millisecond.
                self._last = (elapsed << _LOW_BITS) + secrets.randbelow(1 << (_LOW_BITS - 1))
            else:
                self._last += 1
            return self._last
