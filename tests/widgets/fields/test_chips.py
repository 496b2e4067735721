"""Claims about chips and choices: one key each, arrows within, and a signal only for a person's doing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.tongues.seen import painted_on, texts_on
from tracker.rules.channel import Channel
from tracker.widgets.fields.chips import Chip, ChipGroup
from tracker.widgets.fields.choice_list import Choice, ChoiceList

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # said by the screenless platform

CHANNELS = (
    Chip(Channel.MEETING, "&Meeting", "meeting"),
    Chip(Channel.CALL, "&Call", "call"),
    Chip(Channel.EMAIL, "&E-mail", "email"),
)


@pytest.fixture
def chips(qtbot: QtBot) -> ChipGroup[Channel]:
    chips = ChipGroup("Channel", CHANNELS)
    qtbot.addWidget(chips)
    chips.resize(400, 40)
    chips.show()
    return chips


def test_nothing_is_chosen_to_begin_with(chips: ChipGroup[Channel]) -> None:
    assert chips.value() is None


def test_a_click_chooses_and_tells(chips: ChipGroup[Channel], qtbot: QtBot) -> None:
    with qtbot.waitSignal(chips.chosen) as told:
        qtbot.mouseClick(chips.part(Channel.CALL), Qt.MouseButton.LeftButton)
    assert told.args == [Channel.CALL]
    assert chips.value() is Channel.CALL


def test_a_chosen_chip_stays_chosen_when_clicked_again(chips: ChipGroup[Channel], qtbot: QtBot) -> None:
    chips.choose(Channel.CALL)
    with qtbot.assertNotEmitted(chips.chosen):
        qtbot.mouseClick(chips.part(Channel.CALL), Qt.MouseButton.LeftButton)
    assert chips.part(Channel.CALL).isChecked()


def test_the_program_chooses_in_silence(chips: ChipGroup[Channel], qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(chips.chosen):
        chips.choose(Channel.EMAIL)
        chips.choose(None)
    assert chips.value() is None


@pytest.mark.parametrize(
    ("key", "now"),
    [
        (Qt.Key.Key_Right, Channel.EMAIL),
        (Qt.Key.Key_Left, Channel.MEETING),
        (Qt.Key.Key_Home, Channel.MEETING),
        (Qt.Key.Key_End, Channel.EMAIL),
        (Qt.Key.Key_E, Channel.EMAIL),
        (Qt.Key.Key_X, Channel.CALL),
    ],
)
def test_keys_choose_within_the_row(chips: ChipGroup[Channel], qtbot: QtBot, key: Qt.Key, now: Channel) -> None:
    chips.choose(Channel.CALL)
    qtbot.keyClick(chips.part(Channel.CALL), key)
    assert chips.value() is now


def test_tab_reaches_the_row_once_and_at_the_chosen_chip(chips: ChipGroup[Channel]) -> None:
    chips.choose(Channel.EMAIL)
    reached = [chip.value for chip in CHANNELS if chips.part(chip.value).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reached == [Channel.EMAIL]


def test_every_chip_says_its_word_without_the_mark(chips: ChipGroup[Channel]) -> None:
    assert [chips.part(chip.value).accessibleName() for chip in CHANNELS] == ["Meeting", "Call", "E-mail"]


def test_a_narrow_row_breaks_and_hides_no_chip(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    chips = ChipGroup("Channel", CHANNELS)
    column.addWidget(chips)
    column.addStretch()
    page.resize(200, 300)
    page.show()
    QApplication.processEvents()
    for chip in CHANNELS:
        assert chips.rect().contains(chips.part(chip.value).geometry())
    assert chips.height() > 2 * chips.part(Channel.CALL).height()


class Next:
    """Two choices, the first with a field."""

    def __init__(self, qtbot: QtBot) -> None:
        self.field = QLineEdit()
        fields = QWidget()
        QVBoxLayout(fields).addWidget(self.field)
        self.list = ChoiceList(
            "What happens next?",
            (Choice("talk", "A time to &talk", "clock", fields=fields), Choice("turn", "Their turn", "their-turn")),
        )
        qtbot.addWidget(self.list)
        self.list.show()


@pytest.fixture
def following(qtbot: QtBot) -> Next:
    return Next(qtbot)


@pytest.mark.parametrize("hint", ["it stays here", "es bleibt hier stehen, bis sie es wissen, und wird dann gefragt"])
def test_what_stands_beside_a_choice_is_told_whole_beside_it_or_beneath(qtbot: QtBot, hint: str) -> None:
    missed = Choice("missed", "Ich habe es versäumt und noch nicht gesagt", "slipped", hint)
    made = ChoiceList("Was daraus wurde", (missed, Choice("turn", "Their turn", "their-turn")))
    qtbot.addWidget(made)
    made.resize(600, 100)
    made.show()
    row = made.row("missed")
    assert [text.strip() for text in texts_on(row)].count(hint) == 2, "as its description, and painted"
    assert row.height() == made.row("turn").height()
    assert row.minimumSizeHint().width() > row.fontMetrics().horizontalAdvance(row.text())


def test_several_choices_may_hold_at_once(following: Next, qtbot: QtBot) -> None:
    for value in ("turn", "talk"):
        qtbot.mouseClick(following.list.row(value), Qt.MouseButton.LeftButton)
    assert following.list.values() == ("talk", "turn")
    qtbot.mouseClick(following.list.row("talk"), Qt.MouseButton.LeftButton)
    assert following.list.values() == ("turn",)


def test_a_choice_unfolds_its_fields_and_puts_the_cursor_there(following: Next, qtbot: QtBot) -> None:
    assert not following.field.isVisible()
    with qtbot.waitSignal(following.list.toggled) as told:
        qtbot.keyClick(following.list.row("talk"), Qt.Key.Key_Space)
    assert told.args == ["talk", True]
    assert following.field.isVisible()
    assert following.list.window().focusWidget() is following.field


def test_fields_fold_away_when_the_choice_no_longer_holds(following: Next) -> None:
    following.list.set_value("talk", True)
    assert following.field.isVisible()
    following.list.set_value("talk", False)
    assert not following.field.isVisible()


def test_up_and_down_move_between_choices_and_toggle_none(following: Next, qtbot: QtBot) -> None:
    following.list.row("talk").setFocus()
    qtbot.keyClick(following.list.row("talk"), Qt.Key.Key_Down)
    assert following.list.window().focusWidget() is following.list.row("turn")
    assert following.list.values() == ()


@pytest.mark.parametrize(("key", "letter", "taken"), [(Qt.Key.Key_C, "c", True), (Qt.Key.Key_X, "x", False)])
def test_a_letter_that_no_chip_has_is_left_to_whoever_says_so(
    chips: ChipGroup[Channel], key: Qt.Key, letter: str, taken: bool
) -> None:
    press = QKeyEvent(QEvent.Type.KeyPress, key.value, Qt.KeyboardModifier.NoModifier, letter)
    chips.part(Channel.MEETING).event(press)
    assert press.isAccepted() is taken
    assert chips.value() is (Channel.CALL if taken else None)


def test_the_number_that_leads_a_choice_stands_on_a_cap_and_is_its_key_still(qtbot: QtBot) -> None:
    made = ChoiceList("What became of it?", (Choice("moved", "&2  They moved it", "moved"),))
    qtbot.addWidget(made)
    made.resize(400, 80)
    made.show()
    painted = [text for text in painted_on(made) if text.strip()]
    assert painted == ["2", "They moved it"]
    assert made.row("moved").accessibleName() == "2  They moved it"
    assert made.row("moved").shortcut().toString() == "Alt+2"
