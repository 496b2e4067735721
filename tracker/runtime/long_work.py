"""What takes long on a thread of its own, and is let go of there, while the window lives on. Knows no work."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_UNDER_WAY: list[None] = []  # one for each; a thread puts in and takes out at once, whatever the others do
_IN_TURN = sys.getswitchinterval()
_IN_TURN_BESIDE = 0.001
"""Seconds for which one thread has the interpreter while another waits for it. A screen gives it away with nearly every
call to Qt, and has to wait so long to get it back: by the five thousandths there are otherwise, a page that is shown in
a tenth of a second takes three.
"""


@contextmanager
def long_work() -> Iterator[None]:
    """Makes many things, none of which goes round in a circle: nobody looks for garbage among them, then or later, so
    that a circle among them would stay for good (claimed of everybody who is compared in `tests/stories`).

    To look through those of twenty thousand people stops every thread, the window's too, for most of a second. They go
    as soon as nobody holds them.
    """
    _UNDER_WAY.append(None)
    sys.setswitchinterval(_IN_TURN_BESIDE)
    try:
        yield
    finally:
        gc.freeze()
        _UNDER_WAY.pop()
        if not _UNDER_WAY:
            sys.setswitchinterval(_IN_TURN)


def is_long_work_under_way() -> bool:
    return bool(_UNDER_WAY)


AT_ONCE = 500
"""Things that are let go of without any other thread in between: a few thousandths of a second."""


def release_in_pieces(things: list[object]) -> None:
    """Let go of them a few at a time; nobody else may hold them. Twenty thousand at once stop every thread for a tenth
    of a second.
    """
    while things:
        del things[-AT_ONCE:]
