"""Two reps on one store: who each of them is, a name that was misspelt, and what each may take back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stderr

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.stories.conftest import Desk
from tests.stories.stage import play
from tests.stories.story import Log, See, Step, Story, Talk
from tests.stories.through_the_command_line import CommandLine
from tests.stories.through_the_window import Window
from tracker.assembly import run
from tracker.rules.channel import Channel, Direction

Key = Qt.Key
AGREED = Talk("tomorrow 10:00", topic="The lemon", words="Ring me at ten")
TASTING = Log("Jo Hill", "meeting", "met", new=True, note="Lemon first", talk=AGREED)
VISIT = Log("Ada Vale", "meeting", "met", new=True, note="The cellar")
CAME_IN = Log("Jo Hill", "email", "in", note="Lemon, please")


@pytest.fixture
def beside(qtbot: QtBot, desk: Desk) -> Iterator[Desk]:
    """Ben's window over the same folder, with a store of its own."""
    made = Desk(qtbot, desk.setup.paths.data)
    made.i_am("Ben")
    yield made
    made.go_home()


def logs(desk: Desk, log: Log, me: str, when: str = "2026-11-12 17:00") -> None:
    desk.come_forward()
    play(Story("As it was", "", (Step(when, me, "", log, See(level="welcome")),)), Window(desk))


def a_call_is_typed(desk: Desk) -> None:
    desk.press(Key.Key_N, ctrl=True)
    desk.type("Jo Hill")
    desk.press(Key.Key_Return)
    desk.window.states.entry.change(direction=Direction.OUT, channel=Channel.CALL)


def test_the_first_start_asks_who_i_am_and_enter_goes_on(desk: Desk) -> None:
    welcome = desk.window.welcome
    assert welcome.name.text() == "Maria", "as this computer knows"
    desk.press(Key.Key_A, ctrl=True)
    desk.type("Maria Baker")
    desk.press(Key.Key_Tab)
    desk.type("Crumb & Co")
    desk.press(Key.Key_Tab)
    desk.type("020 7946 0018")
    desk.press(Key.Key_Return)
    assert desk.window.pages.currentWidget() is desk.window.day
    assert desk.window.entry.isVisible()
    (user,) = desk.store.users()
    assert (user.name, user.company, user.ring_back) == ("Maria Baker", "Crumb & Co", "020 7946 0018")
    assert desk.setup.settings.me == "Maria Baker"
    assert desk.window.top.who.text() == "Maria Baker"
    desk.press(Key.Key_Escape)
    logs(desk, TASTING, "Maria Baker")
    desk.at("2026-11-13 10:00")
    said = desk.words_to_say()
    assert "this is Maria Baker" in said
    assert "020 7946 0018" in said


def test_nobody_begins_without_a_name(desk: Desk) -> None:
    welcome = desk.window.welcome
    desk.press(Key.Key_A, ctrl=True)
    desk.press(Key.Key_Backspace)
    desk.press(Key.Key_Return)
    assert desk.window.pages.currentWidget() is welcome
    assert "A name is missing. Nothing was saved; please type one." in desk.words_in(welcome)
    assert desk.store.users() == ()


def test_who_i_am_is_switched_with_two_keys_and_an_open_entry_is_judged_anew(desk: Desk) -> None:
    logs(desk, TASTING, "Maria")
    logs(desk, VISIT, "Ben")
    desk.i_am("Maria")
    desk.at("2026-11-13 10:00")
    a_call_is_typed(desk)
    verdict = desk.window.states.entry.guard.verdict
    assert not verdict.findings
    desk.window.commands.by_name["who"].deed()
    menu = desk.window.top.who.menu_of_us
    assert [action.text() for action in menu.actions()][:2] == ["&1  Ben", "&2  Maria"]
    desk.qtbot.keyClick(menu, Key.Key_1)
    QApplication.processEvents()
    assert desk.setup.settings.me == "Ben"
    assert desk.window.top.who.text() == "Ben"
    assert [finding.code.value for finding in desk.window.states.entry.guard.verdict.findings] == ["anothers"]


def test_whoever_corrects_their_name_keeps_all_that_is_theirs(desk: Desk, beside: Desk) -> None:
    logs(desk, TASTING, "Maria")
    desk.at("2026-11-13 10:00")
    desk.window.commands.by_name["us"].deed()
    dialog = desk.window.dialogs.us()
    assert dialog.name.text() == "Maria"
    QApplication.processEvents()
    dialog.name.setText("Maria Baker")
    desk.qtbot.keyClick(dialog.name, Key.Key_Return)
    assert not dialog.isVisible(), dialog.told.text()
    assert desk.setup.settings.me == "Maria Baker"
    desk.find_person("Jo Hill")
    a_call_is_typed(desk)
    assert not desk.window.states.entry.guard.verdict.findings, "it is no colleague's agreement"
    desk.press(Key.Key_Escape)

    beside.come_forward()
    beside.at("2026-11-13 10:00")
    beside.minute_passes()
    beside.find_person("Jo Hill")
    a_call_is_typed(beside)
    (finding,) = beside.window.states.entry.guard.verdict.findings
    assert (finding.code.value, finding.facts.owner) == ("anothers", "Maria Baker")
    kept = [w.after for w in desk.store.written_about(desk.history("Jo Hill").prospect.id)]
    assert {getattr(record, "owner", "Maria") for record in kept} == {"Maria"}, "sealed as it was written"


