"""What is known of somebody new while they are typed in: whose number that is, and who objects to being reached there.

Writes nothing; the deed that adds them asks again within its transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tracker.actions.known_by_now import unwritten_id
from tracker.actions.outcome import Refusal
from tracker.actions.people.add_prospect import prospect_of
from tracker.actions.people.known_numbers import KnownNumber, whose
from tracker.actions.people.objections_remembered import newcomer
from tracker.actions.ports import Questions
from tracker.rules.entry import NewProspect
from tracker.rules.history import History


@dataclass(frozen=True, slots=True)
class Arriving:
    """`history` is what stands against contacting them; `known` are those whose number or address that is, by what is
    known so far, and nobody said yet that they share it.
    """

    history: History
    known: tuple[KnownNumber, ...] = ()


def arriving(questions: Questions, new: NewProspect, e164: Callable[[str], str]) -> Arriving | None:
    """None as long as what is typed is nobody. Raises StoreFault."""
    try:
        prospect = prospect_of(new, 0, e164)
    except Refusal:
        return None
    return Arriving(newcomer(questions, prospect, unwritten_id), whose(questions, prospect))
