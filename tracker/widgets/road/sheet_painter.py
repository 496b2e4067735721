"""Paints a list for the road on whatever has pages, in black on white: a box, the time, who, by which number, what
about, and lines to write on.

All is measured on the device itself, in points, so that what fits is what is seen. Knows no widget and no printer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
    QPen,
    QTextLayout,
    QTextOption,
)

from tracker.presentation.road.pages import Block, begins_within, shared_out
from tracker.presentation.road.paper import Paper
from tracker.presentation.road.sheet import DayTold, Sheet, StopTold
from tracker.presentation.words.paper import road as words
from tracker.tongue import tr
from tracker.widgets.look.painted.unbroken import unbroken

POINTS = 72.0
"""To an inch."""
MARGIN_MM, DOTS = 16, 1200
TITLE, NAME, BODY, FOOT = 20.0, 12.0, 10.0, 8.0
BOX, BOX_COLUMN, TIME_COLUMN = 11.0, 22.0, 74.0
NUMBERS = 0.42
"""Of the width beside the times, at most."""
GAP, BETWEEN, RULE = 4.0, 11.0, 19.0
"""Between two columns, between two stops, and from one line to write on to the next."""
NOTES, RULES, MANY = 12, 2, 6
"""How many lines to write on: on an empty day, beneath a stop, and more stops than which have one line only."""
LINE_END = "\u2028"
FOOT_ROOM = 22.0
PAPERS = {Paper.A4: QPageSize.PageSizeId.A4, Paper.LETTER: QPageSize.PageSizeId.Letter}
INK, SOFT, HAIR = "#000000", "#464646", "#969696"
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute


@dataclass(frozen=True, slots=True)
class Words:
    """Some words laid out in lines, and where, in points from the left and the top of what they belong to."""

    layout: QTextLayout
    place: QRectF
    colour: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One block with what is painted in it; `box` where something is to be ticked, `rules` the heights of lines."""

    block: Block
    words: tuple[Words, ...]
    box: bool = False
    rules: tuple[float, ...] = ()
    heading: str = ""


