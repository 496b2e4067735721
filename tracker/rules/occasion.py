"""An occasion: one meeting or call with several people, one contact and one agreement each. Knows no store.

What was agreed with them together is one thing: whoever of them is reached keeps it, a new time is everybody's, and so
is its end. Only what one of them says of themselves, a no or "do not contact", is theirs alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from tracker.rules.agreement import Agreement, AgreementOutcome

SHARED_ENDS = frozenset(
    {
        AgreementOutcome.KEPT,
        AgreementOutcome.KEPT_LATE,
        AgreementOutcome.MOVED,
        AgreementOutcome.BROKEN,
        AgreementOutcome.NO_SHOW,
        AgreementOutcome.LAPSED,
    }
)
_SHARED = ("window", "channel", "owner", "topic", "place", "minutes", "every")
"""What is one for all of them as long as it is open."""
_OF_AN_END = ("settled_at", "to_tell", "was_missed", "who_moved")
"""What is one for all of them of how it ended, beside the outcome."""


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody else of an occasion; `kept_it` where it was with them that what was agreed in it was kept."""

    occasion_id: int
    prospect_id: int
    name: str
    kept_it: bool = False


def in_one_occasion(one: Agreement, other: Agreement) -> bool:
    """Whether they were agreed together, with several people at once."""
    return one.occasion_id is not None and one.occasion_id == other.occasion_id


def meant_with(keeps: int | None, meant: Agreement | None, agreements: Iterable[Agreement]) -> int | None:
    """What an entry about several keeps with one of them, whose `agreements` those are, where it was meant to keep
    `meant`: what was agreed with that one in the same occasion. None lets the guard choose.
    """
    if meant is None:
        return keeps
    theirs = [a for a in agreements if a.id == meant.id or in_one_occasion(a, meant)]
    return next((a.id for a in theirs if a.is_open), theirs[0].id if theirs else None)


def followed(
    before: Agreement,
    after: Agreement,
    successor: Agreement | None,
    others: Iterable[Agreement],
    new_id: Callable[[], int],
) -> tuple[Agreement, ...]:
    """What becomes of what was agreed with the `others` when one of them is written anew: of what still stands open,
    and of what had the same end by the same word.

    `successor` is what `after` was moved to. The contact that settled it is its person's own: with the others stands
    only that it was settled, and when.
    """
    followers: list[Agreement] = []
    for other in others:
        if other.id == after.id or not in_one_occasion(other, before):
            continue
        if _ended_by_hand(other) is not None and _ended_by_hand(other) == _ended_by_hand(before):
            followers += _put_right_as_well(other, after)
        elif other.to_tell and before.to_tell and not after.to_tell:
            followers.append(replace(other, to_tell=False))
        elif other.is_open and before.is_open:
            followers += _as_well(other, before, after, successor, new_id)
    return tuple(followers)


def _ended_by_hand(agreement: Agreement) -> tuple[object, ...] | None:
    """The end it was given where no contact gave it; None for any other. Given to all at once, it is one."""
    if agreement.is_open or agreement.settled_by is not None or agreement.moved_to is not None:
        return None
    return agreement.outcome, agreement.settled_at, agreement.who_moved


def _put_right_as_well(other: Agreement, after: Agreement) -> tuple[Agreement, ...]:
    """The other with the end that was said of `after` instead; a contact's is that person's own."""
    if after.settled_by is not None or after.moved_to is not None:
        return (replace(other, to_tell=False),) if other.to_tell and not after.to_tell else ()
    outcome = AgreementOutcome.OPEN if after.is_open else after.outcome
    anew = replace(other, outcome=outcome, **{name: getattr(after, name) for name in _OF_AN_END})
    return (anew,) if anew != other else ()


def _as_well(
    other: Agreement, before: Agreement, after: Agreement, successor: Agreement | None, new_id: Callable[[], int]
) -> tuple[Agreement, ...]:
    if after.outcome is AgreementOutcome.MOVED and successor is not None:
        new = replace(successor, id=new_id(), prospect_id=other.prospect_id, made_in=None, lifts_once=other.lifts_once)
        moved = replace(other, outcome=after.outcome, settled_at=after.settled_at, moved_to=new.id)
        return new, replace(moved, who_moved=after.who_moved)
    called_off = after.outcome is AgreementOutcome.WITHDRAWN and after.settled_by is None
    if called_off or after.outcome in SHARED_ENDS:
        return (replace(other, outcome=after.outcome, **{name: getattr(after, name) for name in _OF_AN_END}),)
    if not after.is_open:
        return ()
    # Only what was changed with this one: a hand-over of it is no correction of its time.
    changed = {name: getattr(after, name) for name in _SHARED if getattr(after, name) != getattr(before, name)}
    return (replace(other, **changed),) if changed else ()
