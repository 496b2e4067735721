"""Say that nothing in a message of theirs asks for an answer, so that it no longer waits for one."""

from __future__ import annotations

from dataclasses import replace

from tracker.actions.find import history_in
from tracker.actions.outcome import DeedName, Outcome, Problem, Refusal
from tracker.actions.ports import Desk
from tracker.rules.channel import Direction
from tracker.rules.contact import Contact


def nothing_to_answer(desk: Desk, prospect_id: int, contact_id: int) -> Outcome[Contact]:
    """The message as it stands now; one of which it was said before stays as it was.

    Raises Refusal (NO_SUCH_PROSPECT, NO_SUCH_MESSAGE), StoreFault.
    """
    now = desk.now()
    with desk.store.deed(DeedName.NOTHING_TO_ANSWER, desk.me, now) as tx:
        message = history_in(tx, prospect_id).contact(contact_id)
        if message is None or message.direction is not Direction.IN:
            raise Refusal(Problem.NO_SUCH_MESSAGE)
        if message.nothing_to_answer_at is None:
            message = replace(message, nothing_to_answer_at=now)
            tx.put(message)
            tx.about(prospect_id, message.channel.value)
    return Outcome(message, tx.changes)
