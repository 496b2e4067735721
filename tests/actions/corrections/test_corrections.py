"""Claims about correcting, giving away and deleting what was logged: what follows, what stays, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from tests.actions.counter import NOW, Counter, a_call, an_email, they_call, we_met
from tests.builders import JO, at, day, exact, objects, promise, span, talk
from tracker.actions.agreements.move_agreement import move_agreement
from tracker.actions.agreements.settle_agreement import settle_agreement
from tracker.actions.agreements.snooze import snooze
from tracker.actions.corrections.correct_agreement import correct_agreement
from tracker.actions.corrections.correct_contact import correct_contact
from tracker.actions.corrections.correct_word import correct_word
from tracker.actions.corrections.delete_record import delete_agreement, delete_contact
from tracker.actions.corrections.give_to import give_to
from tracker.actions.corrections.writing_over import Corrected
from tracker.actions.outcome import DeedName, Problem, Refusal
from tracker.actions.people.delete_prospect import delete_prospect
from tracker.actions.people.erase_prospect import erase_prospect
from tracker.actions.undo import undo
from tracker.actions.us.rename_user import rename_user
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.agreement_state import Fate, fate_of
from tracker.rules.basis import Basis
from tracker.rules.brought_in import BroughtIn
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome, Question
from tracker.rules.entry import NOTHING, NewObjection, NewStanding, NextAgreement
from tracker.rules.history import History
from tracker.rules.policy import Policy
from tracker.rules.prospect import Phone, Prospect, StandingKind
from tracker.rules.us import User
from tracker.rules.verdict import Code, Level

BEN = Prospect(2, "Ben Hall", phones=(Phone("+44 161 496 0001", "+441614960001"),))
COLLEAGUE = User(3, "Ben")
MET = at("2026-11-02 10:00")
CALLED = at("2026-11-12 10:00")
FOR_THE_12TH = NextAgreement(AgreementKind.TALK, day("2026-11-12"), Channel.CALL, words="ring me on the 12th")


def at_the_counter(*records: Any) -> Counter:
    return Counter(BEN, COLLEAGUE, *records)


def met_and_called() -> tuple[Counter, Contact, Contact]:
    """We met Jo, agreed on a call, and made it."""
    counter = at_the_counter()
    met = counter.logged(we_met(MET, next=(FOR_THE_12TH,))).contact
    called = counter.logged(a_call(CALLED)).contact
    assert called.basis is Basis.AGREED
    return counter, met, called


def of(counter: Counter, person: int) -> History:
    history = counter.store.history_of(person)
    assert history is not None
    return history


def only(counter: Counter, person: int = JO) -> Agreement:
    (agreement,) = of(counter, person).agreements
    return agreement


def correct(counter: Counter, contact: Contact, **changes: Any) -> Corrected:
    current = counter.store.record_of(contact.id)
    assert isinstance(current, Contact)
    return correct_contact(counter.desk, current, replace(current, **changes)).value


@pytest.mark.parametrize(
    "changes",
    [
        {"note": "He asked for the price list."},
        {"by": "Ben"},
        {"outcome": ContactOutcome.VOICEMAIL},
        {"channel": Channel.VIDEO},
        {"at": CALLED - timedelta(hours=2)},
        {"direction": Direction.IN},
        {"questions": (Question("Is it nut-free?"),)},
        {"reason": "his insurer asked us to"},
        {"to": "+441614960000"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_every_field_is_corrected_the_day_is_kept_and_undo_takes_it_back(changes: dict[str, Any]) -> None:
    counter, _, called = met_and_called()
    before = counter.jo
    counter.clock.forward(timedelta(days=90))
    corrected = correct(counter, called, **changes).record
    assert isinstance(corrected, Contact)
    assert {name: getattr(corrected, name) for name in changes} == changes
    assert corrected.corrected_at == counter.clock()
    assert corrected.entered_at == called.entered_at
    assert counter.store.ledger[-1].deed.name is DeedName.CORRECT_CONTACT
    undo(counter.desk)
    assert counter.jo == before


def test_nobody_but_one_of_us_made_a_contact_or_owns_what_was_agreed() -> None:
    counter, met, called = met_and_called()
    agreed = only(counter)
    with pytest.raises(Refusal) as refused:
        correct(counter, called, by="Benn")
    assert (refused.value.problem, refused.value.near) == (Problem.NO_SUCH_USER, ("Ben",))
    with pytest.raises(Refusal) as refused:
        correct_agreement(counter.desk, agreed, replace(agreed, owner="Nobody"))
    assert refused.value.problem is Problem.NO_SUCH_USER
    assert correct(counter, called, by=" BEN").record.by == "Ben"  # type: ignore[union-attr]
    assert correct(counter, met, by=counter.desk.me).record.by == counter.desk.me  # type: ignore[union-attr]


def test_nothing_changed_is_nothing_written() -> None:
    counter, _, called = met_and_called()
    written = len(counter.store.ledger)
    assert correct(counter, called).record == called
    assert len(counter.store.ledger) == written


def test_a_call_that_was_made_a_week_early_kept_nothing_and_is_listed() -> None:
    counter, _, called = met_and_called()
    corrected = correct(counter, called, at=at("2026-11-05 10:00"))
    assert [(c.id, c.verdict.has(Code.TOO_EARLY)) for c in corrected.now_warns] == [(called.id, True)]
    assert only(counter).outcome is AgreementOutcome.OPEN


def test_a_call_corrected_to_an_email_is_no_longer_the_agreed_thing() -> None:
    counter, _, called = met_and_called()
    corrected = correct(counter, called, channel=Channel.EMAIL, outcome=ContactOutcome.SENT)
    assert corrected.now_warns
    assert only(counter).is_open


def test_a_call_that_reached_nobody_leaves_it_open_as_tried_and_back() -> None:
    counter, _, called = met_and_called()
    correct(counter, called, outcome=ContactOutcome.NO_ANSWER)
    assert only(counter).outcome is AgreementOutcome.TRIED
    assert counter.store.ledger[-1].deed.detail == "call no-answer"
    correct(counter, called, outcome=ContactOutcome.TALKED)
    assert (only(counter).outcome, only(counter).settled_by) == (AgreementOutcome.KEPT, called.id)


def test_what_was_said_in_a_contact_moves_with_the_moment_it_happened() -> None:
    counter = at_the_counter()
    entry = we_met(MET, next=(FOR_THE_12TH,), standing=NewStanding(StandingKind.THEIR_TURN, "we'll call you"))
    met = counter.logged(entry).contact
    really = MET - timedelta(days=3)
    correct(counter, met, at=really)
    (standing,) = counter.jo.standings
    assert (standing.since, only(counter).made_at) == (really, really)


def test_a_later_contact_is_judged_anew_and_a_neighbours_is_not() -> None:
    counter = at_the_counter()
    counter.store.rows[Prospect, JO] = replace(counter.jo.prospect, organisation="Hill & Co")
    counter.store.rows[Prospect, BEN.id] = replace(BEN, organisation="Hill & Co")
    met = counter.logged(we_met(MET, next=(FOR_THE_12TH,))).contact
    of_ben = counter.logged(a_call(CALLED, who=BEN.id, reason="he had a question")).contact
    assert of_ben.verdict.has(Code.HOUSEHOLD)
    called = counter.logged(a_call(CALLED)).contact
    corrected = delete_agreement(counter.desk, only(counter)).value
    assert [c.id for c in corrected.now_warns] == [called.id]
    assert counter.store.record_of(of_ben.id) == of_ben
    assert counter.store.record_of(met.id) == met


def test_what_was_chosen_to_keep_nothing_still_keeps_nothing() -> None:
    counter = at_the_counter()
    counter.logged(we_met(MET, next=(FOR_THE_12TH,)))
    beside = counter.logged(a_call(CALLED, keeps=NOTHING, reason="about the other order")).contact
    assert beside.agreement_id is None
    correct(counter, beside, note="The other order is late.")
    assert only(counter).outcome is AgreementOutcome.OPEN
    assert counter.jo.contact(beside.id).agreement_id is None  # type: ignore[union-attr]


def test_which_agreement_it_kept_can_be_corrected() -> None:
    order, visit = talk(day("2026-11-12"), topic="the order"), talk(span("2026-11-12", "2026-11-14"), topic="the visit")
    counter = at_the_counter(order, visit)
    called = counter.logged(a_call(CALLED)).contact
    assert called.agreement_id == order.id
    correct(counter, called, agreement_id=visit.id)
    became = {a.topic: a.outcome for a in counter.jo.agreements}
    assert became == {"the order": AgreementOutcome.OPEN, "the visit": AgreementOutcome.KEPT}
    correct(counter, called, agreement_id=None)
    assert all(a.is_open for a in counter.jo.agreements)


def test_a_key_alone_makes_no_service_of_a_call_nobody_agreed_to() -> None:
    counter = at_the_counter()
    cold = counter.logged(a_call(CALLED, reason="a try")).contact
    with pytest.raises(Refusal) as refused:
        correct(counter, cold, basis=Basis.SERVICE, reason="")
    assert refused.value.problem is Problem.NEEDS_WHAT_THEY_ASKED
    asked = correct(counter, cold, basis=Basis.SERVICE, reason="when the van comes").record
    assert isinstance(asked, Contact)
    assert (asked.basis, asked.verdict.level) == (Basis.SERVICE, Level.WELCOME)


def test_a_time_typed_wrong_turns_kept_late_into_kept_and_counts_as_corrected() -> None:
    agreed = talk(exact("2026-11-11 10:00"))
    counter = at_the_counter(agreed)
    counter.logged(a_call(CALLED))
    late = only(counter)
    assert late.outcome is AgreementOutcome.KEPT_LATE
    right = replace(late, window=exact("2026-11-12 10:00"))
    corrected = correct_agreement(counter.desk, late, right).value.record
    assert isinstance(corrected, Agreement)
    assert (corrected.outcome, corrected.corrected_at) == (AgreementOutcome.KEPT, NOW)
    assert counter.jo.contacts[-1].verdict.level is Level.WELCOME


def test_broken_by_hand_and_then_seen_to_be_typed_wrong_is_kept_by_the_call_that_was_made() -> None:
    agreed = talk(exact("2026-11-02 10:00"), made="2026-10-20 10:00")
    counter = at_the_counter(agreed)
    settle_agreement(counter.desk, agreed.id, AgreementOutcome.BROKEN)
    called = counter.logged(a_call(CALLED, keeps=NOTHING, reason="it was agreed")).contact
    broken = only(counter)
    correct_agreement(counter.desk, broken, replace(broken, window=exact("2026-11-12 10:00")))
    # It was said to keep nothing, and stays so until that is corrected as well.
    correct(counter, called, agreement_id=agreed.id)
    assert (only(counter).outcome, only(counter).settled_by) == (AgreementOutcome.KEPT, called.id)
    assert fate(counter) is Fate.CORRECTED


def lapsed_by_a_wrong_date() -> Counter:
    """A call agreed for 16 October, which was written down as of 12 November."""
    counter = at_the_counter(talk(exact("2026-10-16 10:00"), made="2026-10-02 10:00"))
    counter.logged(a_call(CALLED, reason="it was agreed"))
    return counter


def called_missed() -> Counter:
    """Agreed for the 12th and answered as missed, though it took place."""
    counter = at_the_counter(talk(exact("2026-11-12 10:00")))
    settle_agreement(counter.desk, only(counter).id, AgreementOutcome.BROKEN)
    counter.logged(a_call(CALLED, keeps=NOTHING, reason="it was agreed"))
    return counter


def put_the_call_right(counter: Counter) -> None:
    correct(counter, counter.jo.contacts[-1], at=at("2026-10-16 10:00"))


def put_the_day_right(counter: Counter) -> None:
    correct_agreement(counter.desk, only(counter), replace(only(counter), window=exact("2026-11-12 10:00")))


def say_what_it_kept(counter: Counter) -> None:
    correct(counter, counter.jo.contacts[-1], agreement_id=only(counter).id)


def say_it_was_kept(counter: Counter) -> None:
    correct_agreement(counter.desk, only(counter), replace(only(counter), outcome=AgreementOutcome.KEPT))


def open_it_and_say_what_kept_it(counter: Counter) -> None:
    """To open what was called missed, so that it may be kept, takes nothing of that back."""
    correct_agreement(counter.desk, only(counter), replace(only(counter), outcome=AgreementOutcome.OPEN))
    say_what_it_kept(counter)


@pytest.mark.parametrize(
    ("missed", "put_right"),
    [
        (lapsed_by_a_wrong_date, put_the_call_right),
        (lapsed_by_a_wrong_date, put_the_day_right),
        (called_missed, say_what_it_kept),
        (called_missed, say_it_was_kept),
        (called_missed, open_it_and_say_what_kept_it),
    ],
)
def test_what_a_correction_turns_from_missed_into_kept_counts_as_corrected(
    missed: Callable[[], Counter], put_right: Callable[[Counter], None]
) -> None:
    counter = missed()
    assert fate(counter) is Fate.BROKEN
    put_right(counter)
    assert only(counter).outcome is AgreementOutcome.KEPT
    assert fate(counter) is Fate.CORRECTED
    # And so it stays, whatever else is put right.
    correct_agreement(counter.desk, only(counter), replace(only(counter), topic="the boxes"))
    assert fate(counter) is Fate.CORRECTED


def test_what_another_contact_had_lapsed_and_this_ones_time_keeps_counts_as_corrected() -> None:
    agreed = talk(exact("2026-11-12 10:00"))
    counter = at_the_counter(agreed)
    settle_agreement(counter.desk, agreed.id, AgreementOutcome.BROKEN)
    with_ben = counter.logged(replace(a_call(CALLED, reason="Ben's"), who=BEN.id)).contact
    assert fate(counter) is Fate.BROKEN
    give_to(counter.desk, with_ben, JO)
    assert fate(counter) is Fate.CORRECTED


def test_a_call_entered_late_does_not_unsay_that_it_was_called_missed() -> None:
    agreed = talk(exact("2026-11-12 10:00"))
    counter = at_the_counter(agreed)
    settle_agreement(counter.desk, agreed.id, AgreementOutcome.BROKEN)
    counter.logged(a_call(CALLED))
    assert (only(counter).outcome, fate(counter)) == (AgreementOutcome.KEPT, Fate.CORRECTED)


def test_what_is_put_right_about_what_was_kept_leaves_it_kept() -> None:
    counter, _, called = met_and_called()
    correct(counter, called, at=CALLED + timedelta(minutes=20), note="ten minutes")
    correct_agreement(counter.desk, only(counter), replace(only(counter), topic="the boxes"))
    assert fate(counter) is Fate.KEPT


def fate(counter: Counter) -> Fate | None:
    return fate_of(only(counter), counter.clock(), Policy())


def test_i_typed_it_wrong_is_a_correction() -> None:
    agreed = talk(exact("2026-11-17 10:00"))
    counter = at_the_counter(agreed)
    put_right = move_agreement(counter.desk, agreed.id, exact("2026-11-18 10:00"), WhoMoved.TYPED_WRONG).value
    assert put_right == replace(agreed, window=exact("2026-11-18 10:00"), corrected_at=NOW)


def test_what_became_of_it_by_hand_can_be_corrected() -> None:
    agreed = talk(day("2026-11-12"))
    counter = at_the_counter(agreed)
    settle_agreement(counter.desk, agreed.id, AgreementOutcome.BROKEN)
    kept = correct_agreement(counter.desk, only(counter), replace(only(counter), outcome=AgreementOutcome.KEPT)).value
    assert isinstance(kept.record, Agreement)
    assert (kept.record.outcome, kept.record.corrected_at) == (AgreementOutcome.KEPT, NOW)
    correct_agreement(counter.desk, only(counter), replace(only(counter), outcome=AgreementOutcome.OPEN))
    assert only(counter).is_open


def test_deleting_a_contact_leaves_what_they_said_and_what_was_agreed() -> None:
    counter = at_the_counter(talk(day("2026-11-05"), topic="the visit", channel=Channel.VIDEO))
    met = counter.logged(
        we_met(
            MET,
            next=(FOR_THE_12TH,),
            standing=NewStanding(StandingKind.THEIR_TURN, "we'll call you"),
            objection=NewObjection(Channel.TEXT, "no texts"),
        )
    ).contact
    corrected = delete_contact(counter.desk, met).value
    jo = counter.jo
    assert corrected.record is None
    assert jo.contacts == ()
    assert [(s.words, s.said_in) for s in jo.standings] == [("we'll call you", None)]
    assert [(o.words, o.said_in) for o in jo.objections] == [("no texts", None)]
    visit, call = sorted(jo.agreements, key=lambda a: a.window.first)
    assert (call.made_in, call.is_open) == (None, True)
    # They took the visit back with what they said, and that still stands.
    assert (visit.outcome, visit.settled_by) == (AgreementOutcome.WITHDRAWN, None)


def test_deleting_the_contact_that_kept_it_opens_it_again_or_leaves_it_as_it_was() -> None:
    counter, _, called = met_and_called()
    delete_contact(counter.desk, called)
    assert (only(counter).outcome, only(counter).settled_at) == (AgreementOutcome.OPEN, None)

    agreed = talk(day("2026-11-12"))
    counter = at_the_counter(agreed)
    settle_agreement(counter.desk, agreed.id, AgreementOutcome.BROKEN)
    broken = only(counter)
    called = counter.logged(a_call(CALLED)).contact
    assert only(counter).settled_by == called.id
    delete_contact(counter.desk, called)
    assert only(counter) == broken


def test_deleting_the_only_try_leaves_it_untried() -> None:
    counter = at_the_counter(talk(day("2026-11-12")))
    tried = counter.logged(a_call(CALLED, outcome=ContactOutcome.NO_ANSWER)).contact
    assert only(counter).outcome is AgreementOutcome.TRIED
    delete_contact(counter.desk, tried)
    assert only(counter).outcome is AgreementOutcome.OPEN


def test_they_are_to_be_told_again_once_the_message_that_told_them_is_deleted() -> None:
    missed = talk(exact("2026-11-12 10:00"), outcome=AgreementOutcome.BROKEN, settled_at=CALLED, to_tell=True)
    counter = at_the_counter(missed)
    told = counter.logged(
        an_email(CALLED + timedelta(hours=2), basis=Basis.ABOUT, note="Sorry, I missed our call.")
    ).contact
    assert (told.owns_up, only(counter).to_tell) == (True, False)
    delete_contact(counter.desk, told)
    assert only(counter) == missed


def test_the_next_call_takes_the_place_of_the_one_that_is_deleted() -> None:
    counter, _, called = met_and_called()
    again = counter.logged(a_call(CALLED + timedelta(hours=3), reason="he asked")).contact
    delete_contact(counter.desk, called)
    assert (only(counter).outcome, only(counter).settled_by) == (AgreementOutcome.KEPT, again.id)
    assert counter.jo.contact(again.id).basis is Basis.AGREED  # type: ignore[union-attr]


def test_deleting_an_agreement_opens_the_one_that_was_moved_to_it_and_drops_its_reminders() -> None:
    agreed = talk(day("2026-11-17"))
    counter = at_the_counter(agreed)
    moved = move_agreement(counter.desk, agreed.id, day("2026-11-19"), WhoMoved.THEY_ASKED).value
    snooze(counter.desk, moved.id, at("2026-11-18 08:00"))
    delete_agreement(counter.desk, moved)
    assert only(counter) == agreed
    assert counter.store.snoozed(NOW) == frozenset()


def test_a_contact_given_to_somebody_else_takes_along_all_that_was_said_in_it() -> None:
    counter = at_the_counter()
    entry = we_met(
        MET,
        note="Ben liked the lemon.",
        next=(FOR_THE_12TH,),
        standing=NewStanding(StandingKind.THEIR_TURN, "we'll call you"),
        objection=NewObjection(Channel.TEXT, "no texts"),
    )
    met = counter.logged(entry).contact
    snooze(counter.desk, only(counter).id, at("2026-11-18 08:00"))
    counter.clock.forward(timedelta(days=120))
    given = give_to(counter.desk, met, BEN.id).value
    assert given.prospect.name == "Ben Hall"
    jo, ben = counter.jo, of(counter, BEN.id)
    assert (jo.contacts, jo.agreements, jo.standings, jo.objections) == ((), (), (), ())
    (contact,) = ben.contacts
    assert contact == given.record
    assert contact.id != met.id
    assert (contact.note, contact.at, contact.corrected_at) == (met.note, met.at, counter.clock())
    assert [a.made_in for a in ben.agreements] == [contact.id]
    assert [s.said_in for s in ben.standings] == [o.said_in for o in ben.objections] == [contact.id]
    assert counter.store.snoozes_of(ben.agreements[0].id)[0].prospect_id == BEN.id


def test_a_script_and_a_file_find_what_was_given_and_find_it_again_once_that_is_undone() -> None:
    counter, met, _ = met_and_called()
    counter.store.once.append(("visit 7", met.id))
    from_file = BroughtIn(77, JO, met.id, "calendar", "uid-1")
    counter.store.rows[BroughtIn, 77] = from_file
    given = give_to(counter.desk, met, BEN.id).value.record
    assert given is not None
    assert counter.store.logged_once("visit 7") == given
    assert [(b.prospect_id, b.record_id) for b in counter.store.brought_in("calendar")] == [(BEN.id, given.id)]
    undo(counter.desk)
    assert counter.store.logged_once("visit 7") == met
    assert counter.store.brought_in("calendar") == (from_file,)


def test_the_wrong_person_months_later_is_put_right_with_what_each_of_them_kept() -> None:
    """The tasting was Ben's and was logged for Jo; the call on the 12th was then logged for Ben, against nothing."""
    counter = at_the_counter()
    met = counter.logged(we_met(MET, next=(FOR_THE_12TH,))).contact
    called = counter.logged(a_call(CALLED, who=BEN.id, reason="it was agreed")).contact
    assert called.verdict.level is Level.WARN
    given = give_to(counter.desk, met, BEN.id).value
    assert given.now_warns == ()
    kept = only(counter, BEN.id)
    assert (kept.outcome, kept.settled_by) == (AgreementOutcome.KEPT, called.id)
    assert of(counter, BEN.id).contact(called.id).verdict.level is Level.WELCOME  # type: ignore[union-attr]