class SheetPainter:
    """`device` is painted on with all of the sheet by `paint`; before that `count` says how many pages it takes."""

    def __init__(self, sheet: Sheet, device: QPaintDevice) -> None:
        self._device = device
        self._unit = device.logicalDpiX() / POINTS
        self.width = device.width() / self._unit
        self.height = device.height() / self._unit
        self._sheet = sheet
        self._several = len(sheet.days) > 1
        self._rules = RULES if sheet.count <= MANY else 1
        self._title = self._head()
        self._pieces = [piece for n, day in enumerate(sheet.days) for piece in self._day(n, day)]
        blocks = [piece.block for piece in self._pieces]
        room = self.height - FOOT_ROOM
        self.pages = shared_out(blocks, room - self._title.block.height, room)

    @property
    def count(self) -> int:
        return len(self.pages)

    def paint(self, painter: QPainter, page: int) -> None:
        """That page, the first being 0."""
        painter.save()
        painter.scale(self._unit, self._unit)
        top = 0.0
        if page == 0:
            top = self._put(painter, self._title, top)
        blocks = [piece.block for piece in self._pieces]
        if begins_within(blocks, self.pages[page]):
            again = self._again(self._pieces[self.pages[page][0]].heading)
            top = self._put(painter, again, top)
        for n in self.pages[page]:
            top = self._put(painter, self._pieces[n], top)
        self._foot(painter, page)
        painter.restore()

    def _put(self, painter: QPainter, piece: Piece, top: float) -> float:
        for told in piece.words:
            self._say(painter, told, top)
        if piece.box:
            painter.setPen(QPen(QColor(INK), 1.0))
            painter.drawRect(QRectF(0.5, top + 2.5, BOX, BOX))
        painter.setPen(QPen(QColor(HAIR), 0.5))
        for rule in piece.rules:
            left = BOX_COLUMN + TIME_COLUMN if piece.box else 0.0
            painter.drawLine(QPointF(left, top + rule), QPointF(self.width, top + rule))
        return top + piece.block.height

    def _say(self, painter: QPainter, told: Words, top: float) -> None:
        """Fonts are measured by the device's own dots, so the words are painted in those."""
        painter.save()
        painter.scale(1 / self._unit, 1 / self._unit)
        painter.setPen(QColor(told.colour))
        told.layout.draw(painter, QPointF(told.place.x() * self._unit, (told.place.y() + top) * self._unit))
        painter.restore()

    def _foot(self, painter: QPainter, page: int) -> None:
        top, font = self.height - FOOT * 1.5, self._font(FOOT)
        for text, aligned in ((self._sheet.made, LEFT), (words.page_of(page + 1, self.count), RIGHT)):
            self._say(painter, self._fit(text, 0, top, self.width, font, aligned, SOFT), 0)

    # What stands in it

    def _head(self) -> Piece:
        name = self._font(BODY)
        title = self._fit(self._sheet.title, 0, 0, self.width, self._font(TITLE, bold=True))
        below = title.place.bottom() + GAP
        sentence = "" if self._several or not self._sheet.days else self._sheet.days[0].sentence
        whose = self._fit(self._sheet.whose, self.width * 0.6, below, self.width * 0.4, name, RIGHT, SOFT)
        told = self._fit(sentence, 0, below, self.width * 0.6 - GAP, name, colour=SOFT)
        return Piece(Block(max(whose.place.bottom(), told.place.bottom()) + BETWEEN), (title, told, whose))

    def _day(self, part: int, day: DayTold) -> list[Piece]:
        again = self._again(day.heading).block.height
        pieces = []
        if self._several:
            heading = self._fit(day.heading, 0, GAP, self.width, self._font(NAME + 2, bold=True))
            told = self._fit(day.sentence, 0, heading.place.bottom() + 1, self.width, self._font(BODY), colour=SOFT)
            bottom = told.place.bottom() + GAP
            block = Block(bottom + GAP, part, heads=bool(day.stops))
            pieces.append(Piece(block, (heading, told), rules=()))
        pieces += [self._stop(part, stop, again, day.heading) for stop in day.stops]
        if not day.stops and not self._several:
            pieces.append(self._notes(part))
        return pieces

    def _again(self, heading: str) -> Piece:
        told = self._fit(words.goes_on(heading), 0, 0, self.width, self._font(BODY), colour=SOFT)
        return Piece(Block(told.place.bottom() + BETWEEN), (told,))

    def _stop(self, part: int, stop: StopTold, again: float, heading: str) -> Piece:
        left = BOX_COLUMN + TIME_COLUMN
        width = self.width - left
        of_one_line = unbroken(stop.when).split(" ")  # a day is never broken
        at = self._font(self._fitting(of_one_line, TIME_COLUMN - GAP), bold=True)
        when = self._fit(stop.when, BOX_COLUMN, 0, TIME_COLUMN - GAP, at)
        there = self._fit(stop.there, BOX_COLUMN, when.place.bottom(), TIME_COLUMN - GAP, self._font(BODY - 1))
        numbers = self._fit(
            "\n".join(stop.reach) or words.no_number(),
            left + width * (1 - NUMBERS),
            0,
            width * NUMBERS,
            self._font(self._fitting(stop.reach, width * NUMBERS), bold=bool(stop.reach)),
            RIGHT,
            INK if stop.reach else SOFT,
        )
        name_width = width - min(numbers.layout.maximumWidth() / self._unit + 1, width * NUMBERS) - 2 * GAP
        name = self._fit(stop.name, left, 0, name_width, self._font(NAME, bold=True))
        told, top = [when, there, numbers, name], name.place.bottom()
        under = " · ".join(part for part in (stop.way, stop.firm) if part)
        told.append(self._fit(under, left, top, name_width, self._font(BODY), colour=SOFT))
        top = max(told[-1].place.bottom(), numbers.place.bottom(), there.place.bottom())
        for n, line in enumerate(stop.lines):
            font = self._font(BODY, bold=n < len(stop.heed))
            told.append(self._fit(line, left, top + 1, width, font))
            top = told[-1].place.bottom()
        rules = tuple(top + RULE * (n + 1) for n in range(self._rules))
        block = Block(rules[-1] + BETWEEN, part, again=again)
        return Piece(block, tuple(told), True, rules, heading)

    def _notes(self, part: int) -> Piece:
        told = self._fit(tr("Notes"), 0, 0, self.width, self._font(BODY), colour=SOFT)
        rules = tuple(told.place.bottom() + RULE * (n + 1) for n in range(NOTES))
        return Piece(Block(rules[-1] + BETWEEN, part), (told,), rules=rules)

    # Measuring

    def _font(self, points: float, bold: bool = False) -> QFont:
        font = QFont()
        font.setPointSizeF(points)
        font.setBold(bold)
        return font

    def _fit(
        self,
        text: str,
        left: float,
        top: float,
        width: float,
        font: QFont,
        aligned: Qt.AlignmentFlag = LEFT,
        colour: str = INK,
    ) -> Words:
        """The words in as many lines as they take in that width, a word that is longer than one of them broken."""
        layout = QTextLayout(unbroken(text).replace("\n", LINE_END), font, self._device)
        option = QTextOption(aligned)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while text and (line := layout.createLine()).isValid():
            line.setLineWidth(width * self._unit)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return Words(layout, QRectF(left, top, width, height / self._unit), colour)

    def _fitting(self, lines: Sequence[str], width: float) -> float:
        """The size in which none of them needs to be broken, if there is one that can be read."""
        for size in (NAME, NAME - 1, NAME - 2, NAME - 3):
            metrics = QFontMetricsF(self._font(size, bold=True), self._device)
            if all(metrics.horizontalAdvance(line) <= width * self._unit for line in lines):
                return size
        return size


def paint_sheet(sheet: Sheet, device: QPagedPaintDevice, wanted: range | None = None) -> int:
    """All of it, page by page, or the pages that are `wanted`, the first being 0; how many there were. A device that
    cannot be painted on gets none.
    """
    painting = SheetPainter(sheet, device)
    painter = QPainter()
    if not painter.begin(device):
        return 0
    pages = [page for page in range(painting.count) if wanted is None or page in wanted]
    for n, page in enumerate(pages):
        if n:
            device.newPage()
        painting.paint(painter, page)
    painter.end()
    return len(pages)


@dataclass(frozen=True, slots=True)
class Pdf:
    content: bytes
    pages: int


def as_pdf(sheet: Sheet, paper: Paper) -> Pdf:
    """The sheet as a PDF file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DOTS)
    writer.setPageLayout(layout_on(paper))
    writer.setTitle(sheet.title)
    writer.setCreator("As Agreed")
    pages = paint_sheet(sheet, writer)
    buffer.close()
    return Pdf(bytes(buffer.data().data()), pages)


def layout_on(paper: Paper) -> QPageLayout:
    """Upright, with margins that every printer can keep."""
    margin = float(MARGIN_MM)
    return QPageLayout(
        QPageSize(PAPERS[paper]),
        QPageLayout.Orientation.Portrait,
        QMarginsF(margin, margin, margin, margin),
        QPageLayout.Unit.Millimeter,
    )
