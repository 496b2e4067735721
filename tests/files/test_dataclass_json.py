"""Values as JSON text: they come back as they were, and old texts stay readable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given

from tests.storage.rows import any_record
from tracker.files.dataclass_json import dump, load, made, parsed
from tracker.rules.contact import Contact, Question
from tracker.rules.policy import Policy
from tracker.rules.prospect import CanBuy, Hours, Interest, Prospect
from tracker.rules.verdict import WELCOME, Code, Level, Verdict

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


@given(any_record.policies)
def test_a_policy_comes_back_with_every_length_and_level(policy: Policy) -> None:
    assert load(Policy, dump(policy)) == policy


def test_a_length_of_time_is_written_in_seconds() -> None:
    assert dump(timedelta(minutes=15)) == "900"
    assert dump(timedelta(milliseconds=1500)) == "1.5"
    assert dump({Code.LATE: Level.WARN}, Mapping[Code, Level]) == '{"late":2}'


@pytest.mark.parametrize("text", ['"900"', "true", "null", "[]", "1e300", '"PT15M"'])
def test_what_is_no_length_of_time_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        load(timedelta, text)


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


@dataclass(frozen=True)
class Older:
    name: str
    left: int | None = None


@dataclass(frozen=True)
class Newer:
    name: str
    left: int | None = None
    chosen: frozenset[CanBuy] = frozenset()
    typed: str | tuple[tuple[str, int], ...] = ""


@pytest.mark.parametrize(
    ("hint", "value", "text"),
    [
        (tuple[int, CanBuy, str | None], (3, CanBuy.YES, None), '[3,"yes",null]'),
        (dict[int, Older], {7: Older("Jo"), 8: Older("Ann", 0)}, '{"7":{"name":"Jo"},"8":{"name":"Ann","left":0}}'),
        (frozenset[CanBuy], frozenset({CanBuy.YES, CanBuy.NO}), '["no","yes"]'),
        (Newer, Newer("Jo", typed=(("a", 1),)), '{"name":"Jo","typed":[["a",1]]}'),
        (Newer, Newer("Jo", typed="as typed"), '{"name":"Jo","typed":"as typed"}'),
        (str, "lemon \ud800 \xe9", '"lemon \\ud800 \\u00e9"'),
    ],
)
def test_every_shape_we_keep_beside_the_store_comes_back(hint: Any, value: object, text: str) -> None:
    assert dump(value, hint, ascii_only=True) == text
    assert load(hint, text) == value


def test_what_a_newer_version_wrote_is_left_out_only_where_that_is_asked_for() -> None:
    text = dump(Newer("Jo", 3, frozenset({CanBuy.YES})))
    assert made(Older, parsed(text), forgiving=True) == Older("Jo", 3)
    with pytest.raises(KeyError):
        load(Older, text)


def test_a_text_nested_for_ever_is_told_and_not_followed() -> None:
    with pytest.raises(ValueError, match="deep"):
        parsed("[" * 100_000)


def test_an_instant_without_a_zone_is_not_written() -> None:
    @dataclass
    class Moment:
        at: datetime

    Moment.__annotations__["at"] = datetime
    with pytest.raises(ValueError, match="zone"):
        dump(Moment(datetime(2026, 11, 18)))  # noqa: DTZ001
