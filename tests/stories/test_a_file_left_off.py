"""A file that is stopped on its way in, or dropped where something else is asked: nothing half done, and one sentence."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QDialog, QWidget

from tests.builders import jo
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.presentation.bring_in.bringing import Stage
from tracker.presentation.bring_in.piles import Pile
from tracker.widgets.bring_in.drop_hint import DropHint

STOPPED = "Stopped. Nothing was kept."


@pytest.fixture
def table(tmp_path: Path) -> Path:
    place = tmp_path / "clients.csv"
    place.write_text("Name,Phone\nAnn Lee,07700 900123\nBo Orr,07700 900124\n", encoding="utf-8")
    return place


@pytest.mark.parametrize(
    ("stage", "back_at"),
    [(Stage.READING, Stage.ASKING), (Stage.COMPARING, Stage.COLUMNS), (Stage.WRITING, Stage.LOOKING)],
)
def test_stopped_on_its_way_it_is_back_where_it_was_begun(
    desk: Desk, table: Path, stage: Stage, back_at: Stage
) -> None:
    page = desk.window.pages.bring
    page.state.progressed.connect(lambda _done, _of: page.stop.click() if page.state.stage is stage else None)
    desk.window.pages.bring_file(table)
    page.columns.go_on.click()
    page.bring.click()
    assert (page.state.stage, page.trouble.text()) == (back_at, STOPPED)
    assert not desk.store.people_after(0, 10)
    # Taken up again, it goes through, and nothing of the first time is in the way.
    page.state.progressed.disconnect()
    desk.window.pages.bring_file(table)
    assert page.trouble.text() == ""
    page.columns.go_on.click()
    page.bring.click()
    assert len(desk.store.people_after(0, 10)) == 2


PEOPLE = 300


def test_everybody_of_a_file_that_is_left_goes_by_itself(desk: Desk, tmp_path: Path) -> None:
    """Nobody looks for garbage among them, then or later (`long_work`): a circle for each would stay for good."""
    place = tmp_path / "many.csv"
    rows = (f"Ann{n} Lee{n},07700 {900000 + n},ann{n}@example.org\n" for n in range(PEOPLE))
    place.write_text(f"Name,Phone,Email\n{''.join(rows)}", encoding="utf-8")
    page = desk.window.pages.bring
    left = []
    gc.collect()
    try:
        for _ in range(2):  # the first makes what is made once
            desk.window.pages.bring_file(place)
            page.columns.go_on.click()
            assert page.state.stage is Stage.LOOKING
            page.state.leave()
            gc.unfreeze()
            left.append(gc.collect())
    finally:
        gc.freeze()  # as it was
    assert left[1] < PEOPLE


NO_KEYS, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


def carrying(place: Path) -> QMimeData:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(place))])
    return carried


def hold(over: QWidget, place: Path) -> None:
    carried = carrying(place)
    over.dragEnterEvent(QDragEnterEvent(QPoint(3, 3), Qt.DropAction.CopyAction, carried, LEFT, NO_KEYS))


def drop(on: QWidget, place: Path) -> None:
    carried = carrying(place)
    on.dropEvent(QDropEvent(QPointF(3, 3), Qt.DropAction.CopyAction, carried, LEFT, NO_KEYS))


def is_hinted_at(window: QWidget) -> bool:
    return any(hint.isVisible() for hint in window.findChildren(DropHint))


def test_a_file_held_over_the_window_is_told_what_becomes_of_it(desk: Desk, table: Path) -> None:
    pages = desk.window.pages
    hold(pages, table)
    held = is_hinted_at(pages)
    pages.dragLeaveEvent(QDragLeaveEvent())
    taken_away = is_hinted_at(pages)
    hold(pages, table)
    drop(pages, table)
    assert (held, taken_away, is_hinted_at(pages)) == (True, False, False)


def test_a_file_dropped_is_read_but_not_past_a_dialog_that_waits(desk: Desk, table: Path) -> None:
    pages = desk.window.pages
    pages.show_bring()
    dialog = QDialog(desk.window)
    dialog.open()
    drop(pages, table)
    held = pages.bring.state.place
    dialog.reject()
    drop(pages, table)
    assert (held, pages.bring.state.place) == (None, table)


def test_a_second_file_takes_the_place_of_the_first_until_somebody_was_decided_of(desk: Desk, table: Path) -> None:
    other = table.with_name("others.csv")
    other.write_text("Name\nCem Oz\nCem Oz\n", encoding="utf-8")
    pages = desk.window.pages
    page = pages.bring
    for place in (table, other):
        drop(pages, place)
        assert page.state.place == place
    page.columns.go_on.click()
    page.model.answer(0, 0)
    drop(pages, table)
    assert (page.state.place, page.state.stage) == (other, Stage.LOOKING)
    assert page.trouble.text() == "Please bring the people of others.csv first, or leave it with “Not now”."


def test_a_window_that_goes_leaves_off_what_is_under_way_and_keeps_a_list_that_stands(desk: Desk, table: Path) -> None:
    pages = desk.window.pages
    stopped: list[Stage] = []

    def go(_done: int, _of: int) -> None:
        pages.leave_off()
        stopped.append(pages.bring.state.stage)

    pages.bring.state.progressed.connect(go)
    pages.bring_file(table)
    assert stopped == [Stage.ASKING]
    pages.bring.state.progressed.disconnect()
    pages.bring_file(table)
    pages.bring.columns.go_on.click()
    pages.leave_off()
    assert pages.bring.state.stage is Stage.LOOKING


def test_a_list_that_was_left_is_shown_no_more_however_large_the_window(desk: Desk, table: Path) -> None:
    page = desk.window.pages.bring
    desk.window.pages.bring_file(table)
    page.columns.go_on.click()
    assert page.model.rowCount() == 2
    page.not_now.click()
    assert page.model.rowCount() == 0
    page.rows.resize(300, 200)


def test_tab_comes_down_the_columns_before_what_stands_beside_them(desk: Desk, table: Path) -> None:
    desk.come_forward()
    desk.window.pages.bring_file(table)
    page = desk.window.pages.bring
    columns = page.columns
    assert columns.go_on.hasFocus()
    desk.focus(page.back)
    stops = []
    while not columns.go_on.hasFocus():
        desk.press(Qt.Key.Key_Tab)
        stops.append(desk._focused())
    assert stops[:2] == list(columns.fields.values())
    assert stops[2:] == [columns.preview.after, columns.encoding, columns.remember, columns.go_on]


@pytest.mark.parametrize("key", [Qt.Key.Key_4, Qt.Key.Key_9, Qt.Key.Key_Return, Qt.Key.Key_Z])
def test_what_answers_nobody_of_a_list_leads_nowhere_and_says_what_answers(
    desk: Desk, table: Path, key: Qt.Key
) -> None:
    do(desk.store, jo(name="Ann Lee"))
    desk.open_again()
    desk.come_forward()
    desk.window.pages.bring_file(table)
    page = desk.window.pages.bring
    page.columns.go_on.click()
    assert page.rows.hasFocus()
    desk.press(key)
    assert desk.window.pages.currentWidget() is page
    assert page.trouble.text() == "1 to 3 answer here; Ctrl+Enter brings everybody in."
    desk.press(Qt.Key.Key_1)
    assert page.trouble.text() == ""
    page.piles.choose(Pile.NEW)
    desk.focus(page.rows)
    desk.press(key)
    assert page.trouble.text() == "1 to 2 answer here; Ctrl+Enter brings everybody in."
