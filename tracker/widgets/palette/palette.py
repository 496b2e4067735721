"""The palette: one line over the window for people, acts on them, days and commands, by Ctrl+K.

A card before the entry's own scrim. Takes what it lists from its state, and tells in signals what was chosen.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QWidget

from tracker.presentation.palette.asked_for import sought
from tracker.presentation.palette.palette_state import Before, PaletteState
from tracker.presentation.palette.row import SHOW_KEYS, Does, Row
from tracker.presentation.palette.row_model import RowModel
from tracker.presentation.words.lines import palette as words
from tracker.rules.line import PartState
from tracker.tongue import tr
from tracker.widgets.fields.marked_line import Mark, Marked
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.over.scrim import Backing, Scrim
from tracker.widgets.look.over.shadow import RADIUS
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.pressed.came_from import CameFrom
from tracker.widgets.look.spoken.aloud import SaysSoon
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.theme import grown, tokens_of
from tracker.widgets.look.tokens import ICON, Role, mix
from tracker.widgets.palette.palette_foot import PaletteFoot
from tracker.widgets.palette.palette_line import PaletteLine
from tracker.widgets.palette.row_delegate import INSIDE, RowDelegate, begins, height_of

WIDTH, FROM_THE_TOP, INPUT, FOOT = 600, 64, 52, 36
_LEAST_MARGIN, _ABOVE, _BENEATH = 8, 4, 6


@told_as(As.Grouping)
class Palette(QWidget):
    """`person_chosen(int)`, `day_chosen(date)` and `command_chosen(str, str)` (with what was typed) come for such rows;
    `entry_wanted(Form)` to go on in an entry, `entry_with(int)` for one about that person, `carried(str)` for a new
    entry with these words; `reach_wanted(Act)`, `keep_wanted(Planned)` and `became_wanted(Planned)` for what is to be
    done, `hide_wanted(int, date)` to hide the reminder of that agreement. `left` when it is closed by Esc
    or a click beside it.
    """

    person_chosen = Signal(object)
    day_chosen = Signal(object)
    road_wanted = Signal(object)
    command_chosen = Signal(str, str)
    entry_wanted = Signal(object)
    entry_with = Signal(object)
    carried = Signal(str)
    reach_wanted = Signal(object)
    keep_wanted = Signal(object)
    became_wanted = Signal(object)
    hide_wanted = Signal(object, object)
    left = Signal()

    def __init__(self, state: PaletteState, over: QWidget) -> None:
        super().__init__(over)
        self._state = state
        self._over = over
        self._came_from = CameFrom()
        self._aloud = SaysSoon(self)
        self._choose_when_found = False
        self._was_moved = False
        self.setAccessibleName(tr("Find, or do something"))
        self._scrim, self._backing = Scrim(over), Backing(over)
        self._scrim.pressed.connect(self.leave)
        self.line = PaletteLine(self)
        self.model = RowModel(self)
        self.list = self._make_list()
        self._nothing = PlainLabel(words.nothing_found(), role=Role.SOFT, parent=self, wrap=True)
        self.foot = PaletteFoot(self)
        self.foot.typed.connect(self.write)
        self.hide()
        self._connect()
        over.installEventFilter(self)

    def _make_list(self) -> QListView:
        made = QListView(self)
        made.setModel(self.model)
        made.setItemDelegate(RowDelegate(made))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setMouseTracking(True)
        made.setAccessibleName(tr("What may be meant"))
        made.setFrameShape(QListView.Shape.NoFrame)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setStyleSheet("QListView { border: none; background: transparent; padding: 0; }")
        made.clicked.connect(self._press)
        return made

    def _connect(self) -> None:
        line, state = self.line, self._state
        line.textEdited.connect(lambda text: self._type(text))
        line.stepped.connect(self.step)
        line.paged.connect(self._page)
        line.chosen.connect(self._enter)
        line.showed.connect(self._show_named)
        line.carried.connect(self._carry)
        line.left.connect(self.leave)
        state.changed.connect(self._show_rows)
        state.more.connect(self._show_more)
        state.entry_wanted.connect(self.entry_wanted)

    def open(self, before: Before) -> None:
        """Blank, with the cursor in the line; where it is open already, all that is typed there is marked."""
        if self.isVisible():
            self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.line.selectAll()
            return
        self._came_from.note(self._over.focusWidget())
        self.line.clear()
        self.line.show_marks(())
        self._choose_when_found = False
        self.model.show(())
        self._state.begin(before)
        self._place()
        self.move(0, self._over.height())  # out of sight, until the window beneath has let go of the keys
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scrim.come(self._bring)

    def _bring(self) -> None:
        for part in (self._backing, self):
            part.show()
            part.raise_()
        self._place()

    def write(self, text: str) -> None:
        """Have that in the line, as if it had been typed."""
        self.line.setText(text)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._type(text)

    def leave(self) -> None:
        """Close it, and give the keys back to where they were."""
        self._give_keys_back()
        self.close_quietly()
        self.left.emit()

    def _give_keys_back(self) -> None:
        """Before it is hidden: else they would go to the next widget on the way, and be told of it."""
        self._came_from.give_back()

    def close_quietly(self) -> None:
        """Close it; the keys go wherever they are taken next."""
        if self.isHidden():
            return
        self._choose_when_found = False
        for part in (self, self._backing, self._scrim):
            part.hide()
        self.line.clear()
        self.line.show_marks(())
        self._state.end()

    @property
    def chosen(self) -> Row | None:
        """The row that Enter takes, None where there is none."""
        at = self.list.currentIndex().row()
        return self.model.rows[at] if 0 <= at < len(self.model.rows) else None

    def step(self, rows: int) -> None:
        """So many rows on (back, where negative), past headings; at the ends it stays."""
        way = 1 if rows > 0 else -1
        for _ in range(abs(rows)):
            at = self.model.chosen_from(self.list.currentIndex().row() + way, way)
            if at < 0:
                break
            self._was_moved = True
            self._choose_row(at)

    def _page(self, pages: int) -> None:
        self.step(pages * max(1, self.list.viewport().height() // 34 - 1))

    def _type(self, text: str) -> None:
        self._choose_when_found = self._was_moved = False
        self._state.type(text, self.line.cursorPosition())
        self._mark()

    def _mark(self) -> None:
        understood = (part for part in self._state.understood if part.state is PartState.UNDERSTOOD)
        self.line.show_marks([Mark(part.start, part.end, Marked.UNDERSTOOD) for part in understood])

    def _show_rows(self) -> None:
        if not self.isVisible():
            self.model.show(self._state.rows)
            self._choose_row(self.model.chosen_from(0, 1))
            return
        before = self.chosen if self._was_moved else None
        self.model.show(self._state.rows)
        same = next((n for n, row in enumerate(self.model.rows) if row == before), -1) if before is not None else -1
        self._choose_row(same if same >= 0 else self.model.chosen_from(0, 1))
        self._mark()
        self._place()
        if self._choose_when_found and self._state.is_current:
            self._choose_when_found = False
            self._do(self.chosen)

    def _show_more(self) -> None:
        """What came after a pause stands beneath, whatever is chosen."""
        at = self.list.currentIndex().row()
        self.model.show(self._state.rows)
        self._choose_row(at if at >= 0 else self.model.chosen_from(0, 1))
        self._place()

    def _choose_row(self, at: int) -> None:
        index = self.model.index(at, 0) if at >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        if at == self.model.chosen_from(0, 1):
            self.list.scrollToTop()
        row = self.chosen
        told = row.spoken if row is not None else words.nothing_found()
        if self.line.hasFocus():
            self._aloud.say(told)
        else:  # it is heard with the line, once the keys come to it
            self.line.setAccessibleDescription(told)

    def _enter(self) -> None:
        if not self._state.is_current:
            # Typed faster than it was found: what is listed is not yet what was meant.
            self._choose_when_found = True
            return
        self._state.settle()
        self._do(self.chosen)

    def _press(self, index: QModelIndex) -> None:
        self._do(self.model.rows[index.row()] if index.isValid() else None)

    def _show_named(self) -> None:
        """Ctrl+Enter: whoever is named, whatever was typed about them; else what is chosen."""
        named = next((row for row in self.model.rows if row.keys == SHOW_KEYS), None)
        if named is not None and self._state.is_current:
            self._do(named)
        else:
            self._enter()

    def _do(self, row: Row | None) -> None:
        if row is None or row.is_heading:
            return
        if row.does is Does.SAVE:
            self._hide_only()
            self._state.save(row)
            return
        form = self._state.acting_of(row).form if row.does is Does.ENTRY else None
        typed = sought(self.line.text())
        self._give_keys_back()
        self.close_quietly()
        if row.does is Does.PERSON:
            self.person_chosen.emit(row.person)
            return
        if form is not None:
            self.entry_wanted.emit(form)
        elif row.does is Does.ENTRY_WITH:
            self.entry_with.emit(row.person)
        elif row.does is Does.REACH:
            self.reach_wanted.emit(row.act)
        elif row.does is Does.KEEP:
            self.keep_wanted.emit(row.planned)
        elif row.does is Does.BECAME:
            self.became_wanted.emit(row.planned)
        elif row.does is Does.HIDE:
            self.hide_wanted.emit(row.agreement, row.day)
        elif row.does is Does.DAY:
            self.day_chosen.emit(row.day)
        elif row.does is Does.ROAD:
            self.road_wanted.emit(row.day)
        else:
            self.command_chosen.emit(row.command, typed)

    def _hide_only(self) -> None:
        """What is being kept is still with the state; the keys go back."""
        self._give_keys_back()
        for part in (self, self._backing, self._scrim):
            part.hide()
        self.line.clear()
        self.line.show_marks(())

    def _carry(self) -> None:
        text = self.line.text()
        self._give_keys_back()
        self.close_quietly()
        self.carried.emit(text)

    def _place(self) -> None:
        """In the middle, 64 down; as tall as its rows, and no taller than there is room: then they scroll."""
        over = self._over
        width = min(WIDTH, over.width() - 2 * _LEAST_MARGIN)
        rows = sum(height_of(row, width - 2) for row in self.model.rows)
        blank = not self.line.text().strip()
        self.foot.show_for(blank)
        foot = self.foot.wanted()
        nothing = not self.model.rows and not blank
        inner = rows + _ABOVE + _BENEATH if self.model.rows else (44 if nothing else 0)
        top = min(FROM_THE_TOP, max(_LEAST_MARGIN, over.height() - 400))
        height = min(INPUT + inner + foot, over.height() - top - _LEAST_MARGIN)
        place = QRect((over.width() - width) // 2, top, width, height)
        self.setGeometry(place)
        self._scrim.setGeometry(over.rect())
        self._scrim.show_beneath(place)
        self._backing.show_beneath(place)
        words = begins()
        self.line.setGeometry(self._seen(QRect(words, 1, width - words - INSIDE, INPUT - 2)))
        self.list.setVisible(bool(self.model.rows))
        self.list.setGeometry(1, INPUT + _ABOVE, width - 2, height - INPUT - _ABOVE - _BENEATH - foot)
        self._nothing.setVisible(nothing)
        self._nothing.setGeometry(self._seen(QRect(words, INPUT + 4, width - words - INSIDE, 36)))
        self.foot.setGeometry(1, height - foot, width - 2, foot - 1)

    def _seen(self, place: QRect) -> QRect:
        """Where that is in a window that runs from right to left."""
        return QStyle.visualRect(self.layoutDirection(), self.rect(), place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(QGuiApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = tokens.strong_line if tokens.dark else mix(tokens.text, tokens.surface, 0.16)
        painter.setPen(QPen(QColor(edge), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        side = grown(ICON)
        picture = tinted_pixmap("search", tokens.soft, side, painter.device().devicePixelRatio())
        painter.drawPixmap(self._seen(QRect(INSIDE, (INPUT - side) // 2 + 1, side, side)).topLeft(), picture)
        if self.height() > INPUT + 4:
            painter.fillRect(QRect(1, INPUT - 1, self.width() - 2, 1), QColor(tokens.line))
