"""While twenty thousand people are read and compared, no thread is stopped to look for garbage among them."""

from __future__ import annotations

import gc

from tracker.runtime.long_work import long_work


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
