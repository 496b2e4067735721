"""Claims about the earliest welcome contact, asked on Wednesday 18 November 2026 at 09:30."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import A_WHILE_AGO, at, came_in, day, did, exact, history, objects, promise, said, talk
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome, Question
from tracker.rules.guard.earliest import Earliest, EarliestKind, earliest_welcome
from tracker.rules.policy import Policy
from tracker.rules.prospect import StandingKind

TUESDAY = talk(exact("2026-11-24 10:00"), made="2026-10-27 10:00")
FRIDAY = promise(day("2026-11-20"))
THEIR_TURN = said(StandingKind.THEIR_TURN, "2026-11-12 10:00", "we'll call you")
NO = said(StandingKind.NO_THANKS, "2026-11-12 10:00", "no, thank you")
ASKED = replace(
    did("2026-11-17 10:00", Direction.IN, Channel.CALL, ContactOutcome.TALKED), questions=(Question("When?"),)
)

CLAIMS = [
    ("an agreed call", (TUESDAY,), Earliest(EarliestKind.AGREED, TUESDAY)),
    ("a promise due before it", (TUESDAY, FRIDAY), Earliest(EarliestKind.PROMISED, FRIDAY)),
    ("their message waits", (TUESDAY, m := came_in("2026-11-17 10:00")), Earliest(EarliestKind.REPLY, contact=m)),
    ("their turn", (A_WHILE_AGO, THEIR_TURN), Earliest(EarliestKind.THEIR_TURN, standing=THEIR_TURN)),
    ("nothing", (A_WHILE_AGO,), Earliest(EarliestKind.NOTHING_AGREED)),
    ("a no", (TUESDAY, NO), Earliest(EarliestKind.ASKED_NOT, standing=NO)),
    ("a no, and they wrote since", (NO, w := came_in("2026-11-17 10:00")), Earliest(EarliestKind.REPLY, contact=w)),
    ("a no, and they had written before", (NO, came_in("2026-11-11 10:00")), Earliest(EarliestKind.ASKED_NOT, standing=NO)),
    ("a no, and they rang since, with a question", (NO, ASKED), Earliest(EarliestKind.ASKED_NOT, standing=NO)),
    ("an objection", (TUESDAY, o := objects(None, "2026-11-01 10:00")), Earliest(EarliestKind.ASKED_NOT, objection=o)),
    ("what lifted it for itself", (a := talk(exact("2026-11-24 10:00"), made="2026-11-02 10:00", lifts_once=True), objects(None, "2026-11-01 10:00")), Earliest(EarliestKind.AGREED, a)),
    ("asked once more since", (talk(exact("2026-11-24 10:00"), made="2026-11-02 10:00", lifts_once=True), e := objects(None, "2026-11-03 10:00")), Earliest(EarliestKind.ASKED_NOT, objection=e)),
    ("by that way, asked once more since", (talk(exact("2026-11-24 10:00"), made="2026-11-02 10:00", lifts_once=True), p := objects(Channel.CALL, "2026-11-03 10:00")), Earliest(EarliestKind.ASKED_NOT, objection=p)),
    ("an objection to the way that was agreed all the same", (TUESDAY, q := objects(Channel.CALL, "2026-11-01 10:00")), Earliest(EarliestKind.ASKED_NOT, objection=q)),
    ("that, and what is agreed by another way", (TUESDAY, FRIDAY, objects(Channel.CALL, "2026-11-01 10:00")), Earliest(EarliestKind.PROMISED, FRIDAY)),
    ("an objection to a way that nobody agreed to", (A_WHILE_AGO, objects(Channel.CALL, "2026-11-01 10:00")), Earliest(EarliestKind.NOTHING_AGREED)),
    ("a lapsed agreement", (talk(day("2026-10-01"), made="2026-09-01 10:00"),), Earliest(EarliestKind.NOTHING_AGREED)),
]  # fmt: skip


@pytest.mark.parametrize(("claim", "records", "expected"), CLAIMS, ids=[c[0] for c in CLAIMS])
def test_the_earliest_welcome_contact_is(claim: str, records: tuple[object, ...], expected: Earliest) -> None:
    assert earliest_welcome(history(*records), Policy(), at("2026-11-18 09:30")) == expected
