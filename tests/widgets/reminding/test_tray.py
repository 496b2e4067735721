"""The icon in the tray: its menu, and that it says nothing of itself where there is none."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tests.widgets.reminding.test_giving import JO
from tracker.widgets.reminding.tray import Tray, untagged


def test_its_menu_leads_to_the_window_to_a_new_entry_and_out(qtbot: QtBot) -> None:
    tray = Tray()
    wanted: list[str] = []
    tray.window_wanted.connect(lambda: wanted.append("window"))
    tray.entry_wanted.connect(lambda: wanted.append("entry"))
    tray.end_wanted.connect(lambda: wanted.append("end"))
    for act in tray.menu.actions():
        act.trigger()
    assert [act.text() for act in tray.menu.actions()] == ["Open As Agreed", "New entry", "Quit"]
    assert wanted == ["window", "entry", "end"]


def test_where_there_is_no_tray_nothing_is_told_by_it(qtbot: QtBot) -> None:
    tray = Tray()
    assert not tray.is_there
    assert not tray.tell(JO)


def test_no_tag_reaches_a_tray_that_may_read_markup() -> None:
    assert untagged("10:00, call <img src=x> Hill & Sons") == "10:00, call ‹img src=x› Hill & Sons"
