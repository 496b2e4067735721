"""What is given now: of what the store holds, to whoever works here, once, and nothing they asked us not to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.builders import JO, ME, at, day, exact, jo, objects, promise, talk
from tests.fakes import Clock, FakeStore, a_desk
from tracker.actions.agreements.remind import Looking, ToSay, remind
from tracker.actions.agreements.settle_agreement import settle_agreement
from tracker.actions.agreements.snooze import snooze
from tracker.actions.outcome import Changes, Fault, StoreFault
from tracker.actions.ports import Desk
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.prospect import Prospect
from tracker.rules.reminding.reminders import Reminded, What, Wishes

CALL = talk(exact("2026-11-26 10:00"))
OWED = promise(day("2026-11-26"), prospect_id=2)
BEN = Prospect(2, "Ben Okoro")
NO_MORNING = Looking(Wishes(morning=None))


def at_work(*more: object, now: str) -> tuple[FakeStore, Desk, Clock]:
    """Reminders are given since the evening before."""
    store, clock = FakeStore(jo(), BEN, CALL, OWED, *more), Clock(at("2026-11-25 18:00"))  # type: ignore[arg-type]
    desk = a_desk(store, clock)
    remind(desk, NO_MORNING)
    clock.moment = at(now)
    return store, desk, clock


def told(to_say: ToSay) -> list[tuple[str, tuple[str, ...]]]:
    return [(reminder.what.value, tuple(a.name for a in reminder.about)) for reminder in to_say.reminders]


def given(desk: Desk, looking: Looking = NO_MORNING) -> list[tuple[str, tuple[str, ...]]]:
    return told(remind(desk, looking).value)


def test_it_is_given_once_by_whichever_window_looks_first_and_changes_nothing() -> None:
    store, desk, clock = at_work(now="2026-11-26 09:50")
    outcome = remind(desk, NO_MORNING)
    assert told(outcome.value) == [("before", ("Jo Hill",))]
    assert outcome.value.again_at == at("2026-11-26 10:00")
    assert outcome.changes == Changes()
    assert given(a_desk(store, clock)) == []
    clock.moment = at("2026-11-26 10:00")
    assert given(a_desk(store, clock)) == [("at", ("Jo Hill",))]


def test_a_morning_names_all_of_the_day() -> None:
    _, desk, _ = at_work(now="2026-11-26 08:00")
    assert given(desk, Looking(Wishes())) == [("morning", ("Jo Hill", "Ben Okoro"))]
    assert given(desk, Looking(Wishes())) == []


def test_whoever_asked_us_not_to_is_not_spoken_of_and_is_again_once_that_is_lifted() -> None:
    objection = objects(Channel.CALL, "2026-11-25 19:00")
    store, desk, clock = at_work(objection, now="2026-11-26 08:00")
    assert given(desk, Looking(Wishes())) == [("morning", ("Ben Okoro",))]
    clock.moment = at("2026-11-26 09:50")
    assert given(desk) == []
    with store.deed(None, ME, clock()) as tx:  # type: ignore[arg-type]
        tx.put(replace(objection, lifted_at=clock()))
    assert given(desk) == [("before", ("Jo Hill",))]


@pytest.mark.parametrize(("who", "left"), [(JO, "Ben Okoro"), (BEN.id, "Jo Hill")])
def test_whoever_of_several_asked_us_not_to_is_not_named_and_the_others_are(who: int, left: str) -> None:
    both = [
        talk(exact("2026-11-26 12:00"), channel=Channel.MEETING, occasion_id=77, prospect_id=id_)
        for id_ in (JO, BEN.id)
    ]
    objection = replace(objects(None, "2026-11-25 19:00"), prospect_id=who)
    _, desk, _ = at_work(*both, objection, now="2026-11-26 11:50")
    found = remind(desk, NO_MORNING).value
    ((about,),) = [each.about for each in found.reminders if each.what is What.BEFORE]
    assert about.id in found.open_now
    assert (about.name, about.person, about.others) == (left, left, ())


def test_what_is_settled_or_put_off_meanwhile_is_not_spoken_of() -> None:
    _, desk, clock = at_work(now="2026-11-26 09:50")
    snooze(desk, CALL.id, at("2026-11-26 09:55"))
    first = remind(desk, NO_MORNING).value
    assert (told(first), first.held_back) == ([], frozenset({CALL.id}))
    clock.moment = at("2026-11-26 09:56")
    assert given(desk) == [("before", ("Jo Hill",))]
    settle_agreement(desk, CALL.id, AgreementOutcome.WITHDRAWN)
    clock.moment = at("2026-11-26 10:00")
    last = remind(desk, NO_MORNING).value
    assert (told(last), last.open_now) == ([], frozenset({OWED.id}))


def test_while_they_are_being_spoken_to_it_waits() -> None:
    _, desk, clock = at_work(now="2026-11-26 10:00")
    watched = at("2026-11-26 09:00")
    held = remind(desk, replace(NO_MORNING, watched=watched, spoken_to=frozenset({JO}))).value
    assert told(held) == []
    clock.moment = at("2026-11-26 10:20")
    assert given(desk, replace(NO_MORNING, watched=watched, held_back=held.held_back)) == [("missed", ("Jo Hill",))]


def test_what_was_missed_is_told_by_a_start_and_not_before_reminders_were_given_here() -> None:
    _store, desk, clock = at_work(now="2026-11-27 09:00")
    assert given(desk, Looking(Wishes())) == [("missed", ("Jo Hill", "Ben Okoro"))]
    assert given(desk, Looking(Wishes())) == []
    fresh = FakeStore(jo(), BEN, CALL, OWED)
    assert given(a_desk(fresh, clock), Looking(Wishes())) == []


def test_a_clock_that_went_back_behind_the_beginning_begins_anew() -> None:
    _, desk, clock = at_work(now="2026-11-20 09:00")
    assert given(desk) == []
    clock.moment = at("2026-11-26 12:00")
    assert given(desk) == [("missed", ("Jo Hill",))]


def test_a_clock_that_is_asked_about_tells_nothing_as_missed() -> None:
    _, desk, _ = at_work(now="2026-11-26 12:00")
    assert given(replace(desk, lets_go=lambda: False)) == []
    assert given(desk) == [("missed", ("Jo Hill",))]


@pytest.mark.parametrize("fault", [Fault.READ_ONLY, Fault.DISK_FULL])
def test_where_nothing_can_be_written_it_is_said_all_the_same_and_once(fault: Fault) -> None:
    store, desk, _ = at_work(now="2026-11-26 09:50")
    store.trouble = StoreFault(fault)
    first = remind(desk, NO_MORNING).value
    assert told(first) == [("before", ("Jo Hill",))]
    store.trouble = StoreFault(fault)
    assert given(desk, replace(NO_MORNING, unkept=first.unkept)) == []


def test_reminders_begin_where_nothing_can_be_written_and_not_where_the_store_is_held() -> None:
    store, clock = FakeStore(jo(), CALL), Clock(at("2026-11-26 09:50"))
    desk = a_desk(store, clock)
    store.trouble = StoreFault(Fault.LOCKED)
    with pytest.raises(StoreFault):
        remind(desk, NO_MORNING)
    store.trouble = StoreFault(Fault.READ_ONLY)
    first = remind(desk, NO_MORNING).value
    assert told(first) == [("before", ("Jo Hill",))]
    clock.moment = at("2026-11-26 12:00")
    store.marks.clear()
    assert given(desk, replace(NO_MORNING, unkept=first.unkept)) == [("missed", ("Jo Hill",))]


def test_what_another_window_gave_between_looking_and_giving_is_not_given_again() -> None:
    class LooksLate(FakeStore):
        """It tells what was given as it stood before anybody gave anything."""

        def reminded(self, by: str, since: datetime) -> frozenset[Reminded]:
            return frozenset(mark for mark in super().reminded(by, since) if mark.what is What.BEGUN)

    store, clock = LooksLate(jo(), BEN, CALL, OWED), Clock(at("2026-11-25 18:00"))
    desk = a_desk(store, clock)
    remind(desk, NO_MORNING)
    for moment, kind in (("08:00", "morning"), ("09:50", "before"), ("10:00", "at")):
        clock.moment = at(f"2026-11-26 {moment}")
        assert kind in [what for what, _ in given(desk, Looking(Wishes()))]
        assert given(desk, Looking(Wishes())) == []
    clock.moment = at("2026-11-27 09:00")
    assert given(desk, Looking(Wishes())) == [("missed", ("Jo Hill", "Ben Okoro"))]
    assert given(desk, Looking(Wishes())) == []


def test_a_store_that_is_held_is_asked_again_and_nothing_is_lost() -> None:
    store, desk, _ = at_work(now="2026-11-26 09:50")
    store.trouble = StoreFault(Fault.LOCKED)
    with pytest.raises(StoreFault):
        remind(desk, NO_MORNING)
    assert given(desk) == [("before", ("Jo Hill",))]


def test_another_of_us_is_reminded_of_theirs_alone() -> None:
    theirs = talk(exact("2026-11-26 10:00"), owner="Ben", prospect_id=2)
    _store, desk, _ = at_work(theirs, now="2026-11-26 09:50")
    assert given(desk) == [("before", ("Jo Hill",))]
    assert given(replace(desk, me="Ben")) == [("before", ("Ben Okoro",))]
    assert given(desk) == []


def test_the_next_that_is_agreed_at_a_time_is_named() -> None:
    _, desk, clock = at_work(now="2026-11-26 09:00")
    found = remind(desk, NO_MORNING).value.following
    assert found is not None
    assert (found[0].id, found[1]) == (CALL.id, at("2026-11-26 09:50"))
    clock.forward(timedelta(days=1))
    assert remind(desk, NO_MORNING).value.following is None
