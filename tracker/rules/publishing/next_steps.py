"""What is to be sent next, from the agreements as they are and what is known to stand on the server.

Derived each time and kept nowhere, so that nothing of it can be lost. Knows no server.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.publishing.published import STRAYS, Asks, Published, question_of


class StepKind(StrEnum):
    TAKE_AWAY = "take-away"
    PUT_OVER = "put-over"
    PUT_ANEW = "put-anew"


@dataclass(frozen=True, slots=True)
class Wanted:
    """An event that is to stand there: the agreement it is made of, and the digest of what it would say."""

    agreement: Agreement
    digest: bytes


@dataclass(frozen=True, slots=True)
class Step:
    """`row` is what stands there, None where nothing does that we know of. `erased`: nothing of theirs is left here."""

    kind: StepKind
    agreement_id: int
    row: Published | None = None
    erased: bool = False


def next_steps(
    wanted: Mapping[int, Wanted], rows: Iterable[Published], agreement: Callable[[int], Agreement | None]
) -> tuple[Step, ...]:
    """All there is to do, in that order. `agreement` gives any of ours by its id, None for one that is here no more.

    What goes comes first, and before all who was erased. What is asked about is not written until it has an answer, and
    what its owner took off is not put back. What was called off before it ever stood there is not put there.
    A stray goes only once its owner has said so.
    """
    known = {row.agreement_id: row for row in rows}
    going = [
        Step(StepKind.TAKE_AWAY, id_, row, agreement(id_) is None)
        for id_, row in known.items()
        if id_ not in wanted and row.asks not in STRAYS
    ]
    over = [
        Step(StepKind.PUT_OVER, id_, known[id_])
        for id_, each in wanted.items()
        if id_ in known and is_to_be_sent(known[id_], each)
    ]
    anew = [
        Step(StepKind.PUT_ANEW, id_)
        for id_, each in wanted.items()
        if id_ not in known and each.agreement.outcome is not AgreementOutcome.WITHDRAWN
    ]
    return (*sorted(going, key=lambda step: not step.erased), *over, *anew)


def is_to_be_sent(row: Published, wanted: Wanted) -> bool:
    """Whether what stands there is to be written over: it differs from ours, and nothing is asked about it."""
    if not row.stands or question_of(row, wanted.agreement) is Asks.MOVED:
        return False
    return row.sent != wanted.digest
