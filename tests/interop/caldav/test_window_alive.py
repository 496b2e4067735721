"""While a server keeps us waiting, deeds are done and questions answered; and nobody waits for it to leave."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.builders import ME, at, day, jo, talk
from tests.fakes import a_desk
from tests.interop.caldav.liar import Liar, liar_before
from tests.interop.caldav.radicale import PASSWORD, Radicale
from tests.new_store import new_store
from tests.surroundings import here_by
from tests.torture.publishing import office_at
from tracker.actions.agreements.move_agreement import move_agreement
from tracker.actions.outcome import DeedName
from tracker.assembly.errands import Errands
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.publishing.publishing_state import PublishingState
from tracker.rules.agreement import WhoMoved

TEN = talk(day("2026-12-10"))


@dataclass
class Program:
    """Its three threads over one store, and a server that may keep them waiting."""

    errands: Errands
    dispatcher: Dispatcher
    state: PublishingState
    liar: Liar
    close: Callable[[], None]
    is_left: bool = False

    def leave(self) -> None:
        if not self.is_left:
            self.is_left = True
            self.state.leave()
            self.errands.finish(self.close, self.dispatcher)


@pytest.fixture
def program(qtbot: QtBot, server: Radicale, tmp_path: Path) -> Iterator[Program]:
    place = tmp_path / "data" / "as-agreed.db"
    with closing(new_store(place)) as store, store.deed(DeedName.ADD_AGREEMENT, ME, at("2026-12-01 09:00")) as tx:
        tx.put(jo())
        tx.put(TEN)
    store = new_store(place)
    errands, now = Errands(), lambda: at("2026-12-01 09:00")
    dispatcher = Dispatcher(lambda: a_desk(store, now), errands.run)  # type: ignore[arg-type]
    far = Dispatcher(lambda: a_desk(store, now), errands.run_far)  # type: ignore[arg-type]
    state = PublishingState(dispatcher, lambda: far, lambda: office_at(place), here_by(now))
    with liar_before(server.port) as liar:
        state.connect_to(liar.address, server.user(), PASSWORD)
        qtbot.waitUntil(lambda: state.calendar is not None and not state.is_under_way)
        liar.lie = lambda method, _path, reply: replace(reply, drip=0.05) if method == "REPORT" else None
        program = Program(errands, dispatcher, state, liar, store.close)
        yield program
        program.leave()


def test_a_deed_is_done_at_once_while_a_server_drips_and_leaving_does_not_wait_for_it(
    program: Program, qtbot: QtBot
) -> None:
    program.state.try_now()
    qtbot.waitUntil(lambda: program.liar.asked[-1].startswith("REPORT"))
    begun = time.monotonic()
    with qtbot.waitSignal(program.dispatcher.changed):
        program.dispatcher.do(lambda desk: move_agreement(desk, TEN.id, day("2026-12-11"), WhoMoved.TYPED_WRONG))
    assert time.monotonic() - begun < 5
    assert program.state.is_under_way, "the server has still not answered"
    begun = time.monotonic()
    program.leave()
    assert time.monotonic() - begun < 5
