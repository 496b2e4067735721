"""Claims about the screens in large letters, from right to left: nothing is cut, nothing lies beyond what holds it, and
no two things lie on the same place. All in one go, since the screens take seconds to make.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.tongues.laid import badly_laid, laid_badly_at_rest
from tests.tongues.seen import asked_for_pictures
from tracker.assembly.opening import window_over
from tracker.assembly.setup import set_up
from tracker.assembly.stores import Opening, open_for
from tracker.assembly.theme import wear_theme
from tracker.presentation.reminding.beyond import Beyond
from tracker.widgets.look.theme import AS_DRAWN, TEXT_SIZE
from tracker.widgets.pictures import scenes_of

LARGE = 130
"""Per cent."""
SCENES = {
    *(
        "main-lawyer",
        "main-week",
        "main-agenda",
        "morning-answers",
        "editing",
        "people",
        "entry-warn",
        "entry-all-fields",
    ),
    *("bring-columns", "bring-perhaps", "same-person", "palette", "say-voicemail", "trash", "correct-agreement"),
    *("settings-strength", "settings-reminders", "word-kept"),
}
"""Of each screen one or a few: all of them would take too long for what they add."""


@pytest.fixture
def large_from_right_to_left(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    qapp.setProperty(TEXT_SIZE, AS_DRAWN)


@pytest.mark.usefixtures("large_from_right_to_left")
def test_the_screens_have_room_in_large_letters_from_right_to_left(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    given = asked_for_pictures(tmp_path)
    setup = set_up(given)  # type: ignore[arg-type]  # whatever holds these
    store = Opening(lambda: open_for(setup, demo=True))
    theme = wear_theme(qapp, setup)
    theme.choose_text_size(LARGE)
    setup.beyond = Beyond(speaks=False)
    found: dict[str, str] = {}
    names: set[str] = set()
    try:
        window = window_over(setup, store, lambda work: work(), None)
        qtbot.addWidget(window)
        window.show()
        window.begin()
        for name, scene in scenes_of(window):
            if name not in SCENES:
                continue
            shown = scene()
            names.add(name)
            for _ in range(3):
                qapp.processEvents()
            found = dict.fromkeys(laid_badly_at_rest(shown), name) | found
            if isinstance(shown, QDialog):
                shown.hide()
    finally:
        store.close()
    assert names == SCENES
    assert not found, "\n".join(f"{name}: {trouble}" for trouble, name in found.items())


def laid(qtbot: QtBot) -> tuple[QWidget, QLabel, QPushButton]:
    """A label and a button beside it, with all the room they want."""
    within = QWidget()
    qtbot.addWidget(within)
    row = QHBoxLayout(within)
    label, button = QLabel("What was agreed"), QPushButton("Call")
    row.addWidget(label)
    row.addWidget(button)
    within.show()
    return within, label, button


def test_what_has_its_room_is_well_laid(qtbot: QtBot) -> None:
    within, _, _ = laid(qtbot)
    assert list(badly_laid(within)) == []


def test_what_is_cut_or_beyond_or_beneath_is_told(qtbot: QtBot) -> None:
    within, label, button = laid(qtbot)
    label.resize(label.width() // 2, label.height())
    assert list(badly_laid(within)) == ["cut: QLabel “What was agreed”"]
    within, label, button = laid(qtbot)
    button.move(within.width() - 10, button.y())
    assert list(badly_laid(within)) == ["beyond its parent: QPushButton “Call”"]
    within, label, button = laid(qtbot)
    button.move(label.pos())
    assert list(badly_laid(within)) == ["one over the other: QLabel “What was agreed” and QPushButton “Call”"]
