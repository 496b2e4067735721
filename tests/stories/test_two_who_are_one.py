"""People who may be the same are shown two by two, made one or told apart by key, and not asked about twice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from tests.builders import exact, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tests.widgets.look.where_boxes_begin import box_begins
from tests.worn import worn
from tracker.actions.outcome import DeedName
from tracker.presentation.person.prospect_details import Detail
from tracker.rules.channel import Channel
from tracker.rules.prospect import Objection, Phone, Prospect
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.aloud import heard_by
from tracker.widgets.look.theme import Scheme
from tracker.widgets.same_person.same_person_page import SamePersonPage

NUMBER = Phone("020 7946 0018", "+442079460018")
JO = Prospect(11, "Jo Hill", "Hill Ltd", phones=(NUMBER,))
JOANNA = Prospect(12, "Joanna Hill", "Hill & Sons", phones=(NUMBER,))
KIM, KIM_AGAIN = Prospect(13, "Kim Cole"), Prospect(14, "Kim Cole")


def page_of(desk: Desk) -> SamePersonPage:
    do(
        desk.store,
        JO,
        JOANNA,
        KIM,
        KIM_AGAIN,
        replace(talk(exact("2026-11-25 10:00")), prospect_id=12),
        Objection(901, 12, Channel.POST, desk.now),
    )
    desk.window.pages.show_same()
    return desk.window.pages.same


def names(page: SamePersonPage) -> list[tuple[str, str]]:
    return [(pair.one.name, pair.other.name) for pair in page.state.pairs]


def test_two_are_made_one_with_the_word_that_was_chosen_and_two_are_told_apart(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk)
    assert names(page) == [("Jo Hill", "Joanna Hill"), ("Kim Cole", "Kim Cole")]
    assert [row.detail for row in page.state.fields() if row.is_asked] == [Detail.NAME, Detail.ORGANISATION]
    page.state.take_word(Detail.ORGANISATION, of_other=True)
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    one = desk.store.history_of(11)
    assert one is not None
    assert (one.prospect.name, one.prospect.organisation) == ("Jo Hill", "Hill & Sons")
    assert "Hill Ltd" in one.prospect.notes
    assert "Joanna Hill" in one.prospect.notes
    assert (len(one.agreements), [o.channel for o in one.objections]) == (1, [Channel.POST])
    assert desk.store.history_of(12) is None
    assert names(page) == [("Kim Cole", "Kim Cole")]
    qtbot.keyClick(page.list, Qt.Key.Key_2)
    assert names(page) == []
    page.state.look()
    assert names(page) == []
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    desk.press(Qt.Key.Key_Z, ctrl=True)
    assert desk.store.history_of(12) is not None


@pytest.mark.parametrize("width", [1280, 2560, 3840])
def test_on_a_wide_screen_the_two_still_stand_side_by_side(desk: Desk, width: int) -> None:
    page = page_of(desk)
    desk.window.resize(width, 1440)
    QApplication.processEvents()
    jo, joanna = (
        box.mapTo(page, box.rect().topLeft()).x()
        for name in ("Jo Hill", "Joanna Hill")
        for box in page.findChildren(QRadioButton)
        if box.isVisible() and box.text() == name
    )
    answer = page.make_one.mapTo(page, page.make_one.rect().topRight()).x()
    assert page.width() == width
    assert 0 < joanna - jo < 600
    assert answer - joanna < 600


def test_what_a_colleague_changed_meanwhile_is_not_made_one_unseen(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk)
    with desk.store.deed(DeedName.EDIT_PROSPECT, "Ben", desk.now) as tx:
        tx.put(replace(JOANNA, address="1 High St"))
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    assert desk.store.history_of(12) is not None
    assert page.trouble.isVisible()


def at_the_pairs(desk: Desk) -> SamePersonPage:
    page = page_of(desk)
    desk.come_forward()
    assert page.list.hasFocus()
    return page


def test_two_told_apart_by_mistake_are_shown_again_by_the_key_that_takes_back(desk: Desk) -> None:
    page = at_the_pairs(desk)
    desk.press(Qt.Key.Key_1)
    desk.press(Qt.Key.Key_2)
    assert names(page) == []
    desk.press(Qt.Key.Key_Z, ctrl=True)
    assert names(page) == [("Kim Cole", "Kim Cole")]
    assert desk.store.history_of(12) is None, "what was done before stays done"
    page.state.look()
    assert names(page) == [("Kim Cole", "Kim Cole")]
    desk.press(Qt.Key.Key_Z, ctrl=True)
    assert desk.store.history_of(12) is not None


def test_the_pair_stands_again_where_it_stood(desk: Desk) -> None:
    page = at_the_pairs(desk)
    desk.press(Qt.Key.Key_2)
    assert "not shown together again" in desk.window.toast.text
    desk.press(Qt.Key.Key_Z, ctrl=True)
    assert names(page) == [("Jo Hill", "Joanna Hill"), ("Kim Cole", "Kim Cole")]
    assert (page.list.currentIndex().row(), page.state.at) == (0, 0)


def test_told_apart_the_last_time_they_can_be_taken_back_from_the_day_too(desk: Desk) -> None:
    page = at_the_pairs(desk)
    desk.press(Qt.Key.Key_2)
    desk.press(Qt.Key.Key_Escape)
    undo = next(each for each in desk.window.toast.findChildren(QPushButton) if each.isVisible())
    desk.qtbot.mouseClick(undo, Qt.MouseButton.LeftButton)
    desk.window.pages.show_same()
    assert names(page) == [("Jo Hill", "Joanna Hill"), ("Kim Cole", "Kim Cole")]


@pytest.mark.parametrize("key", [Qt.Key.Key_3, Qt.Key.Key_9, Qt.Key.Key_Return, Qt.Key.Key_X])
def test_what_answers_nothing_leads_nowhere_and_says_what_answers(desk: Desk, key: Qt.Key) -> None:
    page = at_the_pairs(desk)
    before = desk.window.calendar.view
    desk.press(key)
    assert desk.window.pages.currentWidget() is page
    assert desk.window.calendar.view is before
    assert len(names(page)) == 2
    assert page.trouble.text() == "1 makes them one person, 2 says that they are two."
    desk.press(Qt.Key.Key_2)
    assert not page.trouble.isVisible()


def test_a_letter_leads_to_the_pair_that_begins_so_and_needs_no_word(desk: Desk) -> None:
    page = at_the_pairs(desk)
    desk.type("ki")
    assert page.list.currentIndex().row() == 1
    assert not page.trouble.isVisible()


def test_tab_comes_to_what_is_asked_of_the_two_before_the_answers(desk: Desk) -> None:
    page = at_the_pairs(desk)
    for _ in range(2):
        stops = []
        desk.focus(page.list)
        while not page.make_one.hasFocus():
            desk.press(Qt.Key.Key_Tab)
            stops.append(desk._focused())
        asked = [type(stop).__name__ for stop in stops]
        assert asked == ["QRadioButton"] * (len(stops) - 2) + ["CappedButton"] * 2
        assert stops[-2:] == [page.two, page.make_one]
        desk.focus(page.list)
        desk.press(Qt.Key.Key_Down)
    assert page.state.pair is not None


def test_a_key_that_answers_nothing_says_aloud_which_ones_do(desk: Desk) -> None:
    at_the_pairs(desk)
    said: list[str] = []
    with heard_by(lambda _of, words: said.append(words)):
        desk.press(Qt.Key.Key_5)
    assert "1 makes them one person, 2 says that they are two." in said


def test_a_name_to_choose_begins_where_the_others_lines_do(desk: Desk) -> None:
    page = page_of(desk)
    with worn(Scheme.LIGHT):
        for _again in range(2):  # also once another pair was shown
            page.state.show(1)
            page.state.show(0)
            QApplication.processEvents()
            page.grab()
            choices = page.findChildren(QRadioButton)
            begin = {box_begins(choice, page) for choice in choices if choice.isVisible()}
            plain = {
                label.mapTo(page, QPoint()).x()
                for label in page.findChildren(PlainLabel)
                if label.isVisible() and label.text() == NUMBER.typed
            }
            assert begin == plain
