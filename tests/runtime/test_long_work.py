"""While twenty thousand people are read, compared and let go of, no thread is stopped for them."""

from __future__ import annotations

import gc
import sys
from weakref import ref

from tracker.runtime.long_work import AT_ONCE, is_long_work_under_way, long_work, release_in_pieces


def test_what_it_made_is_never_looked_through() -> None:
    try:
        with long_work():
            with long_work():
                assert is_long_work_under_way()
            assert is_long_work_under_way()
        assert not is_long_work_under_way()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()


def test_while_it_goes_on_the_interpreter_is_handed_over_more_often() -> None:
    before = sys.getswitchinterval()
    try:
        with long_work():
            with long_work():
                pass
            assert sys.getswitchinterval() <= before / 4
        assert sys.getswitchinterval() == before
    finally:
        gc.unfreeze()


def test_what_is_let_go_of_is_gone() -> None:
    class Thing:
        pass

    things: list[object] = [Thing() for _ in range(3 * AT_ONCE + 1)]
    held = [ref(thing) for thing in things]
    release_in_pieces(things)
    assert not things
    assert not any(thing() is not None for thing in held)
