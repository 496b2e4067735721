"""Where something was printed, and whether it took it. Knows nothing of what."""

from __future__ import annotations

from os import SEEK_END
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

LAST_BYTES = 1024
"""A PDF says within so many that it ends."""


def name_of(printer: QPrinter) -> str:
    """The printer's own name, or where it prints into a file that file's."""
    return printer.printerName() or Path(printer.outputFileName()).name


def has_taken(printer: QPrinter) -> bool:
    """Whether all of it has arrived, as far as anybody can tell once it was painted: a printer may fail on the way, and
    Qt says nothing of a file for whose end there was no room.
    """
    from PySide6.QtPrintSupport import QPrinter

    if printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        return False
    if printer.outputFormat() is not QPrinter.OutputFormat.PdfFormat:
        return True
    try:
        with Path(printer.outputFileName()).open("rb") as file:
            file.seek(max(0, file.seek(0, SEEK_END) - LAST_BYTES))
            return b"%%EOF" in file.read(LAST_BYTES)
    except OSError:
        return False
