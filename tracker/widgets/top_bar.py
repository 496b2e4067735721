"""The bar above the three regions: new entry, which days are shown, find, who I am, the menu. Knows no state.

It is laid out by hand: its parts stand over the regions' edges, and give way in an order of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QAction, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QMenu, QStyle, QToolButton, QWidget

from tracker.tongue import tr
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.frame import BAR, is_narrow, pane_width
from tracker.widgets.look.buttons import ICON_GAP, Kind, PushButton, icon_button, push_button, tell_keys
from tracker.widgets.look.icons import icon
from tracker.widgets.look.key_cap import KeyCap, off_caps
from tracker.widgets.look.plain_label import ElidedLabel, PlainLabel
from tracker.widgets.look.spoken.aloud import say_aloud
from tracker.widgets.look.theme import font, grown, icon_beside
from tracker.widgets.look.tokens import ICON, SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, Role, Type
from tracker.widgets.sample_bar import SampleBar
from tracker.widgets.us.away_mark import AwayMark
from tracker.widgets.us.who_menu import WhoButton
from tracker.widgets.us.whose_switch import WhoseSwitch

FIELD, TROUGH, SMALL_BUTTON = 32, 30, 26
LEAST_FIND, SEGMENT_SIDES = 150, 28
BEFORE_HINT = 38
"""What the glass takes in the field, before the first letter."""
YEAR_AT_ITS_END = re.compile(r"^(.*\S)\s+(\d{4})$")


class TopBar(QFrame):
    """`new_entry`, `today`, `earlier` and `later` come from its buttons, `view_chosen(ViewKind)` from the toggles.

    `finder` looks like a field, and is where the palette opens from (`find_wanted`): in a narrow window it is an icon.
    `whose` chooses between everyone's and mine, where there are several of us; `who` says who I am, `away` as of when
    all is known while a team's server is away, `sample` that this is sample data.
    """

    view_chosen = Signal(object)
    new_entry = Signal()
    today = Signal()
    find_wanted = Signal()
    earlier = Signal()
    later = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("top-bar")
        self.setFixedHeight(BAR)
        self._edges = 0, 0
        self.new_entry_button = push_button(tr("New entry"), Kind.PRIMARY, "plus", self)
        self.new_entry_button.setToolTip(tr("Ctrl+N or N"))
        self.new_entry_button.clicked.connect(self.new_entry)
        self.away = AwayMark(self)
        self.sample = SampleBar()
        self.sample.setParent(self)
        self.title = ElidedLabel("", Type.HEADLINE, parent=self)
        self._headings: tuple[str, ...] = ("",)
        self._whole_title = ""
        self._with_year = 0
        """So many of them tell the year too."""
        self.year = PlainLabel("", Type.HEADLINE, Role.SOFT, self, semibold=False)
        self.earlier_button = icon_button(tr("Month before"), "left", self, keys=tr("Page Up"))
        self.today_button = push_button(tr("Today"), parent=self)
        self.later_button = icon_button(tr("Month after"), "right", self, keys=tr("Page Down"))
        self.earlier_button.clicked.connect(self.earlier)
        self.today_button.clicked.connect(self.today)
        self.later_button.clicked.connect(self.later)
        self.whose = WhoseSwitch(self)
        self._trough = self._switch()
        self.find_button = icon_button(tr("Find a person, a note, a number"), "search", self, keys="Ctrl+K")
        self.find_button.clicked.connect(self.find_wanted)
        self.finder = BarFind(self)
        self.finder.clicked.connect(self.find_wanted)
        self.who = WhoButton(self)
        self._menu: QToolButton = icon_button(tr("Menu"), "more", self, keys="F10")
        self._menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _switch(self) -> QFrame:
        """Month, week or agenda, of which at most one is chosen: a plate in a trough."""
        self.toggles = {
            ViewKind.MONTH: push_button(tr("Month"), Kind.SEGMENT),
            ViewKind.WEEK: push_button(tr("Week"), Kind.SEGMENT),
            ViewKind.AGENDA: push_button(tr("Agenda"), Kind.SEGMENT),
        }
        trough, self._views = QFrame(self), QButtonGroup(self)
        trough.setProperty("kind", "trough")
        trough.setAccessibleName(tr("Calendar view"))
        row = QHBoxLayout(trough)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for number, (kind, toggle) in enumerate(self.toggles.items(), 1):
            toggle.setCheckable(True)
            toggle.setAutoExclusive(True)  # so that it is told as one of several; the group below sees to it
            tell_keys(toggle, toggle.text(), str(number))
            toggle.clicked.connect(partial(self.view_chosen.emit, kind))
            self._views.addButton(toggle)
            row.addWidget(toggle)
        self.toggles[ViewKind.MONTH].setChecked(True)
        return trough

    def show_calendar(self, titles: Sequence[str], kind: ViewKind) -> None:
        """The heading of what is shown, each of `titles` where those before it have no room, and by how much ‹ and › go
        on.
        """
        self._tell(titles)
        self._views.setExclusive(True)
        self.toggles[kind].setChecked(True)
        before, after = {
            ViewKind.MONTH: (tr("Month before"), tr("Month after")),
            ViewKind.WEEK: (tr("Week before"), tr("Week after")),
            ViewKind.AGENDA: (tr("Month before"), tr("Month after")),
        }[kind]
        keys = kind is not ViewKind.AGENDA
        for button, name, key in (
            (self.earlier_button, before, tr("Page Up")),
            (self.later_button, after, tr("Page Down")),
        ):
            tell_keys(button, name, key if keys else "")
        self._show_turning(True)

    def show_away(self, mark: str, sentence: str) -> None:
        """A team's server is away: as of when all is known. "" where it is there."""
        self.away.tell(mark, sentence)
        self._place()

    def show_whose(self, can_choose: bool, mine: bool) -> None:
        """Whether everyone's or mine alone are shown; the choice is only there where there are several of us."""
        self.whose.show_mine(mine)
        self.whose.setVisible(can_choose)
        self._place()

    @property
    def offers_whose(self) -> bool:
        """Whether everyone's and mine can be chosen between."""
        return not self.whose.isHidden()

    def show_page(self, title: str) -> None:
        """What stands there in place of the calendar: none of the views is chosen, and there is nothing to turn."""
        self._tell([title])
        self._views.setExclusive(False)
        for toggle in self.toggles.values():
            toggle.setChecked(False)
        self._show_turning(False)

    def _tell(self, titles: Sequence[str]) -> None:
        parted = [YEAR_AT_ITS_END.match(title) for title in titles]
        self._headings = tuple(found[1] if found else title for title, found in zip(titles, parted, strict=True))
        self._with_year = sum(found is not None for found in parted)
        self.title.setText(self._headings[0])
        self.year.setText(parted[0][2] if parted[0] else "")
        turned = any(b.hasFocus() for b in (self.earlier_button, self.today_button, self.later_button))
        if turned and titles[0] != self._whole_title:
            say_aloud(self.title, titles[0])  # whoever turns it there does not come to it
        self._whole_title = titles[0]

    def _show_turning(self, turns: bool) -> None:
        for button in (self.earlier_button, self.today_button, self.later_button):
            button.setVisible(turns)
        self._place()

    def stand_over(self, left: int, right: int) -> None:
        """The calendar begins and ends there, in pixels from the bar's left."""
        if (left, right) != self._edges:
            self._edges = left, right
            self._place()

    @property
    def _calendar_edges(self) -> tuple[int, int]:
        """Where the calendar begins and ends, from where the bar begins; 0 for what is not known."""
        left, right = self._edges
        if self.isRightToLeft() and right:
            return self.width() - right, self.width() - left
        return left, right

    def set_menu(self, menu: QMenu) -> None:
        """What stands in the menu; the chip of the sample comes into it where the bar has no room for it."""
        self._sample_action = QAction(tr("Sample data…"), menu)
        self._sample_action.triggered.connect(lambda: self.sample.open_panel(self._menu))
        menu.insertAction(menu.actions()[0] if menu.actions() else None, self._sample_action)  # type: ignore[arg-type]
        menu.aboutToShow.connect(
            lambda: self._sample_action.setVisible(self.sample.is_meant and not self.sample.isVisible())
        )
        self._menu.setMenu(menu)

    def open_menu(self) -> None:
        """Beneath its button, with the keys on its first line."""
        menu = self._menu.menu()
        menu.popup(self._menu.mapToGlobal(self._menu.rect().bottomLeft()))
        shown = [action for action in menu.actions() if action.isVisible()]
        if shown:
            menu.setActiveAction(shown[0])

    @property
    def _is_narrow(self) -> bool:
        return is_narrow(self.width())

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.StyleChange:
            self.finder.place_words()
        if event.type() in (
            QEvent.Type.LayoutRequest,
            QEvent.Type.StyleChange,
            QEvent.Type.LayoutDirectionChange,
            QEvent.Type.Show,
        ):
            self._place()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Put every part where it belongs, from both ends towards the title."""
        entry = self.new_entry_button.sizeHint().width()
        self._put(self.new_entry_button, SPACE_16, entry, FIELD)
        ends = SPACE_16 + entry
        calendar_begins, _ends = self._calendar_edges
        begins = max(calendar_begins, 0) + SPACE_12
        ends = self._place_away(ends, begins)
        ends = self._place_sample(ends, begins if calendar_begins else self.width() // 3)
        left = max(begins, ends + SPACE_12)
        self._place_title(left, self._place_whose(left, self._place_right()))

    def _place_away(self, left: int, right: int) -> int:
        """Over the morning, where nothing moves for its coming and going; where it ends."""
        if self.away.isHidden():
            return left
        width = self.away.fit(right - SPACE_12 - left - SPACE_4)
        self._put(self.away, left + SPACE_4, width, FIELD - 2)
        return left + SPACE_4 + width

    def _place_sample(self, left: int, right: int) -> int:
        """Where what stands at the left ends with it."""
        shown = self.sample.is_meant and self.sample.fit(right - SPACE_12 - left - 6)
        self.sample.setVisible(shown)
        if not shown:
            return left
        width = self.sample.sizeHint().width()
        self._put(self.sample, left + 6, width, self.sample.height())
        return left + 6 + width

    def _place_right(self) -> int:
        """Menu, who I am, find and the views; where these begin."""
        narrow = self._is_narrow
        small = min(grown(FIELD - 2), BAR - SPACE_8)
        right = self.width() - (SPACE_24 if narrow else SPACE_16) - small
        self._put(self._menu, right, small, small)
        if not self.who.isHidden():
            width = self.who.sizeHint().width()
            right -= width + SPACE_4
            self._put(self.who, right, width, small)
        self.find_button.setVisible(narrow)
        self.finder.setVisible(not narrow)
        calendar_ends = self._calendar_edges[1] or self.width() - pane_width(self.width())
        if narrow:
            right -= small + 6
            self._put(self.find_button, right, small, small)
            calendar_ends = right + 6
        else:
            begins = min(calendar_ends, self.width() - pane_width(self.width())) + SPACE_16
            begins = min(begins, right - SPACE_8 - LEAST_FIND)
            self._put(self.finder, begins, right - SPACE_8 - begins, FIELD)
            calendar_ends = min(calendar_ends, begins - SPACE_16 + SPACE_12)
        bold = QFontMetrics(font(Type.BODY, semibold=True))
        for toggle in self.toggles.values():  # as wide as its words are when it is chosen
            toggle.setMinimumWidth(bold.horizontalAdvance(toggle.text()) + SEGMENT_SIDES)
        width = self._trough.sizeHint().width()
        begins = calendar_ends - SPACE_12 - width
        self._put(self._trough, begins, width, TROUGH)
        return begins

    def _place_whose(self, left: int, right: int) -> int:
        """Whose are shown, before the views; where it begins. Its words give way before the year does."""
        if self.whose.isHidden():
            return right
        room = right - SPACE_8 - self.whose.width_in_words - left - self._beside_title
        width = self.whose.fit(any(self._width_of(*way) <= room for way in self._ways_to_tell[: self._with_year or 1]))
        self._put(self.whose, right - SPACE_8 - width, width, TROUGH)
        return right - SPACE_8 - width

    @property
    def _beside_title(self) -> int:
        """What stands after the title takes so much."""
        if self.today_button.isHidden():
            return SPACE_8
        return SPACE_12 + 2 * (grown(SMALL_BUTTON) + SPACE_4) + self.today_button.sizeHint().width() + SPACE_8

    @property
    def _ways_to_tell(self) -> list[tuple[str, bool]]:
        """The headings, each with whether the year stands beside it: the month gives way before the year does."""
        with_year = [(heading, True) for heading in self._headings[: self._with_year]]
        return [*with_year, *((heading, False) for heading in self._headings)]

    def _width_of(self, heading: str, has_year: bool) -> int:
        words = self.title.fontMetrics().horizontalAdvance(heading)
        return words + self._before_year + self.year.sizeHint().width() if has_year else words

    @property
    def _before_year(self) -> int:
        return self.title.fontMetrics().horizontalAdvance(" ")

    def _place_title(self, left: int, right: int) -> None:
        turning, beside = not self.today_button.isHidden(), self._beside_title
        today = self.today_button.sizeHint().width() if turning else 0
        room, ways = right - left - beside, self._ways_to_tell
        heading, has_year = next((way for way in ways if self._width_of(*way) <= room), ways[-1])
        if heading != self.title.text():
            self.title.setText(heading)
        words, year = self.title.sizeHint().width(), self.year.sizeHint().width()
        words = min(words, max(room, 0))
        height = self.title.sizeHint().height()
        self._put(self.title, left, words, height)
        self.year.setVisible(has_year)
        self.title.setAccessibleName(self._headings[0] if has_year else self._whole_title)
        at = left + words
        if has_year:
            self._put(self.year, at + self._before_year, year, height)
            at += self._before_year + year
        if turning:
            at += SPACE_12
            for button, width, high in (
                (self.earlier_button, grown(SMALL_BUTTON), grown(SMALL_BUTTON)),
                (self.today_button, today, TROUGH - 2),
                (self.later_button, grown(SMALL_BUTTON), grown(SMALL_BUTTON)),
            ):
                self._put(button, at, width, high)
                at += width + SPACE_4

    def _put(self, part: QWidget, left: int, width: int, height: int) -> None:
        here = QRect(left, (BAR - height) // 2, width, height)
        part.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), here))


class BarFind(PushButton):
    """What looks like the field one finds in: with the longest hint that fits and the cap of its keys."""

    def __init__(self, bar: QWidget) -> None:
        super().__init__(bar)
        self._hints = (
            tr("Find a person, a note, a number…"),
            tr("Find a person, a note…"),
            tr("Find a person…"),
            tr("Find…"),
        )
        self.setProperty("kind", "find")
        self.setAccessibleName(tr("Find, or do something"))
        self.setIcon(icon("search", Role.SOFT))
        icon_beside(self, ICON - 2, ICON_GAP)
        self._cap = KeyCap(tr("Ctrl K"))
        self._cap.setParent(self)
        self.setAccessibleDescription(off_caps(self._cap.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place_words()

    def place_words(self) -> None:
        size: QSize = self._cap.sizeHint()
        begins = self.width() - size.width() - SPACE_8
        room = begins - BEFORE_HINT - SPACE_4
        widths = {hint: self.fontMetrics().horizontalAdvance(hint) for hint in self._hints}
        hint = next((hint for hint in self._hints if widths[hint] <= room), self._hints[-1])
        self.setText(hint)
        self._cap.setVisible(widths[hint] <= room)
        at = QRect(QPoint(begins, (self.height() - size.height()) // 2), size)
        self._cap.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), at))
