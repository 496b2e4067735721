"""Asks which day is to be taken along, shows how it looks on paper, and prints it or saves it. Knows no store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tracker.presentation.road.paper import Paper
from tracker.presentation.road.road_state import RoadState
from tracker.presentation.road.sheet import Sheet
from tracker.presentation.words.paper import road as words
from tracker.presentation.words.paper.printing import not_printed, sent
from tracker.tongue import tr
from tracker.widgets.fields.field_rows import Rows, WhenField
from tracker.widgets.fields.segments import Segment, Segments
from tracker.widgets.flows.flow_dialog import Explain, FlowDialog
from tracker.widgets.look.buttons import Kind
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.printed_to import has_taken, name_of
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import SPACE_16, Role
from tracker.widgets.road.sheet_painter import SheetPainter, as_pdf, layout_on, paint_sheet

WriteFile = Callable[[Path, bytes], str]
"""Writes a file that only its owner may read; gives a sentence that says what became of it."""
SEEN = QSize(168, 238)
DOTS_TO_A_METRE = 7874
"""200 to an inch, which are made smaller to be seen."""


def _printers() -> Sequence[str]:
    from PySide6.QtPrintSupport import QPrinterInfo

    return QPrinterInfo.availablePrinterNames()


class PrintDialog(FlowDialog):
    """`said(str)` is a sentence in passing. `printers` are the names of those there are."""

    said = Signal(str)

    def __init__(
        self,
        state: RoadState,
        paper: Paper,
        write: WriteFile,
        explain: Explain,
        parent: QWidget | None = None,
        printers: Callable[[], Sequence[str]] = _printers,
    ) -> None:
        super().__init__("", explain, parent)
        self._printers = printers
        self.setWindowTitle(tr("The day for the road"))
        self._state = state
        self._write = write
        self.heading.setText(tr("The day for the road"))
        self.under.setText(tr("What is agreed, in whose words, with lines to write on."))
        self.when = WhenField(tr("Today, tomorrow, Thursday"), state.type)
        self.span: Segments[bool] = Segments(
            tr("How much"), [Segment(False, tr("One day")), Segment(True, tr("Seven days"))]
        )
        self.span.chosen.connect(state.choose_week)
        self.paper: Segments[Paper] = Segments(
            tr("Paper"), [Segment(Paper.A4, tr("A4")), Segment(Paper.LETTER, tr("Letter"))]
        )
        self.paper.choose(paper)
        self.paper.chosen.connect(lambda _paper: self._show())
        self.preview = PagePreview()
        self.count = PlainLabel(role=Role.SOFT, wrap=True)
        fields = QVBoxLayout()
        asked = Rows((tr("Day"), self.when), (tr("How much"), self.span), (tr("Paper"), self.paper))
        asked.add("", self.count)  # begins where the fields above it do
        fields.addWidget(asked)
        fields.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(SPACE_16)
        across.addWidget(self.preview)
        across.addLayout(fields, 1)
        self.body.addLayout(across)
        self.buttons.addStretch(1)
        self.add_button(tr("Close"), self.reject, Kind.QUIET)
        self.save = self.add_button(tr("Save as PDF…"), self.ask_where)
        self.add_button(tr("Print…"), self.print, Kind.PRIMARY)
        state.changed.connect(self._show)

    def ask(self, day: date) -> None:
        """For that day, which can be changed."""
        self._state.begin(day)
        self.when.setText(self._state.typed)
        self.span.choose(self._state.week)
        self.come_up()
        self.when.setFocus()
        self.when.line.selectAll()

    def ask_where(self) -> None:
        """Ask for a name, and write it there as a PDF."""
        self.say("")  # such as that there is no printer: this is what was advised
        sheet = self._ready()
        if sheet is None:
            return
        dialog = QFileDialog(self, tr("Where to write it"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setNameFilter(tr("PDF files (*.pdf)"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{sheet.title}.pdf")
        dialog.fileSelected.connect(self.write)
        dialog.open()

    def write(self, place: str) -> None:
        """Write it there, and say what became of that."""
        sheet = self._ready()
        if sheet is not None:
            self.said.emit(self._write(Path(place), as_pdf(sheet, self._paper).content))

    def print(self) -> None:
        """Ask for a printer, and paint on it. Where there is none, it is said what can be done instead."""
        sheet = self._ready()
        if sheet is None:
            return
        if not self._printers():
            self.say(tr("There is no printer on this computer. “Save as PDF…” writes it to a file instead."))
            self.fit()
            self.save.setFocus()
            return
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(layout_on(self._paper))
        printer.setDocName(sheet.title)
        printer.setCreator("As Agreed")
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._paint_on(printer))
        dialog.show()

    def _paint_on(self, printer: object) -> None:
        from PySide6.QtPrintSupport import QPrinter

        sheet = self._ready()
        if sheet is None or not isinstance(printer, QPrinter):
            return
        first, last = printer.fromPage() or 1, printer.toPage()
        pages = paint_sheet(sheet, printer, range(first - 1, last) if last else None)
        if not pages or not has_taken(printer):
            self.say(not_printed())
            self.fit()
        else:
            self.said.emit(sent(name_of(printer), pages))
            self.accept()

    @property
    def _paper(self) -> Paper:
        return Paper(self.paper.value() or Paper.A4)

    def _ready(self) -> Sheet | None:
        """The sheet; where there is none, what stands in the way is said."""
        if self._state.sheet is None:
            self.say(self._state.meaning.text or tr("Which day? Such as: tomorrow."))
            self.when.setFocus()
        return self._state.sheet

    def _show(self) -> None:
        sheet = self._state.sheet
        self.say("")
        self.when.show_meaning(self._state.meaning)
        pages = self.preview.show_sheet(sheet, self._paper)
        self.count.setText(words.how_much(sheet.count, pages) if sheet is not None else "")
        if self.isVisible():
            self.fit()


@told_as(As.Graphic)
class PagePreview(QWidget):
    """The first page as it will be on paper, in black on white whatever the theme."""

    def __init__(self) -> None:
        super().__init__()
        self._page: QImage | None = None
        self.setFixedSize(SEEN)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("How it looks on paper"))

    def show_sheet(self, sheet: Sheet | None, paper: Paper) -> int:
        """Show its first page; how many there are."""
        if sheet is None:
            self.update()
            return 0
        layout = layout_on(paper)
        dots = round(DOTS_TO_A_METRE * 0.0254)
        inner, whole = layout.paintRectPixels(dots), layout.fullRectPixels(dots)
        written = QImage(inner.size(), QImage.Format.Format_RGB32)
        written.setDotsPerMeterX(DOTS_TO_A_METRE)
        written.setDotsPerMeterY(DOTS_TO_A_METRE)
        written.fill(Qt.GlobalColor.white)
        painting = SheetPainter(sheet, written)
        painter = QPainter(written)
        painting.paint(painter, 0)
        painter.end()
        page = QImage(whole.size(), QImage.Format.Format_RGB32)
        page.fill(Qt.GlobalColor.white)
        painter = QPainter(page)
        painter.drawImage(inner.topLeft(), written)
        painter.end()
        scale = self.devicePixelRatioF()
        self._page = page.scaled(
            SEEN * scale, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        self._page.setDevicePixelRatio(scale)
        self.update()
        return painting.count

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._page is None:
            return
        painter = QPainter(self)
        size = self._page.deviceIndependentSize()
        painter.drawImage(0, 0, self._page)
        painter.setPen(QPen(QColor(tokens_of(self.palette()).line), 1))
        painter.drawRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1))
