"""Which numbers and addresses two people share, however each of them is written. Knows no store and no finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from tracker.rules.history import Sharer
from tracker.rules.prospect import Objection, Phone, Prospect
from tracker.rules.who.numbers import same_number


def same_phone(one: Phone, other: Phone) -> bool:
    """Whether two entries are one telephone."""
    written_alike = not (one.e164 or other.e164) and one.typed.strip() == other.typed.strip()
    return written_alike or same_number(one.typed, one.e164, other.typed, other.e164)


def shared_by(one: Prospect, other: Prospect) -> dict[str, bool]:
    """The keys of those numbers and addresses of `one` that reach `other` as well.

    Each with whether it was said that they share it: in either's entry of it.
    """
    shared: dict[str, bool] = {}
    for mine, theirs in product(one.phones, other.phones):
        if same_phone(mine, theirs):
            shared[mine.key] = shared.get(mine.key, False) or mine.shared or theirs.shared
    for my_mail, their_mail in product(one.emails, other.emails):
        if my_mail.key == their_mail.key:
            shared[my_mail.key] = shared.get(my_mail.key, False) or my_mail.shared or their_mail.shared
    return shared


def as_sharers(one: Prospect, others: Iterable[tuple[Prospect, tuple[Objection, ...]]]) -> Iterator[Sharer]:
    """Those of `others` whom a number or an address of `one` reaches, each with what they ever objected to.

    Somebody with whom some are shared by their word and others unsaid comes twice.
    """
    for other, objections in others:
        shared = shared_by(one, other)
        for is_said in (False, True):
            keys = frozenset(key for key, said in shared.items() if said is is_said)
            if keys:
                yield Sharer(other.id, other.name, keys, objections, is_said)


def left_out_of(before: Prospect, after: Prospect) -> Prospect:
    """The person as they were, with only those numbers and addresses that reach them no more."""
    return Prospect(
        before.id,
        before.name,
        phones=tuple(one for one in before.phones if not any(same_phone(one, other) for other in after.phones)),
        emails=tuple(one for one in before.emails if one.key not in {other.key for other in after.emails}),
    )
