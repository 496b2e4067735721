"""What a phone made of what is agreed, as it is asked about in the morning, and its own answer: that it is put back.

The other answers are deeds like any: the agreement is moved, or said to have ended, and then nothing is asked any more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tracker.actions.outcome import Changes, Outcome
from tracker.actions.ports import Desk, Planned, Questions, as_one, planned_from
from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.publishing.published import Asks, question_of
from tracker.rules.window import Window

IN_THE_MORNING = (Asks.MOVED, Asks.GONE)
"""Other words there are left as they are, and asked of nobody."""


@dataclass(frozen=True, slots=True)
class AskedByPhone:
    """`shown` is for when it stands on the phone, None where it stands there no more."""

    planned: Planned
    asks: Asks
    shown: Window | None = None


def asked_by_phone(questions: Questions) -> tuple[AskedByPhone, ...]:
    """All of it, in the order in which it is agreed for; of nobody in the trash. Raises StoreFault."""
    found = []
    for row in questions.published(asking=True):
        agreement = questions.agreement(row.agreement_id)
        asks = question_of(row, agreement)
        if agreement is None or asks not in IN_THE_MORNING:
            continue
        planned = _planned(questions, agreement)
        if planned is not None:
            shown = _as_agreed(agreement, row.shown) if row.shown is not None and asks is Asks.MOVED else None
            found.append(AskedByPhone(planned, asks, shown))
    return tuple(sorted(found, key=lambda each: (each.planned.window.starts, each.planned.id)))


def put_back(desk: Desk, agreement_id: int) -> Outcome[None]:
    """It is to stand on the phone as it was agreed: what stands there is written over, and what is gone put there anew.

    No agreement is touched, so there is nothing to take back. Raises StoreFault.
    """
    store = desk.store
    row, agreement = store.published_of(agreement_id), store.agreement(agreement_id)
    if row is not None and row.asks is Asks.GONE:
        store.forget_published([agreement_id])
    elif row is not None:
        store.keep_published(replace(row, asks=Asks.NOTHING, shown=None, sent=b""))
    whose = frozenset() if agreement is None else frozenset({agreement.prospect_id})
    return Outcome(None, Changes(whose))


def _planned(questions: Questions, agreement: Agreement) -> Planned | None:
    """It, and with it what was agreed with others at once and is still the same for them."""
    together: tuple[Agreement, ...] = (agreement,)
    if agreement.occasion_id is not None:
        together = tuple(a for a in questions.of_occasion(agreement.occasion_id) if _is_same(a, agreement))
    named = []
    for each in together:
        history = questions.history_of(each.prospect_id)
        if history is not None and history.prospect.deleted_at is None:
            named.append(planned_from(each, history.prospect))
    return next(iter(as_one(named)), None)


def _is_same(one: Agreement, other: Agreement) -> bool:
    return (one.kind, one.window, one.outcome) == (other.kind, other.window, other.outcome)


def _as_agreed(agreement: Agreement, shown: Window) -> Window:
    """A promise stands there on its day alone; the hour by which it is due goes along to another day."""
    due = agreement.window.due
    if agreement.kind is AgreementKind.PROMISE and due.at is not None and shown.at is None and not shown.is_span:
        return Window.exact(shown.first, due.at, due.zone)
    return shown
