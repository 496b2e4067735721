"""The day for the road on a printer: none is one sentence, the pages that are wanted come, and it is said that they did."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.builders import at, exact, jo, talk
from tests.fakes import Clock, FakeStore, a_desk
from tests.surroundings import here_by, no_room_beyond
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.road.paper import Paper
from tracker.presentation.road.road_state import RoadState
from tracker.widgets.road.print_dialog import PrintDialog

THURSDAY = date(2026, 11, 26)


def dialog_of(qtbot: QtBot, *printers: str, agreements: int = 1) -> PrintDialog:
    clock = Clock(at("2026-11-26 07:57"))
    desk = a_desk(FakeStore(jo(), *(talk(exact(f"2026-11-26 {8 + n:02}:00")) for n in range(agreements))), clock)
    state = RoadState(Dispatcher(lambda: desk, lambda work: work()), here_by(clock))
    dialog = PrintDialog(state, Paper.A4, lambda _place, _content: "", str, printers=lambda: printers)
    qtbot.addWidget(dialog)
    dialog.ask(THURSDAY)
    return dialog


def test_where_there_is_no_printer_it_is_said_and_what_to_do_instead(qtbot: QtBot) -> None:
    dialog = dialog_of(qtbot)
    dialog.print()
    assert dialog.findChild(QPrintDialog) is None
    assert dialog.trouble.text() == (
        "There is no printer on this computer. “Save as PDF…” writes it to a file instead."
    )
    assert dialog.focusWidget() is dialog.save
    dialog.save.click()
    assert dialog.trouble.text() == "", "the advice was taken"
    for asked in dialog.findChildren(QFileDialog):
        asked.reject()


@pytest.mark.parametrize(("first", "last", "said"), [(0, 0, "2 pages were sent to"), (2, 2, "1 page was sent to")])
def test_the_pages_that_are_wanted_are_printed_and_it_is_said(
    qtbot: QtBot, tmp_path: Path, first: int, last: int, said: str
) -> None:
    dialog, told = dialog_of(qtbot, "Office", agreements=14), list[str]()
    dialog.said.connect(told.append)
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    printer.setFromTo(first, last)
    dialog._paint_on(printer)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")
    assert [each.startswith(said) for each in told] == [True]
    assert not dialog.isVisible()


def test_a_file_for_whose_end_there_is_no_room_was_not_printed(qtbot: QtBot, tmp_path: Path) -> None:
    dialog, told = dialog_of(qtbot, "Office"), list[str]()
    dialog.said.connect(told.append)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "a.pdf"))
    with no_room_beyond(1000):
        dialog._paint_on(printer)
    assert (told, dialog.isVisible()) == ([], True)
    assert dialog.trouble.text().startswith("It could not be printed.")


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_where_the_printer_takes_nothing_it_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = dialog_of(qtbot, "Office")
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "no-such-folder" / "a.pdf"))
    dialog._paint_on(printer)
    assert dialog.isVisible()
    assert dialog.trouble.text().startswith("It could not be printed.")
