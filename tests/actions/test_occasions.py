"""Claims about an entry with several people: one meeting, and a contact, an agreement and a verdict for each of them.

It is Monday 16 November 2026, 10:00 in London.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.actions.counter import NOW, Counter, a_call, they_call, we_met
from tests.builders import JO, at, day, exact, jo, objects, talk
from tracker.actions.agreements.call_off import call_off
from tracker.actions.agreements.hand_over import hand_over
from tracker.actions.agreements.move_agreement import move_agreement
from tracker.actions.agreements.settle_agreement import settle_agreement
from tracker.actions.agreements.snooze import snooze
from tracker.actions.contacts.log_contact import Held, Logged
from tracker.actions.corrections.correct_agreement import correct_agreement
from tracker.actions.corrections.correct_contact import correct_contact
from tracker.actions.ports import as_one, planned_from
from tracker.actions.undo import undo
from tracker.rules.agreement import AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Entry, NewProspect, NewStanding, NextAgreement
from tracker.rules.history import History
from tracker.rules.prospect import StandingKind
from tracker.rules.us import User
from tracker.rules.verdict import Code, Level
from tracker.rules.window import Window

TOM = 2
ANN = 3
O = AgreementOutcome  # noqa: E741 - a column of a table below
TOGETHER: dict[str, Any] = {"channel": Channel.MEETING, "occasion_id": 77}
THURSDAY = exact("2026-11-19 10:00")
WITH_JO = replace(talk(THURSDAY, **TOGETHER), id=10)
WITH_TOM = replace(talk(THURSDAY, prospect_id=TOM, **TOGETHER), id=11)


def a_couple(*records: Any) -> Counter:
    return Counter(jo(id=TOM, name="Tom Hill"), *records)


def of(counter: Counter, prospect_id: int) -> History:
    found = counter.store.history_of(prospect_id)
    assert found is not None
    return found


def both(entry: Entry, *others: int | NewProspect) -> Entry:
    return replace(entry, others=others or (TOM,))


def next_meeting(window: Window, **changes: Any) -> NextAgreement:
    return NextAgreement(AgreementKind.TALK, window, Channel.MEETING, **changes)


def test_a_meeting_with_two_stands_with_both_as_one_occasion_and_is_one_step_to_undo() -> None:
    counter = a_couple()
    logged = counter.logged(both(we_met(note="The tasting", next=(next_meeting(THURSDAY),))))
    assert logged.names == ("Jo Hill", "Tom Hill")
    (hers,), (his,) = counter.jo.contacts, of(counter, TOM).contacts
    assert hers.note == his.note == "The tasting"
    assert hers.occasion_id == his.occasion_id is not None
    (agreed,), (with_him,) = counter.jo.agreements, of(counter, TOM).agreements
    assert (agreed.made_in, with_him.made_in) == (hers.id, his.id)
    assert agreed.occasion_id == with_him.occasion_id not in (None, hers.occasion_id)
    undo(counter.desk)
    assert (counter.jo.contacts, of(counter, TOM).contacts, of(counter, TOM).agreements) == ((), (), ())


def test_an_entry_with_one_person_is_no_occasion() -> None:
    counter = a_couple()
    counter.logged(we_met(next=(next_meeting(THURSDAY),)))
    assert (counter.jo.contacts[0].occasion_id, counter.jo.agreements[0].occasion_id) == (None, None)


def test_who_is_named_twice_is_there_once() -> None:
    counter = a_couple()
    assert counter.logged(both(we_met(), JO, TOM, TOM)).names == ("Jo Hill", "Tom Hill")
    assert len(counter.jo.contacts) == 1


def test_somebody_new_can_be_brought_along() -> None:
    counter = a_couple()
    logged = counter.logged(both(we_met(), NewProspect("Ada New")))
    assert logged.names == ("Jo Hill", "Ada New")
    assert [c.name for c in counter.jo.company] == ["Ada New"]


def test_two_promises_of_one_entry_are_two_occasions() -> None:
    counter = a_couple()
    owed = replace(next_meeting(day("2026-11-20")), kind=AgreementKind.PROMISE, channel=Channel.EMAIL)
    counter.logged(both(we_met(next=(next_meeting(THURSDAY), owed))))
    assert len({a.occasion_id for a in counter.jo.agreements}) == 2


SETTLED_WITH_JO = [
    ("whoever is reached keeps it", lambda c: c.logged(we_met(THURSDAY.starts, keeps=WITH_JO.id)), O.KEPT),
    ("it is missed with both", lambda c: settle_agreement(c.desk, WITH_JO.id, O.BROKEN), O.BROKEN),
    ("called off is called off", lambda c: settle_agreement(c.desk, WITH_JO.id, O.WITHDRAWN), O.WITHDRAWN),
    ("and so it is by us", lambda c: call_off(c.desk, WITH_JO.id), O.WITHDRAWN),
    ("a no of one of them is theirs alone", lambda c: c.logged(they_call(standing=NewStanding(StandingKind.NO_THANKS))), O.OPEN),
    ("so is a try", lambda c: c.logged(a_call(outcome=ContactOutcome.NO_ANSWER, reason="to ask", keeps=WITH_JO.id)), O.OPEN),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "deed", "outcome"), SETTLED_WITH_JO, ids=[c[0] for c in SETTLED_WITH_JO])
def test_what_becomes_of_it_with_the_other(claim: str, deed: Any, outcome: AgreementOutcome) -> None:
    counter = a_couple(WITH_JO, WITH_TOM)
    counter.clock.moment = THURSDAY.starts if outcome is O.KEPT else NOW
    deed(counter)
    (with_tom,) = of(counter, TOM).agreements
    assert (with_tom.outcome, with_tom.settled_by) == (outcome, None)
    assert with_tom.is_open or with_tom.settled_at == counter.jo.agreements[0].settled_at
    assert with_tom.is_called_off_by_us is counter.jo.agreements[0].is_called_off_by_us


def test_it_stands_with_the_other_with_whom_it_was_kept() -> None:
    counter = a_couple(WITH_JO, WITH_TOM)
    counter.clock.moment = THURSDAY.starts
    counter.logged(we_met(THURSDAY.starts))
    assert [(c.name, c.kept_it) for c in of(counter, TOM).others_in(77)] == [("Jo Hill", True)]
    assert [(c.name, c.kept_it) for c in counter.jo.others_in(77)] == [("Tom Hill", False)]


def test_a_new_time_agreed_with_one_is_everybodys() -> None:
    counter = a_couple(WITH_JO, WITH_TOM)
    counter.logged(they_call(next=(next_meeting(day("2026-11-24")),)))
    old, new = of(counter, TOM).agreements
    assert (old.outcome, old.moved_to, new.window) == (O.MOVED, new.id, day("2026-11-24"))
    assert new.occasion_id == counter.jo.agreements[-1].occasion_id is not None


@pytest.mark.parametrize("who_moved", WhoMoved)
def test_so_is_one_that_is_dragged(who_moved: WhoMoved) -> None:
    counter = a_couple(WITH_JO, WITH_TOM)
    move_agreement(counter.desk, WITH_JO.id, day("2026-11-24"), who_moved)
    (*_, hers), (*_, his) = counter.jo.agreements, of(counter, TOM).agreements
    assert his.window == hers.window == day("2026-11-24")
    assert len(of(counter, TOM).agreements) == len(counter.jo.agreements)


def test_a_colleague_takes_over_the_whole_meeting() -> None:
    counter = a_couple(WITH_JO, WITH_TOM, User(9, "Ben"))
    hand_over(counter.desk, WITH_JO.id, "Ben")
    assert of(counter, TOM).agreements[0].owner == "Ben"


def test_what_has_had_its_end_with_the_other_stays_as_it_is() -> None:
    ended = replace(WITH_TOM, outcome=O.WITHDRAWN, settled_at=NOW)
    counter = a_couple(WITH_JO, ended)
    settle_agreement(counter.desk, WITH_JO.id, O.BROKEN)
    assert of(counter, TOM).agreements == (ended,)


def test_whose_doing_it_was_is_put_right_with_both() -> None:
    counter = a_couple(WITH_JO, WITH_TOM)
    settle_agreement(counter.desk, WITH_JO.id, O.WITHDRAWN)
    (stands,) = counter.jo.agreements
    correct_agreement(counter.desk, stands, replace(stands, who_moved=WhoMoved.WE_ASKED))
    assert [a.is_called_off_by_us for h in (counter.jo, of(counter, TOM)) for a in h.agreements] == [True, True]


@pytest.mark.parametrize("instead", [O.WITHDRAWN, O.LAPSED, O.OPEN, O.KEPT])
@pytest.mark.parametrize("to_tell", [True, False])
def test_so_is_every_end_that_was_said_of_both_at_once(instead: AgreementOutcome, to_tell: bool) -> None:
    counter = a_couple(WITH_JO, WITH_TOM)
    counter.clock.moment = THURSDAY.ends + timedelta(days=1)
    settle_agreement(counter.desk, WITH_JO.id, O.BROKEN, to_tell=to_tell)
    (stands,) = counter.jo.agreements
    correct_agreement(counter.desk, stands, replace(stands, outcome=instead))
    (hers,), (his,) = counter.jo.agreements, of(counter, TOM).agreements
    assert (his.outcome, his.settled_at, his.to_tell) == (hers.outcome, hers.settled_at, hers.to_tell)
    assert hers.outcome is instead


def test_but_not_one_that_the_other_gave_on_their_own() -> None:
    his_no = replace(WITH_TOM, outcome=O.WITHDRAWN, settled_at=NOW - timedelta(hours=1))
    counter = a_couple(replace(WITH_JO, outcome=O.WITHDRAWN, settled_at=NOW), his_no)
    (stands,) = counter.jo.agreements
    correct_agreement(counter.desk, stands, replace(stands, who_moved=WhoMoved.WE_ASKED))
    assert of(counter, TOM).agreements == (his_no,)


def test_what_we_called_off_with_one_and_another_called_off_on_their_own_are_two_rows() -> None:
    ours = replace(WITH_JO, outcome=O.WITHDRAWN, settled_at=NOW, who_moved=WhoMoved.WE_ASKED)
    theirs = replace(WITH_TOM, outcome=O.WITHDRAWN, settled_at=NOW)
    told = as_one([planned_from(ours, jo()), planned_from(theirs, jo(id=TOM, name="Tom Hill"))])
    assert [(p.name, p.who_moved) for p in told] == [("Jo Hill", WhoMoved.WE_ASKED), ("Tom Hill", None)]


def test_each_has_a_verdict_of_their_own_and_the_gravest_holds_the_entry() -> None:
    refuses = replace(objects(None, "2026-11-01 09:00"), prospect_id=TOM)
    with_jo = replace(talk(day("2026-11-16")), id=12)
    counter = a_couple(refuses, with_jo)
    held = counter.log(both(a_call()))
    assert isinstance(held, Held)
    assert held.prospect is not None
    assert (held.prospect.name, held.verdict.level) == ("Tom Hill", Level.STOP)
    assert counter.jo.contacts == ()
    assert isinstance(counter.log(a_call()), Logged)


def test_a_reason_stands_with_those_alone_who_need_one() -> None:
    counter = a_couple(replace(talk(day("2026-11-16")), id=12))
    counter.logged(both(a_call(reason="He asked me to ring them both")))
    assert [c.reason for c in counter.jo.contacts] == [""]
    assert [c.reason for c in of(counter, TOM).contacts] == ["He asked me to ring them both"]


def test_what_it_is_meant_to_keep_is_meant_with_each_of_them() -> None:
    counter = a_couple(WITH_JO, WITH_TOM)
    counter.clock.moment = THURSDAY.starts
    counter.logged(both(we_met(THURSDAY.starts, keeps=WITH_JO.id)))
    assert of(counter, TOM).agreements[0].settled_by == of(counter, TOM).contacts[0].id


def test_beside_somebody_in_the_same_occasion_there_is_no_neighbour() -> None:
    together = {"household": "Hill"}
    counter = Counter(jo(id=TOM, name="Tom Hill", **together), WITH_JO, WITH_TOM)
    counter.store.rows[type(jo()), JO] = jo(**together)
    counter.clock.moment = THURSDAY.starts
    logged = counter.logged(both(we_met(THURSDAY.starts)))
    later = counter.logged(a_call(THURSDAY.starts, reason="directions"))
    codes = {f.code for one in (logged, later) for f in one.contact.verdict.findings}
    assert Code.HOUSEHOLD not in codes


def test_it_is_one_row_in_the_calendar_and_counts_once() -> None:
    alone = replace(talk(THURSDAY, prospect_id=ANN), id=13)
    counter = Counter(jo(id=TOM, name="Tom Hill"), jo(id=ANN, name="Ann Lee"), WITH_JO, WITH_TOM, alone)
    rows = counter.store.agreements_between(date(2026, 11, 19), date(2026, 11, 19))
    assert [(row.name, row.others) for row in rows] == [("Jo Hill & Tom Hill", ((TOM, "Tom Hill"),)), ("Ann Lee", ())]
    assert [row.person for row in rows] == ["Jo Hill", "Ann Lee"]


def test_three_of_them_are_named_in_one_row() -> None:
    with_ann = replace(WITH_JO, id=14, prospect_id=ANN)
    counter = Counter(jo(id=TOM, name="Tom Hill"), jo(id=ANN, name="Ann Lee"), WITH_JO, WITH_TOM, with_ann)
    (row,) = counter.store.open_agreements_until(date(2026, 11, 19))
    assert row.name == "Jo Hill, Tom Hill & Ann Lee"


def test_where_it_became_something_else_with_one_of_them_that_is_a_row_of_its_own() -> None:
    kept = replace(WITH_TOM, outcome=O.KEPT, settled_at=NOW)
    counter = a_couple(WITH_JO, kept)
    rows = counter.store.agreements_between(date(2026, 11, 19), date(2026, 11, 19))
    assert [row.name for row in rows] == ["Jo Hill", "Tom Hill"]


def test_a_time_put_right_shows_the_reminder_of_everybody_it_was_agreed_with_again() -> None:
    counter = a_couple(WITH_JO, WITH_TOM)
    for one in (WITH_JO, WITH_TOM):
        snooze(counter.desk, one.id, at("2026-11-30 00:00"))
    assert counter.store.snoozed(NOW) == {WITH_JO.id, WITH_TOM.id}
    move_agreement(counter.desk, WITH_JO.id, exact("2026-11-19 11:00"), WhoMoved.TYPED_WRONG)
    assert of(counter, TOM).agreements[0].window == exact("2026-11-19 11:00")
    assert counter.store.snoozed(NOW) == frozenset()
    undo(counter.desk)
    assert counter.store.snoozed(NOW) == {WITH_JO.id, WITH_TOM.id}


@pytest.mark.parametrize(
    "changes",
    [
        {"at": at("2026-11-13 15:00")},
        {"channel": Channel.VIDEO},
        {"direction": Direction.IN, "channel": Channel.EMAIL},
    ],
)
def test_when_it_was_and_how_is_corrected_for_everybody_who_was_there(changes: dict[str, Any]) -> None:
    counter = a_couple()
    contact = counter.logged(both(we_met(note="lemon"))).contact
    correct_contact(counter.desk, contact, replace(contact, note="lime", **changes))
    jo_s, tom_s = of(counter, JO).contacts[-1], of(counter, TOM).contacts[-1]
    for name in ("at", "channel", "direction", "outcome", "occasion_id"):
        assert getattr(tom_s, name) == getattr(jo_s, name)
    assert {name: getattr(tom_s, name) for name in changes} == changes
    # What was said is each one's own.
    assert (jo_s.note, tom_s.note, tom_s.corrected_at) == ("lime", "lemon", NOW)
    undo(counter.desk)
    assert of(counter, TOM).contacts[-1].at == contact.at


def test_what_the_others_had_kept_follows_when_it_turns_out_to_have_been_another_day() -> None:
    counter = a_couple(
        replace(WITH_JO, window=exact("2026-11-16 10:00")), replace(WITH_TOM, window=exact("2026-11-16 10:00"))
    )
    contact = counter.logged(both(we_met())).contact
    assert [a.outcome for n in (JO, TOM) for a in of(counter, n).agreements] == [O.KEPT, O.KEPT]
    correct_contact(counter.desk, contact, replace(contact, channel=Channel.TEXT, direction=Direction.OUT))
    assert [a.is_open for n in (JO, TOM) for a in of(counter, n).agreements] == [True, True]


def test_a_note_that_is_put_right_is_nobody_elses() -> None:
    counter = a_couple()
    contact = counter.logged(both(we_met(note="lemon"))).contact
    before = of(counter, TOM)
    correct_contact(counter.desk, contact, replace(contact, note="lime"))
    assert of(counter, TOM).contacts == before.contacts
