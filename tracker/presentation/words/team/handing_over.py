"""What is said of a colleague who leaves: what of theirs is open, and in whose hands it is after. Knows no table."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.presentation.words.numbers import both
from tracker.presentation.words.quotes import one_line
from tracker.tongue import Theirs, tr, tr_n

NAMED = 3
"""So many of those with whom it was agreed are named; the rest are counted."""


def still_open(who: str, whom: Sequence[str]) -> str:
    """Before they leave: "2 agreements of Ben's are still open: with Jo Hill and Sam Reed."."""
    us = Theirs(one_line(who, 40))
    if not whom:
        return tr("Nothing of {who}’s is open: there is nothing to hand over.", who=us)
    # T: "2 agreements of Ben’s are still open: with Jo Hill and Sam Reed."
    return tr_n(
        "{n} agreement of {who}’s is still open: with {whom}.",
        "{n} agreements of {who}’s are still open: with {whom}.",
        len(whom),
        who=us,
        whom=_named(whom),
    )


def has_left(who: str, to: str, whom: Sequence[str]) -> str:
    """After it: "Ben has left us. 2 agreements are Ann's now: with Jo Hill and Sam Reed."."""
    us = Theirs(one_line(who, 40))
    if not whom:
        return tr("{who} has left us. There was nothing to hand over.", who=us)
    # T: "Ben has left us. 2 agreements are Ann’s now: with Jo Hill and Sam Reed."
    return tr_n(
        "{who} has left us. {n} agreement is {heir}’s now: with {whom}.",
        "{who} has left us. {n} agreements are {heir}’s now: with {whom}.",
        len(whom),
        who=us,
        heir=Theirs(one_line(to, 40)),
        whom=_named(whom),
    )


def _named(whom: Sequence[str]) -> Theirs:
    """With whom, each once: "Jo Hill, Sam Reed and 4 more"."""
    names = [one_line(name, 60) for name in dict.fromkeys(whom)]
    if len(names) <= NAMED + 1:
        return Theirs(both(names))
    more = tr_n("{n} more", "{n} more", len(names) - NAMED)
    return Theirs(both([*names[:NAMED], Theirs(more)]))
