"""Claims about two records of one person made one. It is Monday 16 November 2026, 10:00 in London."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from itertools import count
from typing import Any

import pytest

from tests.actions.counter import Counter
from tests.builders import JO, at, came_in, day, did, jo, objects, said, talk
from tracker.actions.corrections.merge_people import merge_people
from tracker.actions.corrections.writing_over import Corrected
from tracker.actions.outcome import Problem, Refusal
from tracker.actions.undo import undo
from tracker.rules.agreement import AgreementOutcome, Snooze
from tracker.rules.basis import Basis
from tracker.rules.brought_in import BroughtIn
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.prospect import Business, Email, Hours, Interest, Phone, Prospect, StandingKind
from tracker.rules.verdict import Code

J = 2
J_HILL = Prospect(J, "J. Hill")
O = AgreementOutcome  # noqa: E741 - short in the claims below


def with_j(record: Any) -> Any:
    return replace(record, prospect_id=J)


def merged(counter: Counter) -> Corrected:
    desk = replace(counter.desk, new_id=count(900_001).__next__)
    return merge_people(desk, JO, J, lambda field, other: f"{field}: {getattr(other, field, '')}").value


def a_counter(*records: Any, first: Prospect | None = None, second: Prospect = J_HILL) -> Counter:
    counter = Counter(second, *records)
    counter.store.rows[Prospect, JO] = first or jo()
    return counter


def test_details_are_filled_in_and_numbers_addresses_and_tags_joined_without_doubles() -> None:
    first = jo(
        phones=(Phone("020 7946 0018", "+442079460018"),),
        emails=(Email("jo@example.com"),),
        tags=("wedding", "lemon"),
        notes="Likes lemon.",
        organisation="Hill & Co",
    )
    second = Prospect(
        J,
        "J. Hill",
        household="The Hills",
        organisation="Crumb & Co",
        phones=(Phone("+44 20 7946 0018", "+442079460018", "home"), Phone("07700 900200", "+447700900200")),
        emails=(Email("JO@example.com", "work"), Email("jo.hill@example.com")),
        tags=("Lemon", "autumn"),
        notes="Met at the fair.",
        hours=Hours(time(9), time(12)),
        interest=Interest.REAL,
        business=Business(lower_costs="less waste"),
        known_before=True,
    )
    person = merged(a_counter(first=first, second=second)).prospect
    assert (person.name, person.organisation, person.household) == ("Jo Hill", "Hill & Co", "The Hills")
    assert [(p.typed, p.label) for p in person.phones] == [("020 7946 0018", "home"), ("07700 900200", "")]
    assert [(e.address, e.label) for e in person.emails] == [("jo@example.com", "work"), ("jo.hill@example.com", "")]
    assert person.tags == ("wedding", "lemon", "autumn")
    assert (person.hours, person.interest, person.known_before) == (second.hours, Interest.REAL, True)
    assert person.business.lower_costs == "less waste"
    assert person.notes == "Likes lemon.\n\nMet at the fair.\n\nname: J. Hill\norganisation: Crumb & Co"


def test_all_of_the_second_is_the_first_s_and_its_record_is_there_no_more() -> None:
    met = with_j(did("2026-11-02 10:00", Direction.MET, Channel.MEETING))
    agreed = with_j(talk(day("2026-11-20"), made_in=met.id))
    word = with_j(replace(said(StandingKind.OPEN, "2026-11-02 10:00"), id=13, said_in=met.id))
    no_texts = with_j(replace(objects(Channel.TEXT, "2026-11-02 10:00"), id=14, said_in=met.id))
    hidden = Snooze(15, J, agreed.id, at("2026-11-18 09:00"), at("2026-11-16 09:00"))
    brought = (BroughtIn(16, J, J, "cards", "uid-1"), BroughtIn(17, J, met.id, "calendar", "uid-2"))
    counter = a_counter(met, agreed, word, no_texts, hidden, *brought)
    counter.store.once.append(("tasting", met.id))
    merged(counter)
    history = counter.jo
    (contact,), (agreement,) = history.contacts, history.agreements
    assert (contact.at, agreement.made_in, agreement.window) == (met.at, contact.id, agreed.window)
    assert [(s.kind, s.said_in) for s in history.standings] == [(StandingKind.OPEN, contact.id)]
    assert [(o.channel, o.said_in) for o in history.objections] == [(Channel.TEXT, contact.id)]
    assert [s.until for s in counter.store.snoozes_of(agreement.id)] == [hidden.until]
    assert [(b.external, b.record_id) for b in counter.store.brought_in_of(JO)] == [
        ("uid-1", JO),
        ("uid-2", contact.id),
    ]
    assert counter.store.logged_once("tasting") == contact
    assert counter.store.history_of(J) is None
    assert counter.store.in_trash() == ()


def test_a_call_with_the_one_keeps_what_was_agreed_with_the_other() -> None:
    agreed = talk(day("2026-11-12"), made="2026-11-02 10:00")
    called = with_j(did("2026-11-12 10:00", basis=Basis.FIRST_APPROACH))
    counter = a_counter(agreed, called)
    merged(counter)
    (contact,), (kept,) = counter.jo.contacts, counter.jo.agreements
    assert (contact.basis, contact.agreement_id) == (Basis.AGREED, agreed.id)
    assert (kept.outcome, kept.settled_by) == (O.KEPT, contact.id)


def test_a_no_in_the_one_record_takes_back_what_stood_in_the_other_and_what_now_warns_is_listed() -> None:
    no = replace(said(StandingKind.NO_THANKS, "2026-11-05 10:00"), id=31, prospect_id=J)
    agreed = talk(day("2026-11-20"), made="2026-11-02 10:00")
    called = did("2026-11-10 10:00", reason="it happened", outcome=ContactOutcome.TALKED)
    later = talk(day("2026-11-25"), made="2026-11-08 10:00")
    counter = a_counter(no, agreed, called, later)
    done = merged(counter)
    assert [a.outcome for a in counter.jo.agreements] == [O.WITHDRAWN, O.OPEN]
    assert [c.id for c in done.now_warns] == [called.id]


def test_an_objection_in_the_second_stands_for_the_one_person() -> None:
    counter = a_counter(with_j(replace(objects(None, "2026-11-05 10:00"), id=41)), did("2026-11-10 10:00", reason="x"))
    (warned,) = merged(counter).now_warns
    assert warned.verdict.has(Code.OBJECTED)


def test_what_both_had_of_one_occasion_is_there_once() -> None:
    met = did("2026-11-02 10:00", Direction.MET, Channel.MEETING, occasion_id=50)
    agreed = talk(day("2026-11-20"), made="2026-11-02 10:00", made_in=met.id, occasion_id=51)
    theirs = with_j(replace(met, id=52)), with_j(replace(agreed, id=53, made_in=52))
    word = with_j(replace(said(StandingKind.OPEN, "2026-11-02 10:00"), id=54, said_in=52))
    counter = a_counter(met, agreed, *theirs, word)
    merged(counter)
    assert ([c.id for c in counter.jo.contacts], [a.id for a in counter.jo.agreements]) == ([met.id], [agreed.id])
    assert [s.said_in for s in counter.jo.standings] == [met.id]


def test_a_number_said_to_be_shared_by_the_two_records_is_one_person_s_again() -> None:
    phone = Phone("020 7946 0018", "+442079460018", shared=True)
    counter = a_counter(first=jo(phones=(phone,)), second=replace(J_HILL, phones=(phone,)))
    assert [p.shared for p in merged(counter).prospect.phones] == [False]
    counter = a_counter(
        Prospect(3, "Ann Hill", phones=(phone,)), first=jo(phones=(phone,)), second=replace(J_HILL, phones=(phone,))
    )
    assert [p.shared for p in merged(counter).prospect.phones] == [True]


@pytest.mark.parametrize(
    ("first", "second", "problem"),
    [
        (JO, JO, Problem.ONE_RECORD),
        (JO, 99, Problem.NO_SUCH_PROSPECT),
        (99, JO, Problem.NO_SUCH_PROSPECT),
        (JO, 3, Problem.NO_SUCH_PROSPECT),
        (3, JO, Problem.NO_SUCH_PROSPECT),
    ],
)
def test_nobody_is_merged_with_themselves_with_somebody_in_the_trash_or_with_nobody(
    first: int, second: int, problem: Problem
) -> None:
    counter = a_counter(Prospect(3, "Tom Cole", deleted_at=at("2026-11-10 09:00")))
    before = dict(counter.store.rows)
    with pytest.raises(Refusal) as refused:
        merge_people(counter.desk, first, second, lambda field, _other: field)
    assert refused.value.problem is problem
    assert counter.store.rows == before


def test_notes_that_have_no_room_in_one_refuse_the_deed_and_lose_nothing() -> None:
    long = "x" * 15_000
    counter = a_counter(first=jo(notes=long), second=replace(J_HILL, notes="y" * 15_000))
    before = dict(counter.store.rows)
    with pytest.raises(Refusal) as refused:
        merged(counter)
    assert refused.value.problem is Problem.TEXT_TOO_LONG
    assert counter.store.rows == before


def test_it_is_one_deed_and_undo_brings_both_back_as_they_were() -> None:
    counter = a_counter(with_j(came_in("2026-11-05 10:00", Channel.EMAIL)), talk(day("2026-11-20")))
    before = dict(counter.store.rows)
    merged(counter)
    undo(counter.desk)
    assert {key: row for key, row in counter.store.rows.items() if key in before} == before
    assert counter.jo.contacts == ()