def test_the_call_that_kept_it_stays_behind_and_is_judged_without_it() -> None:
    counter, met, called = met_and_called()
    given = give_to(counter.desk, met, BEN.id).value
    assert only(counter, BEN.id).outcome is AgreementOutcome.OPEN
    assert [c.id for c in given.now_warns] == [called.id]
    assert counter.jo.contact(called.id).agreement_id is None  # type: ignore[union-attr]
    back = give_to(counter.desk, called, BEN.id).value
    assert back.now_warns == ()
    assert only(counter, BEN.id).outcome is AgreementOutcome.KEPT


def test_an_agreement_given_away_goes_with_its_earlier_times() -> None:
    counter, met, _ = met_and_called()
    first = promise(day("2026-11-18"), topic="the price list")
    counter.store.rows[Agreement, first.id] = first
    later = move_agreement(counter.desk, first.id, day("2026-11-20"), WhoMoved.I_AM_LATE).value
    given = give_to(counter.desk, later, BEN.id).value.record
    assert isinstance(given, Agreement)
    old, new = of(counter, BEN.id).agreements
    assert {old.moved_to, new.moved_to} == {given.id, None}
    assert len(counter.jo.agreements) == 1
    assert counter.jo.contact(met.id) is not None


def test_a_number_of_the_one_is_not_said_to_be_the_others() -> None:
    counter = at_the_counter()
    met = counter.logged(a_call(CALLED, reason="a try")).contact
    counter.store.rows[Contact, met.id] = replace(met, to="+442079460000")
    given = give_to(counter.desk, replace(met, to="+442079460000"), BEN.id).value.record
    assert isinstance(given, Contact)
    assert given.to == ""


