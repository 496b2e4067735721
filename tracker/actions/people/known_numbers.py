"""Whose a number or an address is that is written down for somebody: known before anything is saved. Writes nothing.

It is a person's, not a record's: the same person was meant, or two share it, and only whoever types it can say which.
"""

from __future__ import annotations

from dataclasses import dataclass

from tracker.actions.outcome import Problem, Refusal
from tracker.actions.ports import Questions
from tracker.rules.prospect import Prospect
from tracker.rules.who.sharing import shared_by


@dataclass(frozen=True, slots=True)
class KnownNumber:
    """`person`, here or in the trash, is reached by those of the numbers and addresses (their keys, see `Phone`)."""

    person: Prospect
    keys: tuple[str, ...]


def whose(questions: Questions, prospect: Prospect) -> tuple[KnownNumber, ...]:
    """Everybody else who has one of their numbers or addresses, where nobody said yet that the two share it."""
    others = questions.reached_by(prospect)
    unsaid = ((other, tuple(key for key, said in shared_by(prospect, other).items() if not said)) for other in others)
    return tuple(KnownNumber(other, keys) for other, keys in unsaid if keys)


def not_known_yet(questions: Questions, prospect: Prospect) -> None:
    """To be asked within the deed that writes them down. Raises Refusal (KNOWN_NUMBER), StoreFault."""
    known = whose(questions, prospect)
    if known:
        raise Refusal(Problem.KNOWN_NUMBER, known[0].person.name)
