"""Claims about the morning as a list: its rows in order, what each says, and that it keeps up with the store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.builders import ZONE, at, day, exact, jo, promise, said, span, talk
from tests.fakes import Clock, FakeStore, a_desk
from tests.surroundings import here_by
from tracker.actions.people.set_standing import set_standing
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.morning.morning_model import MorningModel, MorningRole
from tracker.presentation.morning.morning_rows import MorningRowKind, Row
from tracker.presentation.morning.morning_state import Bead, MorningState
from tracker.rules.agreement import AgreementOutcome, WhoMoved
from tracker.rules.channel import Channel
from tracker.rules.entry import NewStanding
from tracker.rules.policy import Policy
from tracker.rules.prospect import StandingKind

NINE = at("2026-11-21 09:00")  # a Saturday


class World:
    """A morning over a store in memory, whose clock the claims move."""

    def __init__(self, *records: object, now: datetime = NINE, zone: str = ZONE) -> None:
        self.clock = Clock(now)
        self.store = FakeStore(jo(), *records)  # type: ignore[arg-type]
        desk = a_desk(self.store, self.clock)
        self.dispatcher = Dispatcher(lambda: desk, lambda work: work())
        self.state = MorningState(self.dispatcher, here_by(self.clock, zone, policy=Policy))
        self.state.reload()
        self.model = MorningModel(self.state)

    def rows(self) -> list[Row]:
        found = [self.model.row(self.model.index(n, 0)) for n in range(self.model.rowCount())]
        return [row for row in found if row is not None]

    def texts(self) -> list[tuple[str, str, str]]:
        return [(row.when, row.name, row.detail) for row in self.rows()]


def test_the_lanes_stand_in_order_under_their_headings(qtbot: QtBot) -> None:
    world = World(
        talk(exact("2026-11-21 10:00"), topic="boxes of old files"),
        talk(day("2026-11-19"), topic="samples"),
        promise(day("2026-11-21"), topic="nut-free?"),
        talk(exact("2026-11-22 11:00"), channel=Channel.MEETING),
        said(StandingKind.THEIR_TURN, "2026-11-12 15:00", "we'll call you"),
    )
    assert world.texts() == [
        ("", "Slipped", ""),
        ("Thu", "Jo Hill", "samples"),
        ("", "Today", ""),
        ("10:00", "Jo Hill", "boxes of old files"),
        ("tonight", "Jo Hill", "nut-free?"),
        ("", "Tomorrow", ""),
        ("11:00", "Jo Hill", "in person"),
        ("", "Their turn", ""),
    ]
    assert world.state.sentence == "1 call agreed, 1 promise due, 1 slipped"
    assert (world.state.weekday, world.state.date) == ("Saturday", "21 November")


@pytest.mark.parametrize(
    ("agreement", "when", "detail"),
    [
        (lambda: talk(day("2026-11-21")), "today", "by phone"),
        (lambda: talk(span("2026-11-20", "2026-11-23")), "to Mon", "by phone"),
        (lambda: talk(span("2026-11-20", "2026-11-21")), "today", "by phone"),
        (lambda: talk(span("2026-11-20", "2026-12-02")), "to 2 Dec", "by phone"),
        (lambda: promise(day("2026-11-21"), topic="nut-free?"), "tonight", "nut-free?"),
        (lambda: promise(exact("2026-11-21 17:00"), topic="nut-free?"), "17:00", "nut-free?"),
        (lambda: talk(exact("2026-11-21 10:00"), outcome=AgreementOutcome.TRIED), "10:00", "tried, not reached"),
        (lambda: talk(exact("2026-11-21 10:00", "America/New_York")), "15:00", "10:00 in New York"),
        (lambda: talk(exact("2026-11-21 07:00"), topic="boxes"), "07:00", "boxes"),
        (lambda: talk(exact("2026-11-20 23:30"), topic="boxes"), "Fri", "boxes"),
        (lambda: talk(day("2026-10-01")), "1 Oct", "by phone"),
        (lambda: talk(day("2025-11-30")), "Nov 2025", "by phone"),
    ],
)
def test_a_row_says_when_and_what_else_matters(
    qtbot: QtBot, agreement: Callable[[], object], when: str, detail: str
) -> None:
    row = World(agreement()).rows()[1]
    assert (row.when, row.detail) == (when, detail)


def test_a_colleagues_is_told_beside_what_it_is_about_and_read_aloud() -> None:
    row = World(talk(day("2026-11-21"), owner="Ben Hall", topic="maths")).rows()[1]
    assert (row.whose, row.detail) == (("Ben Hall", "Ben"), "maths")
    assert ", agreed by Ben Hall, maths" in row.spoken
    assert World(talk(day("2026-11-21"), topic="maths")).rows()[1].whose == ()


def test_a_row_is_spoken_in_one_breath(qtbot: QtBot) -> None:
    world = World(talk(exact("2026-11-21 10:00"), topic="boxes"))
    spoken = world.model.data(world.model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Agreed for today, Jo Hill, Call, today 10:00, boxes"


def test_only_rows_with_someone_behind_them_can_be_chosen(qtbot: QtBot) -> None:
    world = World(talk(day("2026-11-21")))
    flags = [bool(world.model.flags(world.model.index(n, 0)) & Qt.ItemFlag.ItemIsSelectable) for n in range(2)]
    assert flags == [False, True]
    assert world.model.data(world.model.index(1, 0), MorningRole.PROSPECT) == 1


def test_their_turn_stays_folded_until_asked_for(qtbot: QtBot) -> None:
    world = World(said(StandingKind.THEIR_TURN, "2026-11-12 15:00", "we'll call you"))
    assert [row.kind for row in world.rows()] == [MorningRowKind.FOLD]
    world.model.toggle_their_turn()
    assert world.texts()[1] == ("12 Nov", "Jo Hill", "“we'll call you”")
    world.model.toggle_their_turn()
    assert len(world.rows()) == 1


def test_after_an_absence_one_row_offers_to_go_through_them(qtbot: QtBot) -> None:
    few = World(*(talk(day("2026-11-10")) for _ in range(5)))
    assert MorningRowKind.PASSED not in {row.kind for row in few.rows()}
    many = World(*(talk(day("2026-11-10")) for _ in range(14)))
    assert many.rows()[1].name == "14 agreements passed; go through them"


def test_a_change_in_the_store_is_shown(qtbot: QtBot) -> None:
    world = World()
    assert world.rows() == []
    world.dispatcher.do(lambda desk: set_standing(desk, 1, NewStanding(StandingKind.THEIR_TURN, "leave it with me")))
    assert [row.name for row in world.rows()] == ["Their turn"]


def test_time_alone_makes_things_slip(qtbot: QtBot) -> None:
    world = World(talk(exact("2026-11-21 10:00")))
    world.clock.forward(timedelta(hours=2, seconds=1))
    world.state.reload()
    assert world.rows()[0].name == "Slipped"


def test_nothing_is_told_anew_where_nothing_is_new(qtbot: QtBot) -> None:
    world = World(talk(exact("2026-11-21 10:00")))
    with qtbot.assertNotEmitted(world.state.changed):
        world.state.reload()


def test_a_row_is_found_again_by_what_it_is(qtbot: QtBot) -> None:
    agreement = talk(exact("2026-11-21 10:00"))
    world = World(agreement, promise(day("2026-11-21")))
    key = ("agreement", agreement.id)
    before = world.model.index_of(key).row()
    world.clock.forward(timedelta(hours=3))
    world.state.reload()
    assert world.model.index_of(key).row() == before == 1
    assert not world.model.index_of(("agreement", -1)).isValid()


def test_names_are_shown_on_one_line_and_as_they_are(qtbot: QtBot) -> None:
    clock = Clock(NINE)
    store = FakeStore(jo(name="<b>Jo</b>\nHill"), talk(day("2026-11-21")))
    desk = a_desk(store, clock)
    state = MorningState(Dispatcher(lambda: desk, lambda work: work()), here_by(clock, me="", policy=Policy))
    state.reload()
    model = MorningModel(state)
    assert model.data(model.index(1, 0)) == "<b>Jo</b> Hill"


def test_the_model_keeps_qts_contract(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    world = World(
        talk(day("2026-11-21")), promise(day("2026-11-21")), said(StandingKind.THEIR_TURN, "2026-11-12 15:00")
    )
    qtmodeltester.check(world.model)
    world.model.toggle_their_turn()
    assert world.model.rowCount(world.model.index(0, 0)) == 0
    assert world.model.data(QModelIndex()) is None


def test_what_slipped_earlier_today_says_its_time_and_not_its_day(qtbot: QtBot) -> None:
    world = World(talk(exact("2026-11-21 07:00"), topic="boxes"), talk(day("2026-11-19"), topic="samples"))
    assert [row[0] for row in world.texts() if row[1] == "Jo Hill"] == ["Thu", "07:00"]


def test_what_we_missed_stays_among_what_slipped_until_they_know(qtbot: QtBot) -> None:
    missed = replace(
        talk(day("2026-11-19"), topic="samples"),
        outcome=AgreementOutcome.BROKEN,
        settled_at=at("2026-11-20 09:00"),
        to_tell=True,
    )
    world = World(missed)
    assert world.texts() == [("", "Slipped", ""), ("Thu", "Jo Hill", "to tell · samples")]
    assert (world.state.morning.to_tell, world.state.morning.lapsed) == (1, 0)


def test_whoever_is_left_without_anything_agreed_stays_folded_until_that_is_fine(qtbot: QtBot) -> None:
    called_off = replace(talk(day("2026-11-19")), outcome=AgreementOutcome.WITHDRAWN, settled_at=at("2026-11-18 09:00"))
    world = World(called_off)
    assert world.texts() == [("", "Nothing agreed", "")]
    world.model.toggle_nothing_agreed()
    assert world.texts() == [("", "Nothing agreed", ""), ("Wed", "Jo Hill", "they called it off")]
    assert world.rows()[-1].prospect_id == 1
    world.state.let_be(1)
    assert world.texts() == []


def test_whoever_was_brought_in_says_so(qtbot: QtBot) -> None:
    world = World(jo(known_before=True, organisation="Hill & Sons"))
    world.model.toggle_nothing_agreed()
    assert world.texts()[-1] == ("", "Jo Hill", "brought in · Hill & Sons")


def test_on_a_free_day_what_comes_next_stands_there_however_far_it_is(qtbot: QtBot) -> None:
    world = World(talk(exact("2026-12-03 15:00"), topic="Which day in May"))
    assert world.texts() == [("", "Next", ""), ("3 Dec", "Jo Hill", "Thu 15:00 · Which day in May")]
    assert world.model.first_to_do() is world.rows()[1]
    assert world.state.next_sentence == "Next: Thu 3 Dec 15:00, Jo Hill"


@pytest.mark.parametrize("days", [1, 2, 3, 4, 5, 40])
def test_what_comes_next_is_found_on_whichever_day_it_is(qtbot: QtBot, days: int) -> None:
    on = f"{NINE + timedelta(days=days):%Y-%m-%d}"
    later = f"{NINE + timedelta(days=days + 1):%Y-%m-%d}"
    for agreed in (talk(exact(f"{on} 15:00")), talk(day(on)), promise(day(on)), talk(span(on, later))):
        world = World(agreed, talk(exact(f"{later} 16:00")))
        assert world.state.following is not None
        assert world.state.following.id == agreed.id
        assert world.state.next_sentence.startswith("Next: ")
        assert (("", "Next", "") in world.texts()) is (days > 1)


def test_the_now_line_parts_what_was_from_what_comes_and_goes_with_the_minute(qtbot: QtBot) -> None:
    world = World(talk(exact("2026-11-21 08:30")), talk(exact("2026-11-21 10:00")), promise(day("2026-11-21")))
    assert [row.when for row in world.rows()] == ["", "08:30", "09:00", "10:00", "tonight"]
    world.clock.forward(timedelta(minutes=1))
    world.state.reload()
    assert [row.when for row in world.rows()][2] == "09:01"
    only_later = World(talk(exact("2026-11-21 10:00")), promise(day("2026-11-21")))
    assert MorningRowKind.NOW not in {row.kind for row in only_later.rows()}


def test_kept_and_answered_are_told_apart_at_the_end(qtbot: QtBot) -> None:
    at_eight: dict[str, Any] = {"outcome": AgreementOutcome.KEPT, "settled_at": at("2026-11-21 08:00")}
    missed: dict[str, Any] = {"outcome": AgreementOutcome.BROKEN, "settled_at": at("2026-11-21 08:10")}
    world = World(talk(day("2026-11-21"), topic="boxes", **at_eight), talk(day("2026-11-18"), **missed))
    assert world.texts() == [
        ("", "Everything agreed for today is kept.", ""),
        ("", "Kept today", ""),
        ("08:00", "Jo Hill", "boxes"),
        ("", "Answered", ""),
        ("Wed", "Jo Hill", "missed"),
        ("", "Nothing agreed", ""),
        ("", "The word we keep", ""),
    ]
    today = World(talk(day("2026-11-21"), **at_eight), talk(day("2026-11-21"), **missed))
    assert today.rows()[0].name == "Everything agreed for today has its answer."


@pytest.mark.parametrize(
    ("whose", "told", "why"),
    [
        (None, "called off by them", "they called it off"),
        (WhoMoved.WE_ASKED, "called off by us", "we called it off"),
    ],
)
def test_by_whom_it_was_called_off_stands_beside_the_answer_and_where_nothing_is_agreed(
    qtbot: QtBot, whose: WhoMoved | None, told: str, why: str
) -> None:
    off: dict[str, Any] = {"outcome": AgreementOutcome.WITHDRAWN, "settled_at": at("2026-11-21 08:10")}
    world = World(talk(exact("2026-11-21 16:00"), who_moved=whose, **off))
    world.model.toggle_nothing_agreed()
    assert [detail for _when, name, detail in world.texts() if name == "Jo Hill"] == [told, why]


def test_the_beads_are_those_of_the_sentence_with_what_is_kept_before_them(qtbot: QtBot) -> None:
    world = World(
        talk(day("2026-11-19")),
        talk(exact("2026-11-21 10:00")),
        promise(day("2026-11-21")),
        talk(day("2026-11-21"), outcome=AgreementOutcome.KEPT, settled_at=at("2026-11-21 08:00")),
    )
    assert world.state.beads == (Bead.KEPT, Bead.AGREED, Bead.PROMISED, Bead.SLIPPED)


def test_tomorrow_is_one_line_where_there_is_no_room_until_it_is_asked_for(qtbot: QtBot) -> None:
    world = World(talk(exact("2026-11-21 10:00")), talk(exact("2026-11-22 11:00")))
    assert world.rows()[-1].kind is MorningRowKind.LATER
    world.model.give_tomorrow_room(False)
    assert (world.rows()[-1].kind, world.rows()[-1].count) == (MorningRowKind.TOMORROW, 1)
    world.model.toggle_tomorrow()
    assert world.rows()[-1].kind is MorningRowKind.LATER