@pytest.mark.parametrize("gone", [JO, BEN.id])
def test_erasing_either_leaves_nothing_that_points_at_it(gone: int) -> None:
    counter, met, _ = met_and_called()
    give_to(counter.desk, met, BEN.id)
    erase_prospect(counter.desk, gone)
    assert all(getattr(r, "prospect_id", None) != gone for r in counter.store.rows.values())


def test_a_word_is_corrected_in_its_words_and_its_day() -> None:
    objection = objects(Channel.CALL, "2026-11-10 09:00", words="dont call")
    counter = at_the_counter(objection)
    before = counter.logged(a_call(at("2026-11-05 10:00"), reason="a try")).contact
    right = replace(objection, words="Don't call.", since=at("2026-11-01 09:00"))
    corrected = correct_word(counter.desk, objection, right).value
    assert counter.jo.objections == (right,)
    assert counter.jo.contact(before.id).verdict.level is Level.STOP  # type: ignore[union-attr]
    assert corrected.record == right


def test_a_contact_cannot_have_kept_what_was_agreed_later() -> None:
    later = talk(day("2026-11-20"), made="2026-11-15 10:00")
    counter = at_the_counter(later)
    called = counter.logged(a_call(CALLED, reason="a try")).contact
    with pytest.raises(Refusal) as refused:
        correct(counter, called, agreement_id=later.id)
    assert refused.value.problem is Problem.NOT_OPEN_THEN


