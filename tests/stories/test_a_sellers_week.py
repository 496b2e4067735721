"""What four people met in a week of work with the window open: ill, restored from a backup, left in the midst of a word."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from tests.builders import at
from tests.stories.conftest import Desk
from tracker.presentation.entry_form import Exit, Form, Next, TalkForm
from tracker.rules.channel import Direction
from tracker.widgets.us.away_dialog import AwayDialog

KEY = Qt.Key


def agreed(desk: Desk, who: str, when: str) -> int:
    """They rang, and there is a time to talk."""
    return desk.logged(Form(who=who, direction=Direction.IN, next=frozenset({Next.TALK}), talk=TalkForm(when=when)))


def written(desk: Desk, line: str) -> None:
    """About somebody new, in the one line."""
    desk.press(KEY.Key_N, ctrl=True)
    desk.type(line)
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_Return, ctrl=True)
    assert not desk.window.entry.isVisible()


def names(desk: Desk) -> list[str]:
    return sorted(line.name for line in desk.store.people_like("", 9))


def restored(desk: Desk) -> None:
    """A backup of before Bob rang is put in place."""
    desk.in_full = False
    agreed(desk, "Ann Archer", "tomorrow 9:30")
    state = desk.window.states.safekeeping
    _ = desk.window.safety
    state.back_up()
    desk.now += timedelta(hours=1)
    agreed(desk, "Bob Bright", "tomorrow 10:30")
    desk.come_forward()
    state.restore(state.backups[0])
    assert names(desk) == ["Ann Archer"]


def test_the_key_of_undo_takes_back_a_backup_that_was_put_in_place_and_no_deed_of_it(desk: Desk) -> None:
    restored(desk)
    assert desk.window.toast._cap.text() == "Ctrl Z"
    desk.window.toast.dismiss()
    desk.press(KEY.Key_Z, ctrl=True)
    assert names(desk) == ["Ann Archer", "Bob Bright"]
    desk.press(KEY.Key_Z, ctrl=True)
    assert names(desk) == ["Ann Archer"], "and then what was done last"


def test_what_is_done_after_a_backup_was_put_in_place_is_taken_back_first_and_the_backup_stays(desk: Desk) -> None:
    restored(desk)
    written(desk, "cleo crane rang > tomorrow 2pm")
    desk.press(KEY.Key_Z, ctrl=True)
    assert names(desk) == ["Ann Archer"]
    desk.press(KEY.Key_Z, ctrl=True)
    assert "Bob Bright" not in names(desk)


def test_what_was_left_in_the_midst_of_a_word_says_when_it_happened_and_not_now(desk: Desk) -> None:
    desk.in_full = False
    desk.come_forward()
    desk.press(KEY.Key_N, ctrl=True)
    desk.type("gil gray rang about the marzi")
    chip = desk.window.entry.in_line.row.when.chip
    desk.at("2026-11-12 09:05")
    desk.type("p")
    assert chip.text() == "now"
    desk.press(KEY.Key_Escape)
    desk.at("2026-11-12 11:00")
    desk.open_again()
    desk.come_forward()
    desk.press(KEY.Key_N, ctrl=True)
    assert desk.window.entry.in_line.row.when.chip.text() == "now"
    desk.press(KEY.Key_R, alt=True)
    chip = desk.window.entry.in_line.row.when.chip
    assert chip.text() == "today, 09:00"
    desk.at("2026-11-13 08:00")
    desk.type("an")
    assert chip.text() == "yesterday, 09:00"
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_Return, ctrl=True)
    (contact,) = desk.history("Gil Gray").contacts
    assert contact.at == at("2026-11-12 09:00")


def ill(desk: Desk) -> AwayDialog:
    """Two are agreed for today and one for tomorrow, and it is typed that we are away today."""
    for who, when in (("Ann Archer", "today 9:30"), ("Bob Bright", "today 14:00"), ("Cleo Crane", "tomorrow 10:00")):
        agreed(desk, who, when)
    desk.come_forward()
    dialog = desk.window.dialogs.away()
    dialog.ask()
    QApplication.processEvents()
    desk.type("today")
    return dialog


def test_days_away_say_what_is_agreed_for_them_and_lead_to_calling_it_off_one_by_one(desk: Desk) -> None:
    dialog = ill(desk)
    assert dialog.agreed.text() == "Agreed then: Ann Archer today 09:30, Bob Bright today 14:00."
    desk.press(KEY.Key_Return)
    assert not dialog.agreed.isVisible()
    (off,) = (b for b in dialog.findChildren(QPushButton) if b.text() == "Call off…")
    desk.press_button(off)
    called: list[str] = []
    while (asks := desk.window.flows._call_off_dialog.made) is not None:
        called.append(asks.heading.text())
        desk.press(KEY.Key_Return)
        QApplication.processEvents()
    assert called == ["Ann Archer", "Bob Bright"]
    assert [desk.history(who).agreements[0].is_called_off_by_us for who in called] == [True, True]
    assert desk.history("Cleo Crane").agreements[0].is_open
    assert not any(b.text() == "Call off…" for b in dialog.findChildren(QPushButton) if b.isVisible())


def test_what_we_called_off_is_ours_in_the_list_of_the_evening_as_well(desk: Desk) -> None:
    ill(desk)
    desk.press(KEY.Key_Escape)
    (first, *_rest) = desk.store.agreements_between(desk.now.date(), desk.now.date())
    desk.window.flows.call_off_ourselves(first)
    QApplication.processEvents()
    desk.press(KEY.Key_Return)
    assert desk.history(first.name).agreements[0].is_called_off_by_us
    evening = desk.window.states.evening
    evening.reload()
    assert evening.rows[0].became == "called off by us"


def test_two_times_in_a_breath_are_asked_about_and_neither_is_taken_in_silence(desk: Desk) -> None:
    desk.in_full = False
    agreed(desk, "Ann Archer", "tomorrow 9:30")
    desk.come_forward()
    desk.press(KEY.Key_N, ctrl=True)
    desk.type("ann rang > in a month, price list by friday")
    desk.press(KEY.Key_Return, ctrl=True)
    assert desk.window.entry.isVisible()
    assert len(desk.history("Ann Archer").agreements) == 1
    desk.press(KEY.Key_1, alt=True)
    desk.press(KEY.Key_Return, ctrl=True)
    assert not desk.window.entry.isVisible()
    assert desk.history("Ann Archer").agreements[-1].window.first == at("2026-12-12 12:00").date()


def test_the_key_of_an_exit_leads_into_it_where_a_draft_has_it_open(desk: Desk) -> None:
    desk.in_full = False
    desk.come_forward()
    desk.press(KEY.Key_N, ctrl=True)
    desk.type("colin marsh call talked")
    desk.press(KEY.Key_Return)
    desk.press(KEY.Key_B, alt=True)
    desk.press(KEY.Key_Escape)
    desk.press(KEY.Key_B, alt=True)
    desk.window.entry.reject()
    desk.press(KEY.Key_N, ctrl=True)
    desk.press(KEY.Key_R, alt=True)
    entry = desk.window.states.entry
    assert entry.form.exit.open is Exit.ANYWAY
    desk.press(KEY.Key_B, alt=True)
    desk.type("we met at the fair")
    assert entry.form.exit.reason == "we met at the fair"
    desk.press(KEY.Key_B, alt=True)
    assert entry.form.exit.open is None
