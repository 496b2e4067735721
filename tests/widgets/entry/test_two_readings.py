"""Claims about a time with two readings where it stands among many fields: Alt and a number picks wherever the cursor is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.stories.conftest import Desk, dictate
from tests.widgets.flows.test_corrections import AGREED, MET
from tests.widgets.flows.test_corrections import Table as Corrections
from tests.widgets.person.test_editing_in_place import Hands
from tracker.presentation.corrections.correction_fields import CorrectionField
from tracker.presentation.entry_form import Form, Next
from tracker.presentation.person.prospect_details import Detail
from tracker.rules.channel import Channel, Direction
from tracker.widgets.fields.field_rows import WhenField

KEY = Qt.Key


def places_in(window: QWidget) -> Iterator[QWidget]:
    """Wherever the cursor can be put by Tab."""
    for place in window.findChildren(QWidget):
        if place.isVisible() and place.isEnabled() and place.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield place


def picks_from_everywhere(qtbot: QtBot, window: QWidget, when: WhenField, typed: str, meant: str) -> None:
    places = list(places_in(window))
    assert len(places) > 3
    for place in places:
        when.line.setFocus()
        when.line.selectAll()
        dictate(when.line, typed)
        assert len(when.picks.picks) == 2, place
        place.setFocus()
        QApplication.processEvents()
        qtbot.keyClick(window.focusWidget() or window, KEY.Key_2, Qt.KeyboardModifier.AltModifier)
        QApplication.processEvents()
        assert when.meaning.startswith(meant), place
        assert when.line.hasFocus()


def in_talk(desk: Desk) -> WhenField:
    return desk.window.entry.next.talk_when


def in_promise(desk: Desk) -> WhenField:
    return desk.window.entry.next.promise_when


def in_happened(desk: Desk) -> WhenField:
    return desk.window.entry.happened.when


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        (in_talk, "20 November at 3", "Friday 20 November, 15:00"),
        (in_promise, "20 November at 3", "Friday 20 November, 15:00"),
        (in_happened, "yesterday at 3", "yesterday, 15:00"),
    ],
)
def test_in_quick_entry(desk: Desk, field: Callable[[Desk], WhenField], typed: str, meant: str) -> None:
    entry = desk.window.entry
    both = frozenset({Next.TALK, Next.PROMISE})
    desk.window.new_entry(Form(who="Jo Hill", direction=Direction.MET, channel=Channel.MEETING, next=both))
    QApplication.processEvents()
    picks_from_everywhere(desk.qtbot, entry, field(desk), typed, meant)


def test_of_two_such_times_the_one_the_cursor_stands_in_is_picked(desk: Desk) -> None:
    both = frozenset({Next.TALK, Next.PROMISE})
    desk.window.new_entry(Form(who="Jo Hill", direction=Direction.MET, channel=Channel.MEETING, next=both))
    QApplication.processEvents()
    talk, promise = in_talk(desk), in_promise(desk)
    for first, other in ((talk, promise), (promise, talk)):
        for when in (talk, promise):
            when.line.setFocus()
            when.line.selectAll()
            desk.type("20 November at 3")
        first.line.setFocus()
        desk.press(KEY.Key_1, alt=True)
        assert first.meaning.startswith("Friday 20 November, 03:00")
        assert len(other.picks.picks) == 2


def test_in_the_days_away(desk: Desk) -> None:
    dialog = desk.window.dialogs.away()
    dialog.ask()
    QApplication.processEvents()
    picks_from_everywhere(desk.qtbot, dialog, dialog.days, "next weekend", "Away Sat 21")


@pytest.mark.parametrize(
    ("record", "field", "typed", "meant"),
    [
        (MET, CorrectionField.WHEN, "2 November at 3", "Monday 2 November 2026 15:00"),
        (AGREED, CorrectionField.WHEN, "12 December at 3", "Saturday 12 December, 15:00"),
        (AGREED, CorrectionField.MADE, "2 November at 3", "Monday 2 November 2026 15:00"),
    ],
)
def test_in_a_correction(qtbot: QtBot, record: object, field: CorrectionField, typed: str, meant: str) -> None:
    table = Corrections(qtbot)
    table.open(record)
    picks_from_everywhere(qtbot, table.corrections.dialog, table.field(field), typed, meant)


def test_in_the_pane(qtbot: QtBot) -> None:
    hands = Hands(qtbot)
    hands.state.begin(Detail.STANDING)
    (when,) = (field for field in hands.pane.findChildren(WhenField) if field.isVisible())
    for _ in range(10):
        if when.line.hasFocus():
            break
        hands.press(KEY.Key_Tab)
    hands.type("yesterday at 3")
    assert when.picks.is_shown
    hands.press(KEY.Key_Tab, shift=True)
    assert not when.line.hasFocus()
    qtbot.keyClick(hands.focused, KEY.Key_2, Qt.KeyboardModifier.AltModifier)
    assert "15:00" in when.line.text()
