"""Where the guard and its literal twin say different things of the same history."""

from __future__ import annotations

from collections.abc import Iterable

from tests.rules.guard.literal_guard import Word, literal_word
from tests.rules.guard.random_history import random_case
from tracker.rules.guard import judge


def disagreements(numbers: Iterable[int]) -> list[str]:
    """One line for each history they disagree on, by the number it is made from."""
    found = []
    for number in numbers:
        case = random_case(number)
        verdict = judge(*case)
        ours = Word(verdict.level, frozenset(f.code for f in verdict.findings), verdict.agreement_id, verdict.basis)
        literal = literal_word(*case)
        if ours != literal:
            found.append(f"{number}: the guard {_told(ours)}, its words {_told(literal)}")
    return found


def _told(word: Word) -> str:
    basis = word.basis.value if word.basis is not None else "-"
    return f"{word.level.name} {sorted(word.codes)} on {basis}, settling {word.settles}"
