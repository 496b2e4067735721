"""Two records that are one person's, made one by keys alone in the real window and over the real store."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.builders import JO, day, did, jo, objects, talk
from tests.storage.looking import do
from tests.stories.conftest import Desk
from tracker.presentation.corrections.correction_fields import CorrectionField
from tracker.presentation.entry_form import Form
from tracker.rules.prospect import Prospect
from tracker.widgets.flows.merge_dialog import MergeDialog

KEY = Qt.Key
J_HILL = Prospect(2, "Hill J", organisation="Crumb & Co")
AGREED = talk(day("2026-11-20"), prospect_id=2)


def open_on(desk: Desk, *records: object) -> None:
    desk.at("2026-11-18 10:00")
    do(desk.store, jo(), J_HILL, *records)  # type: ignore[arg-type]
    desk.open_again()
    desk.window.show_prospect(JO)
    QApplication.processEvents()


def opened(desk: Desk) -> MergeDialog:
    desk.come_forward()
    desk.go_to_pane()
    desk.choose_from(desk.window.pane.more, "These are one person")
    QApplication.processEvents()
    return desk.window.dialogs.merge()


def test_the_other_record_is_found_made_one_with_this_and_taken_apart_again(desk: Desk) -> None:
    open_on(desk, AGREED)
    dialog = opened(desk)
    assert dialog.heading.text() == "Another record of Jo Hill"
    dialog.make_one.click()
    assert dialog.trouble.text() == "Who is the same person? Choose them from the list."
    desk.type("Hill J")
    desk.press(KEY.Key_Return)
    assert dialog.becomes.text().startswith(
        "Everything with Hill J goes to Jo Hill, and the record of Hill J is there no more."
    )
    desk.press(KEY.Key_Return, ctrl=True)
    assert not desk.window.dialogs.merge.is_open
    assert [a.window for a in desk.history("Jo Hill").agreements] == [AGREED.window]
    assert desk.store.history_of(2) is None
    assert "Two records made one: Jo Hill" in desk.window.toast.text
    desk.press(KEY.Key_Z, ctrl=True)
    assert [a.id for a in desk.history("Hill J").agreements] == [AGREED.id]
    assert desk.history("Jo Hill").agreements == ()


def test_what_was_typed_about_the_record_that_goes_is_about_the_one_that_stays(desk: Desk) -> None:
    """And goes with them once they are erased."""
    open_on(desk)
    half = Form(2, "Hill J", note="quince and marzipan")
    desk.window.new_entry(replace(half, note=""))
    desk.window.states.entry.change(note=half.note)
    desk.press(KEY.Key_Escape)
    opened(desk)
    desk.type("Hill J")
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_Return, ctrl=True)
    draft = desk.window.states.entry.take_draft()
    assert draft is not None
    assert (draft.who_id, draft.who, draft.note) == (JO, "Jo Hill", half.note)
    desk.window.states.forget(JO)
    assert desk.window.states.entry.take_draft() is None


def test_what_was_typed_over_what_was_logged_goes_along_and_comes_back(desk: Desk) -> None:
    visit = did("2026-11-10 10:00", prospect_id=2, note="quince")
    open_on(desk, visit)
    correcting = desk.window.states.correcting
    correcting.begin(visit)
    correcting.change(CorrectionField.NOTE, "marzipan")
    correcting.leave()
    opened(desk)
    desk.type("Hill J")
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_Return, ctrl=True)
    (carried,) = desk.history("Jo Hill").contacts
    assert carried.id != visit.id
    correcting.begin(carried)
    assert (correcting.was_left, correcting.text(CorrectionField.NOTE)) == (True, "marzipan")
    correcting.leave()
    desk.press(KEY.Key_Z, ctrl=True)
    correcting.begin(desk.history("Hill J").contacts[0])
    assert correcting.text(CorrectionField.NOTE) == "marzipan"
    correcting.save()
    assert desk.history("Hill J").contacts[0].note == "marzipan"


def test_what_the_guard_now_warns_of_is_listed_before_it_closes(desk: Desk) -> None:
    said_no = objects(None, "2026-11-05 10:00")
    open_on(desk, did("2026-11-10 10:00", prospect_id=2, reason="it happened"), said_no)
    dialog = opened(desk)
    desk.type("Hill J")
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_Return, ctrl=True)
    assert dialog.isVisible()
    assert "They asked not to be contacted" in dialog.warned.text()
    desk.press(KEY.Key_Return)
    assert not desk.window.dialogs.merge.is_open
