"""What became of our word, month by month: each fate, whose fault a change was, chains, and what nobody agreed to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.builders import JO, at, day, exact, promise, talk
from tracker.rules.agreement import Agreement, AgreementOutcome, WhoMoved
from tracker.rules.agreement_state import Fate, Tally, fate_of, tally
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel
from tracker.rules.policy import Policy
from tracker.rules.window import Window
from tracker.rules.word_kept import Given, Unasked, WordKept, word_kept

NOW = at("2026-11-26 14:57")
POLICY = Policy()


def told(*agreements: Agreement, unasked: tuple[Unasked, ...] = (), first: str = "2026-06-01") -> WordKept:
    given = [Given(a, "Jo Hill" if a.prospect_id == JO else "Martin Pryce") for a in agreements]
    return word_kept(given, unasked, 10, date.fromisoformat(first), date(2026, 11, 26), NOW, POLICY)


def ended(window: Window, outcome: AgreementOutcome, **changes: Any) -> Agreement:
    settled: dict[str, Any] = {"settled_at": window.stand_in, "settled_by": 1} | changes
    return talk(window, made="2026-05-01 09:00", outcome=outcome, **settled)


@pytest.mark.parametrize(
    ("agreement", "fate"),
    [
        (talk(day("2026-11-27")), None),
        (talk(day("2026-11-26")), None),
        (talk(day("2026-11-25")), Fate.WAITING),
        (talk(exact("2026-11-26 10:00"), outcome=AgreementOutcome.TRIED), Fate.WAITING),
        (ended(day("2026-11-10"), AgreementOutcome.KEPT), Fate.KEPT),
        (ended(day("2026-11-10"), AgreementOutcome.KEPT_LATE), Fate.LATE),
        (ended(day("2026-11-10"), AgreementOutcome.BROKEN), Fate.BROKEN),
        (ended(day("2026-11-10"), AgreementOutcome.LAPSED), Fate.BROKEN),
        (ended(day("2026-11-10"), AgreementOutcome.WITHDRAWN), Fate.THEIRS),
        (ended(day("2026-11-10"), AgreementOutcome.WITHDRAWN, who_moved=WhoMoved.WE_ASKED), Fate.MOVED_BY_US),
        (ended(day("2026-11-10"), AgreementOutcome.NO_SHOW), Fate.THEIRS),
        (ended(day("2026-11-10"), AgreementOutcome.MOVED, who_moved=WhoMoved.THEY_ASKED), Fate.THEIRS),
        (ended(day("2026-11-10"), AgreementOutcome.MOVED, who_moved=WhoMoved.WE_ASKED), Fate.MOVED_BY_US),
        (ended(day("2026-11-10"), AgreementOutcome.MOVED, who_moved=WhoMoved.I_AM_LATE), None),
        (ended(day("2026-11-10"), AgreementOutcome.MOVED, who_moved=WhoMoved.TYPED_WRONG), None),
        (ended(day("2026-11-10"), AgreementOutcome.KEPT, was_missed=True), Fate.CORRECTED),
        (ended(day("2026-11-10"), AgreementOutcome.KEPT_LATE, settled_by=None, was_missed=True), Fate.CORRECTED),
        (ended(day("2026-11-10"), AgreementOutcome.BROKEN, was_missed=True), Fate.BROKEN),
        # Kept with another of the occasion, whatever was put right about it.
        (ended(day("2026-11-10"), AgreementOutcome.KEPT, settled_by=None, corrected_at=NOW), Fate.KEPT),
        # What was typed wrong about it otherwise does not undo that it was kept in a contact.
        (ended(day("2026-11-10"), AgreementOutcome.KEPT, corrected_at=NOW), Fate.KEPT),
    ],
)
def test_each_end_is_told_as_what_it_was(agreement: Agreement, fate: Fate | None) -> None:
    assert fate_of(agreement, NOW, POLICY) is fate


def test_a_month_says_how_many_of_ours_were_kept_and_leaves_out_what_they_moved() -> None:
    word = told(
        ended(day("2026-10-05"), AgreementOutcome.KEPT),
        ended(day("2026-10-06"), AgreementOutcome.BROKEN),
        ended(day("2026-10-07"), AgreementOutcome.MOVED, who_moved=WhoMoved.THEY_ASKED),
        ended(day("2026-11-02"), AgreementOutcome.KEPT_LATE),
        talk(day("2026-11-20")),
    )
    assert [(m.first.month, m.kept, m.given) for m in word.months] == [
        *((n, 0, 0) for n in (6, 7, 8, 9)),
        (10, 1, 2),
        (11, 0, 1),
    ]
    assert word.given == 3
    assert word.of(Fate.WAITING) == 1


def test_what_was_late_is_kept_nowhere_and_what_is_not_answered_counts_for_nothing_yet() -> None:
    fates = [Fate.KEPT, Fate.LATE, Fate.BROKEN, Fate.MOVED_BY_US, Fate.THEIRS, Fate.CORRECTED, Fate.WAITING, None]
    assert tally(fates) == Tally(kept=1, late=1, given=4, waiting=1)


def test_what_we_moved_to_a_date_of_our_own_counts_by_the_day_they_agreed_to() -> None:
    ours = talk(day("2026-11-03"), outcome=AgreementOutcome.KEPT_LATE, settled_by=9, settled_at=at("2026-11-03 12:00"))
    theirs = talk(day("2026-10-30"), outcome=AgreementOutcome.MOVED, who_moved=WhoMoved.I_AM_LATE, moved_to=ours.id)
    october, november = told(theirs, ours).months[-2:]
    assert (october.given, november.given) == (1, 0)
    (block,) = october.blocks
    assert (block.fate, block.days_late) == (Fate.LATE, 4)


def test_what_was_agreed_with_a_couple_is_one_word() -> None:
    each = [ended(day("2026-11-10"), AgreementOutcome.KEPT, occasion_id=5, prospect_id=n) for n in (JO, 2)]
    assert told(*each).given == 1


def test_but_what_one_of_them_called_off_and_we_with_the_other_is_two() -> None:
    theirs = ended(day("2026-11-10"), AgreementOutcome.WITHDRAWN, occasion_id=5)
    ours = replace(theirs, id=theirs.id + 1, prospect_id=2, who_moved=WhoMoved.WE_ASKED)
    word = told(theirs, ours)
    assert (word.given, word.of(Fate.MOVED_BY_US), word.of(Fate.THEIRS)) == (1, 1, 1)


def test_promises_are_told_apart_with_who_waited_and_how_long() -> None:
    kept_late = promise(
        day("2026-11-10"), outcome=AgreementOutcome.KEPT_LATE, settled_at=at("2026-11-12 09:00"), settled_by=1
    )
    promises = told(
        promise(day("2026-11-09"), outcome=AgreementOutcome.KEPT, settled_by=1),
        kept_late,
        promise(day("2026-11-11"), outcome=AgreementOutcome.BROKEN),
        promise(day("2026-11-26")),
        promise(day("2026-12-26")),
        talk(day("2026-11-26")),
    ).promises
    assert (promises.given, promises.kept, promises.open, promises.due_today) == (3, 1, 2, 1)
    assert [(b.given.name, b.days_late) for b in promises.late] == [("Jo Hill", 2)]
    assert len(promises.broken) == 1


def test_a_chain_is_each_talk_agreed_in_the_one_before_and_a_moved_one_is_one_link() -> None:
    first = ended(day("2026-09-01"), AgreementOutcome.KEPT, settled_by=71)
    second = ended(
        day("2026-10-01"), AgreementOutcome.MOVED, made_in=71, who_moved=WhoMoved.THEY_ASKED, settled_by=None
    )
    moved = ended(day("2026-10-02"), AgreementOutcome.KEPT_LATE, settled_by=72)
    object.__setattr__(second, "moved_to", moved.id)
    third = talk(day("2026-12-01"), made_in=72)
    alone = ended(day("2026-10-09"), AgreementOutcome.KEPT, settled_by=80, prospect_id=2)
    (chain,) = told(third, moved, second, first, alone).chains
    assert (chain.name, chain.kept, chain.late, chain.open) == ("Jo Hill", 1, 1, 1)
    assert [link.fate for link in chain.links] == [Fate.KEPT, Fate.LATE, None]


def test_what_nobody_agreed_to_is_told_with_its_reason_and_how_much_came_within_a_day() -> None:
    def unasked(when: str, who: int, basis: Basis = Basis.NONE) -> Unasked:
        return Unasked(int(at(when).timestamp()), who, f"P{who}", at(when), "Maria", Channel.CALL, basis, "because")

    word = told(
        unasked=(
            unasked("2026-11-25 10:00", 1),
            unasked("2026-11-25 10:10", 1),
            unasked("2026-11-25 09:00", 2, Basis.FIRST_APPROACH),
            unasked("2026-11-20 09:00", 2, Basis.GOODWILL),
        )
    )
    assert [u.at for u in word.unasked] == [at("2026-11-25 10:10"), at("2026-11-25 10:00"), at("2026-11-25 09:00")]
    assert word.close_together == 2
    assert [u.prospect_id for u in word.goodwill] == [2]
