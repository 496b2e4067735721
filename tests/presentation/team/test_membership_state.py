"""What the settings say of a store that several share: whose it is, and what comes of joining, moving and leaving."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.builders import at
from tests.fakes import FakeStore, a_desk
from tests.presentation.team.team_doors import ANN, IS_ANN, FakeDoor
from tracker.actions.outcome import Fault, Problem, Refusal, StoreFault
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.team.membership_state import MembershipState, Step
from tracker.presentation.words.team.several import calendar_forgotten, leaving, not_sent

FILE = Path("ann.as-agreed-team")


class World:
    def __init__(self, door: FakeDoor) -> None:
        desk = a_desk(FakeStore(), lambda: at("2026-11-12 09:00"))
        self.door = door
        self.dispatcher = Dispatcher(lambda: desk, lambda work: work())
        self.state = MembershipState(self.dispatcher, lambda: door, lambda trouble: f"Explained: {trouble}.")
        self.everything = 0
        self.again: list[str] = []
        self.dispatcher.changed.connect(self._hear)
        self.state.store_changed.connect(lambda: self.again.append("store"))
        self.state.mended.connect(lambda: self.again.append("mended"))
        self.state.look()

    def _hear(self, changes: object, _origin: object) -> None:
        self.everything += bool(getattr(changes, "everything", False))


@pytest.fixture
def alone(qapp: QApplication) -> World:
    return World(FakeDoor())


@pytest.fixture
def in_a_team(qapp: QApplication) -> World:
    return World(FakeDoor(IS_ANN))


@pytest.mark.parametrize("step", [Step.JOIN, Step.MOVE])
def test_an_invitation_is_read_first_and_nothing_is_done_with_it(alone: World, step: Step) -> None:
    alone.state.take(FILE, step)
    assert (alone.state.invitation, alone.state.needs_password) == (ANN, True)
    assert (alone.door.asked, alone.everything) == ([], 0)
    alone.state.let_be()
    assert alone.state.invitation is None


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (FileNotFoundError(), "ann.as-agreed-team cannot be read. Is it still there, and may you open it?"),
        (
            StoreFault(Fault.DAMAGED, "invitation"),
            "ann.as-agreed-team is no invitation to a team. Ask whoever keeps the server for one.",
        ),
    ],
)
def test_a_file_that_is_none_is_one_sentence(alone: World, trouble: Exception, told: str) -> None:
    alone.door.trouble = trouble
    alone.state.take(FILE, Step.JOIN)
    assert (alone.state.invitation, alone.state.trouble) == (None, told)


def test_whoever_joins_is_told_so_and_all_is_read_anew(alone: World) -> None:
    alone.state.take(FILE, Step.JOIN)
    alone.state.go("open sesame", True)
    assert alone.door.asked == [("join", "open sesame", True)]
    assert alone.state.told == "You are Ann in the team at office.example."
    assert (alone.state.membership, alone.state.invitation) == (IS_ANN, None)
    assert (alone.everything, alone.again) == (1, ["store"])


def test_whoever_moves_is_told_what_went_there_and_that_what_was_before_is_kept(alone: World) -> None:
    alone.door.known = True
    alone.state.take(FILE, Step.MOVE)
    alone.state.go("", False)
    assert alone.door.asked == [("move", None, False)]
    assert alone.state.told == (
        "Moved to the team at office.example: 30 people, 74 agreements, 96 contacts, and every row was read back. "
        "What was here before is kept with the other backups."
    )


def test_what_is_stopped_changes_nothing_and_can_be_tried_again(alone: World) -> None:
    alone.door.meanwhile = alone.state.stop
    alone.state.take(FILE, Step.JOIN)
    alone.state.go("open sesame", True)
    assert (alone.state.told, alone.state.membership) == ("Stopped. Nothing has changed.", None)
    assert (alone.state.invitation, alone.everything, alone.again) == (ANN, 0, [])
    alone.door.meanwhile = lambda: None
    alone.state.go("open sesame", True)
    assert alone.state.membership == IS_ANN


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (StoreFault(Fault.AWAY, "OperationalError"), "The server at office.example does not answer. Nothing has changed; try again when it does."),
        (StoreFault(Fault.NOT_ALLOWED, "password"), "That is not the password of ann at office.example. Nothing has changed."),
        (StoreFault(Fault.NOT_ALLOWED, "28000"), "The server at office.example does not let ann in; ask whoever keeps it."),
        (StoreFault(Fault.IN_THE_WAY, "founded"), "A team has its store at office.example already. Nothing has changed; join it instead."),
        (Refusal(Problem.HAS_ITS_OWN), "Explained: has-its-own."),
    ],
)  # fmt: skip
def test_each_trouble_is_one_sentence_and_the_invitation_stays(alone: World, trouble: Exception, told: str) -> None:
    alone.state.take(FILE, Step.JOIN)
    alone.door.trouble = trouble
    alone.state.go("open sesame", True)
    assert alone.state.trouble == told
    assert (alone.state.invitation, alone.state.is_busy, alone.everything) == (ANN, False, 0)


def test_where_the_password_was_known_and_is_another_by_now_it_is_asked_for(alone: World) -> None:
    alone.door.known = True
    alone.state.take(FILE, Step.JOIN)
    alone.door.trouble = StoreFault(Fault.NOT_ALLOWED, "password")
    alone.state.go("", True)
    assert alone.state.needs_password


def test_leaving_is_asked_about_once_and_then_done(in_a_team: World) -> None:
    assert in_a_team.state.membership == IS_ANN
    in_a_team.state.ask_whether_to_leave()
    assert in_a_team.door.asked == []
    in_a_team.state.leave()
    assert in_a_team.state.told == (
        "You have left the team at office.example. All that was here is yours, and goes on from where it is."
    )
    assert in_a_team.door.ours is None
    assert not in_a_team.state.asks_whether_to_leave
    assert (in_a_team.everything, in_a_team.again) == (1, ["store"])


def test_a_damaged_copy_is_made_anew_or_it_is_said_why_not(in_a_team: World) -> None:
    in_a_team.door.trouble = StoreFault(Fault.AWAY)
    in_a_team.state.make_anew()
    assert (in_a_team.state.trouble, in_a_team.again) == ("Explained: away.", [])
    in_a_team.state.make_anew()
    assert in_a_team.again == ["mended", "store"]


@pytest.mark.parametrize("how", ["join", "make anew"])
def test_where_the_phones_calendar_was_forgotten_that_is_said(how: str, alone: World, in_a_team: World) -> None:
    world = alone if how == "join" else in_a_team
    world.door.forgot_calendar = True
    if how == "join":
        world.state.take(FILE, Step.JOIN)
        world.state.go("secret", False)
    else:
        world.state.make_anew()
    assert world.state.told.endswith(calendar_forgotten())


def test_leaving_says_that_what_waits_goes_when_one_joins_again() -> None:
    assert not_sent(2) in leaving(2)
    assert "They go when you join again." in not_sent(2)


def test_while_one_thing_is_done_no_other_is_begun(alone: World) -> None:
    alone.state.take(FILE, Step.JOIN)

    def more() -> None:
        alone.state.go("again", False)
        alone.state.take(FILE, Step.MOVE)

    alone.door.meanwhile = more
    alone.state.go("open sesame", True)
    assert alone.door.asked == [("join", "open sesame", True)]
