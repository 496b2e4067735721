"""A correction written within its transaction: one history put in place of another, and judged anew from there on.

Knows not what was corrected.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from functools import cache
from typing import Any, TypeVar

from tracker.actions.agreements.snooze import show_again
from tracker.actions.agreements.together import put_all
from tracker.actions.change_policy import policy_in
from tracker.actions.corrections.judged_anew import AsBefore, Told, judged_anew, reopened
from tracker.actions.outcome import Problem, Refusal
from tracker.actions.ports import Desk, Entered, Record, Transaction, Written
from tracker.rules.agreement import KEPT, MISSED, Agreement
from tracker.rules.contact import Contact
from tracker.rules.history import History
from tracker.rules.prospect import Prospect

R = TypeVar("R", bound=Entered)
NOTHING_TOLD: Mapping[int, Told] = {}

OF_CONTACT = (
    "direction",
    "channel",
    "at",
    "by",
    "outcome",
    "to",
    "note",
    "questions",
    "ready",
    "basis",
    "agreement_id",
    "reason",
)
"""What of a contact can be corrected. The rest is what the guard and the ledger say of it."""
OF_ITSELF = tuple(name for name in OF_CONTACT if name not in ("to", "basis", "agreement_id"))
"""What of a contact is not found anew when another is corrected."""
OF_AGREEMENT = (
    "kind",
    "window",
    "channel",
    "owner",
    "made_at",
    "topic",
    "words",
    "then",
    "place",
    "minutes",
    "every",
    "outcome",
    "who_moved",
)


@dataclass(frozen=True, slots=True)
class Corrected:
    """`record` is what was corrected as it now stands, with whoever it is; None where it was deleted.

    `now_warns` are the contacts of which the guard warns now and did not before, the corrected one among them. They
    stand as they are: it is for us to know. `known_as` has the ids under which records go on that have others now.
    """

    prospect: Prospect
    record: Entered | None
    now_warns: tuple[Contact, ...] = ()
    known_as: tuple[tuple[int, int], ...] = ()


def write_over(
    tx: Transaction, desk: Desk, was: History, now: History, since: datetime, told: Mapping[int, Told] = NOTHING_TOLD
) -> tuple[History, tuple[Contact, ...]]:
    """Judge `now` anew from `since` (UTC) on, and write what `was` has otherwise; that history, and what now warns."""
    anew = judged_anew(was, now, since, policy_in(tx, desk), as_the_ledger_has(tx, was.prospect.id), told)
    then = replace(anew.history, agreements=tuple(_remembering(a, was) for a in anew.history.agreements))
    before, after = set(_records(was)), _records(then)
    moved = {a.id: a.window for a in was.agreements}
    put_all(tx, [record for record in after if record not in before], desk.new_id)
    for agreement in then.agreements:
        if agreement.is_unanswered and moved.get(agreement.id, agreement.window) != agreement.window:
            together = tx.of_occasion(agreement.occasion_id) if agreement.occasion_id is not None else ()
            for each in (agreement, *(a for a in together if a.is_unanswered and a.id != agreement.id)):
                show_again(tx, each, desk.now(), desk.new_id)
    there = {(type(record), record.id) for record in after}
    for record in _records(was):
        if (type(record), record.id) not in there:
            tx.remove(record)
    return then, anew.now_warns


def _remembering(agreement: Agreement, was: History) -> Agreement:
    """The agreement, which remembers that it stood as missed before a correction made it kept."""
    old = was.agreement(agreement.id)
    if old is None:
        return agreement
    turned = agreement.outcome in KEPT and (old.was_missed or old.outcome in MISSED)
    return replace(agreement, was_missed=True) if turned else agreement


def as_the_ledger_has(tx: Transaction, prospect_id: int) -> AsBefore:
    """How an agreement stood before a contact settled it: open, or with an end it had been given by hand."""

    @cache
    def versions() -> tuple[Written, ...]:
        return tuple(reversed(tx.written_about(prospect_id)))

    def before(agreement: Agreement, contact_id: int) -> Agreement:
        for version in versions():
            old, new = version.before, version.after
            if not (isinstance(old, Agreement) and isinstance(new, Agreement)) or new.id != agreement.id:
                continue
            if new.settled_by == contact_id != old.settled_by:
                return reopened(agreement, old)
        return reopened(agreement)

    return before


def told_of_in(tx: Transaction, contact: Contact) -> Callable[[Agreement], Agreement]:
    """How an agreement stood before they were told in that contact that we had missed it, as far as that still stands.

    Such a one is not settled by the contact: what was missed was missed before.
    """
    written = tx.written_about(contact.prospect_id)
    logged = {w.deed.seq for w in written if w.before is None and getattr(w.after, "id", None) == contact.id}
    changed = {
        w.after.id: (w.before, w.after)
        for w in written
        if w.deed.seq in logged and isinstance(w.before, Agreement) and isinstance(w.after, Agreement)
    }

    def before(agreement: Agreement) -> Agreement:
        old, new = changed.get(agreement.id, (agreement, agreement))
        if agreement.settled_by == contact.id or _end(agreement) != _end(new):
            return agreement
        return replace(agreement, outcome=old.outcome, settled_at=old.settled_at, to_tell=old.to_tell)

    return before


def _end(agreement: Agreement) -> tuple[object, ...]:
    return agreement.outcome, agreement.settled_at, agreement.settled_by, agreement.moved_to, agreement.to_tell


def merged(before: R, after: R, current: R, names: tuple[str, ...], who: str) -> R:
    """`current` with what was changed from `before` to `after`. Raises Refusal (CORRECTED_SINCE) for what was changed
    on both sides, differently.
    """
    result: dict[str, Any] = {f.name: getattr(current, f.name) for f in fields(current)}
    for name in names:
        old, wanted, stands = getattr(before, name), getattr(after, name), getattr(current, name)
        if wanted != old:
            if stands not in (old, wanted):
                raise Refusal(Problem.CORRECTED_SINCE, who)
            result[name] = wanted
    return type(current)(**result)


def changed_in(one: R, other: R, names: tuple[str, ...]) -> tuple[str, ...]:
    """Which of those fields differ."""
    return tuple(name for name in names if getattr(one, name) != getattr(other, name))


def unchanged(shown: R, current: R, names: tuple[str, ...], who: str) -> None:
    """Raises Refusal (CORRECTED_SINCE) where it is no longer as it was shown."""
    if changed_in(shown, current, names):
        raise Refusal(Problem.CORRECTED_SINCE, who)


def _records(history: History) -> tuple[Record, ...]:
    """All of them that are the person's own, those first that others point at."""
    return (*history.contacts, *history.agreements, *history.standings, *history.objections)