Doing = Callable[[Counter, Contact, Agreement], Any]
REFUSED: list[tuple[str, Doing, Problem]] = [
    (
        "a contact that is still to come",
        lambda c, met, _: correct_contact(c.desk, met, replace(met, at=NOW + timedelta(hours=1))),
        Problem.IN_THE_FUTURE,
    ),
    (
        "a contact by nobody",
        lambda c, met, _: correct_contact(c.desk, met, replace(met, by=" ")),
        Problem.EMPTY_NAME,
    ),
    (
        "an agreement made tomorrow",
        lambda c, _, a: correct_agreement(c.desk, a, replace(a, made_at=NOW + timedelta(days=1))),
        Problem.IN_THE_FUTURE,
    ),
    (
        "an agreement of nobody's",
        lambda c, _, a: correct_agreement(c.desk, a, replace(a, owner="")),
        Problem.EMPTY_NAME,
    ),
    (
        "what a call settled",
        lambda c, _, a: correct_agreement(c.desk, a, replace(a, outcome=AgreementOutcome.BROKEN)),
        Problem.SETTLED_IN_A_CONTACT,
    ),
    (
        "agreed after it was kept",
        lambda c, _, a: correct_agreement(c.desk, a, replace(a, made_at=CALLED + timedelta(hours=1))),
        Problem.ENDS_BEFORE_IT_BEGINS,
    ),
    ("giving it to who has it", lambda c, met, _: give_to(c.desk, met, JO), Problem.ALREADY_THEIRS),
    ("giving it to nobody", lambda c, met, _: give_to(c.desk, met, 99), Problem.NO_SUCH_PROSPECT),
    (
        "deleting what is not there",
        lambda c, met, _: delete_contact(c.desk, replace(met, id=99)),
        Problem.NO_SUCH_RECORD,
    ),
    (
        "unreadable words",
        lambda c, met, _: correct_contact(c.desk, met, replace(met, note="\x00")),
        Problem.UNREADABLE_TEXT,
    ),
]


