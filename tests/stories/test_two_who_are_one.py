"""People who may be the same are shown two by two, made one or told apart by key, and not asked about twice."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.builders import exact, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.actions.outcome import DeedName
from tracker.presentation.person.prospect_details import Detail
from tracker.rules.channel import Channel
from tracker.rules.prospect import Objection, Phone, Prospect
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


def test_what_a_colleague_changed_meanwhile_is_not_made_one_unseen(desk: Desk, qtbot: QtBot) -> None:
    page = page_of(desk)
    with desk.store.deed(DeedName.EDIT_PROSPECT, "Ben", desk.now) as tx:
        tx.put(replace(JOANNA, address="1 High St"))
    qtbot.keyClick(page.list, Qt.Key.Key_1)
    assert desk.store.history_of(12) is not None
    assert page.trouble.isVisible()
