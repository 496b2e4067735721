"""The program is closed, and all of it is there the next morning; two windows over one folder tell each other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import ZONE, at
from tests.stories.conftest import Desk
from tests.stories.stage import play
from tests.stories.story import Log, See, Step, Story, Talk
from tests.stories.through_the_command_line import CommandLine
from tests.stories.through_the_window import Window
from tracker.actions.outcome import Changes
from tracker.presentation.morning.morning_rows import MorningRowKind
from tracker.presentation.undo_state import ELSEWHERE
from tracker.rules.window import day_in

Key = Qt.Key
A_CALL = Talk("tomorrow 10:00", topic="The lemon", words="Ring me at ten")
TASTING = Log("Jo Hill", "meeting", "met", new=True, note="Lemon first", talk=A_CALL)
VISIT = Log("Ada Vale", "meeting", "met", new=True, note="The cellar", talk=A_CALL)
ANOTHER = Log("Jo Hill", "email", "in", note="Lemon, please")


@pytest.fixture
def colleague(desk: Desk) -> CommandLine:
    """Somebody else at work on the same folder."""
    return CommandLine(desk.setup.paths.data)


@pytest.fixture
def beside(qtbot: QtBot, desk: Desk) -> Iterator[Desk]:
    """A second window over the same folder, with a store of its own."""
    made = Desk(qtbot, desk.setup.paths.data)
    made.i_am("Ben")
    yield made
    made.go_home()


def take_down(stage: Window | CommandLine, log: Log, when: str = "2026-11-12 17:00", me: str = "Ben") -> None:
    play(Story("As it was", "", (Step(when, me, "", log, See(level="welcome")),)), stage)


def names_in_the_morning(desk: Desk) -> list[str]:
    rows = [desk.window.morning.model.row(desk.window.morning.model.index(n, 0)) for n in range(20)]
    return [row.name for row in rows if row is not None and row.kind is MorningRowKind.TALK]


def names_in_the_calendar(desk: Desk) -> list[str]:
    """Whoever the calendar's own model holds for the days it shows."""
    model = desk.window.states.calendar.model
    return [str(model.index(n, 0).data()) for n in range(model.rowCount())]


def test_all_of_it_is_there_the_next_morning(desk: Desk) -> None:
    take_down(Window(desk), TASTING, me="Maria")
    desk.at("2026-11-13 08:00")
    desk.open_again()
    assert names_in_the_morning(desk) == ["Jo Hill"]
    assert "1 call agreed" in desk.words_in(desk.window.morning)
    assert any("Jo Hill" in name for name in names_in_the_calendar(desk))
    assert "Jo Hill" in desk.window.undo_action.text()

    desk.find_person("Jo Hill")
    pane = "\n".join(desk.words_in(desk.window.pane))
    for kept in ("“Ring me at ten”", "The lemon", "Lemon first", "Agreed for today 10:00"):
        assert kept in pane


def test_undo_still_works_the_next_morning(desk: Desk) -> None:
    take_down(Window(desk), TASTING, me="Maria")
    desk.at("2026-11-13 08:00")
    desk.open_again()
    desk.press(Key.Key_Z, ctrl=True)
    assert desk.store.is_empty()
    desk.press(Key.Key_Z, ctrl=True, shift=True)
    assert desk.history("Jo Hill").contacts[0].note == "Lemon first"


def test_what_the_command_line_wrote_stands_in_the_window_within_a_minute(desk: Desk, colleague: CommandLine) -> None:
    take_down(Window(desk), TASTING, me="Maria")
    desk.find_person("Jo Hill")
    desk.at("2026-11-13 08:00")
    desk.minute_passes()
    before = desk.window.toast.text

    take_down(colleague, VISIT)
    take_down(colleague, ANOTHER, "2026-11-12 18:00")
    assert names_in_the_morning(desk) == ["Jo Hill"], "nobody has looked yet"

    desk.minute_passes()
    assert names_in_the_morning(desk) == ["Jo Hill", "Ada Vale"]
    assert any("Ada Vale" in name for name in names_in_the_calendar(desk))
    assert "e-mailed" in desk.chain()[0]
    assert "Lemon, please" in desk.chain()[0]
    assert desk.window.toast.text == before, "it is shown, not told as ours"


def test_two_windows_see_each_others_deeds_and_each_takes_back_its_own(desk: Desk, beside: Desk) -> None:
    desk.come_forward()
    take_down(Window(desk), TASTING, me="Maria")
    for each in (desk, beside):
        each.at("2026-11-13 08:00")
        each.minute_passes()
    assert names_in_the_morning(desk) == names_in_the_morning(beside) == ["Jo Hill"]
    assert (desk.window.undo_action.text(), beside.window.undo_action.text()) == (
        "Undo: log meeting with Jo Hill",
        "Undo",
    )

    desk.press(Key.Key_Z, ctrl=True)
    assert names_in_the_morning(desk) == []
    beside.minute_passes()
    assert names_in_the_morning(beside) == []


def test_what_is_being_typed_stays_when_a_colleague_writes(desk: Desk, colleague: CommandLine) -> None:
    take_down(Window(desk), TASTING, me="Maria")
    desk.press(Key.Key_N, ctrl=True)
    desk.type("Jo Hill")
    desk.press(Key.Key_Return)
    desk.fill("note", "Half a tho")
    take_down(colleague, ANOTHER)
    desk.minute_passes()
    desk.type("ught")
    entry = desk.window.entry
    assert entry.happened.note.toPlainText() == "Half a thought"
    assert entry.who.field.text() == "Jo Hill"


