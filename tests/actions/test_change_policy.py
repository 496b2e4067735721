"""Claims about how strict the guard is: the store's word counts, in every deed, and one can be taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.actions.counter import Counter, a_call
from tests.builders import day, talk
from tracker.actions.change_policy import change_policy, policy_in
from tracker.actions.contacts.log_contact import Held, Logged, log_contact
from tracker.actions.outcome import Changes, DeedName, Fault, StoreFault
from tracker.actions.redo import redo
from tracker.actions.undo import undo
from tracker.rules.policy import LEVELS, KeptPolicy, Policy
from tracker.rules.verdict import Code, Level

PASSED = talk(day("2026-11-10"))
"""Six days ago: kept late, unless things lapse sooner."""
SOONER = Policy(lapse_days=3)


def test_whoever_saves_is_judged_by_the_stores_and_not_by_what_the_desk_believed() -> None:
    counter = Counter(PASSED)
    assert isinstance(log_contact(counter.desk, a_call()).value, Logged)
    undo(counter.desk)
    change_policy(counter.desk, Policy(), SOONER)
    assert counter.desk.policy.lapse_days == Policy().lapse_days
    assert isinstance(log_contact(counter.desk, a_call()).value, Held)


def test_it_is_one_deed_that_touches_everything_and_can_be_taken_back_and_done_again() -> None:
    counter = Counter()
    outcome = change_policy(counter.desk, Policy(), SOONER)
    assert outcome.changes.everything
    assert counter.store.ledger[-1].deed.name is DeedName.CHANGE_POLICY
    undo(counter.desk)
    assert counter.store.policy() is None
    redo(counter.desk)
    assert policy_in(counter.store, counter.desk).lapse_days == 3


def test_only_what_was_changed_is_and_a_colleagues_number_stays() -> None:
    seen, colleagues = Policy(), replace(Policy(), tries=4, levels={**LEVELS, Code.LATE: Level.WARN})
    counter = Counter(KeptPolicy(colleagues))
    levels = {**LEVELS, Code.HOUSEHOLD: Level.WELCOME}
    now = change_policy(counter.desk, seen, replace(seen, burst=timedelta(hours=12), levels=levels)).value
    assert (now.tries, now.burst) == (4, timedelta(hours=12))
    assert [now.level_of(code) for code in (Code.LATE, Code.HOUSEHOLD)] == [Level.WARN, Level.WELCOME]


def test_where_nothing_differs_nothing_is_written() -> None:
    counter = Counter()
    assert change_policy(counter.desk, SOONER, SOONER).changes == Changes()
    assert counter.store.ledger == []


def test_our_zone_stays_each_computers_own() -> None:
    counter = Counter()
    change_policy(counter.desk, Policy(zone="Pacific/Chatham"), Policy(zone="Pacific/Chatham", tries=5))
    kept = counter.store.policy()
    assert kept is not None
    assert kept.zone == Policy().zone
    assert policy_in(counter.store, counter.desk) == replace(kept, zone=counter.desk.zone)


def test_one_that_cannot_be_read_keeps_nobody_from_their_work() -> None:
    counter = Counter(PASSED)

    def unreadable() -> Policy | None:
        raise StoreFault(Fault.DAMAGED, "a row of policy")

    counter.store.policy = unreadable  # type: ignore[method-assign]
    assert policy_in(counter.store, counter.desk) == counter.desk.policy
