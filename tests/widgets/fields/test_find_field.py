"""Claims about finding a person with the keyboard: type, go down, Enter; and whatever is typed, nothing breaks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import at, jo
from tests.fakes import Clock, FakeStore, a_desk
from tests.surroundings import here_by
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.people.people_model import PeopleModel
from tracker.rules.prospect import Prospect
from tracker.widgets.fields.find_field import FindField
from tracker.widgets.look.spoken.aloud import heard_by

PEOPLE = (jo(), Prospect(2, "Joan Vale"), Prospect(3, "Ada <b>Okoro</b>"))

LONG = "Wolfeschlegelsteinhausenbergerdorff " * 3


class Shown:
    """A window with the field at its top, and what came of it."""

    def __init__(
        self, qtbot: QtBot, form: bool = False, run: Callable[[Callable[[], None]], object] = lambda work: work()
    ) -> None:
        desk = a_desk(FakeStore(*PEOPLE), Clock(at("2026-11-21 09:00")))
        self.model = PeopleModel(Dispatcher(lambda: desk, run), here_by(lambda: at("2026-11-21 09:00")), form)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.field = FindField(self.model, "Who?")
        column = QVBoxLayout(self.window)
        column.addWidget(self.field)
        column.addStretch(1)
        self.window.resize(500, 400)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.field.setFocus()
        self.chosen: list[tuple[int, str]] = []
        self.new: list[str] = []
        self.field.person_chosen.connect(lambda person_id, name: self.chosen.append((person_id, name)))
        self.field.new_person.connect(self.new.append)

    @property
    def is_open(self) -> bool:
        return self.field.popup.isVisible()

    @property
    def current(self) -> str:
        return str(self.field.popup.list.currentIndex().data())


def test_a_name_longer_than_the_field_is_read_from_its_beginning_where_nobody_types(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    qtbot.keyClicks(shown.field, LONG)
    assert shown.field.cursorPosition() == len(LONG)
    shown.field.clearFocus()
    assert shown.field.cursorPosition() == 0
    shown.field.setText(LONG[1:])
    assert shown.field.cursorPosition() == 0


def test_typing_opens_the_list_with_its_first_row_ready(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    qtbot.keyClicks(shown.field, "joan")
    assert (shown.is_open, shown.current) == (True, "Joan Vale")
    qtbot.keyClick(shown.field, Qt.Key.Key_Return)
    assert shown.chosen == [(2, "Joan Vale")]
    assert not shown.is_open
    assert shown.field.text() == "Joan Vale"


def test_down_and_up_choose_and_stop_at_the_ends(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    qtbot.keyClicks(shown.field, "jo")
    names = [shown.current]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        qtbot.keyClick(shown.field, key)
        names.append(shown.current)
    first, second = names[0], names[1]
    assert {first, second} == {"Jo Hill", "Joan Vale"}
    assert names == [first, second, second, first, second, first]


def test_escape_in_a_form_closes_the_list_alone_and_is_the_form_s_then(qtbot: QtBot) -> None:
    shown = Shown(qtbot, form=True)
    qtbot.keyClicks(shown.field, "jo")
    qtbot.keyClick(shown.field, Qt.Key.Key_Escape)
    assert not shown.is_open
    assert shown.field.text() == "jo"


def test_down_in_an_empty_field_shows_those_last_in_contact(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    qtbot.keyClick(shown.field, Qt.Key.Key_Down)
    assert shown.is_open
    assert shown.model.rowCount() == 3


def test_the_last_row_of_a_form_takes_someone_new_by_the_name_typed(qtbot: QtBot) -> None:
    shown = Shown(qtbot, form=True)
    qtbot.keyClicks(shown.field, "Joanna Lind")
    assert shown.current == "New person “Joanna Lind”"
    qtbot.keyClick(shown.field, Qt.Key.Key_Return)
    assert shown.new == ["Joanna Lind"]
    assert shown.field.text() == "Joanna Lind"


def test_a_form_keeps_the_name_chosen_and_leaves_other_enters_to_the_form(qtbot: QtBot) -> None:
    shown = Shown(qtbot, form=True)
    qtbot.keyClicks(shown.field, "ada")
    qtbot.keyClick(shown.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shown.chosen == []
    qtbot.keyClick(shown.field, Qt.Key.Key_Return)
    assert shown.chosen == [(3, "Ada <b>Okoro</b>")]
    assert shown.field.text() == "Ada <b>Okoro</b>"


def test_a_click_chooses(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    qtbot.keyClicks(shown.field, "ada")
    rows = shown.field.popup.list
    middle = rows.visualRect(shown.model.index(0, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert shown.chosen == [(3, "Ada <b>Okoro</b>")]


def test_enter_before_the_answer_waits_for_the_right_one(qtbot: QtBot) -> None:
    waiting: list[Callable[[], None]] = []
    shown = Shown(qtbot, run=waiting.append)
    qtbot.keyClicks(shown.field, "ada")
    qtbot.keyClick(shown.field, Qt.Key.Key_Return)
    assert shown.chosen == []
    while waiting:
        waiting.pop(0)()
    assert shown.chosen == [(3, "Ada <b>Okoro</b>")]


def test_leaving_the_field_closes_the_list(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    qtbot.keyClicks(shown.field, "jo")
    shown.field.clearFocus()
    assert not shown.is_open


def test_nobody_found_is_said(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    qtbot.keyClicks(shown.field, "zzz")
    assert shown.is_open
    assert not shown.field.popup.list.isVisible()


def test_an_input_method_composes_undisturbed_and_its_word_is_looked_for(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    QCoreApplication.sendEvent(shown.field, QInputMethodEvent("ad", []))
    assert not shown.is_open
    done = QInputMethodEvent()
    done.setCommitString("ada")
    QCoreApplication.sendEvent(shown.field, done)
    assert shown.current == "Ada <b>Okoro</b>"


@pytest.mark.parametrize("text", ["x" * 100_000, "日本" * 5_000, "a\u0301" * 1_000, "👩‍👩‍👧" * 500])
def test_a_page_pasted_into_it_is_answered(qtbot: QtBot, text: str) -> None:
    shown = Shown(qtbot, form=True)
    QCoreApplication.sendEvent(shown.field, _typed(text))
    assert shown.is_open
    assert not shown.window.grab().isNull()


def test_the_list_stays_inside_a_small_window(qtbot: QtBot) -> None:
    shown = Shown(qtbot)
    shown.window.resize(340, 120)
    qtbot.keyClick(shown.field, Qt.Key.Key_Down)
    assert shown.window.rect().contains(shown.field.popup.geometry())
    shown.window.resize(360, 160)
    assert shown.window.rect().contains(shown.field.popup.geometry())


def _typed(text: str) -> QKeyEvent:
    return QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text)


def test_the_row_that_would_be_taken_is_said_once_the_letters_rest(qtbot: QtBot) -> None:
    shown, said = Shown(qtbot), []
    with heard_by(lambda _of, words: said.append(words.partition(",")[0])):
        qtbot.keyClicks(shown.field, "jo")
        qtbot.waitUntil(lambda: said == ["Jo Hill"])
        qtbot.keyClick(shown.field, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda: said == ["Jo Hill", "Joan Vale"])
        qtbot.keyClicks(shown.field, "xx")
        qtbot.waitUntil(lambda: said[2:] == ["Nobody by that name"])
