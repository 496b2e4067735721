"""What a phone did, in the row that asks about it: its day is named once, and an answer has one digit."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import at, day, exact
from tracker.actions.ports import Planned
from tracker.actions.publishing.asked import AskedByPhone
from tracker.presentation.flows.phone_answer import PhoneAnswerKind
from tracker.presentation.flows.slipped_answer import AnswerKind
from tracker.presentation.words.phone.asked import phone_line
from tracker.rules.agreement import AgreementKind, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.publishing.published import Asks
from tracker.rules.window import Window

MON_16 = exact("2026-12-21 16:00")


def agreed_for(window: Window) -> Planned:
    made, call = at("2026-11-20 10:00"), Channel.CALL
    return Planned(1, 1, "Jo", "", AgreementKind.TALK, window, call, "", "", "", made, AgreementOutcome.OPEN)


def test_an_answer_has_one_digit_and_the_one_that_it_has_of_what_slipped() -> None:
    slipped = {kind: digit for digit, kind in enumerate(AnswerKind, 1)}
    same = {
        PhoneAnswerKind.DONE: AnswerKind.DID_CONTACT,
        PhoneAnswerKind.CALLED_OFF: AnswerKind.CALLED_OFF,
        PhoneAnswerKind.MISSED: AnswerKind.NOT_TOLD,
    }
    assert {kind: kind.digit for kind in same} == {kind: slipped[other] for kind, other in same.items()}


@pytest.mark.parametrize(
    ("agreed", "shown", "told"),
    [
        ("2026-12-02 10:00", exact("2026-12-02 12:00"), "to 12:00"),
        ("2026-12-02 10:00", day("2026-12-02"), "to Wed 2 Dec"),
        ("2026-12-01 10:00", exact("2026-12-02 12:00"), "to tomorrow 12:00"),
        ("2026-12-10 10:00", MON_16, "to Mon 21 Dec 16:00"),
    ],
)
def test_a_row_names_its_day_once(agreed: str, shown: Window, told: str) -> None:
    moved = AskedByPhone(agreed_for(exact(agreed)), Asks.MOVED, shown)
    assert phone_line(moved, date(2026, 12, 1), "Europe/London") == told
