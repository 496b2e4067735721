"""Everybody with all that stands of them, page by page, and how often each agreement was written of."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import JO, ME, at, did, exact, jo, objects, said, talk
from tests.storage.looking import NOW, do
from tracker.actions.outcome import DeedName
from tracker.actions.ports import Store, Touched
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.prospect import Email, Phone, Prospect, StandingKind
from tracker.rules.us import User

AGREED = talk(exact("2026-11-25 10:00"))
PEOPLE = (
    jo(phones=(Phone("020 7946 0958", "+442079460958", "home"), Phone("x")), emails=(Email("jo@orchard.example"),)),
    Prospect(2, "Kim"),
    Prospect(3, "Gone", deleted_at=at("2026-11-01 09:00")),
    Prospect(4, "Zed"),
)
RECORDS = (
    *PEOPLE,
    AGREED,
    did("2026-11-02 10:00"),
    said(StandingKind.THEIR_TURN, "2026-11-03 09:00"),
    objects(Channel.POST, "2026-11-03 09:00"),
    talk(exact("2026-11-26 10:00"), prospect_id=3),
)


def test_each_page_has_whole_people_and_none_of_the_trash(store: Store) -> None:
    do(store, *RECORDS)
    first = store.people_after(0, 2)
    assert [each.prospect for each in first] == [PEOPLE[0], PEOPLE[1]]
    whole = store.history_of(JO)
    assert whole is not None
    assert first[0] == replace(whole, neighbours=(), sharers=(), company=())
    assert [each.prospect.id for each in store.people_after(2, 9)] == [4]
    assert store.people_after(4, 9) == ()


def test_contacts_come_where_they_are_wanted_and_the_trash_where_it_is(store: Store) -> None:
    do(store, *RECORDS)
    (jo_alone, *_rest) = store.people_after(0, 9, contacts=False)
    assert (jo_alone.contacts, len(jo_alone.agreements)) == ((), 1)
    assert [each.prospect.id for each in store.people_after(0, 9, in_trash=True)] == [1, 2, 3, 4]


def test_we_are_told_by_the_names_of_today(store: Store) -> None:
    do(store, *RECORDS, User(9, "Maria Baker", aliases=(ME,)))
    assert store.people_after(0, 1)[0].agreements[0].owner == "Maria Baker"


def test_how_often_an_agreement_was_written_of_and_when_last_is_told_and_only_grows(store: Store) -> None:
    do(store, *RECORDS)
    assert store.agreements_touched()[AGREED.id] == Touched(1, NOW)
    later = at("2026-11-20 09:00")
    with store.deed(DeedName.SETTLE_AGREEMENT, ME, later) as deed:
        deed.put(replace(AGREED, outcome=AgreementOutcome.KEPT, settled_at=later))
    assert store.agreements_touched()[AGREED.id] == Touched(2, later)
    store.undo(ME, at("2026-11-21 09:00"))
    assert store.agreements_touched()[AGREED.id] == Touched(3, at("2026-11-21 09:00"))
