"""What is kept of a calendar on a server: every state of it, outside the ledger."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.builders import at, exact, span
from tracker.rules.publishing.published import Asks, Calendar, Published, Stopped

CALENDAR = Calendar("https://example.org", "jo", "/jo/as-agreed/", "as-agreed", True, "token", at("2026-12-01 09:00"))


def test_each_state_of_it_comes_back(store: Any) -> None:
    rows = [
        Published(n, f"/jo/{n}.ics", '"a"', n, bytes([n]) * 32, asks, shown)
        for n, (asks, shown) in enumerate(
            [
                (Asks.NOTHING, None),
                (Asks.MOVED, exact("2026-12-21 16:00")),
                (Asks.MOVED, span("2026-12-21", "2026-12-24")),
                (Asks.GONE, None),
                (Asks.WORDED, None),
                (Asks.LET_GO, None),
                (Asks.STRAY, None),
                (Asks.STRAY_LEFT, None),
                (Asks.WORDED_LEFT, None),
            ]
        )
    ]
    rows[4] = replace(rows[4], says="bring the “samples”\nand a pen")
    for row in rows:
        store.keep_published(row)
    assert store.published() == tuple(rows)
    assert store.published(asking=True) == tuple(rows[1:])
    assert store.published_of(1) == rows[1]
    assert store.published_of(99) is None
    store.keep_published(changed := replace(rows[1], asks=Asks.NOTHING, shown=None, etag='"b"'))
    store.forget_published([0, 2, 3, 99])
    assert store.published() == (changed, *rows[4:])


def test_the_calendar_comes_back_and_letting_it_go_forgets_all_of_it(store: Any) -> None:
    assert store.published_to() is None
    for calendar in (CALENDAR, replace(CALENDAR, stopped=Stopped.MANY_GONE, others=3, done_at=at("2026-12-02 10:00"))):
        store.keep_calendar(calendar)
        assert store.published_to() == calendar
    store.keep_published(Published(1, "/jo/1.ics"))
    store.keep_calendar(None)
    assert (store.published_to(), store.published()) == (None, ())


def test_nothing_of_it_is_a_deed(store: Any) -> None:
    store.keep_calendar(CALENDAR)
    store.keep_published(Published(1, "/jo/1.ics"))
    assert store.newer_than(0) is None
    assert store.undoable("Maria") is None


def test_what_was_let_go_of_meanwhile_is_not_written_on(store: Any) -> None:
    row, elsewhere = Published(1, "/jo/1.ics"), replace(CALENDAR, collection="/jo/another/")
    for there, kept in ((None, ()), (elsewhere, ()), (CALENDAR, (row,))):
        store.keep_calendar(there)
        store.keep_published(row, CALENDAR.collection)
        store.keep_calendar(replace(CALENDAR, others=7), CALENDAR.collection)
        assert store.published() == kept
        assert store.published_to() == (replace(CALENDAR, others=7) if kept else there)
