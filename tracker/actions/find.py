"""Finding whom or what a deed is about, or refusing the deed because there is no such one."""

from __future__ import annotations

from tracker.actions.outcome import Problem, Refusal
from tracker.actions.ports import Questions
from tracker.rules.agreement import Agreement
from tracker.rules.history import History


def history_in(questions: Questions, prospect_id: int) -> History:
    """All about a prospect who is not in the trash. Raises Refusal (NO_SUCH_PROSPECT)."""
    history = questions.history_of(prospect_id)
    if history is None or history.prospect.deleted_at is not None:
        raise Refusal(Problem.NO_SUCH_PROSPECT, history.prospect.name if history is not None else "")
    return history


def open_agreement(questions: Questions, agreement_id: int) -> Agreement:
    """An agreement that still binds us. Raises Refusal (NO_SUCH_AGREEMENT, ALREADY_SETTLED)."""
    agreement = questions.agreement(agreement_id)
    if agreement is None:
        raise Refusal(Problem.NO_SUCH_AGREEMENT)
    if not agreement.is_open:
        raise Refusal(Problem.ALREADY_SETTLED, agreement.topic)
    return agreement


def unanswered_agreement(questions: Questions, agreement_id: int) -> Agreement:
    """One that binds us, or that we missed and have not told them of. Raises Refusal as `open_agreement` does."""
    agreement = questions.agreement(agreement_id)
    if agreement is not None and agreement.to_tell:
        return agreement
    return open_agreement(questions, agreement_id)
