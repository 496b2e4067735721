"""What happened with somebody, newest first, a line each with the beginning of its note. Knows only what it is told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from tracker.presentation.person.story import Told
from tracker.rules.agreement import Agreement
from tracker.rules.channel import Direction
from tracker.rules.contact import Contact
from tracker.rules.prospect import Standing
from tracker.rules.verdict import Level
from tracker.tongue import tr
from tracker.widgets.look.icons import icon
from tracker.widgets.look.marks import LEVELS, STANDINGS, Mark, agreement_mark, channel_icon
from tracker.widgets.look.painted import upright
from tracker.widgets.look.painted.broken import broken
from tracker.widgets.look.plain_label import ElidedLabel, PlainLabel
from tracker.widgets.look.tall_scroll import never_widens
from tracker.widgets.look.theme import font, grown, square
from tracker.widgets.look.tokens import ICON_SMALL, SPACE_4, SPACE_8, Role, Type
from tracker.widgets.person.openable import Openable
from tracker.widgets.person.paragraph import Paragraph
from tracker.widgets.person.ringed_ground import edge_link, ringed_by_its_ground

SHOWN_MORE = 40
MOST_SPARE = 24
"""Rows that are kept for whoever is shown next."""
LEAST_DAY = 50
LEAST_TITLE = 16
"""So many letters are left of what happened, or all of it, where that on which it rested stands beside it."""
MOST_OF_OURS = 3
"""Lines that our own words may take."""
_ICON_COLUMN = 20
_PAD = 2


class HistoryList(QWidget):
    """Shows the newest, and the earlier ones when asked: how many there is room for is for the pane to say.

    `opened(record)` comes for Enter or a double click on one, `menu_wanted(record, QPoint)` for its menu, at a point of
    the screen. Tab leads to one of them, and ↑ ↓ from there; Space unfolds the whole note.
    """

    opened = Signal(object)
    menu_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._story: tuple[Told, ...] = ()
        self._rests = ""
        self._told = "", ""
        self._wanted = 0
        self._width, self._widest_day = self.width(), LEAST_DAY
        self.rows: list[HistoryRow] = []
        self._spare: list[HistoryRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.earlier = edge_link()
        self.earlier.clicked.connect(self.show_earlier)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, _PAD, 0, 0)
        self._day_width = LEAST_DAY
        self._indent = QSpacerItem(
            LEAST_DAY + grown(_ICON_COLUMN), 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum
        )
        below.addSpacerItem(self._indent)
        below.addWidget(self.earlier)
        below.addStretch()
        self._column.addWidget(self._below)

    def show_story(self, story: Sequence[Told]) -> None:
        """Show these from the newest on, where they are others than before."""
        if tuple(story) == self._story:
            return
        self._story = tuple(story)
        self._spare, self.rows = [*self.rows, *self._spare], []
        for row in self._spare[len(self._story) :]:
            row.hide()
        for row in self._spare[MOST_SPARE:]:
            self._column.removeWidget(row)
            row.deleteLater()
        del self._spare[MOST_SPARE:]
        self._wanted, self._widest_day = 0, LEAST_DAY

    @property
    def story(self) -> tuple[Told, ...]:
        return self._story

    @property
    def parts(self) -> tuple[QWidget, ...]:
        """The rows there are, shown or not, in their order."""
        return (*self.rows, *self._spare)

    def show_newest(self, count: int, told: str, gist: str = "") -> None:
        """Show so many; `told` is what the button for the others says, "" where there are none, and `gist` what it says
        where there is no room for all of that.
        """
        count = max(count, min(self._wanted, len(self._story)))
        self._add(count)
        wide = max((row.day_width() for row in self.rows[:count]), default=LEAST_DAY)
        for row in self.rows[:count]:
            row.give_day(wide)
        self._day_width = wide
        for at, row in enumerate((*self.rows, *self._spare)):
            row.setVisible(at < count)
        left = count < len(self._story)
        self._told = told, gist or told
        self.earlier.setAccessibleName(told)
        self._below.setVisible(left)
        self._indent_earlier()

    def _indent_earlier(self) -> None:
        """It begins where the titles do, unless its words need the room."""
        told, gist = self._told
        self.earlier.setText(told)
        if self.earlier.sizeHint().width() > self.width():
            self.earlier.setText(gist)
        room = self.width() - self.earlier.sizeHint().width()
        indent = max(min(self._day_width + grown(_ICON_COLUMN), room), 0)
        if indent != self._indent.sizeHint().width() and (below := self._below.layout()) is not None:
            self._indent.changeSize(indent, 0, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
            below.invalidate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.be_measured_at(self.width())
        self._indent_earlier()

    def show_earlier(self) -> None:
        """Show more of what lies further back."""
        shown = sum(not row.isHidden() for row in self.rows)
        self._wanted = shown + SHOWN_MORE
        here = self.earlier.hasFocus()
        self._wanted = min(self._wanted, len(self._story))
        self.show_newest(self._wanted, tr("Earlier still"))
        if here and shown < len(self.rows):
            self._go_to(shown)

    def height_of(self, count: int) -> int:
        """How high so many of the newest stand."""
        self._add(count)
        return sum(row.height_folded() for row in self.rows[:count])

    def heights_within(self, room: int, most: int) -> list[int]:
        """How high the newest stand: one, two, and so on; no further than the first that finds no room, nor `most`."""
        heights: list[int] = []
        for count in range(1, min(most, len(self._story)) + 1):
            self._add(count)
            heights.append((heights[-1] if heights else 0) + self.rows[count - 1].height_folded())
            if heights[-1] > room:
                break
        return heights

    def be_measured_at(self, width: int) -> None:
        """It will be so wide, whatever it is now, before it is laid out."""
        self._width = width
        self._fit_rows()

    def _fit_rows(self) -> None:
        self._widest_day = max((row.day_width() for row in self.rows), default=LEAST_DAY)
        for row in self.rows:
            row.fit_to(self._width, self._widest_day)

    def _add(self, count: int) -> None:
        """Have rows for so many; those that stood there for somebody else tell of these."""
        for at, told in enumerate(self._story[len(self.rows) : count], len(self.rows)):
            row = self._spare.pop(0) if self._spare else self._made(at)
            self.rows.append(row)
            row.setFocusPolicy(Qt.FocusPolicy.ClickFocus if at else Qt.FocusPolicy.StrongFocus)
            row.show_told(told)
            if row.day_width() > self._widest_day:
                self._fit_rows()
            else:
                row.fit_to(self._width, self._widest_day)

    def _made(self, at: int) -> HistoryRow:
        row = never_widens(HistoryRow())
        self._column.insertWidget(at, row)
        self._below.raise_()  # it is read last as well
        row.opened.connect(lambda row=row: self.opened.emit(row.told.source))
        row.menu_wanted.connect(lambda place, row=row: self.menu_wanted.emit(row.told.source, place))
        row.stepped.connect(lambda step, row=row: self._step(row, step))
        return row

    def _step(self, row: HistoryRow, step: int) -> None:
        """The keys go so many rows on; Tab comes back to where they were."""
        at = self.rows.index(row) + step
        shown = sum(not each.isHidden() for each in self.rows)
        if at >= shown and not self._below.isHidden():
            self.show_earlier()
            shown = len(self.rows)
        if 0 <= at < shown:
            self._go_to(at)

    def _go_to(self, at: int) -> None:
        for row in self.rows:
            row.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.rows[at].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.rows[at].setFocus(Qt.FocusReason.TabFocusReason)


class HistoryRow(Openable):
    """One thing that happened: its day, how, what, on what it rested, and beneath it the beginning of its note.

    `menu_wanted(QPoint)` comes for its menu, `stepped(int)` for an arrow.
    """

    menu_wanted = Signal(object)
    stepped = Signal(int)

    told: Told

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unfolded: list[QWidget] = []
        self._fitted: tuple[Told, int, int, float] | None = None
        self._drawn: Mark | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        ringed_by_its_ground(self)
        self.clicked.connect(self.opened)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._title = ElidedLabel("")
        self._day = _BesideTitle(self._title)
        self._day.setFont(font(Type.SOFT, tabular=True))
        self._icon = QLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._rests = _BesideTitle(self._title)
        self._because, self._corrected, self._note = (ElidedLabel("", Type.SOFT) for _ in range(3))
        self._title_on, self._because_on = PlainLabel(), PlainLabel(kind=Type.SOFT)
        self._words = QVBoxLayout()
        self._words.setSpacing(1)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(SPACE_8)
        self._top.addWidget(self._title, 1)
        self._top.addWidget(self._title_on)
        self._top.addWidget(self._rests)
        self._words.addLayout(self._top)
        for label in (self._because, self._because_on, self._corrected, self._note):
            self._words.addWidget(label)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, _PAD, 0, _PAD)
        row.setSpacing(0)
        row.addWidget(self._day)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._words, 1)

    def show_told(self, told: Told) -> None:
        """Tell of that, folded."""
        self._fold()
        self.told, self._fitted = told, None
        self.setAccessibleName(told.spoken)
        self.setAccessibleDescription("\n".join(part for part in (told.because, told.note, *told.more) if part))
        self._day.setText(told.when)
        self._show_icon()
        self._rests.show_role(self._rests_role())
        for label in (self._because, self._because_on):
            label.show_role(LEVELS[told.level].role if told.because else Role.SOFT)
        self._title.setText(told.title)
        for label, text in (
            (self._rests, told.rests),
            (self._because, told.because),
            (self._corrected, told.corrected),
            (self._note, told.note),
        ):
            label.setText(text)
            label.setVisible(bool(text))

    def fit_to(self, width: int, day: int) -> None:
        """In a list so wide, whose days take `day` of it, have that on which it rested beside what it was, or beneath
        it where too little of that would be left: of what it was about the beginning is enough, of our own words none
        may be missing, and they go on in lines beneath. What was warned of stands beneath in every row, above why.
        """
        asked = self.told, width, day, self._title.font().pointSizeF()
        if asked == self._fitted:  # as for each row that is measured after it
            return
        self._fitted = asked
        told, room = self.told, width - day - grown(_ICON_COLUMN)
        title = self._title.fontMetrics().horizontalAdvance(told.title)
        rests = self._rests.fontMetrics().horizontalAdvance(told.rests)
        is_ours = not told.happened or told.title == told.happened
        least = title if is_ours else min(title, LEAST_TITLE * self._title.fontMetrics().averageCharWidth())
        before = self._title_on.text(), self._because_on.text()
        goes_on = _tell_ours(self._title, self._title_on, told.title, told.title if is_ours else "", room)
        _tell_ours(self._because, self._because_on, told.because, told.warned, room)
        if before != (self._title_on.text(), self._because_on.text()):
            for layout in (self._top, self._words):  # Qt asks the outermost alone anew
                layout.invalidate()
        below = goes_on or (bool(told.rests) and (told.level >= Level.WARN or room - SPACE_8 - rests < least))
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if way is not self._top.direction():
            self._top.setDirection(way)
            self._top.setSpacing(1 if below else SPACE_8)

    def day_width(self) -> int:
        """How wide its day wants its column. Asked of the letters: the label would tell the width it was given too."""
        return max(LEAST_DAY, self._day.fontMetrics().horizontalAdvance(self.told.when) + SPACE_4)

    def give_day(self, width: int) -> None:
        """Begin what happened there, as the rows beside it do."""
        self._day.setFixedWidth(width)

    def height_folded(self) -> int:
        return self.sizeHint().height()

    def show_more(self) -> None:
        """Show the whole note, with the questions and answers; or its beginning again."""
        if self._unfolded:
            self._fold()
            self._note.setVisible(bool(self.told.note))
            return
        self._note.hide()
        lines = (self.told.note, *self.told.more)
        if self.told.title != self.told.happened and self.told.happened:
            lines = (self.told.happened, *lines)
        self._unfolded = [Paragraph(text, Type.SOFT, Role.SOFT) for text in lines if text]
        for line in self._unfolded:
            line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._words.addWidget(line)
            line.show()

    def _fold(self) -> None:
        for line in self._unfolded:
            self._words.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._unfolded = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(self.mapToGlobal(self.rect().center()) if by_key else event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "told"):
            self._drawn = None
            self._show_icon()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing but its words: Qt's own button has a face."""

    def _rests_role(self) -> Role:
        if self.told.level >= Level.WARN:
            return LEVELS[self.told.level].role
        return Role.AGREED if self.told.as_agreed else Role.SOFT

    def _show_icon(self) -> None:
        mark = _mark(self.told)
        if mark == self._drawn:
            return
        self._drawn = mark
        self._icon.setFixedSize(grown(_ICON_COLUMN), grown(ICON_SMALL) + 2)
        self._icon.setPixmap(icon(mark.icon, mark.role).pixmap(square(ICON_SMALL), self.devicePixelRatioF()))


