"""The right region: who, when they may next hear from us, what to know before talking, their story, their details.

Shows what its state holds and knows neither the store nor what becomes of its signals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tracker.presentation.flows.ways import Act, ActKind, ways_of
from tracker.presentation.person.prospect_card import Card, ProspectCard
from tracker.presentation.person.prospect_details import BUSINESS, LABELS, Detail
from tracker.tongue import tr, tr_as
from tracker.widgets.look.buttons import Kind, icon_button, push_button
from tracker.widgets.look.clipboard import to_clipboard
from tracker.widgets.look.icons import icon
from tracker.widgets.look.in_sight import InSight
from tracker.widgets.look.marks import STANDINGS
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.section import Section, body, fact_line, subheading
from tracker.widgets.look.tokens import ICON_SMALL, SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, Role, Type
from tracker.widgets.person.details_view import AMONG_DETAILS, DetailsView
from tracker.widgets.person.earliest_card import EarliestCard
from tracker.widgets.person.left_behind import LeftBehindBar
from tracker.widgets.person.question_line import QuestionLine
from tracker.widgets.person.timeline_view import TimelineView
from tracker.widgets.person.with_them import with_them_lines

if TYPE_CHECKING:
    from tracker.presentation.person.prospect_editing import ProspectEditing


class ProspectPane(QWidget):
    """`new_entry_requested(id or None)` comes from its button, `person_requested(id)` for someone beside them,
    `promise_wanted(id, question)` where an open question is to become a promise, `copied(str)` after a
    copy, `say_wanted` for the wording of what is agreed, `other_record_wanted(Prospect)` where another is theirs too.

    `earliest` is where contacts begin; `editing` gives the state of the editors, asked for when first needed.
    """

    new_entry_requested = Signal(object)
    person_requested = Signal(object)
    promise_wanted = Signal(object, str)
    say_wanted = Signal()
    other_record_wanted = Signal(object)
    copied = Signal(str)

    def __init__(
        self,
        state: ProspectCard,
        editing: Callable[[], ProspectEditing],
        copy: Callable[[str], None] = to_clipboard,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._to_clipboard = copy
        self._shown_id: int | None = None
        self._keys_go_to: int | None = None
        self.setAccessibleName(tr("Person"))
        self.details = DetailsView(editing, self._copy, self)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._nobody())
        self._pages.addWidget(self._somebody())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._pages)
        state.changed.connect(self._show)
        self._show()

    def take_keys(self, prospect_id: int) -> None:
        """The keys go to that person's card: now where it is shown, else once it is, if they still wait here."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._keys_go_to = prospect_id if self._shown_id != prospect_id else None

    def put_above(self, widget: QWidget) -> None:
        """Lay that above everything the pane shows."""
        self._column.insertWidget(0, widget)

    def _nobody(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        words = tr("Choose someone, and here is what was agreed with them.")
        label = PlainLabel(words, role=Role.SOFT, wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._new_entry_alone = self._new_entry_button()
        column.addStretch(1)
        column.addWidget(label)
        column.addSpacing(SPACE_8)
        column.addWidget(self._new_entry_alone, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    def _somebody(self) -> QWidget:
        self.left_behind = LeftBehindBar()
        self.left_behind.go_on.connect(lambda: self.details.state.go_on())
        self.left_behind.throw_away.connect(lambda: self.details.state.throw_away())
        self.earliest = EarliestCard()
        self.say: QPushButton = push_button(tr("Say it as agreed…"), icon_name="voicemail", compact=True)
        self.say.clicked.connect(self.say_wanted)
        self.earliest.add_action(self.say)
        self.before = Section(tr("Before you talk"))
        self.business = Section(tr("Their business"))
        self.beside = Section(tr("With them"))
        self.timeline = TimelineView()
        self._story = Section(tr("Timeline"))
        self._story.fill([self.timeline])
        self._details = Section(tr("Details"), beside=self._details_buttons())
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_24)
        column.setSpacing(SPACE_16)
        column.addLayout(self._who())
        for part in (self.left_behind, self.earliest, self.before, self.business, self.beside):
            column.addWidget(part)
        column.addWidget(self._story)
        column.addWidget(self._details)
        column.addStretch(1)
        self.business.keep(self.details.group(BUSINESS))
        self._no_details = body(tr("Nothing is written down yet."), Role.SOFT)
        self._details.keep([self._no_details, *self.details.group(AMONG_DETAILS)])
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self._in_sight = InSight(self._scroll)
        return self._scroll

    def _who(self) -> QVBoxLayout:
        self._name = PlainLabel(kind=Type.NAME, wrap=True)
        self._beside = PlainLabel(role=Role.SOFT, wrap=True)
        self._standing_icon = QLabel()
        self._standing_icon.setFixedSize(ICON_SMALL, ICON_SMALL)
        self._standing = PlainLabel()
        self._since = PlainLabel(kind=Type.SOFT)
        self._standing_line = QWidget()
        standing = QHBoxLayout(self._standing_line)
        standing.setContentsMargins(0, 0, 0, 0)
        standing.setSpacing(SPACE_4 + 2)
        standing.addWidget(self._standing_icon)
        standing.addWidget(self._standing)
        standing.addWidget(self._since, 1)
        self.new_entry = self._new_entry_button()
        self.restore = push_button(tr("Restore"), icon_name="undo")
        self.restore.clicked.connect(lambda: self.details.state.restore())
        top = QHBoxLayout()
        top.setSpacing(SPACE_8)
        top.addWidget(self.details.slots[Detail.NAME], 1, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.new_entry, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignTop)
        who = QVBoxLayout()
        who.setSpacing(SPACE_4)
        who.addLayout(top)
        who.addWidget(self._beside)
        who.addWidget(self.details.slots[Detail.STANDING])
        return who

    def _details_buttons(self) -> QWidget:
        """Beside the heading: add a detail that is not there yet, and what else can be done with a person."""
        self.add: QPushButton = push_button(tr("Add…"), Kind.QUIET, "plus", compact=True)
        # Menus belong to their buttons: as children of the pane they would break its chain of Tab.
        self.add_menu = QMenu(self.add)
        self.add_menu.aboutToShow.connect(lambda: self.details.fill_menu(self.add_menu))
        self.add.setAccessibleName(tr("Add a detail"))
        self.add.setMenu(self.add_menu)
        self.more = icon_button(tr("More to do with this person"), "more")
        menu = QMenu(self.more)
        self.is_also = menu.addAction(icon("people", Role.TEXT), tr("These are one person…"))
        self.is_also.triggered.connect(self._ask_who_else)
        self.to_trash = menu.addAction(icon("trash", Role.TEXT), tr("Move to the trash"))
        self.to_trash.triggered.connect(lambda: self.details.state.delete())
        self.more.setMenu(menu)
        self.more.setPopupMode(self.more.ToolButtonPopupMode.InstantPopup)
        self.details.leave_to(self.add)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.add)
        row.addWidget(self.more)
        return buttons

    def _ask_who_else(self) -> None:
        if self._state.card is not None:
            self.other_record_wanted.emit(self._state.card.prospect)

    def _new_entry_button(self) -> QWidget:
        button = push_button(tr("New entry"), icon_name="plus")
        button.clicked.connect(lambda: self.new_entry_requested.emit(self._state.prospect_id))
        return button

    def _show(self) -> None:
        card = self._state.card
        focused = self.window().focusWidget()
        had_keys = focused is not None and self.isAncestorOf(focused)
        self._pages.setCurrentIndex(0 if card is None else 1)
        self.setFocusProxy(self._new_entry_alone if card is None else self.details.slots[Detail.NAME])
        if card is None:
            self._shown_id = None
            return
        if self._shown_id is None:
            self.details.state.changed.connect(self._show_left_behind, Qt.ConnectionType.UniqueConnection)
        self._show_who(card)
        self.earliest.show_card(card)
        self.is_also.setVisible(not card.is_in_trash)
        self.say.setVisible(card.earliest.agreement is not None and not card.is_in_trash)
        self.before.fill(self._before_lines(card))
        self.beside.fill(with_them_lines(card.with_them, self.person_requested.emit))
        self.timeline.show_links(card.timeline, card.chain)
        self._story.setVisible(bool(card.timeline))
        self.details.show_card(card)
        self._show_left_behind()
        if card.prospect.id != self._shown_id:
            self._shown_id = card.prospect.id
            self._scroll.verticalScrollBar().setValue(0)
            self._keep_keys(card.prospect.id, had_keys)

    def _keep_keys(self, prospect_id: int, had_keys: bool) -> None:
        wanted, self._keys_go_to = self._keys_go_to, None
        if wanted == prospect_id and had_keys:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_who(self, card: Card) -> None:
        self._name.setText(card.prospect.name)
        self._beside.setText(card.beside)
        self._beside.setVisible(bool(card.beside))
        self._show_standing(card)
        slots, can_edit = self.details.slots, not card.is_in_trash
        slots[Detail.NAME].show_line(self._name, card.prospect.name, can_edit)
        said = f"{LABELS[Detail.STANDING].told()}: {self._standing.text()} {self._since.text()}"
        slots[Detail.STANDING].show_line(self._standing_line, said.strip(), can_edit)
        self.new_entry.setVisible(can_edit)
        self.restore.setVisible(not can_edit)
        self.add.setEnabled(can_edit)
        self.more.setEnabled(can_edit)

    def _show_standing(self, card: Card) -> None:
        mark = STANDINGS[card.standing]
        self._standing.setText(tr("In the trash") if card.is_in_trash else card.standing_text)
        self._standing.show_role(mark.role)
        self._since.setText("" if card.is_in_trash else card.standing_since)
        picture = icon("trash" if card.is_in_trash else mark.icon, mark.role)
        self._standing_icon.setPixmap(picture.pixmap(QSize(ICON_SMALL, ICON_SMALL), self.devicePixelRatioF()))

    def _show_left_behind(self) -> None:
        """After each change of an editor too: what is open may be the first detail there is, or was the last."""
        self.left_behind.show_left(self.details.state.left_behind)
        self.business.settle()
        bare = all(self.details.slots[detail].isHidden() for detail in AMONG_DETAILS)
        self._no_details.setVisible(bare)

    def _before_lines(self, card: Card) -> Iterator[QWidget]:
        if card.said:
            yield subheading(tr("Their words"))
            for said in card.said:
                yield body(f"{said.words}, {said.on}")
        if card.agreed:
            yield subheading(tr_as("heading", "Agreed"))
            yield from (body(text) for text in card.agreed)
        if card.open_questions:
            yield subheading(tr("Open questions"))
            yield from (QuestionLine(text, self._promise) for text in card.open_questions)
        if card.asked_before:
            yield subheading(tr("Asked before"))
            for fact in card.asked_before:
                yield body(fact.label)
                yield body(fact.text, Role.SOFT)
        if card.last_contacts:
            yield subheading(tr("Last contacts"))
            yield from (fact_line(fact) for fact in card.last_contacts)

    def _promise(self, question: str) -> None:
        self.promise_wanted.emit(self._state.prospect_id, question)

    def _copy(self, text: str) -> None:
        """A number or address goes the way of every contact, past the guard; anything else is only text."""
        card = self._state.card
        way = next((w for w in ways_of(card.prospect) if w.address == text), None) if card is not None else None
        if card is not None and way is not None:
            self.earliest.act_wanted.emit(Act(ActKind.COPY, card.prospect.id, way.channel, text))
            return
        self._to_clipboard(text)
        self.copied.emit(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._state.card is not None:
            self._show_standing(self._state.card)
