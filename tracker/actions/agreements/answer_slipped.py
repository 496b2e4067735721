"""Give many agreements that passed their honest answers at once: one deed, and so one step to undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tracker.actions.agreements.move_agreement import moved, put_right
from tracker.actions.agreements.settle_agreement import answered
from tracker.actions.agreements.together import put_all
from tracker.actions.contacts.log_contact import Held, log_in, ready
from tracker.actions.fitting_text import fit
from tracker.actions.outcome import DeedName, Outcome, Refusal
from tracker.actions.ports import Desk, Record, Transaction
from tracker.rules.agreement import Agreement, AgreementOutcome, WhoMoved
from tracker.rules.entry import Entry
from tracker.rules.window import Window


@dataclass(frozen=True, slots=True)
class DidContact:
    """I did contact them: the contact that kept it, or tried to."""

    agreement_id: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class WasMoved:
    """Another time was agreed on, or told them; `words` are theirs, "" for those of before."""

    agreement_id: int
    window: Window
    who_moved: WhoMoved
    words: str = ""


@dataclass(frozen=True, slots=True)
class HasEnded:
    """`outcome` is BROKEN (I missed it), WITHDRAWN (they called it off) or NO_SHOW (they did not come).

    `to_tell`: they do not know yet that we missed it. `words` are theirs.
    """

    agreement_id: int
    outcome: AgreementOutcome
    to_tell: bool = False
    words: str = ""


Answer = DidContact | WasMoved | HasEnded


def answer_slipped(desk: Desk, answers: Sequence[Answer]) -> Outcome[int]:
    """How many were answered. One that somebody has settled meanwhile has had its answer, and is left alone.

    A contact is judged as in `log_contact`. Raises Refusal (as that does, with what an exit lacks for one that
    is held, NOBODY_WAS_TO_COME and NOT_YET_TIME), ValueError for any other outcome, StoreFault; then nothing of it was
    written.
    """
    now = desk.now()
    done = 0
    with desk.store.deed(DeedName.ANSWER_SLIPPED, desk.me, now) as tx:
        for answer in answers:
            agreement = tx.agreement(answer.agreement_id)
            if agreement is None or not agreement.is_unanswered:
                continue
            if isinstance(answer, WasMoved) and answer.who_moved is WhoMoved.TYPED_WRONG:
                put_right(tx, desk, agreement, answer.window)
            elif isinstance(answer, DidContact):
                _log(tx, desk, answer.entry, now)
            else:
                put_all(tx, _records(desk, agreement, answer, now), desk.new_id)
            done += 1
        tx.about(None, str(done))
    return Outcome(done, tx.changes)


def _log(tx: Transaction, desk: Desk, entry: Entry, now: datetime) -> None:
    logged = log_in(tx, desk, ready(entry, now), now)
    if isinstance(logged, Held):
        raise Refusal(logged.lacks[0], logged.prospect.name if logged.prospect is not None else "")


def _records(desk: Desk, agreement: Agreement, answer: WasMoved | HasEnded, now: datetime) -> tuple[Record, ...]:
    if isinstance(answer, HasEnded):
        return (answered(agreement, answer.outcome, now, fit(answer.words), to_tell=answer.to_tell),)
    return moved(agreement, answer.window, answer.who_moved, fit(answer.words), now, desk.new_id)
