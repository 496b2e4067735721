"""While twenty thousand people are read, compared and let go of, no thread is stopped for them."""

from __future__ import annotations

import gc
from weakref import ref

from tracker.runtime.long_work import AT_ONCE, let_go, long_work


def test_nobody_looks_for_garbage_in_it_and_everybody_does_again_after() -> None:
    was_on = gc.isenabled()
    gc.enable()
    try:
        with long_work():
            assert not gc.isenabled()
            with long_work():
                pass
            assert not gc.isenabled()
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        if not was_on:
            gc.disable()


def test_what_is_let_go_of_is_gone() -> None:
    class Thing:
        pass

    things: list[object] = [Thing() for _ in range(3 * AT_ONCE + 1)]
    held = [ref(thing) for thing in things]
    let_go(things)
    assert not things
    assert not any(thing() is not None for thing in held)
