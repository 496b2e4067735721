"""A day is taken along on paper, and answered in the evening: by keys alone, over the sample's people."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from tests.builders import at
from tests.new_store import MakeStore, with_sample
from tests.stories.conftest import Desk
from tracker.actions.agreements.settle_agreement import settle_agreement
from tracker.actions.corrections.delete_record import delete_agreement
from tracker.actions.undo import undo
from tracker.presentation.road.left_in_rows import from_text
from tracker.rules.agreement import AgreementOutcome
from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.road.evening_dialog import EveningDialog
from tracker.widgets.road.print_dialog import PrintDialog

KEY = Qt.Key
MORNING = at("2026-11-26 07:57")


@pytest.fixture
def make_store() -> MakeStore:
    return with_sample(MORNING)


@pytest.fixture
def at_eight(desk: Desk) -> Desk:
    desk.now = MORNING
    desk.come_forward()
    return desk


def printing(desk: Desk) -> PrintDialog:
    desk.press(KEY.Key_D, ctrl=True, shift=True)
    dialog = desk.window.dialogs.road()
    assert dialog.isVisible()
    assert dialog.when.line.hasFocus()
    return dialog


def in_the_evening(desk: Desk) -> EveningDialog:
    desk.at("2026-11-26 18:20")
    desk.minute_passes()
    desk.come_forward()
    desk.press(KEY.Key_E, ctrl=True, shift=True)
    dialog = desk.window.dialogs.evening()
    assert dialog.isVisible()
    return dialog


def first_line(dialog: EveningDialog) -> LineField:
    """Of the first row that waits."""
    field = next(iter(dialog.lines.values())).line
    assert field is not None
    return field


def became_of(desk: Desk, name: str) -> set[AgreementOutcome]:
    return {agreement.outcome for agreement in desk.history(name).agreements if agreement.window.last == MORNING.date()}


def test_thursday_is_printed_and_then_the_week(at_eight: Desk, tmp_path: Path) -> None:
    desk = at_eight
    dialog = printing(desk)
    assert dialog.count.text() == "5 agreements on 1 page"
    place = tmp_path / "thursday.pdf"
    desk.press_button(dialog.save)
    asked = next(found for found in dialog.findChildren(QFileDialog) if found.isVisible())
    asked.fileSelected.emit(str(place))
    asked.reject()
    assert place.read_bytes().startswith(b"%PDF-")
    assert place.stat().st_mode & 0o077 == 0
    assert desk.window.toast.text == f"Written: {place}"
    place.write_text("a letter", encoding="utf-8")
    dialog.write(str(place))
    assert "is no PDF" in desk.window.toast.text
    assert place.read_text(encoding="utf-8") == "a letter"
    dialog.activateWindow()
    QApplication.processEvents()
    desk.focus(dialog.when.line)
    desk.tab_to(dialog.span)
    desk.press(KEY.Key_Right)
    assert dialog.count.text() == "14 agreements on 3 pages"
    desk.tab_to(dialog.when)
    desk.press(KEY.Key_A, ctrl=True)
    desk.type("someday")
    assert dialog.count.text() == ""
    desk.press(KEY.Key_Return, ctrl=True)
    assert dialog.trouble.isVisible()
    desk.press(KEY.Key_Escape)
    assert not dialog.isVisible()


def test_the_list_is_answered_row_by_row_and_each_can_be_taken_back(at_eight: Desk) -> None:
    desk = at_eight
    dialog = in_the_evening(desk)
    state = desk.window.states.evening
    assert [row.name for row in state.rows] == [
        "Martin Pryce",
        "Colin Burrows",
        "Nadia Petrov",
        "Jo Hill",
        "Leena Anand",
    ]
    desk.type("met: signed > in a month")
    desk.press(KEY.Key_Return)
    assert became_of(desk, "Martin Pryce") == {AgreementOutcome.KEPT}
    contact = max(desk.history("Martin Pryce").contacts, key=lambda c: c.entered_at)
    assert (contact.at, contact.note) == (at("2026-11-26 10:00"), "signed")
    assert dialog.under.text() == "1 of 5 have their answer."
    assert state.planned is not None
    assert state.planned.name == "Colin Burrows"
    desk.type("voicemail")
    desk.press(KEY.Key_Return)
    assert became_of(desk, "Colin Burrows") == {AgreementOutcome.TRIED}
    desk.press(KEY.Key_Z, ctrl=True)
    assert became_of(desk, "Colin Burrows") == {AgreementOutcome.OPEN}
    desk.press(KEY.Key_Z, ctrl=True)
    assert AgreementOutcome.KEPT not in became_of(desk, "Martin Pryce")
    assert [row.is_open for row in state.rows] == [True] * 5


def test_what_they_may_not_want_opens_the_entry_with_its_warning(at_eight: Desk) -> None:
    desk = at_eight
    in_the_evening(desk)
    desk.press(KEY.Key_Down, KEY.Key_Down, KEY.Key_Down)
    desk.type("voicemail")
    told = desk.window.states.evening.told
    assert told is not None
    assert (told.headline, told.saves) == ("It’s their turn", False)
    desk.press(KEY.Key_Return)
    assert desk.window.entry.isVisible()
    assert desk.window.states.entry.form.who == "Jo Hill"
    assert "we’ll call you" in desk.banner()


def test_what_was_called_off_is_answered_as_it_is_in_the_morning(at_eight: Desk) -> None:
    desk = at_eight
    in_the_evening(desk)
    desk.type("called off")
    desk.press(KEY.Key_Return)
    QApplication.processEvents()
    assert desk.window.flows.slipped.isVisible()
    assert "Martin Pryce" in desk.window.flows.slipped.heading.text()


def test_what_is_typed_in_a_row_stays_while_another_is_answered_and_the_list_is_closed(at_eight: Desk) -> None:
    desk = at_eight
    dialog = in_the_evening(desk)
    desk.type("met: half done")
    desk.press(KEY.Key_Down)
    desk.type("no answer")
    desk.press(KEY.Key_Return)
    assert first_line(dialog).text() == "met: half done"
    desk.press(KEY.Key_Escape)
    desk.come_forward()
    desk.press(KEY.Key_E, ctrl=True, shift=True)
    again = desk.window.dialogs.evening()
    assert desk._focused() is first_line(again)
    assert first_line(again).text() == "met: half done"


def after_a_kill(desk: Desk) -> EveningDialog:
    """The window that is there was never told that it ends: another start reads what lies on the disk."""
    desk.qtbot.waitUntil(lambda: not desk.window.states.evening._left._soon.isActive())
    desk.window.hide()
    desk.window = desk._open()
    desk.come_forward()
    desk.press(KEY.Key_E, ctrl=True, shift=True)
    return desk.window.dialogs.evening()


def lines_of(dialog: EveningDialog) -> list[str]:
    return [row.line.text() for row in dialog.lines.values() if row.line is not None]


def test_a_kill_in_the_midst_of_a_word_loses_nothing_of_any_row_and_what_was_meant_stays_meant(at_eight: Desk) -> None:
    desk = at_eight
    in_the_evening(desk)
    desk.type("met: likes it > tomorrow 10:00")
    desk.press(KEY.Key_Down)
    desk.type("talked: half a wo")
    desk.at("2026-11-27 09:00")
    dialog = after_a_kill(desk)
    assert [line for line in lines_of(dialog) if line] == ["met: likes it > tomorrow 10:00", "talked: half a wo"]
    assert [row.when for row in desk.window.states.evening.rows][:2] == ["Thu 26 Nov", "Thu 26 Nov"]
    desk.press(KEY.Key_Return)
    following = max(desk.history("Martin Pryce").agreements, key=lambda a: a.made_at).window
    assert following.first == at("2026-11-27 10:00").date(), "tomorrow was said on Thursday"
    assert "likes it" not in (desk.setup.paths.evening.read_text())


def test_what_was_answered_elsewhere_keeps_what_was_typed_and_what_was_typed_about_somebody_erased_goes(
    at_eight: Desk,
) -> None:
    desk = at_eight
    dialog = in_the_evening(desk)
    desk.type("met: half done")
    desk.press(KEY.Key_Down)
    desk.type("talked: about lemon")
    state = desk.window.states.evening
    martin, colin = (state.rows[n].planned for n in (0, 1))
    desk.window.states.forget(colin.prospect_id)
    assert "lemon" not in desk.setup.paths.evening.read_text()
    done = settle_agreement(desk.setup.desk(desk.store), martin.id, AgreementOutcome.WITHDRAWN)
    desk.window.states.dispatcher.changed.emit(done.changes, None)
    assert "half done" in desk.setup.paths.evening.read_text()
    row = dialog.lines[martin.id]
    assert row.line is not None
    assert (row.line.text(), row.waits) == ("met: half done", False)
    row.line.setFocus()
    desk.press(KEY.Key_Return)
    assert desk.history("Martin Pryce").contacts[-1].note == "half done"
    assert martin.id not in dialog.lines
    assert not desk.setup.paths.evening.exists()


def test_what_was_typed_for_what_is_agreed_no_more_is_shown_until_it_is_gone_on_with(at_eight: Desk) -> None:
    desk = at_eight
    dialog = in_the_evening(desk)
    desk.type("met: half done")
    martin = desk.window.states.evening.rows[0].planned
    reader, agreed = desk.setup.desk(desk.store), desk.store.agreement(martin.id)
    assert agreed is not None
    told = desk.window.states.dispatcher.changed.emit
    told(delete_agreement(reader, agreed).changes, None)
    assert martin.id not in dialog.lines
    (aside,) = dialog.asides
    assert "is not in the list any more" in aside.why.text()
    assert any("“met: half done”" in label.text() for label in aside.findChildren(QLabel))
    told(undo(reader).changes, None)
    assert [left.text for left in desk.window.states.evening.aside] == []
    line = dialog.lines[martin.id].line
    assert line is not None
    assert line.text() == "met: half done"
    told(delete_agreement(reader, agreed).changes, None)
    desk.press_button(dialog.asides[0].go_on)
    assert not dialog.isVisible()
    form = desk.window.states.entry.form
    assert (form.who_id, form.note) == (martin.prospect_id, "met: half done")
    assert not desk.setup.paths.evening.exists()


def test_what_was_typed_for_what_is_agreed_no_more_can_be_let_go_of(at_eight: Desk) -> None:
    desk = at_eight
    dialog = in_the_evening(desk)
    desk.type("met: half done")
    martin = desk.window.states.evening.rows[0].planned
    agreed = desk.store.agreement(martin.id)
    assert agreed is not None
    done = delete_agreement(desk.setup.desk(desk.store), agreed)
    desk.window.states.dispatcher.changed.emit(done.changes, None)
    desk.press_button(dialog.asides[0].drop)
    assert dialog.asides == []
    assert dialog.focusWidget() is first_line(dialog), "the keys are in the next row that waits"
    assert not desk.setup.paths.evening.exists()


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"agreement": "x"}]', '{"agreement": 1}', "\ud800"])
def test_a_draft_that_is_none_of_ours_is_none(text: str) -> None:
    assert from_text(text) == ()
