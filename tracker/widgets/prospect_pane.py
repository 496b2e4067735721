"""The right region: who, when they may next hear from us, what to know before talking, and their story.

Shows what its state holds and knows neither the store nor what becomes of its signals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from tracker.presentation.prospect_card import Card, ProspectCard
from tracker.widgets.buttons import Kind, push_button
from tracker.widgets.earliest_card import EarliestCard
from tracker.widgets.icons import icon
from tracker.widgets.marks import STANDINGS
from tracker.widgets.plain_label import PlainLabel
from tracker.widgets.section import Section, body, fact_line, subheading
from tracker.widgets.timeline_view import TimelineView
from tracker.widgets.tokens import ICON_SMALL, SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, Role, Type


def to_clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


class ProspectPane(QWidget):
    """`edit_requested(id)` and `new_entry_requested(id or None)` come from its buttons, `copied(str)` after a copy.

    `earliest.add_action` is where buttons for a contact have their place.
    """

    edit_requested = Signal(object)
    new_entry_requested = Signal(object)
    copied = Signal(str)

    def __init__(
        self, state: ProspectCard, copy: Callable[[str], None] = to_clipboard, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._to_clipboard = copy
        self._shown_id: int | None = None
        self.setAccessibleName(self.tr("Person"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self._nobody())
        self._pages.addWidget(self._somebody())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        state.changed.connect(self._show)
        self._show()

    def _nobody(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        words = self.tr("Choose someone, and here is what was agreed with them.")
        label = PlainLabel(words, role=Role.SOFT, wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addStretch(1)
        column.addWidget(label)
        column.addSpacing(SPACE_8)
        column.addWidget(self._new_entry_button(), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    def _somebody(self) -> QWidget:
        self.earliest = EarliestCard()
        self.earliest.copy_wanted.connect(self._copy)
        self.before = Section(self.tr("Before you talk"))
        self.timeline = TimelineView()
        self._story = Section(self.tr("Timeline"))
        self._story.fill([self.timeline])
        self.edit = push_button(self.tr("Edit…"), Kind.QUIET, "edit")
        self.edit.clicked.connect(lambda: self.edit_requested.emit(self._state.prospect_id))
        self.details = Section(self.tr("Details"), beside=self.edit)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_24)
        column.setSpacing(SPACE_16)
        column.addLayout(self._who())
        column.addWidget(self.earliest)
        column.addWidget(self.before)
        column.addWidget(self._story)
        column.addWidget(self.details)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        return self._scroll

    def _who(self) -> QVBoxLayout:
        self._name = PlainLabel(kind=Type.NAME, wrap=True)
        self._beside = PlainLabel(role=Role.SOFT, wrap=True)
        self._standing_icon = QLabel()
        self._standing_icon.setFixedSize(ICON_SMALL, ICON_SMALL)
        self._standing = PlainLabel()
        self.new_entry = self._new_entry_button()
        standing = QHBoxLayout()
        standing.setSpacing(SPACE_4 + 2)
        standing.addWidget(self._standing_icon)
        standing.addWidget(self._standing, 1)
        standing.addWidget(self.new_entry)
        who = QVBoxLayout()
        who.setSpacing(SPACE_4)
        who.addWidget(self._name)
        who.addWidget(self._beside)
        who.addLayout(standing)
        return who

    def _new_entry_button(self) -> QWidget:
        button = push_button(self.tr("New entry"), icon_name="plus")
        button.clicked.connect(lambda: self.new_entry_requested.emit(self._state.prospect_id))
        return button

    def _show(self) -> None:
        card = self._state.card
        self._pages.setCurrentIndex(0 if card is None else 1)
        if card is None:
            self._shown_id = None
            return
        self._name.setText(card.prospect.name)
        self._beside.setText(card.beside)
        self._beside.setVisible(bool(card.beside))
        self._show_standing(card)
        self.earliest.show_card(card)
        self.before.fill(self._before_lines(card))
        self.timeline.show_links(card.timeline)
        self._story.setVisible(bool(card.timeline))
        self.details.fill(self._detail_lines(card))
        if card.prospect.id != self._shown_id:
            self._shown_id = card.prospect.id
            self._scroll.verticalScrollBar().setValue(0)

    def _show_standing(self, card: Card) -> None:
        mark = STANDINGS[card.standing]
        self._standing.setText(self.tr("In the trash") if card.is_in_trash else card.standing_text)
        self._standing.show_role(mark.role)
        picture = icon("trash" if card.is_in_trash else mark.icon, mark.role)
        self._standing_icon.setPixmap(picture.pixmap(QSize(ICON_SMALL, ICON_SMALL), self.devicePixelRatioF()))

    def _before_lines(self, card: Card) -> Iterator[QWidget]:
        if card.said:
            yield subheading(self.tr("Their words"))
            for said in card.said:
                yield body(f"{said.words}, {said.on}")
        if card.agreed:
            yield subheading(self.tr("Agreed"))
            yield from (body(text) for text in card.agreed)
        if card.open_questions:
            yield subheading(self.tr("Open questions"))
            yield from (body(text) for text in card.open_questions)
        if card.last_contacts:
            yield subheading(self.tr("Last contacts"))
            yield from (fact_line(fact) for fact in card.last_contacts)
        if card.business:
            yield subheading(self.tr("Their business"))
            yield from (fact_line(fact) for fact in card.business)

    def _detail_lines(self, card: Card) -> Iterator[QWidget]:
        if not card.details:
            yield body(self.tr("Nothing is written down yet."), Role.SOFT)
        yield from (fact_line(fact, self._copy, self.tr("Copy")) for fact in card.details)

    def _copy(self, text: str) -> None:
        self._to_clipboard(text)
        self.copied.emit(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._state.card is not None:
            self._show_standing(self._state.card)
