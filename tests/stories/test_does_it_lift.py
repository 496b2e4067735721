"""A talk agreed by a way they object to, through the real window and the real store: does this lift that?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.builders import JO, jo, objects
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.presentation.entry_form import Beside, Form, Next, TalkForm
from tracker.rules.channel import Channel, Direction
from tracker.rules.entry import Lift
from tracker.rules.prospect import Prospect

KEY: Any = Qt.Key
NOT_BY_PHONE = objects(Channel.CALL, "2026-11-12 10:00", words="e-mail only")
THEY_RANG = Form(
    JO,
    "Jo Hill",
    direction=Direction.IN,
    channel=Channel.CALL,
    next=frozenset({Next.TALK}),
    talk=TalkForm("fri 3pm"),
)
ASKED = "Jo Hill asked on 12 November not to be contacted by phone: “e-mail only”. Does this lift that?"


def open_on(desk: Desk, *records: Any, form: Form = THEY_RANG) -> None:
    desk.at("2026-11-18 10:00")
    do(desk.store, *records)
    desk.open_again()
    desk.window.new_entry(form)
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("keys", "once", "lifted"),
    [
        ([KEY.Key_Home], True, False),
        ([KEY.Key_Home, KEY.Key_Right], False, True),
        ([KEY.Key_End], False, False),
    ],
)
def test_it_is_asked_beneath_the_time_and_answered_where_the_cursor_is_put(
    desk: Desk, keys: list[Qt.Key], once: bool, lifted: bool
) -> None:
    open_on(desk, jo(), NOT_BY_PHONE)
    following = desk.window.entry.next
    assert following.objected.isVisible()
    assert following.objected.text() == ASKED
    assert following.lift.value() is None
    desk.press(KEY.Key_Return, ctrl=True)
    assert desk.window.entry.trouble.text() == ASKED
    assert desk.history("Jo Hill").contacts == ()
    desk.press(*keys)
    assert not desk.window.entry.trouble.isVisible()
    desk.press(KEY.Key_Return, ctrl=True)
    history = desk.history("Jo Hill")
    assert [a.lifts_once for a in history.agreements] == [once]
    assert [o.lifted_at is not None for o in history.objections] == [lifted]


def test_it_is_asked_anew_of_another_way_and_not_at_all_where_nobody_objects(desk: Desk) -> None:
    open_on(desk, jo(), replace(NOT_BY_PHONE, channel=None))
    following = desk.window.entry.next
    desk.focus(following.lift)
    desk.press(KEY.Key_Home)
    following.talk_channel.part(Channel.EMAIL).click()
    assert following.objected.isVisible()
    assert following.lift.value() is None


def test_where_they_object_to_another_way_only_nothing_is_asked(desk: Desk) -> None:
    open_on(desk, jo(), replace(NOT_BY_PHONE, channel=Channel.TEXT))
    assert not desk.window.entry.next.objected.isVisible()
    desk.press(KEY.Key_Return, ctrl=True)
    assert len(desk.history("Jo Hill").agreements) == 1


def test_it_is_asked_of_whoever_else_was_in_it(desk: Desk) -> None:
    ann = Prospect(2, "Ann Hill")
    open_on(
        desk, jo(), ann, replace(NOT_BY_PHONE, prospect_id=2), form=replace(THEY_RANG, others=(Beside(2, ann.name),))
    )
    assert desk.window.entry.next.objected.text().startswith("Ann Hill asked on 12 November")
    desk.press(KEY.Key_Return, ctrl=True)
    assert desk.history("Ann Hill").contacts == ()
    desk.window.entry.next.lift.part(Lift.NO).click()
    desk.press(KEY.Key_Return, ctrl=True)
    assert len(desk.history("Ann Hill").contacts) == 1
