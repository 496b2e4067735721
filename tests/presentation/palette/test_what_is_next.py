"""Claims about what the palette shows before anything is typed: of the morning at most three rows."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders import at, day, exact, jo, promise, talk
from tests.surroundings import here_at
from tracker.actions.ports import Planned, planned_from
from tracker.presentation.palette.row import Does
from tracker.presentation.palette.what_is_next import next_rows
from tracker.rules.agreement import Agreement
from tracker.rules.channel import Channel
from tracker.rules.morning import Morning

NOW = at("2026-11-26 14:57")
NINE, TEN, HALF_TWO, FOUR = (exact(f"2026-11-26 {time}") for time in ("09:00", "10:00", "14:30", "16:00"))


def planned(*agreed: Agreement) -> tuple[Planned, ...]:
    return tuple(planned_from(each, jo()) for each in agreed)


@pytest.mark.parametrize(
    ("slipped", "today", "promised", "following", "told"),
    [
        ((talk(NINE), talk(TEN)), (), (), None, [(Does.BECAME, "Jo Hill: what became of 10:00?", "")]),
        ((talk(exact("2026-11-25 10:00")), talk(day("2026-11-26"))), (), (), None, []),
        ((), (talk(FOUR), talk(HALF_TWO)), (), None, [(Does.KEEP, "Call Jo Hill, as agreed", "14:30")]),
        ((), (talk(day("2026-11-26")), talk(FOUR)), (), None, [(Does.KEEP, "Call Jo Hill, as agreed", "16:00")]),
        (
            (),
            (talk(FOUR, channel=Channel.MEETING),),
            (promise(day("2026-11-26")), promise(day("2026-11-26"))),
            talk(exact("2026-11-27 09:00")),
            [
                (Does.PERSON, "Jo Hill, as agreed", "16:00 · in person"),
                (Does.KEEP, "Write to Jo Hill, as promised", "for today"),
            ],
        ),
        (
            (),
            (),
            (promise(day("2026-11-26"), channel=Channel.POST),),
            None,
            [(Does.PERSON, "Jo Hill, as promised", "for today · by post")],
        ),
        (
            (),
            (),
            (),
            talk(exact("2026-12-03 15:00")),
            [(Does.PERSON, "Jo Hill, as agreed", "Thu 3 Dec 15:00 · by phone")],
        ),
        ((), (), (), None, []),
    ],
)
def test_at_most_one_of_each_and_what_comes_after_where_today_has_nothing_more(
    slipped: tuple[Agreement, ...],
    today: tuple[Agreement, ...],
    promised: tuple[Agreement, ...],
    following: Agreement | None,
    told: list[tuple[Does, str, str]],
) -> None:
    morning: Morning[Planned, object, object] = Morning(
        date(2026, 11, 26), planned(*slipped), planned(*today), planned(*promised)
    )
    after = planned(following)[0] if following is not None else None
    rows = next_rows(morning, after, here_at(NOW))  # type: ignore[arg-type]  # nobody waits in it
    assert [(row.does, row.words, row.beside) for row in rows] == told
