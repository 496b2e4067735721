"""Claims about the table of everyone: pages come when they come into sight, and the latest order counts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.builders import at, day, did, exact, jo, promise, said, span, talk
from tests.fakes import Clock, FakeStore, a_desk
from tests.surroundings import here_by
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.actions.ports import PeopleSort
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.people.people_table import COLUMNS, PAGE, PAGES_KEPT, PeopleTableModel, TableRole
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.agreement_state import AgreementState
from tracker.rules.prospect import Prospect, StandingKind
from tracker.rules.us import User

TODAY = date(2026, 11, 21)


class World:
    def __init__(self, *records: object, run: Callable[[Callable[[], None]], object] = lambda work: work()) -> None:
        self.store = FakeStore(*records)  # type: ignore[arg-type]
        desk = a_desk(self.store, Clock(at("2026-11-21 09:00")))
        self.dispatcher = Dispatcher(lambda: desk, run)
        here, self.me = here_by(lambda: at("2026-11-21 09:00")), "Maria"
        self.model = PeopleTableModel(self.dispatcher, lambda: replace(here(), me=self.me), lambda: self.store.us)
        self.model.watch(True)

    def names(self) -> list[str]:
        return [self.cell(row, 0) for row in range(self.model.rowCount())]

    def cell(self, row: int, column: int) -> str:
        return str(self.model.data(self.model.index(row, column)))


def many(count: int) -> tuple[Prospect, ...]:
    return tuple(Prospect(n, f"Person {n:04}") for n in range(1, count + 1))


def test_the_model_keeps_the_rules_of_models(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    world = World(*many(PAGE + 5))
    qtmodeltester.check(world.model)
    world.model.ask("person 00")
    world.model.sort(1, Qt.SortOrder.DescendingOrder)


def test_a_row_says_where_one_stands_with_them(qtbot: QtBot) -> None:
    world = World(
        jo(organisation="Hill & Sons"),
        said(StandingKind.THEIR_TURN, "2026-11-12 15:00"),
        talk(exact("2026-11-24 10:00")),
        did("2026-11-12 15:00"),
    )
    cells = [world.cell(0, column) for column in range(len(COLUMNS))]
    assert cells == ["Jo Hill", "Hill & Sons", "Their turn", "Tue 24 Nov 10:00", "12 Nov"]
    spoken = world.model.data(world.model.index(0, 3), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Next agreement: Tue 24 Nov 10:00, by phone"


NEXT = COLUMNS.index(PeopleSort.NEXT)


@pytest.mark.parametrize(
    ("agreement", "told", "state"),
    [
        (talk(exact("2026-11-21 07:00")), "today 07:00, slipped", AgreementState.SLIPPED),
        (talk(day("2026-11-20")), "yesterday, slipped", AgreementState.SLIPPED),
        (talk(day("2026-11-18")), "18 Nov, slipped", AgreementState.SLIPPED),
        (
            talk(day("2026-11-18"), outcome=AgreementOutcome.BROKEN, to_tell=True),
            "18 Nov, slipped",
            AgreementState.SLIPPED,
        ),
        (promise(day("2026-11-21")), "for today", AgreementState.PROMISED),
        (promise(day("2026-11-22")), "by tomorrow", AgreementState.PROMISED),
        (promise(day("2026-11-26")), "by Thu 26 Nov", AgreementState.PROMISED),
        (talk(span("2026-11-26", "2026-11-27")), "26 – 27 Nov", AgreementState.AGREED),
        (talk(span("2026-12-29", "2027-01-02")), "29 Dec – 2 Jan 2027", AgreementState.AGREED),
        (talk(day("2026-11-26"), outcome=AgreementOutcome.TRIED), "Thu 26 Nov", AgreementState.TRIED),
    ],
)
def test_the_next_agreement_stands_there_as_everywhere(
    qtbot: QtBot, agreement: Agreement, told: str, state: AgreementState
) -> None:
    world = World(jo(), agreement)
    assert world.cell(0, NEXT) == told
    assert world.model.data(world.model.index(0, NEXT), TableRole.STATE) is state


@pytest.mark.parametrize(
    ("agreement", "whose", "spoken"),
    [
        (
            talk(exact("2026-11-24 10:00"), owner="Ben Hall"),
            ("Ben Hall", "BH"),
            "Tue 24 Nov 10:00, by phone, agreed by",
        ),
        (promise(day("2026-11-26"), owner="Ben Hall"), ("Ben Hall", "BH"), "by Thu 26 Nov, by e-mail, promised by"),
        (talk(day("2026-11-26"), owner="Maria"), (), "Thu 26 Nov, by phone"),
        (talk(day("2026-11-26"), owner=""), (), "Thu 26 Nov, by phone"),
        (talk(day("2026-11-18"), owner="Ben Hall", outcome=AgreementOutcome.KEPT), (), "nothing"),
    ],
)
def test_a_colleagues_next_agreement_says_whose_it_is_and_mine_says_nothing(
    qtbot: QtBot, agreement: Agreement, whose: tuple[str, ...], spoken: str
) -> None:
    world = World(jo(), agreement, User(2, "Maria"), User(3, "Ben Hall"), User(4, "Ben Okoro"))
    assert world.model.whose(world.model.line(0)) == whose
    told = " ".join((spoken, *whose[:1]))
    assert world.model.data(world.model.index(0, NEXT), Qt.ItemDataRole.AccessibleTextRole) == f"Next agreement: {told}"
    assert set(world.model.shortest_whose()) == {"BH", "BO"}


def test_whoever_becomes_another_is_told_theirs_as_their_own(qtbot: QtBot) -> None:
    world = World(jo(), talk(day("2026-11-26"), owner="Ben Hall"), User(2, "Maria"), User(3, "Ben Hall"))
    assert world.model.whose(world.model.line(0)) == ("Ben Hall", "Ben", "BH")
    world.me = "Ben Hall"
    with qtbot.waitSignals([world.model.us_changed, world.model.dataChanged]):
        world.model.know_us()
    assert world.model.whose(world.model.line(0)) == ()
    assert world.model.shortest_whose() == ("M",)


def test_a_filter_and_an_order_are_answered_by_the_store(qtbot: QtBot) -> None:
    world = World(jo(), Prospect(2, "Ada Okoro", "Zeal"), Prospect(3, "Jörg Vale", "Acme"))
    assert world.names() == ["Ada Okoro", "Jo Hill", "Jörg Vale"]
    world.model.ask("jo")
    assert world.names() == ["Jo Hill", "Jörg Vale"]
    world.model.sort(COLUMNS.index(PeopleSort.ORGANISATION), Qt.SortOrder.AscendingOrder)
    assert world.names() == ["Jörg Vale", "Jo Hill"]
    world.model.sort(COLUMNS.index(PeopleSort.NAME), Qt.SortOrder.DescendingOrder)
    assert world.names() == ["Jörg Vale", "Jo Hill"]


def test_a_page_is_fetched_when_one_of_its_rows_is_asked_for(qtbot: QtBot) -> None:
    world = World(*many(3 * PAGE))
    assert world.model.rowCount() == 3 * PAGE
    assert world.cell(2 * PAGE, 0) == "…"
    with qtbot.waitSignal(world.model.dataChanged):
        pass
    assert world.cell(2 * PAGE, 0) == f"Person {2 * PAGE + 1:04}"
    assert world.cell(PAGE, 0) == "…"


def test_only_so_many_pages_are_held(qtbot: QtBot) -> None:
    world = World(*many((PAGES_KEPT + 3) * PAGE))
    for page in range(PAGES_KEPT + 3):
        world.cell(page * PAGE, 0)
        QCoreApplication.processEvents()
    assert world.cell(0, 0) == "…"
    assert world.cell((PAGES_KEPT + 2) * PAGE, 0) != "…"


def test_the_latest_text_counts_however_late_the_answers_come(qtbot: QtBot) -> None:
    waiting: list[Callable[[], None]] = []
    world = World(jo(), Prospect(2, "Ada Okoro"), run=waiting.append)
    for text in ("a", "ad", "jo"):
        world.model.ask(text)
    while waiting:
        waiting.pop(0)()
    assert world.names() == ["Jo Hill"]
    assert world.store.transactions == 0


def test_a_change_is_shown_in_its_place_without_starting_over(qtbot: QtBot) -> None:
    world = World(jo(), Prospect(2, "Ada Okoro"))
    with qtbot.assertNotEmitted(world.model.modelReset), qtbot.waitSignal(world.model.dataChanged):
        world.dispatcher.do(lambda desk: edit_prospect(desk, jo(), jo(organisation="Orchard")))
    assert world.cell(1, 1) == "Orchard"


def test_hidden_it_reads_nothing_and_catches_up_when_seen(qtbot: QtBot) -> None:
    world = World(jo())
    world.model.watch(False)
    with qtbot.assertNotEmitted(world.model.answered):
        world.dispatcher.do(lambda desk: edit_prospect(desk, jo(), jo(name="Jo Vale")))
    world.model.watch(True)
    assert world.names() == ["Jo Vale"]


@pytest.mark.parametrize("row", [-1, 1])
def test_there_is_nobody_outside_the_rows(qtbot: QtBot, row: int) -> None:
    assert World(jo()).model.index(row, 0).data(TableRole.LINE) is None
