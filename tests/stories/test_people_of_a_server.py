"""Whoever is in a server's address book comes into the window to be looked at, and takes nothing away there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.stories.conftest import Desk
from tracker.presentation.bring_in.bringing import Stage
from tracker.presentation.reminding.beyond import Beyond
from tracker.widgets.publishing.phone_calendar import PhoneCalendar
from tracker.widgets.settings.settings_dialog import SettingsDialog

PLACE = Path("dav.example.org.vcf")
CARDS = b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:a\r\nFN:Ann Lee\r\nTEL:020 7946 0018\r\nEND:VCARD\r\n"


@pytest.fixture
def settings(desk: Desk) -> SettingsDialog:
    desk.setup.beyond = Beyond()
    desk.open_again()
    dialog = desk.window.dialogs.settings()
    assert dialog.findChild(PhoneCalendar) is not None
    dialog.open()
    return dialog


def they_come(desk: Desk) -> None:
    desk.window.states.publishing.people_came.emit(PLACE, CARDS)


def test_the_settings_give_way_to_them_and_one_press_brings_them(desk: Desk, settings: SettingsDialog) -> None:
    they_come(desk)
    assert not settings.isVisible()
    page = desk.window.pages.bring
    assert desk.window.pages.currentWidget() is page
    assert (page.state.stage, page.state.place) == (Stage.LOOKING, PLACE)
    assert not desk.store.people_after(0, 10), "nobody comes by themselves"
    page.bring.click()
    assert desk.history("Ann Lee").prospect.phones[0].typed == "020 7946 0018"


def test_what_was_changed_in_the_settings_and_is_not_saved_is_not_thrown_away(
    desk: Desk, settings: SettingsDialog
) -> None:
    settings.work.days[6].click()
    they_come(desk)
    assert settings.isVisible()
    assert settings._trouble.text().startswith("They are in the window. Save what you changed here")
    settings.save.click()
    assert not settings.isVisible()
    assert desk.window.pages.bring.state.place == PLACE


def test_a_list_that_is_being_looked_at_is_not_taken_away_by_them(desk: Desk, tmp_path: Path) -> None:
    table = tmp_path / "clients.csv"
    table.write_text("Name,Phone\nBo Orr,07700 900124\n", encoding="utf-8")
    desk.window.pages.bring_file(table)
    desk.window.pages.bring.columns.go_on.click()
    they_come(desk)
    assert desk.window.pages.bring.state.place == table
    assert "another list is open" in desk.window.toast.text
    desk.window.pages.bring.state.leave()
    they_come(desk)
    they_come(desk)
    assert desk.window.pages.bring.state.place == PLACE
