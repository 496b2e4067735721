"""Claims about words at the end of a line that say what is next, without the sign that says so: they are offered as
that, of somebody new as well, and what else was not understood is said. Thursday 26 November 2026, 14:57.
"""

from __future__ import annotations

import pytest

from tests.presentation.entry.at_the_line import AtTheLine
from tracker.presentation.entry_form import Next
from tracker.presentation.words.lines import NEXT_STEP

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize(
    ("typed", "becomes", "chosen", "told"),
    [
        ("jo rang, call in a month", "jo rang > call in a month", Next.TALK, ("in a month", "")),
        ("met ugo zane, call in a month", "met ugo zane > call in a month", Next.TALK, ("in a month", "")),
        ("ugo zane rang - ring her thu 3pm", "ugo zane rang > ring her thu 3pm", Next.TALK, ("thu 3pm", "")),
        ("im to ring jo monday", "jo > ring monday", Next.TALK, ("monday", "")),
        ("helen says ring after easter", "helen > ring after easter", Next.TALK, ("after easter", "")),
        ("tessa rang wants callback fri", "tessa rang > callback fri", Next.TALK, ("fri", "")),
        ("jo will ring me monday", "jo > ring me monday", Next.TALK, ("monday", "")),
        ("daniel rang, asked me to ring thu am", "daniel rang > ring thu am", Next.TALK, ("thu am", "")),
        (
            "met ugo zane, promised her the price list by fri",
            "met ugo zane > promised her the price list by fri",
            Next.PROMISE,
            ("by fri", "the price list"),
        ),
        (
            "jo rang, wants tiers, i promised to send drawings by friday",
            "jo rang, wants tiers > i promised to send drawings by friday",
            Next.PROMISE,
            ("by friday", "send drawings"),
        ),
    ],
)
def test_what_is_next_at_the_end_is_offered_as_that(
    typed: str, becomes: str, chosen: Next, told: tuple[str, str]
) -> None:
    work = AtTheLine()
    line = work.put(typed).entry.line
    assert line.asked is not None
    n = next(n for n, pick in enumerate(line.asked.picks, 1) if pick.key == NEXT_STEP)
    assert line.pick(n)
    form = work.entry.form
    assert (form.line, form.next) == (becomes, frozenset({chosen}))
    filled = (form.talk.when, form.talk.topic) if chosen is Next.TALK else (form.promise.when, form.promise.what)
    assert filled == told


def test_that_they_come_to_us_is_offered_as_that() -> None:
    work = AtTheLine()
    line = work.put("met jo, said shell call us").entry.line
    assert line.asked is not None
    assert "They contact me: “shell call us”" in [pick.label for pick in line.asked.picks]
    assert line.pick(len(line.asked.picks))
    assert (work.entry.form.line, work.entry.form.next) == ("met jo > shell call us", frozenset({Next.THEIR_TURN}))
    assert work.entry.form.their_words == ""


@pytest.mark.parametrize(
    "typed",
    ["jo rang, wedding in may", "jo rang, sat is good", "met jo, wants a call", "jo rang, promised", "jo > call mon"],
)
def test_what_only_may_be_next_is_not_offered(typed: str) -> None:
    asked = AtTheLine().put(typed).entry.line.asked
    assert asked is None or NEXT_STEP not in [pick.key for pick in asked.picks]


def test_beside_somebody_new_it_is_said_what_was_not_understood() -> None:
    asked = AtTheLine().put("met ugo zane, likes lemon").entry.line.asked
    assert asked is not None
    assert asked.headline == "Ugo Zane is new"
    assert asked.sentence.endswith("Not understood: “likes lemon”.")
