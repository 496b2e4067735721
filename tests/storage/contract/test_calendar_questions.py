"""What falls on these days, what is still open, and whose turn it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import JO, at, day, did, exact, jo, promise, said, span, talk
from tests.storage.looking import NOW, do
from tracker.actions.ports import Planned, Store, Waiting
from tracker.rules.agreement import Agreement, AgreementOutcome, WhoMoved
from tracker.rules.contact import ContactOutcome
from tracker.rules.prospect import StandingKind
from tracker.rules.window import Window

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def between(store: Store, first: date = FIRST, last: date = LAST) -> list[int]:
    return [planned.id for planned in store.agreements_between(first, last)]


@pytest.mark.parametrize(
    ("window", "touches"),
    [
        (day("2026-10-31"), False),
        (day("2026-11-01"), True),
        (day("2026-11-30"), True),
        (day("2026-12-01"), False),
        (exact("2026-11-30 23:59"), True),
        (exact("2026-12-01 00:00"), False),
        (span("2026-10-20", "2026-10-31"), False),
        (span("2026-10-20", "2026-11-01"), True),
        (span("2026-11-10", "2026-11-12"), True),
        (span("2026-11-30", "2026-12-04"), True),
        (span("2026-12-01", "2026-12-04"), False),
        (span("2025-01-01", "2027-12-31"), True),
    ],
)
def test_an_agreement_falls_on_the_days_its_window_touches(store: Store, window: Window, touches: bool) -> None:
    agreement = talk(window)
    do(store, jo(), agreement)
    assert between(store) == ([agreement.id] if touches else [])


def test_a_day_is_the_day_in_the_agreements_own_zone(store: Store) -> None:
    agreement = talk(exact("2026-11-30 20:00", "America/New_York"))  # in London it is December
    do(store, jo(), agreement)
    assert between(store) == [agreement.id]


def test_they_come_by_first_day_whole_days_before_times_then_time_then_id(store: Store) -> None:
    late, early = talk(exact("2026-11-24 15:00")), talk(exact("2026-11-24 09:00"))
    whole, spanning = promise(day("2026-11-24")), talk(span("2026-11-24", "2026-11-26"))
    before, same = talk(exact("2026-11-23 23:00")), talk(exact("2026-11-24 09:00"))
    running = talk(span("2026-10-20", "2026-11-25"))
    do(store, jo(), late, early, whole, spanning, before, same, running)
    order = [running, before, whole, spanning, early, same, late]
    assert between(store) == [agreement.id for agreement in order]


@pytest.mark.parametrize("outcome", AgreementOutcome)
def test_all_are_shown_but_those_withdrawn_and_those_moved_nowhere(store: Store, outcome: AgreementOutcome) -> None:
    do(store, jo(), talk(day("2026-11-24"), outcome=outcome))
    hidden = outcome in (AgreementOutcome.MOVED, AgreementOutcome.WITHDRAWN)
    assert bool(between(store)) is not hidden


@pytest.mark.parametrize(("whose", "shown"), [(None, False), (WhoMoved.WE_ASKED, True)], ids=["by them", "by us"])
def test_of_what_was_called_off_ours_is_shown_as_our_word_counts_it(
    store: Store, whose: WhoMoved | None, shown: bool
) -> None:
    off = talk(day("2026-11-24"), outcome=AgreementOutcome.WITHDRAWN, who_moved=whose)
    do(store, jo(), off)
    assert [p.who_moved for p in store.agreements_between(FIRST, LAST)] == ([whose] if shown else [])


@pytest.mark.parametrize(
    ("to", "shown"), [("2026-11-27 10:00", True), ("2026-12-04 10:00", True), ("2026-11-24 16:00", False)]
)
def test_one_moved_to_another_day_says_which(store: Store, to: str, shown: bool) -> None:
    new = talk(exact(to))
    old = talk(exact("2026-11-24 10:00"), outcome=AgreementOutcome.MOVED, moved_to=new.id)
    do(store, jo(), new, old)
    found = {planned.id: planned.moved_on for planned in store.agreements_between(old.window.first, old.window.first)}
    assert found.get(old.id) == (new.window.first if shown else None)
    assert (old.id in found) is shown


def test_each_comes_with_what_says_whose_word_it_was(store: Store) -> None:
    new = talk(day("2026-12-04"))
    moved = talk(day("2026-11-24"), outcome=AgreementOutcome.MOVED, moved_to=new.id, who_moved=WhoMoved.WE_ASKED)
    turned = talk(day("2026-11-24"), outcome=AgreementOutcome.KEPT, was_missed=True)
    do(store, jo(), new, moved, turned)
    found = {each.id: (each.who_moved, each.was_missed) for each in store.agreements_between(FIRST, LAST)}
    assert found[moved.id] == (WhoMoved.WE_ASKED, False)
    assert found[turned.id] == (None, True)


def test_those_of_people_in_the_trash_are_not_shown_until_they_are_back(store: Store) -> None:
    agreement = talk(day("2026-11-24"))
    standing = said(StandingKind.THEIR_TURN, "2026-11-12 15:00")
    do(store, jo(), agreement, standing)
    do(store, jo(deleted_at=NOW))
    assert between(store) == []
    assert store.open_agreements_until(LAST) == ()
    assert store.their_turn() == ()
    do(store, jo())
    assert between(store) == [agreement.id]
    assert [waiting.prospect_id for waiting in store.their_turn()] == [JO]


def test_each_carries_what_is_needed_to_draw_it(store: Store) -> None:
    agreement = talk(exact("2026-11-24 10:00"), topic="boxes", words="in a month")
    do(store, jo(organisation="Hill & Sons"), agreement)
    expected = Planned(
        agreement.id,
        JO,
        "Jo Hill",
        "Hill & Sons",
        agreement.kind,
        agreement.window,
        agreement.channel,
        agreement.owner,
        "boxes",
        "in a month",
        agreement.made_at,
        AgreementOutcome.OPEN,
    )
    assert store.agreements_between(FIRST, LAST) == (expected,)
    assert store.open_agreements_until(LAST) == (expected,)


def test_what_was_settled_since_a_moment_comes_in_that_order_with_the_note_of_what_settled_it(store: Store) -> None:
    kept = did("2026-11-24 10:05", note="Signed; boxes numbered")
    first = talk(day("2026-11-24"), outcome=AgreementOutcome.KEPT, settled_at=kept.at, settled_by=kept.id)
    second = talk(day("2026-11-10"), outcome=AgreementOutcome.BROKEN, settled_at=at("2026-11-24 09:00"))
    before = talk(day("2026-11-24"), outcome=AgreementOutcome.KEPT, settled_at=at("2026-11-23 23:59"))
    do(store, jo(), kept, first, second, before, talk(day("2026-11-24")))
    found = store.settled_since(at("2026-11-24 00:00"), day("2026-11-01").first, LAST)
    assert [(each.planned.id, each.at, each.note) for each in found] == [
        (second.id, at("2026-11-24 09:00"), ""),
        (first.id, kept.at, "Signed; boxes numbered"),
    ]
    assert store.settled_since(at("2026-11-24 00:00"), day("2026-11-11").first, LAST)[0].planned.id == first.id


@pytest.mark.parametrize("outcome", AgreementOutcome)
def test_only_what_still_binds_us_is_open(store: Store, outcome: AgreementOutcome) -> None:
    agreement = talk(day("2026-11-24"), outcome=outcome)
    do(store, jo(), agreement)
    assert bool(store.open_agreements_until(LAST)) is agreement.is_open


def test_what_is_open_is_found_however_long_ago_it_began(store: Store) -> None:
    agreements = [
        talk(day("2016-02-29")),
        talk(span("2026-11-20", "2026-12-20")),
        talk(day("2026-11-24")),
        talk(exact("2026-11-24 10:00")),
    ]
    do(store, jo(), talk(day("2026-11-25")), *reversed(agreements))
    found = store.open_agreements_until(date(2026, 11, 24))
    assert [planned.id for planned in found] == [agreement.id for agreement in agreements]


def test_an_agreement_that_was_moved_shows_on_its_new_day_and_leaves_a_word_on_the_old_one(store: Store) -> None:
    old: Agreement = talk(day("2026-11-24"))
    new = talk(day("2026-11-26"))
    do(store, jo(), old)
    do(store, new, replace(old, outcome=AgreementOutcome.MOVED, moved_to=new.id, settled_at=NOW))
    assert [(each.id, each.moved_on) for each in store.agreements_between(FIRST, LAST)] == [
        (old.id, date(2026, 11, 26)),
        (new.id, None),
    ]


def test_it_is_their_turn_while_that_is_the_last_they_said(store: Store) -> None:
    do(store, jo(), jo(id=2, name="Ann Okoro", organisation="Okoro"), jo(id=3, name="Lee Vale"))
    do(store, said(StandingKind.THEIR_TURN, "2026-11-12 15:00", "we'll call you"))
    do(store, replace(said(StandingKind.THEIR_TURN, "2026-11-14 09:00", "I'll ring"), prospect_id=2))
    do(store, replace(said(StandingKind.THEIR_TURN, "2026-11-01 09:00"), prospect_id=3))
    do(store, replace(said(StandingKind.OPEN, "2026-11-02 09:00"), prospect_id=3))
    assert store.their_turn() == (
        Waiting(2, "Ann Okoro", "Okoro", at("2026-11-14 09:00"), "I'll ring"),
        Waiting(JO, "Jo Hill", "", at("2026-11-12 15:00"), "we'll call you"),
    )


def test_said_twice_it_is_their_turn_once_since_the_last_time(store: Store) -> None:
    do(
        store,
        jo(),
        said(StandingKind.THEIR_TURN, "2026-11-12 15:00"),
        said(StandingKind.THEIR_TURN, "2026-11-14 15:00"),
    )
    assert [waiting.since for waiting in store.their_turn()] == [at("2026-11-14 15:00")]


def test_a_history_is_in_order_of_time_whatever_the_order_of_entry(store: Store) -> None:
    contacts = [did("2026-11-01 09:00"), did("2026-11-05 09:00"), did("2026-11-09 09:00")]
    agreements = [talk(day("2026-12-24"), made="2026-11-01 09:00"), talk(day("2026-11-24"), made="2026-11-02 09:00")]
    standings = [said(StandingKind.OPEN, "2026-11-01 09:00"), said(StandingKind.CLIENT, "2026-11-02 09:00")]
    do(store, jo(), *reversed(contacts), *reversed(agreements), *reversed(standings))
    history = store.history_of(JO)
    assert history is not None
    assert history.contacts == tuple(contacts)
    assert history.agreements == tuple(agreements)
    assert history.standings == tuple(standings)


def test_what_was_tried_says_when_last_and_what_was_settled_since_does_not(store: Store) -> None:
    tried = talk(exact("2026-11-24 10:00"), outcome=AgreementOutcome.TRIED)
    kept = talk(exact("2026-11-25 10:00"), outcome=AgreementOutcome.KEPT, settled_at=at("2026-11-25 10:00"))
    open_ = talk(exact("2026-11-26 10:00"))
    times = ("2026-11-24 10:05", "2026-11-24 16:30")
    calls = [did(when, agreement_id=tried.id, outcome=ContactOutcome.NO_ANSWER) for when in times]
    do(store, jo(), tried, kept, open_, *calls, did("2026-11-25 10:00", agreement_id=kept.id))
    found = {planned.id: planned.tried_at for planned in store.agreements_between(FIRST, LAST)}
    assert found == {tried.id: at("2026-11-24 16:30"), kept.id: None, open_.id: None}
