"""The guard and its literal twin agree on random histories: which rows hold, how gravely, and what is settled."""

from __future__ import annotations

from collections import Counter

from tests.rules.guard.disagreeing import disagreements
from tests.rules.guard.literal_guard import literal_word
from tests.rules.guard.random_history import random_case
from tracker.rules.verdict import Code, Level

A_FEW = 500


def test_the_guard_and_its_literal_twin_agree_on_random_histories() -> None:
    assert disagreements(range(A_FEW)) == []


def test_random_histories_reach_every_row_at_every_level_it_has() -> None:
    """Otherwise agreeing would say little: each row must hold in many, and every level be given."""
    rows: Counter[Code] = Counter()
    levels: Counter[Level] = Counter()
    for number in range(A_FEW):
        word = literal_word(*random_case(number))
        rows.update(word.codes)
        levels[word.level] += 1
    assert [code for code in Code if rows[code] < 5] == []
    assert min(levels[level] for level in Level) > 30
