"""The story of the first start has its days around today, and none of them is one on which nobody rings."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tracker.presentation.words.first_start import how_it_reads, story


def test_the_story_of_a_thursday() -> None:
    assert [passage.when for passage in story(date(2026, 11, 26))] == [
        "24 Sep",
        "23 Oct, 09:31",
        "in between",
        "25 Nov",
    ]


@pytest.mark.parametrize("after", range(7))
def test_it_ends_before_today_and_on_a_working_day(after: int) -> None:
    today = date(2026, 11, 23) + timedelta(days=after)
    day, month = story(today)[-1].when.split()
    assert month == "Nov"
    ended = date(2026, 11, int(day))
    assert ended < today
    assert ended.weekday() < 5


def test_only_the_passage_in_which_nothing_happens_is_not_kept() -> None:
    assert [passage.kept for passage in story(date(2026, 11, 26))] == [True, True, False, True]


@pytest.mark.parametrize("name", ["", "  "])
def test_without_a_name_there_is_none_in_the_example(name: str) -> None:
    assert "this is …" in how_it_reads(name)
