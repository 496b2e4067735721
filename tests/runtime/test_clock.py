"""The clocks, the ids that follow them, and the thread that works."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import pytest

from tracker.runtime.clock import TickingClock, clock_for, system_clock
from tracker.runtime.ids import IdSource
from tracker.runtime.log import Log
from tracker.runtime.worker import Done, Worker

NINE = datetime(2026, 11, 18, 9, tzinfo=UTC)


class TestClock:
    def test_a_clock_set_by_hand_goes_on_from_there(self) -> None:
        elapsed = 100.0
        clock = TickingClock(NINE, lambda: elapsed)
        assert clock() == NINE
        elapsed = 190.5
        assert clock() == NINE + timedelta(seconds=90.5)

    def test_it_is_the_time_it_was_set_to_when_it_is_first_looked_at(self) -> None:
        """However long the program takes until then."""
        elapsed = 100.0
        clock = TickingClock(NINE, lambda: elapsed)
        elapsed = 103.7
        assert clock() == NINE
        elapsed = 104.7
        assert clock() == NINE + timedelta(seconds=1)

    def test_for_a_command_it_stands(self) -> None:
        clock = clock_for(NINE, "Europe/London", stands=True)
        assert {clock() for _ in range(1_000)} == {NINE}

    def test_it_speaks_utc_wherever_it_was_set(self) -> None:
        clock = TickingClock(datetime(2026, 11, 18, 11, tzinfo=timezone(timedelta(hours=2))), lambda: 0.0)
        assert (clock(), clock().tzinfo) == (NINE, UTC)

    def test_a_time_without_a_zone_is_ours(self) -> None:
        shown = clock_for(datetime(2026, 7, 1, 9), "Europe/London")()  # noqa: DTZ001  naive is the point
        assert timedelta(0) <= shown - datetime(2026, 7, 1, 8, tzinfo=UTC) < timedelta(minutes=1)

    def test_nothing_set_means_the_machines_clock(self) -> None:
        assert clock_for(None, "Europe/London") is system_clock


class TestIds:
    def test_each_is_greater_than_the_one_before_and_fits_63_bits(self) -> None:
        source = IdSource()
        ids = [source() for _ in range(10_000)]
        assert ids == sorted(set(ids))
        assert ids[0] > 0
        assert ids[-1] < 2**63

    def test_they_go_on_when_the_machines_clock_is_put_back(self) -> None:
        times = iter([1_800_000_000_000, 1_700_000_000_000, 1_700_000_000_001])
        source = IdSource(lambda: next(times))
        first, second, third = source(), source(), source()
        assert first < second < third

    def test_a_later_millisecond_always_gives_a_greater_id(self) -> None:
        one, other = IdSource(lambda: 1_800_000_000_000), IdSource(lambda: 1_800_000_000_001)
        assert max(one() for _ in range(1_000)) < other()

    def test_two_sources_in_one_millisecond_start_apart(self) -> None:
        starts = {IdSource(lambda: 1_800_000_000_000)() for _ in range(20)}
        assert len(starts) > 1

    def test_the_last_millisecond_they_are_made_for_still_fits(self) -> None:
        assert IdSource(lambda: 1_577_836_800_000 + 2**41 - 1)() < 2**63


class TestWorker:
    def test_stopping_finishes_what_was_handed_over_in_its_order(self) -> None:
        done: list[int] = []
        gate = threading.Event()
        worker = Worker(list.clear)
        worker.run(gate.wait)
        for n in range(100):
            worker.run(partial(done.append, n))
        assert done == []
        gate.set()
        worker.stop()
        assert done == list(range(100))

    def test_all_of_it_is_done_on_one_thread_that_is_not_the_callers(self) -> None:
        threads: set[int] = set()
        worker = Worker(list.clear)
        for _ in range(3):
            worker.run(lambda: threads.add(threading.get_ident()))
        worker.stop()
        assert len(threads) == 1
        assert threading.get_ident() not in threads

    def test_after_stopping_nothing_more_is_taken(self) -> None:
        worker = Worker(list.clear)
        worker.stop()
        worker.stop()
        with pytest.raises(RuntimeError, match="stopped"):
            worker.run(list)

    def test_a_failure_is_told_and_the_next_one_goes_ahead(self, monkeypatch: pytest.MonkeyPatch) -> None:
        told: list[threading.ExceptHookArgs] = []
        monkeypatch.setattr(threading, "excepthook", told.append)
        done: list[str] = []
        worker = Worker(list.clear)
        worker.run(lambda: 1 / 0)
        worker.run(lambda: done.append("next"))
        worker.stop()
        assert [t.exc_type for t in told] == [ZeroDivisionError]
        assert done == ["next"]

    def test_what_was_done_is_handed_back_and_goes_nowhere_else(self) -> None:
        gone_on: list[threading.Thread] = []

        class Held:
            def __del__(self) -> None:
                gone_on.append(threading.current_thread())

        back: list[Done] = []
        worker = Worker(back.append)
        worker.run(partial(id, Held()))
        worker.stop()
        assert gone_on == []
        back.pop().clear()
        assert gone_on == [threading.main_thread()]


class TestLog:
    def test_a_line_says_when_and_what(self, tmp_path: Path) -> None:
        Log(tmp_path / "log", lambda: NINE).failure("saving", KeyError("Jo"))
        assert (tmp_path / "log").read_text(encoding="utf-8").startswith("2026-11-18T09:00:00.000+00:00 ")
        assert (tmp_path / "log").read_text(encoding="utf-8").endswith(" saving failed: KeyError\n")

    def test_a_failure_is_told_without_its_message(self, tmp_path: Path) -> None:
        try:
            try:
                raise ValueError("Jo Hill, 020 7946 0018")
            except ValueError as cause:
                raise RuntimeError("Jo Hill") from cause
        except RuntimeError as error:
            Log(tmp_path / "log").failure("saving", error)
        text = (tmp_path / "log").read_text(encoding="utf-8")
        assert "saving failed: RuntimeError < ValueError" in text
        assert "test_clock.py" in text
        assert "Jo" not in text

    def test_only_its_owner_may_read_it_and_it_stays_small(self, tmp_path: Path) -> None:
        path = tmp_path / "log"
        path.write_text("x" * 300_000, encoding="utf-8")
        Log(path).failure("starting", KeyError())
        assert path.stat().st_size < 200
        assert path.stat().st_mode & 0o077 == 0
        assert (tmp_path / "log.1").stat().st_size == 300_000

    def test_a_log_that_cannot_be_written_stops_nothing(self, tmp_path: Path) -> None:
        Log(tmp_path / "no" / "such" / "log").failure("starting", KeyError())
