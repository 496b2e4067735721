"""What a contact says of what was agreed (`log --says`): whoever made it is late, calls it off or missed it. No word of
the note is needed for it, in whatever language that is. It is Wednesday 18 November, 09:30.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import at, day, exact, promise, talk
from tests.terminal.test_every_option import BY_CALL, BY_MAIL, KNOWN, VISIT, became, last, of
from tests.terminal.typed import desk_with, typed
from tracker.actions.ports import Desk
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.basis import Basis
from tracker.rules.verdict import Code, Level

TODAY = replace(talk(exact("2026-11-18 11:00")), id=601)
MISSED = replace(
    TODAY,
    id=600,
    window=exact("2026-11-16 11:00"),
    outcome=AgreementOutcome.BROKEN,
    settled_at=at("2026-11-16 15:00"),
    to_tell=True,
)
OWED = replace(
    promise(day("2026-11-16"), topic="the list"),
    id=602,
    outcome=AgreementOutcome.BROKEN,
    settled_at=at("2026-11-17 09:00"),
    to_tell=True,
)
IN = (*BY_CALL, "--direction", "in")
FRENCH = ("--note", "je serai en retard")


@pytest.mark.parametrize(
    ("says", "becomes"), [("late", AgreementOutcome.OPEN), ("called-off", AgreementOutcome.WITHDRAWN)]
)
def test_that_we_are_late_or_call_it_off_is_about_it_and_keeps_nothing(says: str, becomes: AgreementOutcome) -> None:
    desk = desk_with(*KNOWN, TODAY)
    assert typed(desk, "log", "Jo Hill", *BY_MAIL, "--says", says, *FRENCH).code == 0
    assert (last(desk).basis, last(desk).owns_up, last(desk).agreement_id) == (Basis.ABOUT, True, None)
    assert became(desk, TODAY) is becomes


def test_what_we_call_off_is_ours_and_is_the_next_or_the_one_that_is_named() -> None:
    later = replace(TODAY, id=604, window=day("2026-12-18"))
    desk = desk_with(*KNOWN, TODAY, later)
    off = (*BY_CALL, "--says", "called-off")
    typed(desk, "log", "Jo Hill", *off, "--outcome", "no-answer")
    assert became(desk, TODAY) is AgreementOutcome.OPEN, "nobody was told"
    assert "called off by us" in typed(desk, "log", "Jo Hill", *BY_MAIL, "--says", "called-off").out
    ours = of(desk).agreement(TODAY.id)
    assert ours is not None
    assert ours.is_called_off_by_us
    typed(desk, "undo")
    typed(desk, "log", "Jo Hill", *off, "--keeps", "604")
    assert (became(desk, TODAY), became(desk, later)) == (AgreementOutcome.OPEN, AgreementOutcome.WITHDRAWN)


def test_that_we_missed_it_answers_missed_not_told() -> None:
    desk = desk_with(*KNOWN, MISSED)
    assert typed(desk, "log", "Jo Hill", *BY_MAIL, "--says", "missed").code == 0
    assert desk.store.to_tell() == ()


def test_that_we_missed_what_nobody_has_answered_for_yet_is_its_answer() -> None:
    slipped = replace(MISSED, outcome=AgreementOutcome.OPEN, settled_at=None, to_tell=False)
    desk = desk_with(*KNOWN, slipped, TODAY)
    typed(desk, "log", "Jo Hill", *BY_CALL, "--says", "missed", "--outcome", "no-answer")
    assert became(desk, slipped) is AgreementOutcome.OPEN
    typed(desk, "log", "Jo Hill", *BY_MAIL, "--says", "missed")
    assert (became(desk, slipped), became(desk, TODAY)) == (AgreementOutcome.BROKEN, AgreementOutcome.OPEN)
    assert desk.store.to_tell() == ()


def test_a_call_that_nobody_answered_told_nobody() -> None:
    desk = desk_with(*KNOWN, MISSED)
    typed(desk, "log", "Jo Hill", *BY_CALL, "--says", "missed", "--outcome", "no-answer")
    assert len(of(desk).contacts) == len(desk.store.to_tell()) == 1


def test_nor_is_a_promise_missed_for_ever_untold_though_it_is_no_appointment() -> None:
    """`about_it` is about talks, so it is warned of, and a reason is wanted; they know it all the same."""
    desk = desk_with(*KNOWN, OWED)
    said = (*BY_MAIL, "--says", "missed")
    assert typed(desk, "log", "Jo Hill", *said).code == 1
    assert typed(desk, "log", "Jo Hill", *said, "--reason", "I owe her a word").code == 0
    assert (last(desk).verdict.level, last(desk).verdict.has(Code.ABOUT_IT)) == (Level.WARN, True)
    assert desk.store.to_tell() == ()
    typed(desk, "correct", str(last(desk).id), "delete")
    assert [planned.id for planned in desk.store.to_tell()] == [OWED.id]


def test_of_two_promises_the_one_that_is_named_is_told_of() -> None:
    other = replace(OWED, id=603, topic="the price")
    desk = desk_with(*KNOWN, OWED, other)
    said = (*BY_MAIL, "--says", "missed", "--reason", "I owe her a word")
    typed(desk, "log", "Jo Hill", *said)
    assert len(desk.store.to_tell()) == 2
    typed(desk, "log", "Jo Hill", *said, "--keeps", "603")
    assert [planned.id for planned in desk.store.to_tell()] == [OWED.id]


def test_they_ring_to_say_that_they_are_late_and_nothing_was_kept() -> None:
    desk = desk_with(*KNOWN, TODAY)
    typed(desk, "log", "Jo Hill", *IN, "--says", "late", *FRENCH)
    assert (became(desk, TODAY), last(desk).agreement_id) == (AgreementOutcome.OPEN, None)


def test_they_call_off_the_one_that_is_named_or_the_next() -> None:
    later = replace(TODAY, id=604, window=day("2026-12-18"))
    desk = desk_with(*KNOWN, TODAY, later)
    typed(desk, "log", "Jo Hill", *IN, "--says", "called-off", "--keeps", "604")
    assert (became(desk, TODAY), became(desk, later)) == (AgreementOutcome.OPEN, AgreementOutcome.WITHDRAWN)
    told = typed(desk, "log", "Jo Hill", *IN, "--says", "called-off")
    assert became(desk, TODAY) is AgreementOutcome.WITHDRAWN
    assert "called off by them" in told.out


def test_with_a_new_time_it_is_moved_and_nothing_is_called_off() -> None:
    later = replace(TODAY, id=604, window=day("2026-12-18"))
    desk = desk_with(*KNOWN, TODAY, later)
    typed(desk, "log", "Jo Hill", *IN, "--says", "called-off", "--talk", "20 Nov")
    assert (became(desk, TODAY), became(desk, later)) == (AgreementOutcome.MOVED, AgreementOutcome.OPEN)


def test_a_correction_of_such_a_contact_does_not_take_it_for_the_talk() -> None:
    desk = desk_with(*KNOWN, TODAY)
    typed(desk, "log", "Jo Hill", *IN, "--says", "late")
    typed(desk, "correct", str(last(desk).id), "note", "en retard")
    assert (became(desk, TODAY), last(desk).agreement_id) == (AgreementOutcome.OPEN, None)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((*VISIT, "--says", "late"), "--says goes with --direction out or in: who of you said it?"),
        (
            (*IN, "--says", "missed"),
            "--says missed is ours to say; that they did not come is told with settle no-show.",
        ),
        (
            (*BY_CALL, "--says", "late", "--basis", "goodwill"),
            "--says is about the appointment, so --basis can only be about.",
        ),
    ],
)
def test_what_nobody_can_have_said_is_refused_in_a_sentence(words: tuple[str, ...], why: str) -> None:
    desk: Desk = desk_with(*KNOWN, TODAY)
    told = typed(desk, "log", "Jo Hill", *words)
    assert (told.code, told.err) == (3, f"{why}\n")
    assert of(desk).contacts == ()


def test_what_comes_again_says_that_one_is_to_ask_again() -> None:
    desk = desk_with(*KNOWN)
    assert (
        "  Then: ask again for the next one.\n" in typed(desk, "log", "Jo Hill", *VISIT, "--talk", "every spring").out
    )