@pytest.mark.parametrize(("why", "doing", "problem"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_makes_no_sense_is_refused_and_nothing_is_written(why: str, doing: Doing, problem: Problem) -> None:
    counter, met, _ = met_and_called()
    before = dict(counter.store.rows)
    with pytest.raises(Refusal) as refused:
        doing(counter, met, only(counter))
    assert refused.value.problem is problem
    assert counter.store.rows == before


def test_somebody_in_the_trash_is_not_corrected() -> None:
    counter, met, _ = met_and_called()
    delete_prospect(counter.desk, JO)
    with pytest.raises(Refusal) as refused:
        correct_contact(counter.desk, met, replace(met, note="late"))
    assert refused.value.problem is Problem.NO_SUCH_PROSPECT


def test_what_somebody_else_corrected_meanwhile_is_not_written_over() -> None:
    counter, _, called = met_and_called()
    correct(counter, called, note="Theirs.")
    with pytest.raises(Refusal) as refused:
        correct_contact(counter.desk, called, replace(called, note="Ours."))
    assert refused.value.problem is Problem.CORRECTED_SINCE
    with pytest.raises(Refusal) as refused:
        delete_contact(counter.desk, called)
    assert refused.value.problem is Problem.CORRECTED_SINCE
    # Another field of the same contact is nobody's loss.
    both = correct_contact(counter.desk, called, replace(called, by="Ben")).value.record
    assert isinstance(both, Contact)
    assert (both.note, both.by) == ("Theirs.", "Ben")


DEEDS: list[tuple[str, Doing]] = [
    ("a contact", lambda c, met, _: correct_contact(c.desk, met, replace(met, at=MET - timedelta(days=1)))),
    ("an agreement", lambda c, _, a: correct_agreement(c.desk, a, replace(a, window=day("2026-11-20")))),
    ("giving a contact", lambda c, met, _: give_to(c.desk, met, BEN.id)),
    ("giving an agreement", lambda c, _, a: give_to(c.desk, a, BEN.id)),
    ("deleting a contact", lambda c, met, _: delete_contact(c.desk, met)),
    ("deleting an agreement", lambda c, _, a: delete_agreement(c.desk, a)),
]


@pytest.mark.parametrize(("what", "doing"), DEEDS, ids=[case[0] for case in DEEDS])
def test_a_correction_is_one_transaction_and_undone_whole(what: str, doing: Doing) -> None:
    counter, met, _ = met_and_called()
    before, transactions, entries = dict(counter.store.rows), counter.store.transactions, len(counter.store.ledger)
    doing(counter, met, only(counter))
    assert counter.store.transactions == transactions + 1
    assert len(counter.store.ledger) == entries + 1
    assert counter.store.rows != before
    undo(counter.desk)
    assert counter.store.rows == before


def test_their_message_that_was_ours_is_answered_no_more() -> None:
    counter = at_the_counter()
    wrote = counter.logged(they_call(MET, outcome=ContactOutcome.VOICEMAIL)).contact
    answer = counter.logged(an_email(MET + timedelta(hours=2))).contact
    assert answer.basis is Basis.REPLY
    corrected = delete_contact(counter.desk, wrote).value
    assert [c.id for c in corrected.now_warns] == [answer.id]


def test_what_was_logged_under_an_earlier_spelling_of_mine_is_taken_away_and_given_as_it_is_shown() -> None:
    counter, _, called = met_and_called()
    rename_user(counter.desk, "Maria", "Maria Baker")
    shown = of(counter, JO)
    given = give_to(counter.desk, only(counter), BEN.id).value.record
    assert isinstance(given, Agreement)
    assert (given.owner, shown.agreements[0].owner) == ("Maria Baker", "Maria Baker")
    delete_contact(counter.desk, next(contact for contact in shown.contacts if contact.id == called.id))
    assert [contact.id for contact in of(counter, JO).contacts] != [contact.id for contact in shown.contacts]