def test_each_takes_back_their_own_and_what_was_built_on_says_so(desk: Desk, beside: Desk) -> None:
    logs(desk, TASTING, "Maria")
    logs(beside, VISIT, "Ben", "2026-11-12 17:05")
    for each in (desk, beside):
        each.at("2026-11-12 18:00")
        each.minute_passes()
    desk.come_forward()
    assert desk.window.undo_action.text() == "Undo: log meeting with Jo Hill"
    desk.press(Key.Key_Z, ctrl=True)
    assert [line.name for line in desk.store.people_like("", 9)] == ["Ada Vale"]
    desk.press(Key.Key_Z, ctrl=True, shift=True)

    beside.minute_passes()
    logs(beside, CAME_IN, "Ben", "2026-11-12 18:10")
    desk.minute_passes()
    desk.come_forward()
    desk.press(Key.Key_Z, ctrl=True)
    assert desk.window.toast.text.startswith("Ben did something since that rests on this, today at 18:10: “Logged: ")
    assert desk.window.toast.text.endswith(" Nothing was touched.")
    assert len(desk.history("Jo Hill").contacts) == 2


def started(line: CommandLine, *words: str) -> tuple[int, list[str]]:
    """Where it cannot tell: how it ended, and what it said of that."""
    err = io.StringIO()
    with redirect_stderr(err):
        code = run(["--data-dir", str(line.paths.data), "--now", line.now.replace(" ", "T"), *words])
    return code, err.getvalue().splitlines()


def test_taking_back_the_correction_of_my_name_leaves_me_who_i_am(desk: Desk) -> None:
    logs(desk, TASTING, "Maria")
    us, undoing = desk.window.states.us, desk.window.states.undo
    us.edit("Maria", "Maria Baker", "", "", lambda: None, lambda trouble: pytest.fail(str(trouble)))
    assert us.me == "Maria Baker"
    undoing.undo()
    assert us.me == "Maria"
    assert [user.name for user in us.at_work] == ["Maria"]
    undoing.redo()
    assert us.me == "Maria Baker"
    assert [user.name for user in us.at_work] == ["Maria Baker"]
    line = CommandLine(desk.setup.paths.data)
    line.sit_down("2026-11-12 18:00", "Maria Baker")
    assert line._started("undo").code == 0
    told = line._started("users", "--json").json
    assert (told["me"], [user["name"] for user in told["users"]]) == ("Maria", ["Maria"])


def test_the_command_line_knows_us_switches_and_takes_back_what_is_mine(desk: Desk) -> None:
    logs(desk, TASTING, "Maria")
    line = CommandLine(desk.setup.paths.data)
    line.sit_down("2026-11-12 18:00", "Maria")
    assert line._started("users", "add", "Ben").code == 0
    unknown = started(line, "check", "Jo Hill", "--channel", "call", "--by", "Benn")
    assert unknown == (3, ["Nobody of us is “Benn”; these come near.", "  Ben"])
    bens = line._started("check", "Jo Hill", "--channel", "call", "--by", " ben", "--json")
    assert "anothers" in [finding["code"] for finding in bens.json["findings"]]
    assert line._started("users", "rename", "Maria Baker").code == 0
    told = line._started("users", "--json").json
    assert told["me"] == "Maria Baker"
    assert [(user["name"], user["aliases"], user["me"]) for user in told["users"]] == [
        ("Maria Baker", ["Maria"], True),
        ("Ben", [], False),
    ]
    mine = line._started("check", "Jo Hill", "--channel", "call", "--json").json
    assert "anothers" not in [finding["code"] for finding in mine["findings"]]
    stranger = ["“Bob” is none of us; nothing was saved; please choose who is meant.", "  Maria Baker", "  Ben"]
    assert started(line, "users", "switch", "Bob") == (3, stranger)
    assert line._started("users", "switch", "ben").out == "At this computer you are Ben.\n"
    assert started(line, "undo") == (3, ["There is nothing to undo."])
    assert line._started("users", "switch", "Maria").code == 0
    assert line._started("undo").out == "Undone: correct the name of Maria, one of us.\n"
