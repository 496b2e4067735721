"""What a phone made of what is agreed, as it is asked about in the morning, and the answers that are its own.

The others are deeds like any: the agreement is moved, or said to have ended, and then nothing is asked any more.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from tracker.actions.find import history_in
from tracker.actions.outcome import Changes, Outcome, Problem, Refusal
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.actions.ports import Desk, Planned, Questions, Shelf, as_one, planned_from
from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.prospect import Prospect
from tracker.rules.publishing.published import Asks, Published, question_of
from tracker.rules.text import fold
from tracker.rules.window import Window


@dataclass(frozen=True, slots=True)
class AskedByPhone:
    """MOVED: `shown` is for when it stands on the phone. WORDED: `says` is what it says there that we never wrote."""

    planned: Planned
    asks: Asks
    shown: Window | None = None
    says: str = ""


def asked_by_phone(questions: Questions) -> tuple[AskedByPhone, ...]:
    """All of it, in the order in which it is agreed for; of nobody in the trash. Raises StoreFault."""
    found = []
    for row in questions.published(asking=True):
        agreement = questions.agreement(row.agreement_id)
        asks = question_of(row, agreement)
        if agreement is None or asks is Asks.NOTHING or (asks is Asks.WORDED and _is_noted(questions, agreement, row)):
            continue
        planned = _planned(questions, agreement)
        if planned is not None:
            shown = _as_agreed(agreement, row.shown) if row.shown is not None and asks is Asks.MOVED else None
            found.append(AskedByPhone(planned, asks, shown, row.says if asks is Asks.WORDED else ""))
    return tuple(sorted(found, key=lambda each: (each.planned.window.starts, each.planned.id)))


def put_back_on_phone(desk: Desk, agreement_id: int) -> Outcome[None]:
    """It is to stand on the phone as it was agreed: what stands there is written over, and what is gone put there anew.

    What was said there of one that was moved is asked about next. No agreement is touched, so there is nothing to take
    back. Raises StoreFault.
    """
    store = desk.store
    row = store.published_of(agreement_id)
    if row is not None and row.asks is Asks.GONE:
        store.forget_published([agreement_id])
    elif row is not None:
        says = row.says if row.asks is Asks.MOVED else ""
        asks = Asks.WORDED if says else Asks.NOTHING
        store.keep_published(replace(row, asks=asks, shown=None, sent=b"", says=says))
    return _touching(desk, agreement_id)


def leave_words_on_phone(desk: Desk, agreement_id: int) -> Outcome[None]:
    """What it says there is fine, and is asked about no more until it says something else. Raises StoreFault."""
    row = desk.store.published_of(agreement_id)
    if row is not None and row.asks is Asks.WORDED:
        desk.store.keep_published(replace(row, asks=Asks.WORDED_LEFT))
    return _touching(desk, agreement_id)


def keep_words_as_note(desk: Desk, agreement_id: int, note: str) -> Outcome[Prospect]:
    """That note, which has what it says there in it, stands beneath what is noted of whoever it is agreed with.

    Undo takes it away, and it is asked about again. Raises Refusal (NO_SUCH_AGREEMENT, TEXT_TOO_LONG), StoreFault.
    """
    agreement = desk.store.agreement(agreement_id)
    if agreement is None:
        raise Refusal(Problem.NO_SUCH_AGREEMENT)
    before = history_in(desk.store, agreement.prospect_id).prospect
    return edit_prospect(desk, before, replace(before, notes=f"{before.notes}\n{note}".strip()))


def answer_strays(shelf: Shelf, take_off: bool) -> None:
    """What bears our marks there and is agreed nowhere here is to be taken off next, or stays. Raises StoreFault."""
    for row in shelf.published(asking=True):
        if row.asks is Asks.STRAY:
            shelf.keep_published(replace(row, asks=Asks.NOTHING if take_off else Asks.STRAY_LEFT))


def _touching(desk: Desk, agreement_id: int) -> Outcome[None]:
    agreement = desk.store.agreement(agreement_id)
    whose = frozenset() if agreement is None else frozenset({agreement.prospect_id})
    return Outcome(None, Changes(whose))


def _is_noted(questions: Questions, agreement: Agreement, row: Published) -> bool:
    history = questions.history_of(agreement.prospect_id)
    return history is not None and _bare(row.says) in _bare(history.prospect.notes)


def _bare(text: str) -> str:
    return " ".join(fold(text).split())


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
