"""Everyone in a table, in place of the calendar: filter as you type, order by any column, Enter opens.

Knows its model, and not where the people come from or what opens.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Self

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from tracker.actions.ports import PeopleSort, PersonLine
from tracker.presentation import words
from tracker.presentation.field_room import LONGEST_SEARCH
from tracker.presentation.here import Here
from tracker.presentation.people.people_table import COLUMNS, PeopleTableModel, TableRole
from tracker.rules.agreement import AgreementKind
from tracker.rules.agreement_state import AgreementState
from tracker.rules.who.finding import tag_typed
from tracker.tongue import tr, tr_as, tr_n
from tracker.widgets.fields.tag_completion import TagCompletion
from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.look.buttons import icon_button, push_button
from tracker.widgets.look.icons import icon, tinted_pixmap
from tracker.widgets.look.key_cap import ENTER_KEYS
from tracker.widgets.look.marks import STANDINGS, Mark, channel_icon
from tracker.widgets.look.painted import upright
from tracker.widgets.look.painted.whose_tag import GAP, paint_tag, tag_width
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.theme import font, grown, square, text_scale, tokens_of
from tracker.widgets.look.tokens import (
    FOCUS_WIDTH,
    ICON_SMALL,
    RADIUS_CHIP,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    Role,
    Tokens,
    Type,
)
from tracker.widgets.people.chosen_rows import ChosenRows

ROW_HEIGHT = 36
WIDTHS = {PeopleSort.NEXT: 174, PeopleSort.LAST_CONTACT: 104}
Index = QModelIndex | QPersistentModelIndex
LEAST_WIDTH, NAME_LETTERS = 88, 18
"""Of any column; and letters of a name for which there is room before an organisation has any."""
GIVES_WAY = ((PeopleSort.LAST_CONTACT, 560), (PeopleSort.STANDING, 380))
"""Columns that are left out where the table is narrower than that: before names are cut."""


@told_as(As.Grouping)
class PeopleTable(QWidget):
    """`opened(id)` comes for Enter or a double click on a person, `left` when one turns back with Esc,
    `other_record_wanted(PersonLine)` where another record is theirs too, and `one_person_wanted(id, id)` where the two
    who are chosen are one; `said(str)` is a sentence in passing.
    """

    opened = Signal(object)
    left = Signal()
    other_record_wanted = Signal(object)
    one_person_wanted = Signal(object, object)
    said = Signal(str)

    def __init__(self, model: PeopleTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.setAccessibleName(tr("People"))
        self._current: PersonLine | None = None
        self._whom: int | None = None
        self.filter = LineField(longest=LONGEST_SEARCH)
        self.filter.setPlaceholderText(
            tr("Filter by name, organisation, number, note…"),
            tr("Filter by name, number, note…"),
            tr("Filter by name…"),
        )
        self.filter.setAccessibleName(tr("Filter the people"))
        self.filter.setClearButtonEnabled(True)
        self.filter.lead_with(icon("filter", Role.SOFT))
        self.filter.textChanged.connect(model.ask)
        self.filter.installEventFilter(self)
        self.completion = TagCompletion(self.filter, lambda: model.tags, in_a_search=True)
        self.tags = self._tags_button()
        model.tags_read.connect(self._show_tags)
        self.found = PlainLabel("", Type.SOFT)
        self.two = push_button(tr("One person…"), compact=True)
        self.two.setAccessibleDescription(tr("Make one person of the two who are chosen"))
        self.two.clicked.connect(self.make_one)
        self.two.hide()
        close = icon_button(tr("Back to the calendar"), "close", keys=tr("Esc"))
        close.clicked.connect(self.left)
        self.table = _Table(model)
        self.table.installEventFilter(self)
        self.table.activated.connect(self._open)
        self.chosen = ChosenRows(model, self.table)
        self.chosen.changed.connect(self._tell_chosen)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._offer)
        self._nobody = PlainLabel(tr("Nobody by that name, note or number."), role=Role.SOFT)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._nobody.hide()
        self._lay_out(close)
        self.setFocusProxy(self.filter)
        for at in range(9):
            keys = QShortcut(QKeySequence(f"Alt+{at + 1}"), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(partial(self._order_by, at))
        model.modelAboutToBeReset.connect(self._remember)
        model.answered.connect(self._tell)
        model.us_changed.connect(self.table.lay_out)

    def _order_by(self, at: int) -> None:
        """In the order of the column in that place, of those that are seen: of one that is not, nothing would be."""
        seen = self.table.seen
        if at < len(seen):
            self.table.sort_by(seen[at])
        else:
            # T: "There are 4 columns here: Alt with a number up to 4 orders by one of them."
            self.said.emit(
                tr_n(
                    "There is one column here: Alt+1 orders by it.",
                    "There are {n} columns here: Alt with a number up to {n} orders by one of them.",
                    len(seen),
                )
            )

    def _lay_out(self, close: QWidget) -> None:
        top = QHBoxLayout()
        top.setSpacing(SPACE_12)
        top.addWidget(self.filter, 1)
        top.addWidget(self.tags)
        top.addWidget(self.found)
        top.addWidget(self.two)
        top.addWidget(close)
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        inside.addWidget(self.table, 1)
        inside.addWidget(self._nobody, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_12, SPACE_12, SPACE_12, SPACE_12)
        column.setSpacing(SPACE_8)
        column.addLayout(top)
        column.addWidget(card, 1)

    def _tags_button(self) -> QPushButton:
        """A menu of the tags in use: each is put into the filter, or taken out again. Hidden while there are none."""
        button: QPushButton = push_button(tr_as("button", "Tags"), compact=True)
        button.setAccessibleDescription(tr("Show only those with a tag"))
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: self._fill_tags(menu))
        button.setMenu(menu)
        button.hide()
        return button

    def _show_tags(self) -> None:
        self.tags.setVisible(bool(self.model.tags))

    def _fill_tags(self, menu: QMenu) -> None:
        menu.clear()
        typed = self.filter.text().split()
        for tag in self.model.tags:
            # A lone & would be taken for a key.
            action = menu.addAction(words.one_line(tag, 60).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(tag_typed(tag) in typed)
            action.triggered.connect(lambda _checked=False, tag=tag: self.toggle_tag(tag))

    def toggle_tag(self, tag: str) -> None:
        """Filter by that tag, or no longer."""
        wanted, typed = tag_typed(tag), self.filter.text().split()
        kept = [word for word in typed if word != wanted]
        self.filter.setText(" ".join(kept if len(kept) < len(typed) else [*typed, wanted]))
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, index: QModelIndex) -> None:
        line = index.data(TableRole.LINE)
        if line is not None:
            self.opened.emit(line.id)

    def _offer(self, at: QPoint) -> None:
        """What can be done with the person there; by the key for menus, with whoever one is at."""
        index = self.table.currentIndex()
        menu = self.menu_of(index)
        if menu is not None:
            under = self.table.visualRect(index).bottomLeft() if not self.table.indexAt(at).isValid() else at
            menu.popup(self.table.viewport().mapToGlobal(under))

    def menu_of(self, index: QModelIndex) -> QMenu | None:
        """What can be done with the person of that row; None where there is nobody."""
        line = index.data(TableRole.LINE)
        if line is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Show them")).triggered.connect(lambda: self.opened.emit(line.id))
        two = self.chosen.two
        if two is not None and line in two:
            menu.addAction(icon("people"), tr("These two are one person…")).triggered.connect(self.make_one)
            return menu
        is_also = menu.addAction(icon("people"), tr("These are one person…"))
        is_also.triggered.connect(lambda: self.other_record_wanted.emit(line))
        return menu

    def make_one(self) -> str | None:
        """Make one of the two who are chosen; where there are not two, why not, and nothing is done."""
        two = self.chosen.two
        if two is not None:
            self.one_person_wanted.emit(two[0].id, two[1].id)
            return None
        if self.chosen.count > 2:
            return tr("More than two are chosen. Two at a time can be made one.")
        return tr("Which two? Choose both in the table: Shift and an arrow adds the next, Ctrl and a click any.")

    def _tell_chosen(self) -> None:
        self.two.setVisible(self.chosen.two is not None)
        self._tell_how_many()

    def _remember(self) -> None:
        self._current = self.table.currentIndex().data(TableRole.LINE)

    def _tell(self) -> None:
        """Say how many there are, and stay with the person one was at."""
        count = self.model.rowCount()
        self._tell_how_many()
        self.table.setVisible(count > 0)
        self._nobody.setVisible(count == 0)
        if not count:
            return
        if self._whom is not None and (row := self.model.row_of(self._whom)) is not None:
            self._whom = None
            self.table.setCurrentIndex(self.model.index(row, 0))
        elif not self.table.currentIndex().isValid():
            row = self.model.row_of(self._current.id) if self._current is not None else None
            self.table.setCurrentIndex(self.model.index(row or 0, 0))

    def _tell_how_many(self) -> None:
        count, chosen = self.model.rowCount(), self.chosen.count
        text = self.model.order.text
        found = tr_n("{n:,} found", "{n:,} found", count) if text else tr_n("{n:,} person", "{n:,} people", count)
        self.found.setText(tr_n("{n:,} chosen", "{n:,} chosen", chosen) if chosen > 1 else found)

    def be_at(self, prospect_id: int | None) -> None:
        """Have the keys on that person, who is shown beside it, as soon as they are read."""
        self._whom = prospect_id
        if self.isVisible():
            self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.filter:
                return self._filter_key(event)
            if watched is self.table:
                return self._table_key(event)
        return super().eventFilter(watched, event)

    def _filter_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) and self.table.isVisible():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
        elif key in ENTER_KEYS and not event.modifiers() & _HELD:
            self._open(self.table.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self._step_back()
        else:
            return False
        return True

    def _table_key(self, event: QKeyEvent) -> bool:
        key, text = event.key(), event.text()
        if key in ENTER_KEYS and not event.modifiers() & _HELD:
            self._open(self.table.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self._step_back()
        elif key == Qt.Key.Key_Up and self.table.currentIndex().row() <= 0 and not event.modifiers() & _CHOOSING:
            self.filter.setFocus(Qt.FocusReason.BacktabFocusReason)
        elif text and text.isprintable() and not text.isspace() and not event.modifiers() & _HELD:
            # Whoever types means the filter, wherever the focus is.
            self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
            self.filter.insert(text)
        else:
            return False
        return True

    def _step_back(self) -> None:
        if self.filter.text():
            self.filter.clear()
            self.filter.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.model.watch(True)
        self._tell()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.model.watch(False)


class _Table(QTableView):
    def __init__(self, model: PeopleTableModel) -> None:
        super().__init__()
        self._people = model
        self.setModel(model)
        self.setAccessibleName(tr("Everyone"))
        self._cell = _Cell(model, self)
        self.setItemDelegate(self._cell)
        self.setStyleSheet("QTableView::item:focus { border-color: transparent; }")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(max(ROW_HEIGHT, self.fontMetrics().height() + 2 * SPACE_8))
        header = self.horizontalHeader()
        header.setFont(font(Type.SOFT))
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        # Over the words of the cells, which stand in by their frame.
        header.setStyleSheet(f"QHeaderView::section {{ padding-left: {_EDGE}px; padding-right: {_EDGE}px; }}")
        header.setMinimumSectionSize(round(LEAST_WIDTH * text_scale()))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(COLUMNS.index(PeopleSort.NAME), QHeaderView.ResizeMode.Stretch)
        header.setSortIndicator(COLUMNS.index(model.order.sort), Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    @property
    def seen(self) -> list[PeopleSort]:
        """The columns for which there is room, in their order."""
        return [column for at, column in enumerate(COLUMNS) if not self.isColumnHidden(at)]

    def sort_by(self, column: PeopleSort) -> None:
        """Order by that column; by the same one again turns the order round."""
        header, section = self.horizontalHeader(), COLUMNS.index(column)
        again = header.sortIndicatorSection() == section
        turned = again and header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        self.sortByColumn(section, Qt.SortOrder.DescendingOrder if turned else Qt.SortOrder.AscendingOrder)

    def currentChanged(self, here: Index, before: Index) -> None:
        """The frame goes along; Qt would paint only two of its cells anew."""
        super().currentChanged(here, before)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """One frame for the row where one is: others may be chosen, and Ctrl with an arrow goes on without choosing."""
        self._cell.ink = _Ink.of(self._people, self)
        super().paintEvent(event)
        self._cell.ink = None
        here = self.currentIndex()
        if here.isValid() and self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens_of(self.palette()).primary), 1))
            row = QRectF(0, self.visualRect(here).top(), self.viewport().width(), self.visualRect(here).height())
            painter.drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CHIP, RADIUS_CHIP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def lay_out(self) -> None:
        """Share the width out among the columns."""
        width, scale, header = self.viewport().width(), text_scale(), self.horizontalHeader()
        for_names = QFontMetrics(font(Type.BODY, semibold=True)).averageCharWidth() * NAME_LETTERS + 2 * _EDGE
        widths = {column: max(round(wide * scale), self._needs(column)) for column, wide in WIDTHS.items()}
        widths[PeopleSort.STANDING] = max(_widest_standing(), self._needs_heading(PeopleSort.STANDING))
        widths[PeopleSort.NEXT] += max((_with_gap(each) + SPACE_8 for each in self._people.shortest_whose()), default=0)
        needs = for_names + sum(widths.values())
        for column, least in GIVES_WAY:
            hidden = width < max(least * scale, needs)
            self.setColumnHidden(COLUMNS.index(column), hidden)
            needs -= widths[column] if hidden else 0
        for column, wide in widths.items():
            header.resizeSection(COLUMNS.index(column), wide)
        # What is left goes to the two that are words: to the names first.
        left = width - sum(wide for column, wide in widths.items() if not self.isColumnHidden(COLUMNS.index(column)))
        organisation = COLUMNS.index(PeopleSort.ORGANISATION)
        needs = max(round(LEAST_WIDTH * scale), header.sectionSizeHint(organisation))  # one that is cut heads nothing
        self.setColumnHidden(organisation, left - for_names < needs)
        header.resizeSection(organisation, min(round(left * 0.42), left - for_names))

    def _needs(self, column: PeopleSort) -> int:
        """How wide one of the columns of times has to be for nothing usual in it to be cut, nor its heading."""
        metrics = QFontMetrics(font(Type.BODY))
        widest = max(metrics.horizontalAdvance(each) for each in self._people.usual(column)) + 2 * _EDGE
        mark = grown(ICON_SMALL) + _BESIDE if column is PeopleSort.NEXT else 0
        return max(widest + mark, self._needs_heading(column))

    def _needs_heading(self, column: PeopleSort) -> int:
        return self.horizontalHeader().sectionSizeHint(COLUMNS.index(column))


def _with_gap(whose: str) -> int:
    """How wide the tag of a colleague is with what keeps it apart from the words before it."""
    return tag_width(whose, font(Type.SOFT)) + GAP


def _widest_standing() -> int:
    """How wide the column of the standings has to be, in pixels, for none of them to be cut."""
    metrics = QFontMetrics(font(Type.BODY))
    widest = max(metrics.horizontalAdvance(words.standing(kind)) for kind in STANDINGS)
    return widest + grown(ICON_SMALL) + 2 * _EDGE + 2 * _BESIDE


@dataclass(frozen=True, slots=True)
class _Ink:
    """What all cells of one painting are painted with: asked for once, since a table has a hundred cells in sight."""

    tokens: Tokens
    here: Here
    names: QFont
    body: QFont
    of_names: QFontMetrics
    of_body: QFontMetrics
    text: QColor
    slipped: QColor
    side: int
    ratio: float

    @classmethod
    def of(cls, people: PeopleTableModel, on: QWidget) -> Self:
        tokens = tokens_of(QGuiApplication.palette())
        names, body = font(Type.BODY, semibold=True), font(Type.BODY)
        return cls(
            tokens,
            people.here(),
            names,
            body,
            QFontMetrics(names),
            QFontMetrics(body),
            QColor(tokens.text),
            QColor(tokens.slipped),
            grown(ICON_SMALL),
            on.devicePixelRatioF(),
        )


class _Cell(QStyledItemDelegate):
    """The names a little heavier, the standing and the way of the next agreement with their icons.

    Painted by hand: Qt's style goes through the style sheet and lays out the text of each cell, and with every key in
    the filter all of them are others.
    """

    def __init__(self, model: PeopleTableModel, parent: QObject) -> None:
        super().__init__(parent)
        self._people = model
        self.ink: _Ink | None = None  # while a whole table is painted

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        ink = self.ink or _Ink.of(self._people, option.widget)
        area: QRect = option.rect
        state: int = option.state.value
        chosen = state & _CHOSEN
        if chosen or state & _POINTED_AT:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink.tokens.tint(Role.PRIMARY) if chosen else ink.tokens.raised))
            painter.drawRoundedRect(QRectF(area), RADIUS_CHIP, RADIUS_CHIP)
            painter.restore()
        line, column = self._people.line(index.row()), COLUMNS[index.column()]
        stands = self._people.state_of(line, ink.here) if column is PeopleSort.NEXT else None
        inside = area.adjusted(_FRAME, 0, -_FRAME, 0)
        mark = _mark(line, column, stands) if line is not None else None
        if mark is not None:
            drawn = tinted_pixmap(mark.icon, ink.tokens.colour(mark.role), ink.side, ink.ratio)
            top = inside.top() + (inside.height() - ink.side) // 2
            place = QRect(inside.left() + _BESIDE, top, ink.side, ink.side)
            painter.drawPixmap(QStyle.visualRect(option.direction, area, place).topLeft(), drawn)
            inside.setLeft(place.right() + 1 + _BESIDE)
        letters, metrics = (ink.names, ink.of_names) if column is PeopleSort.NAME else (ink.body, ink.of_body)
        painter.setFont(letters)
        painter.setPen(ink.slipped if stands is AgreementState.SLIPPED else ink.text)
        high = metrics.height()
        words = QRect(inside.left() + _BESIDE, inside.top() + (inside.height() - high) // 2, 0, high)
        words.setRight(inside.right() - _BESIDE)
        text = self._people.text_of(line, column, ink.here)
        told = metrics.elidedText(text, _ELIDE, words.width())
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        place = QStyle.visualRect(option.direction, area, words) if mirrored else words
        upright.text(painter, place, _FROM_THE_RIGHT if mirrored else _FROM_THE_LEFT, told)
        if column is PeopleSort.NEXT and (whose := self._people.whose(line)):
            left = words.adjusted(metrics.horizontalAdvance(text), 0, 0, 0)
            shown = next((each for each in whose if _with_gap(each) <= left.width()), "")
            if shown:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                left.setLeft(left.right() + 1 - tag_width(shown, font(Type.SOFT)))
                paint_tag(painter, QStyle.visualRect(option.direction, area, left), shown, font(Type.SOFT), ink.tokens)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """For how wide it wants to be."""
        super().initStyleOption(option, index)
        line, column = self._people.line(index.row()), COLUMNS[index.column()]
        option.font = font(Type.BODY, semibold=column is PeopleSort.NAME)
        stands = self._people.state_of(line, self._people.here()) if column is PeopleSort.NEXT else None
        if line is not None and _mark(line, column, stands) is not None:
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = square(ICON_SMALL)


def _mark(line: PersonLine, column: PeopleSort, state: AgreementState | None) -> Mark | None:
    if column is PeopleSort.STANDING:
        return STANDINGS[line.standing]
    if column is PeopleSort.NEXT and line.next_channel is not None:
        if state is AgreementState.SLIPPED:
            return Mark("slipped", Role.SLIPPED)
        if line.next_kind is AgreementKind.PROMISE:
            return Mark("owe", Role.PROMISE)
        return Mark(channel_icon(line.next_channel), Role.AGREED)
    return None


_FRAME, _BESIDE = SPACE_8 + FOCUS_WIDTH, 3
"""From a cell's edge to what stands in it, and what is between that and what is beside it."""
_EDGE = _FRAME + _BESIDE
# As numbers: put together for each cell they would take as long as its words.
_CHOSEN, _POINTED_AT = QStyle.StateFlag.State_Selected.value, QStyle.StateFlag.State_MouseOver.value
_IN_THE_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
_FROM_THE_LEFT, _FROM_THE_RIGHT = (
    int(side | _IN_THE_MIDDLE) for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
)
_ELIDE = Qt.TextElideMode.ElideRight
_CHOOSING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
