"""Claims about the strip of what was agreed: which discs there are, how each reads, and how much was kept."""

from __future__ import annotations

import pytest

from tests.builders import at, day, did, exact, history, promise, talk
from tests.surroundings import here_at
from tracker.presentation.person.chain_strip import Strip, strip_of
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.agreement_state import AgreementState

NOW = at("2026-11-26 14:57")
KEPT = AgreementOutcome.KEPT


def strip(*records: object) -> Strip:
    return strip_of(history(*records), here_at(NOW))


def month(n: int, outcome: AgreementOutcome = KEPT) -> Agreement:
    return talk(
        day(f"2026-{n:02}-12"), made="2026-01-01 09:00", outcome=outcome, settled_at=at(f"2026-{n:02}-12 10:00")
    )


def test_the_strip_has_everything_agreed_in_the_order_in_which_it_is_kept() -> None:
    owed, slipped = promise(day("2026-11-30")), talk(exact("2026-11-26 10:00"))
    found = strip(owed, slipped, month(10), month(9))
    assert [disc.state for disc in found.discs] == [
        AgreementState.KEPT,
        AgreementState.KEPT,
        AgreementState.SLIPPED,
        AgreementState.PROMISED,
    ]
    assert [disc.short for disc in found.discs] == ["Sep", "Oct", "10:00", "Mon"]
    assert [disc.long for disc in found.discs] == ["12 Sep", "12 Oct", "10:00", "30 Nov"]
    assert [disc.name for disc in found.discs] == [
        "Agreement of 12 Sep, kept",
        "Agreement of 12 Oct, kept",
        "Agreement of 26 Nov 10:00, slipped",
        "Agreement of 30 Nov, promised",
    ]


def test_only_what_was_kept_on_both_sides_holds_together() -> None:
    found = strip(month(6), month(7), month(8, AgreementOutcome.BROKEN), month(9), talk(day("2026-12-01")))
    assert [disc.holds for disc in found.discs] == [True, False, False, False, False]


def test_one_moved_on_the_way_stands_once_where_it_was_moved_to() -> None:
    contact = did("2026-10-01 10:00")
    kept = talk(day("2026-11-05"), made_in=contact.id, outcome=AgreementOutcome.KEPT_LATE)
    moved = talk(day("2026-11-02"), made_in=contact.id, outcome=AgreementOutcome.MOVED, moved_to=kept.id)
    found = strip(contact, moved, kept)
    assert [disc.agreement for disc in found.discs] == [kept]
    assert found.discs[0].is_late


@pytest.mark.parametrize(
    ("records", "told"),
    [
        ((), ""),
        ((talk(day("2026-12-01")),), ""),
        ((month(6), month(7)), "2 of 2 kept"),
        ((month(6), month(7, AgreementOutcome.KEPT_LATE)), "1 of 2 kept, 1 late"),
        ((month(6), month(7, AgreementOutcome.BROKEN)), "1 of 2 kept"),
        ((month(6), month(7, AgreementOutcome.WITHDRAWN)), "1 of 1 kept"),
        ((month(6), talk(exact("2026-11-26 10:00"))), "1 of 1 kept, then 1 slipped"),
        ((talk(exact("2026-11-26 10:00")),), "1 slipped"),
    ],
)
def test_how_much_was_kept_is_told_in_a_few_words(records: tuple[Agreement, ...], told: str) -> None:
    assert strip(*records).kept == told


def test_a_disc_read_aloud_tells_what_it_was_and_what_became_of_it() -> None:
    (disc,) = strip(talk(day("2026-11-12"), outcome=KEPT, topic="the price", place="the bakery")).discs
    assert disc.told == "Call, Thu 12 Nov: kept · the price · the bakery"
