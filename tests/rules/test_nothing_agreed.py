"""Claims about who is left without an agreement, and until when."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import at, day, history, jo, objects, promise, said, talk
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.channel import Channel
from tracker.rules.nothing_agreed import is_left_without
from tracker.rules.prospect import Prospect, StandingKind

NOW = at("2026-11-20 09:00")
O = AgreementOutcome  # noqa: E741 - a column of the table below


def ended(outcome: AgreementOutcome, on: str = "2026-11-16 10:00", **changes: Any) -> Agreement:
    return replace(talk(day("2026-11-16")), outcome=outcome, settled_at=at(on), **changes)


BROUGHT_IN = jo(known_before=True)
CLAIMS: list[tuple[str, Prospect, tuple[object, ...], bool]] = [
    ("whoever was brought in and agreed to nothing", BROUGHT_IN, (), True),
    ("not somebody of whom nothing else is known", jo(), (), False),
    ("not where we said that this is fine", jo(known_before=True, let_be_at=at("2026-11-01 09:00")), (), False),
    ("not where they agreed to something", BROUGHT_IN, (talk(day("2026-11-27")),), False),
    ("missed", jo(), (ended(O.BROKEN),), True),
    ("lapsed", jo(), (ended(O.LAPSED),), True),
    ("called off", jo(), (ended(O.WITHDRAWN),), True),
    ("a no-show", jo(), (ended(O.NO_SHOW),), True),
    ("not kept", jo(), (ended(O.KEPT),), False),
    ("not kept late", jo(), (ended(O.KEPT_LATE),), False),
    ("missed and not told stands elsewhere", jo(), (ended(O.BROKEN, to_tell=True),), False),
    ("a new one is agreed", jo(), (ended(O.BROKEN), talk(day("2026-11-27"))), False),
    ("a promise is still owed", jo(), (ended(O.BROKEN), promise(day("2026-11-27"))), False),
    ("kept since", jo(), (ended(O.BROKEN), ended(O.KEPT, "2026-11-18 10:00")), False),
    ("kept before", jo(), (ended(O.KEPT, "2026-11-12 10:00"), ended(O.BROKEN)), True),
    ("what was moved went on in another", jo(), (ended(O.BROKEN), ended(O.MOVED, "2026-11-18 10:00")), True),
    ("that is fine", jo(let_be_at=at("2026-11-17 09:00")), (ended(O.BROKEN),), False),
    ("fine once, and missed again", jo(let_be_at=at("2026-11-15 09:00")), (ended(O.BROKEN),), True),
    ("their turn", jo(), (ended(O.WITHDRAWN), said(StandingKind.THEIR_TURN, "2026-11-16 10:00")), False),
    ("no, thank you", jo(), (ended(O.WITHDRAWN), said(StandingKind.NO_THANKS, "2026-11-16 10:00")), False),
    ("a client", jo(), (ended(O.WITHDRAWN), said(StandingKind.CLIENT, "2026-11-16 10:00")), True),
    ("their turn later", jo(), (ended(O.WITHDRAWN), said(StandingKind.THEIR_TURN, "2026-11-21 10:00")), True),
    ("asked not to be contacted", jo(), (ended(O.WITHDRAWN), objects(None, "2026-11-16 10:00")), False),
    ("asked not to be rung", jo(), (ended(O.WITHDRAWN), objects(Channel.CALL, "2026-11-16 10:00")), True),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "prospect", "records", "left"), CLAIMS, ids=[claim for claim, *_ in CLAIMS])
def test_who_is_left_without(claim: str, prospect: Prospect, records: tuple[object, ...], left: bool) -> None:
    assert is_left_without(history(*records, prospect=prospect), NOW) is left
