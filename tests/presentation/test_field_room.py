"""Claims about how much text a field takes, and what is said of the rest."""

from __future__ import annotations

import json

import pytest

from tracker.presentation import words
from tracker.presentation.field_room import LONGEST, cut, kept
from tracker.rules.text import LINE_LIMIT, NAME_LIMIT, NOTE_LIMIT


def test_what_was_cut_is_still_too_long_to_be_saved() -> None:
    assert max(NAME_LIMIT, LINE_LIMIT, NOTE_LIMIT) < LONGEST


@pytest.mark.parametrize(
    ("text", "room", "taken"),
    [
        ("Jo Hill", 7, "Jo Hill"),
        ("Jo Hill", 2, "Jo"),
        ("Jo Hill", 0, ""),
        ("Jo Hill", -3, ""),
        ("\U0001f600\U0001f600", 1, "\U0001f600"),
    ],
)
def test_the_beginning_that_fits_is_taken(text: str, room: int, taken: str) -> None:
    assert cut(text, room) == taken


@pytest.mark.parametrize(
    ("taken", "sentence"),
    [
        (20_500, "This is more than the field takes: only the first 20,500 characters came in, the rest was left out."),
        (1, "This is more than the field takes: only the first character came in, the rest was left out."),
        (0, "There is no room for more in this field, so what came was left out."),
        (-4, "There is no room for more in this field, so what came was left out."),
    ],
)
def test_one_sentence_says_what_was_left_out(taken: int, sentence: str) -> None:
    assert words.left_out(taken) == sentence


def test_a_draft_keeps_just_enough_of_a_text_for_its_field_to_see_that_it_is_too_long() -> None:
    draft = [{"note": "x" * 100_000, "asked": ["y" * 100_000, "price"], "who_id": 3, "client": None}]
    told = [{"note": "x" * (LONGEST + 1), "asked": ["y" * (LONGEST + 1), "price"], "who_id": 3, "client": None}]
    assert kept(json.dumps(draft)) == told


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000])
def test_what_is_no_draft_is_said_to_be_none(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  json's own and ours are both one
        kept(text)
