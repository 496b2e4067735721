"""Change what we know of a person, without writing over what somebody else has changed meanwhile."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from tracker.actions.find import history_in
from tracker.actions.fitting_text import fit_prospect
from tracker.actions.outcome import DeedName, Outcome, Problem, Refusal
from tracker.actions.people.known_numbers import not_known_yet
from tracker.actions.people.objections_remembered import objections_remembered
from tracker.actions.ports import Desk
from tracker.rules.prospect import Business, Phone, Prospect
from tracker.rules.who.sharing import left_out_of, same_phone

NOT_EDITED = frozenset({"id", "deleted_at"})


def edit_prospect(desk: Desk, before: Prospect, after: Prospect, *, shares: bool = False) -> Outcome[Prospect]:
    """The person as now written: `after` wherever it differs from `before`, and the store's own word elsewhere.

    `shares`: what number or address is new to them is somebody else's too. What they object to stays with a number or
    an address that is taken away from them, whoever has it next.

    Refuses with CHANGED_SINCE only where the same thing was changed on both sides, differently. Raises
    Refusal (NO_SUCH_PROSPECT, CHANGED_SINCE, KNOWN_NUMBER, EMPTY_NAME, and those for text and numbers), StoreFault.
    """
    after = _still_shared(before, fit_prospect(after, desk.e164, before))
    now = desk.now()
    with desk.store.deed(DeedName.EDIT_PROSPECT, desk.me, now) as tx:
        history = history_in(tx, before.id)
        current = history.prospect
        merged = merge(before, after, current)
        if merged != current:
            new = left_out_of(merged, current)
            if shares:
                merged = _shared(merged, new)
                new = left_out_of(merged, current)
            not_known_yet(tx, new)
            tx.put(merged)
            tx.remember(left_out_of(current, merged), history.objections, now)
            for objection in objections_remembered(tx, new, desk.new_id):
                tx.put(objection)
            tx.about(merged.id, _which(current, merged))
    return Outcome(merged, tx.changes)


def merge(before: Prospect, after: Prospect, current: Prospect) -> Prospect:
    """`current` with what was changed from `before` to `after`. Raises Refusal (CHANGED_SINCE).

    Of the numbers, addresses and tags each counts by itself, and so does each prompt of their business.
    """
    merged = current
    for name in (f.name for f in fields(Prospect) if f.name not in NOT_EDITED):
        was, wanted, stands = getattr(before, name), getattr(after, name), getattr(current, name)
        if wanted == was:
            continue
        if name == "business":
            one: Any = _merged_business(was, wanted, stands)
        elif isinstance(wanted, tuple):
            one = _merged_list(was, wanted, stands)
        else:
            one = _merged(was, wanted, stands)
        if one is _CONFLICT:
            raise Refusal(Problem.CHANGED_SINCE, current.name)
        merged = replace(merged, **{name: one})
    return merged


_CONFLICT: Any = object()


def _merged(was: Any, wanted: Any, stands: Any) -> Any:
    return wanted if stands in (was, wanted) else _CONFLICT


def _merged_business(was: Business, wanted: Business, stands: Business) -> Any:
    for prompt in (f.name for f in fields(Business)):
        old, new = getattr(was, prompt), getattr(wanted, prompt)
        if new != old:
            one = _merged(old, new, getattr(stands, prompt))
            if one is _CONFLICT:
                return _CONFLICT
            stands = replace(stands, **{prompt: one})
    return stands


def _merged_list(was: tuple[Any, ...], wanted: tuple[Any, ...], stands: tuple[Any, ...]) -> Any:
    """What either side added and neither took away. One entry that both sides changed, differently, is a conflict."""
    if stands in (was, wanted):
        return wanted
    kept, new = {_plain(one) for one in wanted}, {_plain(one) for one in stands}
    both_dropped = [one for one in was if _plain(one) not in kept and _plain(one) not in new]
    before = {_plain(one) for one in was}
    ours = [one for one in wanted if _plain(one) not in before and _plain(one) not in new]
    theirs = [one for one in stands if _plain(one) not in before and _plain(one) not in kept]
    if both_dropped and ours and theirs:
        return _CONFLICT
    dropped = before - kept
    return (*(one for one in stands if _plain(one) not in dropped), *ours)


def _plain(one: Any) -> Any:
    """An entry as one compares it: a number by how it is written, not by what is found out about it."""
    return (one.typed, one.label) if isinstance(one, Phone) else one


def _which(current: Prospect, merged: Prospect) -> str:
    """The field that was changed, where it was only one: it is named when the deed is told."""
    names = [f.name for f in fields(Prospect) if getattr(current, f.name) != getattr(merged, f.name)]
    return names[0].replace("_", "-") if len(names) == 1 else ""


def _still_shared(before: Prospect, after: Prospect) -> Prospect:
    """What was said to be shared still is, however it is written now: a form knows the number and not what was said."""
    phones, emails = [p for p in before.phones if p.shared], {mail.key for mail in before.emails if mail.shared}
    return replace(
        after,
        phones=tuple(
            replace(phone, shared=phone.shared or any(same_phone(phone, other) for other in phones))
            for phone in after.phones
        ),
        emails=tuple(replace(mail, shared=mail.shared or mail.key in emails) for mail in after.emails),
    )


def _shared(merged: Prospect, new: Prospect) -> Prospect:
    """The person, with what is new said to be shared."""
    return replace(
        merged,
        phones=tuple(replace(phone, shared=True) if phone in new.phones else phone for phone in merged.phones),
        emails=tuple(replace(mail, shared=True) if mail in new.emails else mail for mail in merged.emails),
    )
