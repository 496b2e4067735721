"""By what somebody of a file is known again, and what of it changes with what the file says."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, time

import pytest

from tracker.rules.bring_in.card import Birthday, Card, HistoryItem, HistoryKind, Note
from tracker.rules.channel import Channel
from tracker.rules.newcomers.as_person import digest_of
from tracker.rules.prospect import Business, CanBuy, Email, Hours, Interest, Phone, StandingKind

CARD = Card(2, "Ann Lee", text="Name:\tAnn Lee", digest="d")
WHERE_IT_STANDS = ("line", "text")
"""Of the row itself: its own digest changes with them."""
ANOTHER: dict[str, object] = {
    "name": "Bo Lee",
    "organisation": "Lee Ltd",
    "household": "Lee",
    "phones": (Phone("1234567"),),
    "emails": (Email("ann@example.com"),),
    "address": "Ely",
    "zone": "Europe/London",
    "birthday": Birthday(3, 4),
    "tags": ("lead",),
    "notes": (Note("", "tall"),),
    "greeting": "Annie",
    "external": "7",
    "history": (HistoryItem(HistoryKind.STATUS, "Status", "open"),),
    "preferred": Channel.CALL,
    "hours": Hours(time(9), time(17)),
    "business": Business("less"),
    "interest": Interest.REAL,
    "can_buy": CanBuy.YES,
    "digest": "e",
}


def test_whatever_is_read_of_somebody_is_in_the_digest() -> None:
    named = [field.name for field in fields(Card) if field.name not in WHERE_IT_STANDS]
    assert list(ANOTHER) == named
    digests = {digest_of(replace(CARD, **{name: ANOTHER[name]})) for name in named}  # type: ignore[arg-type]
    assert len(digests | {digest_of(CARD)}) == len(named) + 1


@pytest.mark.parametrize(
    "item",
    [
        {"kind": HistoryKind.THEIR_WORDS},
        {"column": "Stage"},
        {"text": "won"},
        {"day": date(2026, 11, 2)},
        {"at": time(9)},
        {"yes": True},
        {"channel": Channel.CALL},
        {"standing": StandingKind.CLIENT},
    ],
    ids=lambda item: next(iter(item)),
)
def test_so_is_each_part_of_their_history(item: dict[str, object]) -> None:
    told = HistoryItem(HistoryKind.STATUS, "Status", "open")
    changed = replace(told, **item)  # type: ignore[arg-type]
    assert digest_of(replace(CARD, history=(told,))) != digest_of(replace(CARD, history=(changed,)))


def test_it_is_the_same_wherever_the_row_stands() -> None:
    assert digest_of(replace(CARD, line=9)) == digest_of(CARD)
