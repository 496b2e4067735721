"""Whom else a contact reaches by the number or address that is named for it, though nobody's record here may say so.

Writes nothing and judges nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tracker.actions.ports import Questions
from tracker.rules.entry import Attempt
from tracker.rules.guard.reaching import key_of_same
from tracker.rules.history import History
from tracker.rules.prospect import Email, Phone, Prospect


def aimed(
    questions: Questions, history: History, attempt: Attempt, e164: Callable[[str], str]
) -> tuple[History, Attempt]:
    """The attempt with the key of theirs that it goes to, however that was written; where it is none of theirs, the
    history with those beside it who are reached there.

    "Do not contact" stops what goes to a number, whoever it was dialled for.
    """
    if not attempt.to:
        return history, attempt
    key = key_of_same(history.prospect, attempt.to, e164(attempt.to))
    if key:
        return history, replace(attempt, to=key)
    there = _reached_at(history.prospect.id, attempt.to, e164)
    return replace(history, sharers=(*history.sharers, *questions.sharers(there))), attempt


def _reached_at(prospect_id: int, to: str, e164: Callable[[str], str]) -> Prospect:
    """Somebody with that number or address alone."""
    if "@" in to:
        return Prospect(prospect_id, "", emails=(Email(to),))
    return Prospect(prospect_id, "", phones=(Phone(to, e164(to)),))
