"""When to look for garbage: what is held by nothing but itself. Knows neither Qt nor what is thrown away.

Python looks for it by itself wherever it happens to be, on the store's thread too. What belongs to a screen must not go
there: its timers are stopped from another thread, and the program ends without a word. So nobody looks but whoever
calls this, on the thread of the screens.
"""

from __future__ import annotations

import gc

from tracker.runtime.long_work import is_long_work_under_way

ENOUGH = (2_000, 10, 10)
"""How many new things, and how often the younger were looked through, before it is time to look among them."""


def collect_where_due() -> None:
    """Look through the oldest of what it is time for; nearly always there is nothing to do, and during long work it
    waits.
    """
    young, middle, old = gc.get_count()
    if young > ENOUGH[0] and not is_long_work_under_way():
        gc.collect(2 if old > ENOUGH[2] else 1 if middle > ENOUGH[1] else 0)