class Heard:
    """What came through the window's dispatcher from elsewhere."""

    def __init__(self, desk: Desk) -> None:
        self.changes: list[Changes] = []
        desk.window.states.dispatcher.changed.connect(self._hear)

    def _hear(self, changes: Changes, origin: object) -> None:
        if origin is ELSEWHERE:
            self.changes.append(changes)


def test_ones_own_deeds_are_no_news(desk: Desk) -> None:
    heard = Heard(desk)
    take_down(Window(desk), TASTING, me="Maria")
    desk.press(Key.Key_Z, ctrl=True)
    desk.press(Key.Key_Z, ctrl=True, shift=True)
    desk.minute_passes()
    assert heard.changes == []


def test_what_was_there_when_the_window_opened_is_no_news(desk: Desk, colleague: CommandLine) -> None:
    take_down(colleague, VISIT)
    desk.at("2026-11-13 08:00")
    desk.open_again()
    heard = Heard(desk)
    desk.minute_passes()
    assert heard.changes == []
    assert names_in_the_morning(desk) == ["Ada Vale"]


def test_news_is_told_once_with_whom_and_when_it_touches(desk: Desk, colleague: CommandLine) -> None:
    heard = Heard(desk)
    take_down(colleague, VISIT)
    for _ in range(3):
        desk.minute_passes()
    (changes,) = heard.changes
    assert changes.prospects == {desk.history("Ada Vale").prospect.id}
    assert changes.days == {day_in(at("2026-11-13 10:00"), ZONE)}


def test_a_deed_of_ones_own_hides_none_that_came_between(desk: Desk, colleague: CommandLine) -> None:
    """The colleague wrote first, we wrote next, and nobody had looked in between."""
    take_down(Window(desk), TASTING, me="Maria")
    heard = Heard(desk)
    take_down(colleague, VISIT)
    desk.press(Key.Key_N, ctrl=True)
    desk.type("Jo Hill")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_U, alt=True)
    desk.press(Key.Key_Return, ctrl=True)
    assert heard.changes == []
    desk.minute_passes()
    assert desk.history("Ada Vale").prospect.id in heard.changes[0].prospects
    desk.minute_passes()
    assert len(heard.changes) == 1


def test_while_the_folder_is_away_nothing_is_lost_and_the_news_comes_afterwards(
    desk: Desk, colleague: CommandLine, tmp_path: Path
) -> None:
    heard = Heard(desk)
    folder, elsewhere = desk.setup.paths.data, tmp_path / "unplugged"
    take_down(colleague, VISIT)
    folder.rename(elsewhere)
    desk.minute_passes()
    elsewhere.rename(folder)
    desk.minute_passes()
    told = len(heard.changes)
    assert desk.history("Ada Vale").prospect.id in heard.changes[0].prospects
    assert heard.changes[-1].everything, "what was asked meanwhile was not answered"
    desk.minute_passes()
    assert len(heard.changes) == told


def test_the_word_sample_in_somebodys_note_makes_no_sample(desk: Desk) -> None:
    desk.press(Qt.Key.Key_N, ctrl=True)
    desk.type("Jo Hill")
    desk.press(Qt.Key.Key_Return)
    desk.focus(desk.window.entry.happened.note)
    desk.type("Asked for a sample of the lemon one")
    desk.press(Qt.Key.Key_Return, ctrl=True)
    desk.open_again()
    assert desk.window.pages.currentWidget() is desk.window.day
    assert not desk.window.sample_bar.is_meant


def half_an_entry(desk: Desk, line: str) -> None:
    desk.open_again()
    desk.window.states.entry.in_full = False
    desk.come_forward()
    desk.press(Key.Key_N, ctrl=True)
    desk.type(line)


def test_half_a_line_about_somebody_erased_beside_goes_with_them_and_is_kept_nowhere(desk: Desk, beside: Desk) -> None:
    """The line is read again when they are gone, and is about nobody by the time it is to be forgotten."""
    take_down(Window(desk), TASTING, me="Maria")
    half_an_entry(desk, "jo call talked marzipan")
    desk.press(Key.Key_Return)
    line = desk.window.entry.in_line
    assert "marzipan" in line.row.line.text() + line.note.toPlainText()
    beside.store.erase(beside.history("Jo Hill").prospect.id, "Ben", beside.now)
    desk.minute_passes()
    assert "gone with them" in desk.window.toast.text
    assert (line.row.line.text(), line.note.toPlainText()) == ("", "")
    desk.press(Key.Key_Escape)
    desk.window.close()
    files = [file for file in desk.setup.paths.data.iterdir() if file.is_file()]
    assert not [file for file in files if b"marzipan" in file.read_bytes()]


def test_half_a_line_about_somebody_else_stays(desk: Desk, beside: Desk) -> None:
    """It was about them for as long as their name stood there."""
    take_down(Window(desk), TASTING, me="Maria")
    take_down(Window(desk), VISIT, me="Maria")
    half_an_entry(desk, "jo call")
    line = desk.window.entry.in_line.row.line
    desk.press(Key.Key_A, ctrl=True)
    desk.type("ada call talked marzipan")
    beside.store.erase(beside.history("Jo Hill").prospect.id, "Ben", beside.now)
    desk.minute_passes()
    assert line.text() == "ada call talked marzipan"
