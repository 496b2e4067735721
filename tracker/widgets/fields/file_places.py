"""Asks where a file is to be written, or which one is to be opened, as the system asks. Knows not what is in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QFileDialog, QWidget

from tracker.actions.taking_out import FileKind
from tracker.presentation.take_out.take_out_state import with_ending
from tracker.tongue import phrase, tr, tr_as

KINDS = {
    FileKind.CALENDAR: phrase("a kind of file", "Calendar"),
    FileKind.CARDS: phrase("a kind of file", "Cards"),
    FileKind.TABLES: phrase("a kind of file", "Tables"),
    FileKind.EVERYTHING: phrase("a kind of file", "Archive of everything"),
}

WITH_PEOPLE = "*.csv *.tsv *.txt *.vcf *.vcard *.ics *.ical"


def ask_where(over: QWidget, kind: FileKind, name: str, then: Callable[[Path], object]) -> None:
    """`then` gets the place, its name ending as it has to. Whether it replaces what lies there has been asked."""
    dialog = QFileDialog(over, tr("Where to write it"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilter(f"{KINDS[kind].told()} (*.{kind.value})")
    dialog.setDefaultSuffix(kind.value)
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda place: then(with_ending(Path(place), kind)))
    dialog.open()


def ask_which(over: QWidget, then: Callable[[Path], object]) -> None:
    """`then` gets the file from another computer."""
    dialog = QFileDialog(over, tr("The file from the other computer"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    told = tr_as("a kind of file", "Archive or backup")
    dialog.setNameFilter(f"{told} (*.zip *.db)")
    dialog.fileSelected.connect(lambda place: then(Path(place)))
    dialog.open()


def ask_people(over: QWidget, then: Callable[[Path], object]) -> None:
    """`then` gets a file with people in it."""
    dialog = QFileDialog(over, tr("Bring my people"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    told = tr_as("a kind of file", "Tables, cards and calendars")
    dialog.setNameFilters([f"{told} ({WITH_PEOPLE})", f"{tr_as('a kind of file', 'All files')} (*)"])
    dialog.fileSelected.connect(lambda place: then(Path(place)))
    dialog.open()


def dropped(urls: list[QUrl]) -> Path | None:
    """The file among what is dragged; None for none, and for several at once."""
    files = [url.toLocalFile() for url in urls if url.isLocalFile()]
    return Path(files[0]) if len(files) == 1 else None


def ask_folder(over: QWidget, title: str, begin: str, then: Callable[[str], object]) -> None:
    """`then` gets the folder, as it is written."""
    dialog = QFileDialog(over, title, begin)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.fileSelected.connect(then)
    dialog.open()
