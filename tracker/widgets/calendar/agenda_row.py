"""How one row of the agenda is painted: beside its day's number an agreement with their words, or a quiet line.

Knows no list and no state.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tracker.presentation.calendar.agenda_line import AgendaLine, agenda_line, longest_times, settled_words
from tracker.presentation.calendar.agenda_model import ROW, AgendaModel
from tracker.presentation.calendar.agenda_rows import Heights, Row, RowKind
from tracker.presentation.calendar.calendar_entry import CalendarEntry, EntryState, is_with
from tracker.presentation.words.day_names import short_month, short_weekday
from tracker.presentation.words.times import clock
from tracker.tongue import tr, tr_as
from tracker.widgets.calendar.entry_look import EntryLook, look_of, paled
from tracker.widgets.calendar.hover_card import cut
from tracker.widgets.look.icons import tinted_pixmap
from tracker.widgets.look.painted import upright
from tracker.widgets.look.painted.unbroken import no_lone_word, unbroken
from tracker.widgets.look.painted.whose_tag import paint_tag, tag_width
from tracker.widgets.look.theme import font, grown, tokens_of
from tracker.widgets.look.tokens import FOCUS_WIDTH, STATE_BAR, Role, Tokens, Type, mix

Index = QModelIndex | QPersistentModelIndex

LEFT, RAIL, RIGHT = 16, 64, 16
TIME, NAME = 58, 12
"""How wide the times are at least, and how far behind the bar the names begin."""
_BESIDE, _GUTTER, _LEAST_WORDS = 0.47, 24, 130
"""What names have of the width beside the times, what lies between them and the words, and when there are no words."""
_DISC = QSize(34, 30)
"""Of today's number, at least."""
_DOT, _ICON, _STROKE, _RADIUS = 7, 12, 2.4, 8
_SELECTED, _RING = 10, 2
_WITHIN = 8
"""How far from the right edge of the frame of a chosen row its words end."""
_APART = 4
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
_UNCLIPPED = int(_LINE | Qt.TextFlag.TextDontClip)
_WRAP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_KEPT, _KEPT_PICTURES = 2000, 160
_ELIDE = Qt.TextElideMode.ElideRight


