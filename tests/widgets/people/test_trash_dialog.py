"""Claims about the trash: who lies there and for how long, back with one key, and gone for good only after asking."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import at
from tests.fakes import Clock, FakeStore, a_desk
from tests.presentation.test_dispatcher import Later
from tests.surroundings import here_by
from tracker.actions.people.purge_trash import purge_trash
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.people.trash import TrashState
from tracker.rules.prospect import Prospect
from tracker.widgets.look.plain_label import ElidedLabel, PlainLabel
from tracker.widgets.people.trash_dialog import TrashDialog

JO = Prospect(1, "Jo Hill", "Orchard", deleted_at=at("2026-11-20 09:00"))
ADA = Prospect(2, "Ada Okoro", deleted_at=at("2026-10-23 09:00"))


class Opened:
    def __init__(self, qtbot: QtBot, *people: Prospect) -> None:
        self.store = FakeStore(*people)
        self.clock = Clock(at("2026-11-21 09:00"))
        self.desk = a_desk(self.store, self.clock)
        self.state = TrashState(Dispatcher(lambda: self.desk, lambda work: work()), here_by(self.clock))
        self.erased: list[int] = []
        self.state.erased.connect(self.erased.append)
        self.dialog = TrashDialog(self.state)
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        self.dialog.activateWindow()
        qtbot.waitUntil(self.dialog.isActiveWindow)

    def texts(self) -> list[str]:
        return [label.text() for label in self.dialog.findChildren(PlainLabel) if label.isVisible()]


def test_it_says_who_lies_there_and_for_how_much_longer(qtbot: QtBot) -> None:
    opened = Opened(qtbot, JO, ADA, Prospect(3, "Sam"))
    assert [row.accessibleName() for row in opened.dialog.rows] == [
        "Jo Hill, Orchard, put here yesterday, 29 days left",
        "Ada Okoro, put here on 23 October, 1 day left",
    ]


def test_a_long_firm_is_cut_and_never_how_long_they_have(qtbot: QtBot) -> None:
    firm = replace(JO, organisation="The Upper Slaughter and Lower Swell Wedding Company of Stow-on-the-Wold")
    opened = Opened(qtbot, firm)
    cut = [label.shown_text() for label in opened.dialog.rows[0].findChildren(ElidedLabel)]
    assert any(text.startswith("The Upper Slaughter") and text.endswith("…") for text in cut)
    assert "29 days left · put here yesterday" in opened.texts()


def test_empty_it_says_so(qtbot: QtBot) -> None:
    assert "The trash is empty." in Opened(qtbot, Prospect(3, "Sam")).texts()


def test_restore_brings_them_back_and_the_focus_stays_in_the_list(qtbot: QtBot) -> None:
    opened = Opened(qtbot, JO, ADA)
    assert opened.dialog.rows[0].restore.hasFocus()
    qtbot.keyClick(opened.dialog.rows[0].restore, Qt.Key.Key_Space)
    assert [line.name for line in opened.store.people_like("", 5)] == ["Jo Hill"]
    assert [row.accessibleName()[:9] for row in opened.dialog.rows] == ["Ada Okoro"]
    assert QApplication.focusWidget() is opened.dialog.rows[0].restore


def test_erasing_asks_once_and_the_default_is_not_to(qtbot: QtBot) -> None:
    opened = Opened(qtbot, JO)
    row = opened.dialog.rows[0]
    qtbot.keyClick(row.erase, Qt.Key.Key_Space)
    assert any("nothing brings it back" in text for text in opened.texts())
    assert row.no.hasFocus()
    qtbot.keyClick(row.no, Qt.Key.Key_Space)
    assert len(opened.store.in_trash()) == 1
    qtbot.keyClick(row.erase, Qt.Key.Key_Space)
    qtbot.keyClick(row.yes, Qt.Key.Key_Space)
    assert opened.store.in_trash() == ()
    assert opened.erased == [1]


def test_after_thirty_days_they_are_erased(qtbot: QtBot) -> None:
    opened = Opened(qtbot, JO, ADA)
    assert purge_trash(opened.desk).value == ()
    opened.clock.moment = at("2026-11-22 09:00")
    opened.state.purge()
    assert [person.name for person in opened.store.in_trash()] == ["Jo Hill"]
    assert opened.erased == [2]


def test_esc_where_it_is_asked_is_not_to_erase_and_leaves_the_trash_only_then(qtbot: QtBot) -> None:
    opened = Opened(qtbot, JO)
    row = opened.dialog.rows[0]
    for _ in range(2):
        qtbot.keyClick(row.erase, Qt.Key.Key_Return)
        assert row.no.hasFocus()
        qtbot.keyClick(row.no, Qt.Key.Key_Escape)
        assert row.question.isHidden()
        assert row.erase.hasFocus()
        assert opened.dialog.isVisible()
    qtbot.keyClick(row.erase, Qt.Key.Key_Escape)
    assert not opened.dialog.isVisible()
    assert opened.erased == []


def test_told_late_who_lies_there_the_keys_are_on_the_first_of_them(qtbot: QtBot) -> None:
    store, clock, later = FakeStore(JO, ADA), Clock(at("2026-11-21 09:00")), Later()
    desk = a_desk(store, clock)
    dialog = TrashDialog(TrashState(Dispatcher(lambda: desk, later.run), here_by(clock)))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.focusWidget() is dialog.close_button
    later.work()
    assert dialog.focusWidget() is dialog.rows[0].restore


def test_whoever_comes_to_the_answers_hears_what_is_asked(qtbot: QtBot) -> None:
    row = Opened(qtbot, JO).dialog.rows[0]
    row.erase.click()
    asked = QAccessible.queryAccessibleInterface(row.no).parent()
    assert asked.role() is QAccessible.Role.Grouping
    assert asked.text(QAccessible.Text.Name).startswith("Erase Jo Hill for good?")
