"""Where something was printed. Knows nothing of what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def name_of(printer: QPrinter) -> str:
    """The printer's own name, or where it prints into a file that file's."""
    return printer.printerName() or Path(printer.outputFileName()).name