class AgendaRow(QStyledItemDelegate):
    """Paints rows of an `AgendaModel`. Make a new one when the type changes.

    `person` is whose agreements stand out, None where nobody's do; `days_off` count from Monday 0.
    """

    def __init__(self, model: AgendaModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.person: int | None = None
        self.days_off: frozenset[int] = frozenset()
        self._model = model
        self._body = font(Type.BODY)
        self._heavy = font(Type.BODY, semibold=True)
        self._figures = font(Type.BODY, tabular=True)
        self._heavy_figures = font(Type.BODY, semibold=True, tabular=True)
        self._soft = font(Type.SOFT)
        self._strong = font(Type.SOFT, semibold=True)
        self._number = font(Type.HEADLINE, semibold=False, tabular=True)
        self._number.setWeight(QFont.Weight.Medium)
        self._disc = font(Type.HEADLINE, tabular=True)
        disc = QFontMetrics(self._disc)
        self._round = _DISC.expandedTo(QSize(disc.horizontalAdvance("30") + 10, disc.height() + 5))
        self._small = font(Type.NUMERAL, semibold=True, tabular=True)
        self._lines: dict[int, tuple[Row, date, AgendaLine]] = {}
        self._cut: dict[tuple[str, int, int], tuple[str, int]] = {}
        self._pictures: dict[tuple[str, date, int], tuple[object, QPixmap]] = {}
        self._line, self._spacing = QFontMetrics(self._body).height(), QFontMetrics(self._body).lineSpacing()
        self._number_line = QFontMetrics(self._number).height()
        self._soft_line = QFontMetrics(self._soft).height()
        figures = QFontMetrics(self._figures)
        widest = max(figures.horizontalAdvance(each) for each in longest_times())
        self.time = max(TIME, widest + 8)
        self._rail = max(RAIL, self._widest_in_the_rail() + 8)
        self.heights = Heights(
            tall=max(44, self._line + self._soft_line + 12),
            short=max(24, self._line + 6),
            now=20,
            line=max(44, self._line + 24),
            rail=self._number_line + self._soft_line + 6,
            rail_today=self._round.height() + 2 * self._soft_line + 6,
        )

    def _widest_in_the_rail(self) -> int:
        """Of the word for today, and of what stands beneath the first day of a month."""
        soft, days = QFontMetrics(self._soft), [date(2026, 6, day) for day in range(1, 8)]
        weekday = max((short_weekday(day) for day in days), key=soft.horizontalAdvance)
        month = max((short_month(date(2026, n, 1)) for n in range(1, 13)), key=soft.horizontalAdvance)
        first = tr_as("a day of the week", "{month} {weekday}", month=month, weekday=weekday)
        return max(soft.horizontalAdvance(first), QFontMetrics(self._strong).horizontalAdvance(tr("Today")))

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(ROW)
        return QSize(0, self.heights.of(row)) if isinstance(row, Row) else QSize()

    def content(self, area: QRect, row: Row) -> QRect:
        """Where the row itself lies, from the times to the right edge, without what its day has above and beneath."""
        left = area.left() + LEFT + self._rail
        top = area.top() + (self.heights.top if row.heading else 0)
        return QRect(left, top, area.width() - LEFT - self._rail - RIGHT, self.heights.own(row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        tokens = tokens_of(QGuiApplication.palette())
        area: QRect = option.rect
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setClipRect(area)
        if mirrored:
            upright.hold_a_mirror(painter, area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.can_be_chosen:
            self._paint_ground(painter, self.content(area, row), row, option.state, tokens)
        if row.entry is not None:
            device = painter.device()
            ratio = device.devicePixelRatioF() if device is not None else 1.0
            upright.picture(painter, area.left(), area.top(), self.picture(row, area.size(), ratio, mirrored=mirrored))
        else:
            self._paint_words(painter, area, row, tokens)
        painter.restore()

    def picture(self, row: Row, size: QSize, ratio: float, *, mirrored: bool) -> QPixmap:
        """What stands in that row of an agreement, painted once for as long as nothing of it is another."""
        assert row.entry is not None
        tokens = tokens_of(QGuiApplication.palette())
        pale = self.person is not None and not is_with(row.entry, self.person)
        on = row, size, ratio, mirrored, pale, self._model.today, tokens.dark
        found = self._pictures.get(row.key)
        if found is None or found[0] != on:
            made = QPixmap(size * ratio)
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            area = QRect(QPoint(0, 0), size)
            if mirrored:
                upright.hold_a_mirror(painter, area)
            self._paint_words(painter, area, row, tokens)
            painter.end()
            self._pictures.pop(row.key, None)
            while len(self._pictures) >= _KEPT_PICTURES:
                del self._pictures[next(iter(self._pictures))]
            found = self._pictures[row.key] = on, made
        return found[1]

    def _paint_words(self, painter: QPainter, area: QRect, row: Row, tokens: Tokens) -> None:
        today, content = self._model.today, self.content(area, row)
        if row.is_of_a_day:
            self._paint_rail(painter, area, row, today, tokens)
        if row.is_last:
            line = QRect(area.left() + LEFT, area.bottom(), area.width() - LEFT - RIGHT, 1)
            painter.fillRect(line, QColor(tokens.line))
        if row.kind is RowKind.NOW:
            self._paint_now(painter, content, tokens)
        elif row.entry is not None:
            self._paint_entry(painter, content, row.entry, self._line_of(row, today), row, tokens)
        else:
            self._text(painter, content, row.text, self._body, tokens.soft)

    # The day

    def _paint_rail(self, painter: QPainter, area: QRect, row: Row, today: date, tokens: Tokens) -> None:
        """The day's number and name; each row shows as much of them as lies beside it."""
        top = area.top() + (0 if row.heading else -self.heights.above(row)) + self.heights.top
        left, day = area.left() + LEFT, row.day
        if top + (self.heights.rail_today if row.is_today else self.heights.rail) < area.top():
            return
        number = self._number_line
        if row.is_today:
            disc = QRect(QPoint(left, top), self._round)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.primary))
            painter.drawRoundedRect(QRectF(disc), disc.height() / 2, disc.height() / 2)
            painter.setFont(self._disc)
            painter.setPen(QColor(tokens.surface))
            upright.text(painter, disc, _MIDDLE, str(day.day))
            top = disc.bottom() + 3
            self._text(painter, QRect(left, top, self._rail, self._soft_line), tr("Today"), self._strong, tokens.text)
            top += self._soft_line
        else:
            colour = tokens.quiet if day < today else tokens.text
            self._text(painter, QRect(left, top, self._rail, number), str(day.day), self._number, colour)
            top += number
        told = short_weekday(day)
        if row.opens_month:
            # T: "Dec Tue", beneath the number of the day
            told = tr_as("a day of the week", "{month} {weekday}", month=short_month(day), weekday=told)
        self._text(painter, QRect(left, top, self._rail, self._soft_line), told, self._soft, tokens.soft)

    def _paint_ground(
        self, painter: QPainter, content: QRect, row: Row, state: QStyle.StateFlag, tokens: Tokens
    ) -> None:
        box = QRectF(content.adjusted(-_SELECTED, 0, _RING, 0))
        pointed = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(tokens.tint(Role.PRIMARY)))
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.primary), FOCUS_WIDTH))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        elif self.person is not None and row.entry is not None and is_with(row.entry, self.person):
            painter.setPen(QPen(QColor(tokens.primary), 1.5))
            painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), _RADIUS, _RADIUS)
        elif pointed:
            role = look_of(row.entry).role if row.entry is not None else Role.PRIMARY
            painter.setPen(QPen(QColor(tokens.colour(role)), 1))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _paint_now(self, painter: QPainter, content: QRect, tokens: Tokens) -> None:
        """The line between what was and what comes, with its time where the others have theirs."""
        primary, y = QColor(tokens.primary), content.center().y()
        self._text(painter, content, clock(self._model.here.time()), self._small, tokens.primary)
        left = content.left() + self.time
        painter.fillRect(left, y, content.right() + 1 - left, 1, primary)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(primary)
        painter.drawEllipse(QRectF(left - _DOT / 2, y - _DOT / 2 + 0.5, _DOT, _DOT))

    # An agreement

    def _look(self, entry: CalendarEntry) -> EntryLook:
        look = look_of(entry)
        return look if self.person is None or is_with(entry, self.person) else paled(look)

    def _paint_entry(
        self, painter: QPainter, content: QRect, entry: CalendarEntry, line: AgendaLine, row: Row, tokens: Tokens
    ) -> None:
        look = self._look(entry)
        soft = Role.QUIET if look.words is Role.QUIET else Role.SOFT
        if row.short:
            self._paint_short(painter, content, entry, line, look, soft, tokens)
            return
        top = content.top() + (content.height() - self._line - self._soft_line) // 2
        slipped = entry.state is EntryState.SLIPPED
        figures = self._heavy_figures if slipped else self._figures
        owed = entry.state is EntryState.PROMISED and not entry.clock
        colour = tokens.colour(look.words if slipped or owed else soft)
        first = QRect(content.left(), top, self.time, self._line)
        self._text(painter, first, line.time, figures, colour)
        bar = QRectF(content.left() + self.time, top - 1, STATE_BAR, self._line + self._soft_line + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mix(tokens.colour(look.role), tokens.surface, look.bar)))
        painter.drawRoundedRect(bar, 1.5, 1.5)
        names, words = self.columns(content)
        if not line.words:
            names.setRight(content.right() - _WITHIN)
        self._paint_name(painter, QRect(names.left(), top, names.width(), self._line), line, look, soft, tokens)
        under = QRect(names.left(), top + self._line, names.width(), self._soft_line)
        self._paint_about(painter, under, line, look, soft, tokens)
        if line.words and words.width() >= _LEAST_WORDS:
            painter.setFont(self._body)
            painter.setPen(QColor(tokens.colour(Role.QUIET if soft is Role.QUIET else Role.TEXT)))
            place = QRect(words.left(), top, words.width(), 2 * self._spacing + 2)
            upright.text(painter, place, _WRAP, self._words_in(line.words, words.width()))

    def columns(self, content: QRect) -> tuple[QRect, QRect]:
        """Where the names are, and where their words; without room for words the names have it all."""
        left = content.left() + self.time + NAME
        width = content.right() + 1 - _WITHIN - left
        names = round(width * _BESIDE)
        if width - names - _GUTTER < _LEAST_WORDS:
            return QRect(left, content.top(), width, content.height()), QRect()
        begins = left + names + _GUTTER
        return (
            QRect(left, content.top(), names, content.height()),
            QRect(begins, content.top(), left + width - begins, content.height()),
        )

    def _paint_name(
        self, painter: QPainter, place: QRect, line: AgendaLine, look: EntryLook, soft: Role, tokens: Tokens
    ) -> None:
        used = self._text(painter, place, line.name, self._heavy, tokens.colour(look.name)) + 8
        beside = place.adjusted(used, 0, 0, 0)
        if line.firm and beside.width() > 3 * self._line:
            self._text(painter, beside, line.firm, self._soft, tokens.colour(soft))

    def _paint_about(
        self, painter: QPainter, place: QRect, line: AgendaLine, look: EntryLook, soft: Role, tokens: Tokens
    ) -> None:
        icon = Role.QUIET if soft is Role.QUIET else look.role
        self._icon(painter, place, look.icon, tokens.colour(icon))
        at = place.adjusted(grown(_ICON) + 6, 0, 0, 0)
        at = self._paint_whose(painter, at, line, soft, tokens)
        if line.stands:
            used = self._text(painter, at, line.stands, self._strong, tokens.colour(look.words))
            at = at.adjusted(used, 0, 0, 0)
            if line.about:
                used = self._text(painter, at.adjusted(_APART, 0, 0, 0), "·", self._soft, tokens.colour(soft))
                at = at.adjusted(2 * _APART + used, 0, 0, 0)
        self._text(painter, at, line.about, self._soft, tokens.colour(soft))

    def _paint_short(
        self,
        painter: QPainter,
        content: QRect,
        entry: CalendarEntry,
        line: AgendaLine,
        look: EntryLook,
        soft: Role,
        tokens: Tokens,
    ) -> None:
        """One line: when, what became of it, who, and what it was about."""
        self._text(painter, content, line.time, self._figures, tokens.colour(soft))
        at = content.adjusted(self.time + NAME, 0, -_WITHIN, 0)
        mark = at.translated(-grown(_ICON) - _APART, 0)  # in the place of the bar, so that all names begin alike
        self._icon(painter, mark, look.icon, tokens.colour(Role.QUIET if soft is Role.QUIET else look.role))
        done = not look.has_bar
        name = tokens.colour(soft if done else look.name)
        # Whose it is stays, however long a name is: what it was about gives way first, and then the name's end.
        tag = tag_width(line.whose, self._soft) + 8 if line.whose else 0
        used = self._text(painter, at.adjusted(0, 0, -tag, 0), line.name, self._body, name) + 8
        if line.whose:
            used = self._paint_whose(painter, at.adjusted(used, 0, 0, 0), line, soft, tokens).left() - at.left()
        became = settled_words(entry) if done else ""
        about = " · ".join(part for part in (became, entry.topic) if part)
        rest = at.adjusted(used, 0, 0, 0)
        if rest.width() > 2 * self._line:
            self._text(painter, rest, about, self._soft, tokens.colour(soft))

    def _paint_whose(self, painter: QPainter, at: QRect, line: AgendaLine, soft: Role, tokens: Tokens) -> QRect:
        """Which of us it is, at the beginning of that place; what is left of it."""
        if not line.whose:
            return at
        wide = tag_width(line.whose, self._soft)
        box = QRect(at.left(), at.top() + (at.height() - self._soft_line) // 2, wide, self._soft_line)
        paint_tag(painter, box, line.whose, self._soft, tokens, soft)
        return at.adjusted(wide + 6, 0, 0, 0)

    def _icon(self, painter: QPainter, place: QRect, name: str, colour: str) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        drawn = tinted_pixmap(name, colour, grown(_ICON), ratio, _STROKE)
        upright.picture(painter, place.left(), place.top() + (place.height() - grown(_ICON) + 1) // 2, drawn)

    def _text(self, painter: QPainter, area: QRect, words: str, kind: QFont, colour: str) -> int:
        """One line, cut where it is too long; how wide it is."""
        key = words, id(kind), area.width()
        found = self._cut.get(key)
        if found is None:
            if len(self._cut) > _KEPT:
                self._cut.clear()
            metrics = QFontMetrics(kind)
            told = metrics.elidedText(words, _ELIDE, area.width())
            found = self._cut[key] = told, metrics.horizontalAdvance(told)
        told, wide = found
        painter.setFont(kind)
        painter.setPen(QColor(colour))
        upright.text(painter, area, _UNCLIPPED, told)
        return wide

    def _line_of(self, row: Row, today: date) -> AgendaLine:
        """What stands in that row; remembered, for a row is painted again with every scroll."""
        found = self._lines.get(id(row))
        if found is None or found[0] is not row or found[1] != today:
            assert row.entry is not None
            if len(self._lines) > _KEPT:
                self._lines.clear()
            line = agenda_line(row.entry, row.day, today)
            found = self._lines[id(row)] = row, today, line
        return found[2]

    def _words_in(self, words: str, width: int) -> str:
        """Their words on two lines of that width."""
        key = words, 0, width
        found = self._cut.get(key)
        if found is None:
            found = self._cut[key] = cut(no_lone_word(unbroken(words)), width, 2, QFontMetrics(self._body)), 0
        return found[0]