class _BesideTitle(PlainLabel):
    """Smaller letters that stand on the line of the title's. Seen to where they are painted: what a row is laid out
    with stays as it is.
    """

    def __init__(self, title: QLabel) -> None:
        super().__init__("", Type.SOFT)
        self._title = title

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        line = self.contentsRect().adjusted(max(self.indent(), 0), self._lowered(), 0, 0)
        across = self._seen_alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        flags = Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip | Qt.AlignmentFlag.AlignTop
        upright.text(painter, line, flags | across, self.text())

    def _lowered(self) -> int:
        """How far below its upper edge it begins; nothing where it stands beneath the title."""
        own, theirs, title = self.fontMetrics(), self._title.fontMetrics(), self._title.geometry()
        foot = title.top() + (title.height() - theirs.height() + 1) // 2 + theirs.ascent() - self.y()
        return max(min(foot, self.height() - own.descent()) - own.ascent(), 0)


def _tell_ours(label: ElidedLabel, beneath: PlainLabel, told: str, ours: str, room: int) -> bool:
    """Whether it goes on in lines beneath: it does where that much of it, which is ours, has no room in one."""
    goes_on = label.fontMetrics().horizontalAdvance(ours) + max(label.indent(), 0) > room > 0
    first, *further = broken(told, label.font(), room, MOST_OF_OURS) if goes_on else [told]
    label.setText(first)
    beneath.setText("\n".join(further))
    if beneath.isHidden() == bool(further):
        beneath.setVisible(bool(further))
    return bool(further)


def _mark(told: Told) -> Mark:
    source = told.source
    if isinstance(source, Contact):
        if told.level >= Level.WARN:
            return LEVELS[told.level]
        came_in = source.direction is Direction.IN
        return Mark("incoming" if came_in else channel_icon(source.channel), Role.SOFT)
    if isinstance(source, Agreement):
        return agreement_mark(source.kind, source.channel, source.outcome)
    if isinstance(source, Standing):
        return STANDINGS[source.kind]
    return Mark("stop", Role.STOP)
