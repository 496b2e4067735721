"""What we gave our word on, and what nobody asked for, as every store tells it."""

from __future__ import annotations

from datetime import date

from tests.builders import ME, at, day, did, jo, span, talk
from tracker.actions.outcome import DeedName
from tracker.actions.ports import Store
from tracker.rules.agreement import AgreementOutcome, WhoMoved
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.us import User

NOW = at("2026-11-26 14:57")


def test_all_that_was_agreed_for_a_last_day_within_is_told_whatever_became_of_it(store: Store) -> None:
    kept, new = talk(day("2026-10-05"), outcome=AgreementOutcome.KEPT, settled_at=NOW), talk(day("2026-11-09"))
    moved = talk(
        day("2026-10-09"),
        outcome=AgreementOutcome.MOVED,
        who_moved=WhoMoved.THEY_ASKED,
        moved_to=new.id,
        settled_at=NOW,
    )
    begun_before, goes_beyond = talk(span("2026-09-20", "2026-10-02")), talk(span("2026-10-30", "2026-11-02"))
    with store.deed(DeedName.LOG_CONTACT, ME, NOW) as tx:
        for record in (jo(), kept, new, moved, begun_before, goes_beyond):
            tx.put(record)
    given = store.given_between(date(2026, 10, 1), date(2026, 10, 31))
    assert [g.agreement.id for g in given] == [begun_before.id, kept.id, moved.id]
    assert {g.name for g in given} == {"Jo Hill"}


def test_nobody_in_the_trash_is_told_of(store: Store) -> None:
    with store.deed(DeedName.LOG_CONTACT, ME, NOW) as tx:
        for record in (
            jo(deleted_at=NOW),
            talk(day("2026-10-05")),
            talk(span("2026-09-30", "2026-10-02")),
            did("2026-10-05 10:00", basis=Basis.NONE),
        ):
            tx.put(record)
    assert store.given_between(date(2026, 10, 1), date(2026, 10, 31)) == ()
    assert store.given_between(date(2026, 1, 1), date(2026, 12, 31)) == ()
    made = store.contacts_made(at("2026-01-01 00:00"), NOW)
    assert (dict(made.by), made.unasked) == ({}, ())


def test_contacts_are_counted_by_whom_and_those_nobody_asked_for_are_named(store: Store) -> None:
    couple = [did("2026-10-05 10:00", basis=Basis.AGREED, occasion_id=77, prospect_id=n) for n in (1, 2)]
    unasked = did("2026-10-06 10:00", basis=Basis.NONE, by="M. Baker", reason="Had the list in front of me")
    goodwill = did("2026-10-07 10:00", channel=Channel.POST, basis=Basis.GOODWILL)
    later = did("2026-11-26 15:00", basis=Basis.NONE)
    with store.deed(DeedName.LOG_CONTACT, ME, NOW) as tx:
        tx.put(User(900, ME, ("M. Baker",)))
        for person in (jo(), jo(id=2, name="Al")):
            tx.put(person)
        for contact in (*couple, unasked, goodwill, later):
            tx.put(contact)
    made = store.contacts_made(at("2026-10-05 10:00"), NOW)
    assert dict(made.by) == {ME: 3}
    assert [(u.by, u.basis, u.reason) for u in made.unasked] == [
        (ME, Basis.NONE, "Had the list in front of me"),
        (ME, Basis.GOODWILL, ""),
    ]


def test_those_we_went_out_to_are_known_each_once_and_nobody_in_the_trash(store: Store) -> None:
    with store.deed(DeedName.LOG_CONTACT, ME, NOW) as tx:
        for person in (jo(), jo(id=2, name="Al"), jo(id=3, name="Bo", deleted_at=NOW), jo(id=4, name="Cy")):
            tx.put(person)
        for contact in (
            did("2026-10-05 10:00"),
            did("2026-10-06 10:00"),
            did("2026-10-06 10:00", prospect_id=2, direction=Direction.IN),
            did("2026-10-06 10:00", prospect_id=3),
            did("2026-10-04 10:00", prospect_id=4),
            did("2026-11-26 14:57", prospect_id=4),
        ):
            tx.put(contact)
    assert store.contacted(at("2026-10-05 10:00"), NOW) == (1,)
