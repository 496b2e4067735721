"""What was typed in a row of the evening, where the row was answered elsewhere meanwhile."""

from __future__ import annotations

import pytest

from tests.builders import at, exact, jo, talk
from tests.fakes import Clock, FakeStore, a_desk
from tests.surroundings import here_by
from tracker.actions.agreements.settle_agreement import settle_agreement
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.palette.acting import NotKept
from tracker.presentation.road.evening_state import EveningState
from tracker.rules.agreement import AgreementOutcome

pytestmark = pytest.mark.usefixtures("qapp")
AGREED = talk(exact("2026-11-26 10:00"))


def test_it_stays_with_its_row_on_that_day_and_on_the_next() -> None:
    clock = Clock(at("2026-11-26 18:00"))
    desk = a_desk(FakeStore(jo(), AGREED), clock)
    state = EveningState(Dispatcher(lambda: desk, lambda work: work()), here_by(clock), NotKept(), lambda _typed: "")
    state.reload()
    state.look_at(AGREED.id)
    state.type("talked: half done")
    settle_agreement(desk, AGREED.id, AgreementOutcome.WITHDRAWN)
    for moment in ("2026-11-26 18:05", "2026-11-27 09:00"):
        clock.moment = at(moment)
        state.reload()
        assert [(row.is_open, row.typed) for row in state.rows] == [(False, "talked: half done")]
