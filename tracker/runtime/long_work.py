"""What takes long on a thread of its own, while the window lives on. Knows no work."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def long_work() -> Iterator[None]:
    """Makes many things, none of which goes round in a circle: nobody looks for garbage among them, then or later.

    To look through those of twenty thousand people stops every thread, the window's too, for most of a second. They go
    as soon as nobody holds them.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
