"""A line for each thing a server may show of an agreement, and what it means. None of it changes the agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from tests.builders import at, day, exact, promise, span, talk
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.publishing.published import Asks, Published, question_of
from tracker.rules.publishing.shown import Shown, other_words, window_shown
from tracker.rules.publishing.what_it_means import after_writing, gone, is_mass_disappearance, seen
from tracker.rules.window import Window

TEN = talk(exact("2026-12-10 10:00"))
DAY = talk(day("2026-12-10"))
HOURS = talk(Window.hours(date(2026, 12, 10), time(10), time(12), "Europe/London"))
PROMISE = promise(exact("2026-12-10 15:00"))
KEPT = replace(TEN, outcome=AgreementOutcome.KEPT)
AT_TEN = Shown(at("2026-12-10 10:00"), at("2026-12-10 10:30"), "Call Jo Hill")
ON_THE_DAY = Shown(date(2026, 12, 10), date(2026, 12, 10), "Call Jo Hill")
MON = Shown(at("2026-12-21 16:00"), at("2026-12-21 16:30"), "Call Jo Hill")
MON_16 = exact("2026-12-21 16:00")


def row(sent: Shown = AT_TEN, **more: Any) -> Published:
    return Published(1, "/jo/1.ics", '"a"', 1, sent.digest, **more)


Case = tuple[Agreement, Published, Shown, Asks, Window | None]
SEEN: Mapping[str, Case] = {
    "time and day as ours: a phone rewrote its properties": (TEN, row(), AT_TEN, Asks.NOTHING, None),
    "it told the same time by other clocks": (
        TEN,
        row(),
        replace(AT_TEN, starts=datetime(2026, 12, 10, 10, tzinfo=UTC)),
        Asks.NOTHING,
        None,
    ),
    "it takes longer there": (TEN, row(), replace(AT_TEN, ends=at("2026-12-10 11:30")), Asks.NOTHING, None),
    "another time": (TEN, row(), MON, Asks.MOVED, MON_16),
    "another day, without a time": (TEN, row(), ON_THE_DAY, Asks.MOVED, day("2026-12-10")),
    "a time that holds wherever one is": (
        TEN,
        row(),
        replace(MON, starts=datetime(2026, 12, 21, 16), ends=None),  # noqa: DTZ001
        Asks.MOVED,
        MON_16,
    ),
    "a day that became a time": (DAY, row(ON_THE_DAY), MON, Asks.MOVED, MON_16),
    "a day that became a span": (
        DAY,
        row(ON_THE_DAY),
        replace(ON_THE_DAY, ends=date(2026, 12, 12)),
        Asks.MOVED,
        span("2026-12-10", "2026-12-12"),
    ),
    "hours that end later": (
        HOURS,
        row(Shown(at("2026-12-10 10:00"), at("2026-12-10 12:00"))),
        Shown(at("2026-12-10 10:00"), at("2026-12-10 13:00")),
        Asks.MOVED,
        Window.hours(date(2026, 12, 10), time(10), time(13), "Europe/London"),
    ),
    "a promise stands on its day, whatever its hour": (PROMISE, row(AT_TEN), ON_THE_DAY, Asks.NOTHING, None),
    "a promise on another day": (
        PROMISE,
        row(ON_THE_DAY),
        Shown(date(2026, 12, 11), date(2026, 12, 11)),
        Asks.MOVED,
        day("2026-12-11"),
    ),
    "other words": (TEN, row(), replace(AT_TEN, summary="Martin!"), Asks.WORDED, None),
    "the same words, spaced and composed otherwise": (
        TEN,
        row(replace(AT_TEN, summary="Call José")),
        replace(AT_TEN, summary=" Call  José"),
        Asks.NOTHING,
        None,
    ),
    "both changed: ours stands, theirs is asked about": (
        replace(TEN, window=exact("2026-12-11 09:00")),
        row(),
        MON,
        Asks.MOVED,
        MON_16,
    ),
    "both changed to the same": (replace(TEN, window=MON_16), row(), MON, Asks.NOTHING, None),
    "only ours changed": (replace(TEN, window=MON_16), row(), AT_TEN, Asks.NOTHING, None),
    "what has come to an end is moved": (KEPT, row(), MON, Asks.NOTHING, None),
    "what stands there is not known to be ours, and says another time": (
        TEN,
        Published(1, "/jo/1.ics"),
        MON,
        Asks.MOVED,
        MON_16,
    ),
    "what stands there is not known to be ours, and says the same": (
        TEN,
        Published(1, "/jo/1.ics"),
        AT_TEN,
        Asks.NOTHING,
        None,
    ),
    "the phone put it back by itself": (TEN, row(asks=Asks.MOVED, shown=MON_16), AT_TEN, Asks.NOTHING, None),
    "it is there again": (TEN, row(asks=Asks.GONE), AT_TEN, Asks.NOTHING, None),
}


SAID = replace(AT_TEN, summary="Martin!")
UNREAD: Mapping[str, Any] = {"asks": Asks.WORDED, "says": "Martin!"}
WORDS: Mapping[str, tuple[Agreement | None, Published, Shown, str, Asks, str]] = {
    "other words are kept to be looked at": (TEN, row(), SAID, "Martin!", Asks.WORDED, "Martin!"),
    "ours is only cut": (TEN, row(), SAID, "", Asks.WORDED, ""),
    "also of what has come to an end": (KEPT, row(), SAID, "Martin!", Asks.WORDED, "Martin!"),
    "also of what was moved there, which is asked first": (TEN, row(), MON, "Martin!", Asks.MOVED, "Martin!"),
    "nobody is here any more who agreed to it": (None, row(**UNREAD), SAID, "Martin!", Asks.NOTHING, ""),
    "newer ones take their place": (TEN, row(**UNREAD), SAID, "Jo!", Asks.WORDED, "Jo!"),
    "ours stands there again, and they were not looked at": (TEN, row(**UNREAD), AT_TEN, "", Asks.WORDED, "Martin!"),
    "it was moved there since, and they were not looked at": (TEN, row(**UNREAD), MON, "", Asks.MOVED, "Martin!"),
    "they were left": (
        TEN,
        row(asks=Asks.WORDED_LEFT, says="Martin!"),
        SAID,
        "Martin!",
        Asks.WORDED_LEFT,
        "Martin!",
    ),
    "they were left, and others came": (
        TEN,
        row(asks=Asks.WORDED_LEFT, says="x"),
        SAID,
        "Martin!",
        Asks.WORDED,
        "Martin!",
    ),
    "they were left, and ours stands there again": (
        TEN,
        row(asks=Asks.WORDED_LEFT, says="x"),
        AT_TEN,
        "",
        Asks.NOTHING,
        "",
    ),
}


@pytest.mark.parametrize("case", WORDS.values(), ids=WORDS)
def test_what_it_says_there(case: tuple[Agreement | None, Published, Shown, str, Asks, str]) -> None:
    agreement, before, shown, says, asks, kept = case
    after = seen(before, '"b"', shown, agreement, says)
    assert (after.asks, after.says) == (asks, kept)


def test_what_was_not_looked_at_outlives_our_writing_over_it() -> None:
    written = after_writing(row(**UNREAD))
    assert (written.asks, written.says) == (Asks.WORDED, "Martin!")
    ours = replace(AT_TEN, vouched=AT_TEN.digest)
    assert seen(written, '"c"', ours, TEN).says == "Martin!", "the answer to our writing was lost"
    left = after_writing(row(asks=Asks.WORDED_LEFT, says="Martin!"))
    assert (left.asks, left.says) == (Asks.NOTHING, "")


OURS = Shown(at("2026-12-10 10:00"), None, "Call Jo Hill", "“at ten”", "the shop")
OTHER_WORDS: Mapping[str, tuple[dict[str, str], str]] = {
    "the same": ({}, ""),
    "another summary": ({"summary": "Jo!!"}, "Jo!!"),
    "more after it": ({"summary": "Call Jo Hill: 40 pieces"}, "40 pieces"),
    "more before it": ({"summary": "urgent - Call Jo Hill"}, "urgent"),
    "less": ({"summary": "Jo Hill"}, ""),
    "nothing": ({"summary": "", "notes": "", "place": ""}, ""),
    "notes beneath ours": ({"notes": "“at ten”\n\nbring  samples\nand a pen"}, "bring samples\nand a pen"),
    "all of it": ({"summary": "Jo", "notes": "pen", "place": "mill"}, "pen\nmill"),
    "what cannot be kept": ({"notes": "a\x00b\u202ec"}, "a\ufffdbc"),
    "more than anybody reads": ({"place": "x" * 9999}, "x" * 2000),
}


@pytest.mark.parametrize("case", OTHER_WORDS.values(), ids=OTHER_WORDS)
def test_what_of_it_is_no_word_of_ours(case: tuple[dict[str, str], str]) -> None:
    changed, says = case
    assert other_words(replace(OURS, **changed), OURS) == says  # type: ignore[arg-type]


@pytest.mark.parametrize("case", SEEN.values(), ids=SEEN)
def test_what_it_means(case: Case) -> None:
    agreement, before, shown, asks, window = case
    after = seen(before, '"b"', shown, agreement)
    assert (after.etag, after.asks, after.shown) == ('"b"', asks, window)
    assert after.sent == before.sent, "what we sent is still what we sent"


def test_what_a_program_of_ours_wrote_is_never_a_move() -> None:
    """Its answer was lost, or it was written on another computer, and the agreement has changed since."""
    ours = replace(MON, vouched=MON.digest)
    after = seen(row(), '"b"', ours, TEN)
    assert (after.asks, after.sent) == (Asks.NOTHING, MON.digest)


def test_what_was_vouched_for_and_changed_since_is_a_move() -> None:
    assert seen(row(), '"b"', replace(MON, vouched=AT_TEN.digest), TEN).asks is Asks.MOVED


GONE: Mapping[str, tuple[Agreement | None, Asks, Asks | None]] = {
    "taken off: still agreed?": (TEN, Asks.NOTHING, Asks.GONE),
    "it was moved there before": (TEN, Asks.MOVED, Asks.GONE),
    "what has come to an end is tidied away": (KEPT, Asks.NOTHING, Asks.LET_GO),
    "it was let go": (TEN, Asks.LET_GO, Asks.LET_GO),
    "nobody is here any more who agreed to it": (None, Asks.NOTHING, None),
}


@pytest.mark.parametrize("case", GONE.values(), ids=GONE)
def test_what_is_gone(case: tuple[Agreement | None, Asks, Asks | None]) -> None:
    agreement, before, expected = case
    after = gone(row(asks=before), agreement)
    assert (after.asks if after is not None else None) is expected


QUESTIONS: Mapping[str, tuple[Agreement | None, Published, Asks]] = {
    "moved, and open": (TEN, row(asks=Asks.MOVED, shown=MON_16), Asks.MOVED),
    "moved, and by now agreed so": (replace(TEN, window=MON_16), row(asks=Asks.MOVED, shown=MON_16), Asks.NOTHING),
    "moved, and kept": (KEPT, row(asks=Asks.MOVED, shown=MON_16), Asks.NOTHING),
    "gone, and open": (TEN, row(asks=Asks.GONE), Asks.GONE),
    "gone, and withdrawn": (replace(TEN, outcome=AgreementOutcome.WITHDRAWN), row(asks=Asks.GONE), Asks.NOTHING),
    "gone, and erased": (None, row(asks=Asks.GONE), Asks.NOTHING),
    "let go": (TEN, row(asks=Asks.LET_GO), Asks.NOTHING),
    "worded otherwise": (TEN, row(**UNREAD), Asks.WORDED),
    "worded otherwise, and kept": (KEPT, row(**UNREAD), Asks.WORDED),
    "worded otherwise, and erased": (None, row(**UNREAD), Asks.NOTHING),
    "worded otherwise, and nothing to keep of it": (TEN, row(asks=Asks.WORDED), Asks.NOTHING),
    "worded otherwise, and left": (TEN, row(asks=Asks.WORDED_LEFT, says="Martin!"), Asks.NOTHING),
}


@pytest.mark.parametrize("case", QUESTIONS.values(), ids=QUESTIONS)
def test_what_is_asked(case: tuple[Agreement | None, Published, Asks]) -> None:
    agreement, known, asks = case
    assert question_of(known, agreement) is asks


def rows(stood: int, known_gone: int = 0) -> list[Published]:
    there = [replace(row(), agreement_id=n) for n in range(stood)]
    return [*there, *(replace(row(asks=Asks.GONE), agreement_id=100 + n) for n in range(known_gone))]


MASS: Mapping[str, tuple[int, int, int, bool]] = {
    "one of one: asked about by itself": (1, 0, 1, False),
    "two of two": (2, 0, 2, True),
    "two of three": (3, 0, 2, False),
    "ten of many": (30, 0, 10, False),
    "eleven of many": (30, 0, 11, True),
    "those known to be gone count for nothing": (3, 5, 2, False),
    "nothing gone": (3, 0, 0, False),
    "nothing there, and nothing gone": (0, 3, 0, False),
}


@pytest.mark.parametrize("case", MASS.values(), ids=MASS)
def test_a_mass_disappearance(case: tuple[int, int, int, bool]) -> None:
    stood, known_gone, went, expected = case
    known = rows(stood, known_gone)
    missing = [*known[:went], *(each for each in known if each.asks is Asks.GONE)]
    assert is_mass_disappearance(known, missing) is expected


@pytest.mark.parametrize(("hour", "second"), [("00:30", False), ("01:30", True)])
def test_a_time_the_clocks_show_twice_is_told_apart(hour: str, second: bool) -> None:
    moment = datetime.fromisoformat(f"2026-10-25 {hour}").replace(tzinfo=UTC)
    window = window_shown(Shown(moment), TEN)
    assert (window.at, window.second) == (time(1, 30), second)
