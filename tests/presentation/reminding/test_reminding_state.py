"""When reminders are looked for, and what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from tests.builders import JO, ME, ZONE, at, day, exact, jo, promise, talk
from tests.builders import said as standing
from tests.fakes import Clock, FakeStore, a_desk
from tests.storage.looking import do
from tests.surroundings import here_by
from tracker.actions.agreements.settle_agreement import settle_agreement
from tracker.actions.outcome import Fault, StoreFault
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.reminding.reminding_state import Notice, RemindingState
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.prospect import Prospect, StandingKind
from tracker.rules.window import Window
from tracker.runtime.settings import Settings

pytestmark = pytest.mark.usefixtures("qapp")
CALL = talk(exact("2026-11-26 10:00"), topic="the old files", words="in a month, yes")
BEN = Prospect(2, "Ben Okoro", organisation="Okoro & Sons")


class Played:
    """A state over a store in memory, by a clock that is set; what it said, and what it took back."""

    def __init__(self, *records: Any, now: str = "2026-11-26 07:00", **settings: Any) -> None:
        self.clock = Clock(at(now))
        self.store = FakeStore(jo(), BEN, *records)
        self.settings = Settings(me=ME, zone=ZONE, **settings)
        self.asked = 0
        self.desk = a_desk(self.store, self.clock)
        self.dispatcher = Dispatcher(self._desk, lambda work: work())
        self.state = RemindingState(self.dispatcher, here_by(self.clock), lambda: self.settings)
        self.said: list[Notice] = []
        self.gone: list[str] = []
        self.state.said.connect(self.said.append)
        self.state.taken_back.connect(self.gone.append)
        self.state.begin()

    def _desk(self) -> Any:
        self.asked += 1
        return self.desk

    def until(self, moment: str, every: timedelta = timedelta(minutes=1)) -> list[str]:
        """Let time pass up to then; the titles of what was said meanwhile."""
        before = len(self.said)
        while self.clock() < at(moment):
            self.clock.moment = min(self.clock() + every, at(moment))
            self.state.tick()
        return [notice.title for notice in self.said[before:]]


def test_a_morning_is_said_in_its_time_by_a_window_that_only_looks_when_something_may_be_due() -> None:
    played = Played(CALL, promise(day("2026-11-26"), prospect_id=2))
    assert played.until("2026-11-26 07:59") == []
    assert played.until("2026-11-26 08:00") == ["1 call agreed, 1 promise due"]
    assert played.said[0].body == "10:00 Jo Hill, Ben Okoro"
    assert played.said[0].of_day
    assert played.until("2026-11-26 09:49") == []
    assert played.until("2026-11-26 09:50") == ["10:00, call Jo Hill"]
    assert (played.said[1].body, played.said[1].prospect_id) == ("In 10 minutes", JO)
    assert played.until("2026-11-26 10:00") == ["10:00, call Jo Hill"]
    assert (played.said[2].body, played.said[2].id, played.said[2].urgent) == ("Now", played.said[1].id, True)
    assert played.until("2026-11-26 10:30") == []
    # Four times an hour and when one is due, not each of the 210 minutes.
    assert played.asked < 25


def test_it_says_nothing_before_the_day_has_been_read() -> None:
    played = Played(CALL)
    unread = RemindingState(played.dispatcher, here_by(played.clock), lambda: played.settings)
    unread.said.connect(played.said.append)
    played.clock.moment = at("2026-11-26 10:00")
    unread.tick()
    assert played.said == []


@pytest.mark.parametrize(
    ("agreed", "title"),
    [
        ({"channel": Channel.MEETING}, "10:00, meet Jo Hill"),
        ({"channel": Channel.VIDEO}, "10:00, video call with Jo Hill"),
        ({"kind": AgreementKind.PROMISE, "channel": Channel.EMAIL}, "By 10:00: e-mail Jo Hill"),
        ({"window": Window.exact(date(2026, 11, 26), time(5), "America/New_York")}, "10:00, call Jo Hill"),
        ({"window": Window.hours(date(2026, 11, 26), time(10), time(12), ZONE)}, "10:00–12:00, call Jo Hill"),
    ],
)
def test_it_says_when_by_our_clock_and_how(agreed: dict[str, Any], title: str) -> None:
    played = Played(replace(CALL, **agreed), remind_mornings=False)
    assert played.until("2026-11-26 10:00") == [title, title]


def test_their_words_are_said_only_where_the_setting_allows_it() -> None:
    for allowed in (False, True):
        played = Played(CALL, remind_mornings=False, remind_words=allowed)
        played.until("2026-11-26 09:50")
        (notice,) = played.said
        assert ("the old files · “in a month, yes”" in notice.body) is allowed
        assert ("the old files" in notice.body + notice.title + notice.lasting) is allowed


def test_their_firm_is_named_as_it_is_written() -> None:
    played = Played(replace(CALL, prospect_id=2), remind_mornings=False)
    played.until("2026-11-26 09:50")
    assert (played.said[0].body, played.said[0].lasting) == ("In 10 minutes · Okoro & Sons", "Okoro & Sons")


def test_what_was_slept_through_is_said_once_as_missed_and_takes_the_place_of_what_stood() -> None:
    played = Played(CALL, remind_mornings=False)
    played.until("2026-11-26 09:50")
    assert played.until("2026-11-26 12:00", every=timedelta(hours=3)) == ["Missed: call Jo Hill"]
    assert played.said[-1].body == "It was agreed for today at 10:00, and no reminder could be given then."
    assert played.gone == [played.said[0].id]
    assert played.until("2026-11-26 13:00") == []


def test_several_that_were_missed_are_one_thing_to_say() -> None:
    others = [replace(CALL, id=n, window=exact(f"2026-11-26 10:{n}0")) for n in range(1, 6)]
    played = Played(CALL, *others, remind_mornings=False)
    assert played.until("2026-11-27 07:00", every=timedelta(hours=24)) == ["Missed: 6 agreements"]
    assert played.said[-1].prospect_id is None
    assert played.said[-1].body.startswith("No reminder could be given then: Jo Hill, yesterday 10:00; ")
    assert played.said[-1].body.endswith("; and 2 more.")


def test_what_is_settled_is_taken_back_and_not_said_at_its_time() -> None:
    played = Played(CALL, remind_mornings=False)
    played.until("2026-11-26 09:50")
    played.dispatcher.do(lambda desk: settle_agreement(desk, CALL.id, AgreementOutcome.WITHDRAWN))
    assert played.gone == [played.said[0].id]
    assert played.until("2026-11-26 11:00") == []


def test_what_is_agreed_meanwhile_is_said_in_its_time() -> None:
    played = Played(remind_mornings=False)
    played.until("2026-11-26 09:07")
    do(played.store, CALL, now=played.clock())
    played.dispatcher.changed.emit(None, None)
    assert played.until("2026-11-26 09:50") == ["10:00, call Jo Hill"]


def test_while_an_entry_is_open_on_them_it_waits_and_comes_within_a_minute_of_its_closing() -> None:
    played = Played(CALL, remind_mornings=False)
    played.state.spoken_to = lambda: frozenset({JO})
    assert played.until("2026-11-26 10:02") == []
    played.state.spoken_to = frozenset
    assert played.until("2026-11-26 10:03") == ["10:00, call Jo Hill"]


def test_what_was_held_back_of_another_user_is_let_go_of_with_them() -> None:
    played = Played(CALL, remind_mornings=False)
    played.state.spoken_to = lambda: frozenset({JO})
    assert played.until("2026-11-26 09:55") == []
    played.state.spoken_to = frozenset
    played.desk = replace(played.desk, me="Ben")
    played.state.look_anew()
    asked = played.asked
    assert played.until("2026-11-26 10:25") == []
    assert played.asked - asked < 5, "not at each minute"


def test_a_store_out_of_reach_when_it_was_due_tells_it_as_missed_when_it_is_back() -> None:
    played = Played(CALL, remind_mornings=False)
    played.until("2026-11-26 09:49")
    reach = played.desk

    class Held:
        def __getattr__(self, _name: str) -> object:
            raise StoreFault(Fault.LOCKED)

    played.desk = replace(reach, store=Held())  # type: ignore[arg-type]
    assert played.until("2026-11-26 10:10") == []
    played.desk = reach
    assert played.until("2026-11-26 10:11") == ["Missed: call Jo Hill"]


def test_switched_off_nothing_is_said_and_switched_on_nothing_of_before_was_missed() -> None:
    played = Played(CALL, remind=False)
    assert played.until("2026-11-26 11:00") == []
    assert played.state.next_sentence == ""
    played.settings = replace(played.settings, remind=True)
    played.state.settings_changed()
    assert played.until("2026-11-26 11:30") == []
    do(played.store, replace(CALL, id=7, window=exact("2026-11-26 12:00")), now=played.clock())
    assert played.until("2026-11-26 11:50") == ["1 call agreed", "12:00, call Jo Hill"]


def test_the_next_is_told_until_nothing_more_comes() -> None:
    played = Played(CALL)
    assert played.state.next_sentence == "Next: Jo Hill, today 10:00. You hear of it today, 09:50."
    played.until("2026-11-26 10:00")
    assert played.state.next_sentence == "Next: nothing is agreed at a time in the days to come."


def test_a_sample_is_shown_and_nothing_is_kept_of_it() -> None:
    played = Played()
    played.state.try_now()
    played.state.try_now()
    assert [notice.prospect_id for notice in played.said] == [None, None]
    assert played.store.marks == {m for m in played.store.marks if m[1].what == "begun"}


def test_a_clock_that_is_set_back_has_nothing_said_again() -> None:
    played = Played(CALL)
    assert played.until("2026-11-26 10:00") == ["1 call agreed", *["10:00, call Jo Hill"] * 2]
    played.clock.moment = at("2026-11-26 07:00")
    assert played.until("2026-11-26 10:30") == []


def test_a_clock_that_was_ahead_for_a_while_costs_no_reminder() -> None:
    """What it leapt over is told as missed, and all the same in its time, which is still to come."""
    played = Played(CALL, remind_mornings=False)
    played.until("2026-11-26 09:00")
    played.clock.moment = at("2026-11-26 12:00")
    assert played.until("2026-11-26 12:02") == ["Missed: call Jo Hill"]
    played.clock.moment = at("2026-11-26 09:00")
    assert played.until("2026-11-26 10:30") == ["10:00, call Jo Hill"] * 2


def test_of_two_windows_on_one_store_one_says_each_and_the_other_goes_on_when_it_is_gone() -> None:
    one, other = Played(CALL), Played()
    other.store = one.store
    other.desk = a_desk(one.store, other.clock)
    said: list[str] = []
    for minute in range(7 * 60, 10 * 60 + 30):
        windows = (one, other) if minute < 9 * 60 + 55 else (other,)
        for window in windows:
            said += window.until(f"2026-11-26 {minute // 60:02}:{minute % 60:02}")
    assert said == ["1 call agreed", *["10:00, call Jo Hill"] * 2]


def test_in_the_night_the_clocks_go_back_each_is_said_once_at_its_own_instant() -> None:
    first, second = exact("2026-10-25 01:30"), replace(exact("2026-10-25 01:30"), second=True)
    made = "2026-10-01 09:00"
    agreed = talk(first, made), talk(second, made, prospect_id=BEN.id)
    played = Played(*agreed, now="2026-10-24 23:00", remind_before=timedelta(0), remind_mornings=False)
    said: list[tuple[str, str]] = []
    while played.clock() < at("2026-10-25 05:00"):
        before = len(played.said)
        played.clock.forward(timedelta(minutes=1))
        played.state.tick()
        said += [(f"{played.clock():%H:%M}", notice.title) for notice in played.said[before:]]
    assert said == [("00:30", "01:30, call Jo Hill"), ("01:30", "01:30 (second), call Ben Okoro")]


def test_nobody_is_reminded_of_whose_turn_it_is() -> None:
    played = Played(standing(StandingKind.THEIR_TURN, "2026-11-12 15:00", "we’ll call you"))
    assert [waiting.name for waiting in played.store.their_turn()] == ["Jo Hill"]
    assert played.until("2026-11-28 12:00", every=timedelta(minutes=10)) == []
