"""A shop counter for claims about deeds: a store with Jo Hill in it, a desk, and a clock at 10:00 on a Monday."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.builders import JO, ME, at, jo
from tests.fakes import Clock, FakeStore, a_desk
from tracker.actions.contacts.log_contact import Held, Logged, log_contact
from tracker.actions.ports import Desk, Record
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, outcomes_for
from tracker.rules.entry import Attempt, Entry
from tracker.rules.history import History
from tracker.rules.policy import Policy

NOW = at("2026-11-16 10:00")


class Counter:
    def __init__(self, *records: Record, policy: Policy | None = None) -> None:
        self.store = FakeStore(jo(), *records)
        self.clock = Clock(NOW)
        self.desk: Desk = a_desk(self.store, self.clock, ME, policy)

    def log(self, entry: Entry) -> Logged | Held:
        return log_contact(self.desk, entry).value

    def logged(self, entry: Entry) -> Logged:
        value = self.log(entry)
        assert isinstance(value, Logged)
        return value

    @property
    def jo(self) -> History:
        history = self.store.history_of(JO)
        assert history is not None
        return history


def a_call(when: datetime = NOW, **changes: Any) -> Entry:
    """An outgoing call of ours that reached Jo."""
    return an_entry(when, Direction.OUT, Channel.CALL, **changes)


def an_email(when: datetime = NOW, **changes: Any) -> Entry:
    return an_entry(when, Direction.OUT, Channel.EMAIL, **{"outcome": ContactOutcome.SENT} | changes)


def they_call(when: datetime = NOW, **changes: Any) -> Entry:
    return an_entry(when, Direction.IN, Channel.CALL, **changes)


def we_met(when: datetime = NOW, **changes: Any) -> Entry:
    return an_entry(when, Direction.MET, Channel.MEETING, **changes)


def an_entry(when: datetime, direction: Direction, channel: Channel, **changes: Any) -> Entry:
    """An entry about Jo; `changes` are fields of the entry or of its attempt."""
    of_attempt: dict[str, Any] = {"by": ME} | {
        name: changes.pop(name) for name in ("by", "basis", "keeps") if name in changes
    }
    attempt = Attempt(direction, channel, when, **of_attempt)
    given: dict[str, Any] = {"who": JO, "attempt": attempt, "outcome": outcomes_for(direction, channel)[0]} | changes
    return Entry(**given)
