"""Claims about the line beneath an answer, typed on Thursday 26 November 2026 at 14:57."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.rules import test_plain_dates as plain
from tests.rules import test_plain_dates_as_typed as as_typed
from tests.rules import test_plain_dates_of_all_kinds as of_all_kinds
from tests.rules.line.people import MOMENT, NOW
from tests.rules.line.told import whole_next
from tracker.rules.channel import Channel
from tracker.rules.line import Answer, NextKind, NextPartKind
from tracker.rules.line.reading_next import next_kind, read_next
from tracker.rules.plain_dates import read_window
from tracker.rules.window import Window

DATES = (
    *(plain.ONE_DAY, plain.EXACT, plain.SPANS, as_typed.SHORT, as_typed.DATES, as_typed.EXACT, as_typed.HOURS),
    *(as_typed.SPANS, of_all_kinds.SLIPS, of_all_kinds.WEEKS, of_all_kinds.AMOUNTS, of_all_kinds.TIMES),
    of_all_kinds.DAYS,
)
OF_ITS_OWN = {"Thursday or Friday", "Tuesday or Friday", "“tomorrow”"}
"""Here two days are a stretch, and what is quoted is theirs."""
# fmt: off
TALKS = [
    ("ring thurs about the tiers pls", "Thu 03 Dec · call · topic: the tiers"),
    ("pls text fri ten thirty", "Fri 27 Nov 10:30 · text"),
    ('thu 3pm about the tiers "ring me then"', "Thu 03 Dec 15:00 · call · topic: the tiers · words: ring me then"),
    ("about the tiers thu 3pm", "Thu 03 Dec 15:00 · call · topic: the tiers"),
    ("in a month, price list by friday", "no time! · call · ask when: Sat 26 Dec 2026 | Thu 26 Nov 2026 to Fri 27 Nov 2026"),
    ("call in a month, she's back on monday", "no time! · call · ask when: Sat 26 Dec 2026 | Mon 30 Nov 2026"),
    ("thu 3pm, about the friday delivery", "Thu 03 Dec 15:00 · call · topic: the friday delivery"),
    ("thu 3pm, she leaves thursday", "Thu 03 Dec 15:00 · call · topic: she leaves thursday"),
    ("every first monday", "no time! · call"),
    ("every monday 10am about the boxes", "no time! · call · topic: the boxes · ask when: Mon 30 Nov 2026 10:00"),
    ("first monday of every month", "no time! · call · topic: first"),
    ("every spring", "Mon 01 Mar to Mon 31 May · call"),
    ("thu or fri", "Thu 03 Dec to Fri 04 Dec · call"),
    ("fri or mon", "Fri 27 Nov to Mon 30 Nov · call"),
    ("next week", "Mon 30 Nov to Fri 04 Dec · call"),
    ("end of next week by email", "Thu 03 Dec to Fri 04 Dec · email"),
    ("in a month", "Sat 26 Dec · call · off, rather Mon 28 Dec · ask day-off?: *Mon 28 Dec 2026 | same"),
    ("in a month about the first lorry “ring me after the holidays”", "Sat 26 Dec · call · topic: the first lorry · words: ring me after the holidays · off, rather Mon 28 Dec · ask day-off?: *Mon 28 Dec 2026 | same"),
    ("26 dec", "Sat 26 Dec · call · off, rather Mon 28 Dec · ask day-off?: *Mon 28 Dec 2026 | same"),
    ("in 9 days 3pm", "Sat 05 Dec 15:00 · call · off, rather Mon 07 Dec 15:00 · ask day-off?: *Mon 7 Dec 2026 15:00 | same"),
    ("sat 3pm", "Sat 28 Nov 15:00 · call"),
    ("boxing day", "Sat 26 Dec · call"),
    ("new year's day 10am", "Fri 01 Jan 10:00 · call"),
    ("new year", "Fri 01 Jan · call · off, rather Mon 04 Jan · ask day-off?: *Mon 4 Jan 2027 | same"),
    ("on Saturday", "Sat 28 Nov · call"),
    ("this weekend", "Sat 28 Nov to Sun 29 Nov · call"),
    ("sometime", "no time · call"),
    ("u call me mon", "Mon 30 Nov · call"),
    ("coffee next tuesday 10am", "Tue 01 Dec 10:00 · meeting"),
    ("zoom tomorrow at 10", "no time! · video · ask when: *Fri 27 Nov 2026 10:00 | Fri 27 Nov 2026 22:00"),
    ("about the may wedding thu 3pm", "Thu 03 Dec 15:00 · call · topic: the may wedding"),
    ("tomorrow about the phone bill", "Fri 27 Nov · call · topic: the phone bill"),
    ("thu 3pm re: tiers", "Thu 03 Dec 15:00 · call · topic: tiers"),
    ('in two weeks, "call me"', "Thu 10 Dec · call · words: call me"),
    ("mon 10am at theirs", "Mon 30 Nov 10:00 · meeting"),
    ('the "soon" tiers', "no time · call · topic: the tiers · words: soon"),
    ("the tiers", "no time · call · topic: the tiers"),
    ("from the 15th", "Tue 15 Dec to Mon 21 Dec · call"),
    ("from monday about the cake", "Mon 30 Nov to Fri 04 Dec · call · topic: the cake"),
    ("starting mid january by email", "Mon 11 Jan to Wed 20 Jan · email"),
    ("letter from martin friday", "Fri 27 Nov · post · topic: from martin"),
    ("about 3pm tomorrow", "Fri 27 Nov 15:00 · call"),
    ("tmr 3pm", "Fri 27 Nov 15:00 · call"),
    ("eod", "Thu 26 Nov · call"),
    ("cob thursday the quote by email", "Thu 03 Dec · email · topic: the quote"),
    ("wk of the 7th", "Mon 07 Dec to Fri 11 Dec · call"),
    ("", "no time · call"),
]
PROMISES = [
    ("by mon a drawing e-mail", "Thu 26 Nov to Mon 30 Nov · email · topic: a drawing"),
    ("by mon a drawing with the real flowers e-mail", "Thu 26 Nov to Mon 30 Nov · email · topic: a drawing with the real flowers"),
    ("a drawing by e-mail by monday", "Thu 26 Nov to Mon 30 Nov · email · topic: a drawing"),
    ("the price list tomorrow", "Fri 27 Nov · text · topic: the price list"),
    ("the contract by post by fri", "Thu 26 Nov to Fri 27 Nov · post · topic: the contract"),
    ("by friday a letter to the bank", "Thu 26 Nov to Fri 27 Nov · post · topic: a letter to the bank"),
]
# fmt: on


@pytest.mark.parametrize(("typed", "meant"), TALKS)
def test_a_talk_means_this(typed: str, meant: str) -> None:
    assert whole_next(read_next(typed, NextKind.TALK, MOMENT)) == meant


@pytest.mark.parametrize(("typed", "meant"), PROMISES)
def test_a_promise_means_this(typed: str, meant: str) -> None:
    assert whole_next(read_next(typed, NextKind.PROMISE, MOMENT, Channel.TEXT)) == meant


@pytest.mark.parametrize(("typed", "_meant"), [*TALKS, *PROMISES])
def test_the_words_it_gives_are_read_again_as_the_same_time(typed: str, _meant: str) -> None:
    reading = read_next(typed, NextKind.TALK, MOMENT)
    if reading.window is not None:
        assert read_window(reading.when, NOW, MOMENT.zone, MOMENT.words) == reading.window


@pytest.mark.parametrize("typed", sorted({typed for table in DATES for typed in table} - OF_ITS_OWN))
def test_whatever_the_dates_know_is_known_here_too(typed: str) -> None:
    minute = NOW.replace(second=0, microsecond=0)
    known = read_window(typed, minute, MOMENT.zone, MOMENT.words, MOMENT.waking)
    reading = read_next(typed, NextKind.TALK, MOMENT, is_day_off=lambda _day: False)
    assert (reading.window if isinstance(known, Window) else reading.unclear) == known
    assert reading.topic == ""


@pytest.mark.parametrize(("choice", "meant"), [("Mon 28 Dec 2026", "Mon 28 Dec · call"), ("same", "Sat 26 Dec · call")])
def test_a_day_off_is_settled_by_an_answer(choice: str, meant: str) -> None:
    answers = (Answer("day-off:in a month", choice),)
    assert whole_next(read_next("in a month", NextKind.TALK, MOMENT, answers=answers)) == meant


def test_durations_count_from_the_contact() -> None:
    reading = read_next("in a week", NextKind.TALK, MOMENT, counts_from=NOW - timedelta(days=2))
    assert reading.window == Window.day((NOW + timedelta(days=5)).date(), MOMENT.zone)


def test_what_is_what_is_said_part_by_part() -> None:
    text = 'thu 3pm about the tiers "ring me then" by text'
    parts = read_next(text, NextKind.TALK, MOMENT).parts
    assert [(text[part.start : part.end], part.kind) for part in parts] == [
        ("thu 3pm", NextPartKind.WHEN),
        ("about the tiers", NextPartKind.TOPIC),
        ('"ring me then"', NextPartKind.WORDS),
        ("by text", NextPartKind.CHANNEL),
    ]


@pytest.mark.parametrize(
    ("typed", "kind", "words"),
    [
        ("thu 3pm", NextKind.TALK, ""),
        ("by mon a drawing", NextKind.PROMISE, ""),
        ("i owe a drawing by mon", NextKind.PROMISE, ""),
        ("their turn", NextKind.THEIR_TURN, ""),
        ("they'll call after christmas", NextKind.THEIR_TURN, "after christmas"),
        ("she'll ring “when mum is back”", NextKind.THEIR_TURN, "when mum is back"),
        ("no thanks", NextKind.NO_THANKS, ""),
        ('not interested "we have a baker"', NextKind.NO_THANKS, "we have a baker"),
        ("nothing", NextKind.NOTHING, ""),
        ("-", NextKind.NOTHING, ""),
    ],
)
def test_what_follows_is_one_of_the_five(typed: str, kind: NextKind, words: str) -> None:
    assert next_kind(typed) is kind
    if kind in (NextKind.THEIR_TURN, NextKind.NO_THANKS):
        assert read_next(typed, kind, MOMENT).their_words == words


def test_nothing_behind_the_sign_is_no_answer() -> None:
    assert next_kind("  ") is None
