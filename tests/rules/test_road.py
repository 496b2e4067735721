"""Claims about which agreements stand on which day of a list for the road, and about the last words somebody left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import ZONE, day, exact, history, objects, promise, said, span, talk
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.diary.road import by_day, last_words
from tracker.rules.prospect import StandingKind

THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("agreement", "on"),
    [
        (talk(exact("2026-11-26 10:00")), 26),
        (talk(exact("2026-11-26 00:00")), 26),
        (talk(exact("2026-11-25 23:59")), None),
        (talk(exact("2026-11-28 09:00")), 28),
        (talk(exact("2026-11-29 09:00")), None),
        (talk(exact("2026-11-26 23:30", "America/New_York")), 27),
        (talk(day("2026-11-25")), None),
        (talk(day("2026-11-27")), 27),
        (talk(span("2026-11-24", "2026-11-30")), 26),
        (talk(span("2026-11-27", "2026-12-05")), 27),
        (talk(span("2026-11-20", "2026-11-25")), None),
        (promise(span("2026-11-20", "2026-11-27")), 27),
        (promise(day("2026-11-25")), None),
        (promise(day("2026-11-28")), 28),
        (replace(talk(day("2026-11-26")), outcome=AgreementOutcome.TRIED), 26),
        (replace(talk(day("2026-11-26")), outcome=AgreementOutcome.KEPT), None),
        (replace(talk(day("2026-11-26")), outcome=AgreementOutcome.BROKEN), None),
    ],
)
def test_what_is_open_stands_once_on_its_day(agreement: Agreement, on: int | None) -> None:
    found = by_day([agreement], THURSDAY, 3, ZONE)
    assert list(found) == [date(2026, 11, n) for n in (26, 27, 28)]
    assert [each.day for each, there in found.items() if there] == ([on] if on is not None else [])


def test_times_come_first_and_promises_last() -> None:
    owed, whole = promise(day("2026-11-26")), talk(day("2026-11-26"))
    late, early = talk(exact("2026-11-26 16:00")), talk(exact("2026-11-26 08:00"))
    assert by_day([owed, whole, late, early], THURSDAY, 1, ZONE)[THURSDAY] == (early, late, whole, owed)


def test_the_last_words_are_those_said_last_wherever_they_stand() -> None:
    agreed = talk(day("2026-11-30"), made="2026-11-02 10:00", words="ring me then")
    turn = said(StandingKind.OPEN, "2026-11-05 10:00", "any time")
    silent = said(StandingKind.OPEN, "2026-11-09 10:00", "  ")
    found = last_words(history(agreed, turn, silent))
    assert found is not None
    assert found.words == "any time"
    objected = objects(None, "2026-11-08 10:00", words="e-mail only")
    later = last_words(history(agreed, turn, objected))
    assert later is not None
    assert later.words == "e-mail only"
    assert last_words(history()) is None
