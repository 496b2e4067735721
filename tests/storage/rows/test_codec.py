"""Values as JSON text: they come back as they were, and old texts stay readable."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given

from tests.storage.rows import any_record
from tracker.rules.contact import Contact, Question
from tracker.rules.prospect import CanBuy, Hours, Interest, Prospect
from tracker.rules.verdict import WELCOME, Level, Verdict
from tracker.storage.rows.codec import dump, load

QUESTIONS: Any = tuple[Question, ...]


@given(any_record.verdicts)
def test_a_verdict_comes_back_with_all_its_findings_and_facts(verdict: Verdict) -> None:
    assert load(Verdict, dump(verdict)) == verdict


@given(any_record.prospects)
def test_a_prospect_comes_back_whole(prospect: Prospect) -> None:
    assert load(Prospect, dump(prospect)) == prospect


@given(any_record.contacts(7))
def test_a_contact_comes_back_whole(contact: Contact) -> None:
    assert load(Contact, dump(contact)) == contact


@given(any_record.questions)
def test_questions_come_back_in_their_order(questions: tuple[Question, ...]) -> None:
    assert load(QUESTIONS, dump(questions, QUESTIONS)) == questions


def test_what_is_empty_is_left_out() -> None:
    assert dump(WELCOME) == "{}"
    assert dump(Question("Ready?")) == '{"text":"Ready?"}'


def test_a_default_that_says_something_is_written_so_that_a_later_default_cannot_change_it() -> None:
    written = dump(Prospect(1, "Jo"))
    assert f'"interest":"{Interest.UNKNOWN.value}"' in written
    assert f'"can_buy":"{CanBuy.UNKNOWN.value}"' in written


def test_an_hours_text_without_days_takes_the_days_it_always_meant() -> None:
    assert load(Hours, '{"start":"09:00:00","end":"17:00:00"}').days == frozenset(range(5))


def test_levels_are_written_as_their_numbers() -> None:
    assert dump(Level.STOP) == "3"


@pytest.mark.parametrize("text", ["", "[]", "3", '{"text":5}', '{"txt":"?"}', "{}"])
def test_a_text_that_is_no_question_is_told_and_not_guessed(text: str) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        load(Question, text)


def test_an_instant_without_a_zone_is_not_written() -> None:
    @dataclass
    class Moment:
        at: datetime

    Moment.__annotations__["at"] = datetime
    with pytest.raises(ValueError, match="zone"):
        dump(Moment(datetime(2026, 11, 18)))  # noqa: DTZ001
