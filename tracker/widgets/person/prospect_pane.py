"""The right region, a person's briefing: the one thing that stands next and its act, the chain of what was agreed, what
to know before talking, the history, and how to reach them.

Shows what its state holds and knows neither the store nor what becomes of its signals.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tracker.presentation import words
from tracker.presentation.flows.ways import Act, ActKind, ways_of
from tracker.presentation.person.prospect_card import Card, ProspectCard
from tracker.presentation.person.prospect_details import BUSINESS, LABELS, Detail
from tracker.presentation.person.state_card import Deed
from tracker.presentation.words.briefing import briefings
from tracker.rules.prospect import StandingKind
from tracker.tongue import tr
from tracker.widgets.fields.reading_order import read_as_laid, tab_in_reading_order
from tracker.widgets.look.buttons import icon_button, push_button
from tracker.widgets.look.clipboard import to_clipboard
from tracker.widgets.look.icons import icon
from tracker.widgets.look.in_sight import InSight
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.told_as import As, told_as
from tracker.widgets.look.tall_scroll import never_widens
from tracker.widgets.look.theme import square
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, SPACE_24, Role, Type
from tracker.widgets.person.brief_lines import GAP, BriefLines
from tracker.widgets.person.chain_strip import ChainStrip
from tracker.widgets.person.detail_lines import BENEATH_THE_NAME, IN_ROWS, SIDE_BY_SIDE
from tracker.widgets.person.details_view import DetailsView
from tracker.widgets.person.history_list import HistoryList
from tracker.widgets.person.left_behind import LeftBehindBar
from tracker.widgets.person.pane_part import at_the_edge, part_beneath, part_heading
from tracker.widgets.person.pane_room import PaneRoom, Parts
from tracker.widgets.person.paragraph import Paragraph
from tracker.widgets.person.person_menus import PersonDeeds, fill_with_deeds, fill_with_details, fill_with_ways, pop_up
from tracker.widgets.person.ringed_ground import RingedGround, edge_link
from tracker.widgets.person.same_firm import SameFirm
from tracker.widgets.person.state_card import StateCardView, ways_for
from tracker.widgets.person.strip_head import StripHead

if TYPE_CHECKING:
    from tracker.presentation.person.prospect_editing import ProspectEditing

_BUTTON = 28


@told_as(As.Grouping)
class ProspectPane(QWidget):
    """`new_entry_requested(id or None)` comes from its menu, `person_requested(id)` for someone beside them,
    `promise_wanted(id, question)` where an open question is to become a promise, `copied(str)` after a
    copy, `say_wanted` for the wording of what is agreed, `other_record_wanted(Prospect)` where another is theirs too,
    `take_out_wanted(Prospect, FileKind)` where a file of theirs is to be written.

    `act_wanted(Act)` comes for Call, Write and Copy: nothing is done yet, the guard is asked first. Of what was agreed,
    each with the Agreement: `tell_wanted` where it was kept, `answer_wanted` where it slipped, `change_wanted` with the
    Change first, `agreement_menu_wanted` for its menu at a point of the screen. `let_be_wanted(id, contact id)` comes
    where a message that waits asks for no answer, `record_opened(record)` and `record_menu_wanted(record, QPoint)` for
    what is to be corrected, `closed` where it lies over the calendar and is to go.

    `editing` gives the state of the editors, asked for when first needed.
    """

    new_entry_requested = Signal(object)
    person_requested = Signal(object)
    promise_wanted = Signal(object, str)
    say_wanted = Signal()
    other_record_wanted = Signal(object)
    take_out_wanted = Signal(object, object)
    copied = Signal(str)
    act_wanted = Signal(object)
    tell_wanted = Signal(object)
    answer_wanted = Signal(object)
    change_wanted = Signal(object, object)
    agreement_menu_wanted = Signal(object, object)
    let_be_wanted = Signal(object, object)
    record_opened = Signal(object)
    record_menu_wanted = Signal(object, object)
    closed = Signal()

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
        self._above: QWidget | None = None
        self._height_given = -1
        self._lies_over = False
        self._lines: tuple[QWidget, ...] = ()
        self._is_in_order = False
        self._filling = False
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
        """Lay that across the pane, in place of the card while it is shown: a fact stands there once."""
        self._above = widget
        self._place.addWidget(widget)
        read_as_laid(self._inside)
        widget.installEventFilter(self)

    def lie_over(self, on: bool) -> None:
        """Lie over what is beneath, and be closed by × and Esc; or stand beside it again."""
        self._lies_over = on
        self.close_button.setVisible(on)
        self._give_room_to_buttons()

    def _nobody(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        words = tr("Choose someone, and here is what was agreed with them.")
        label = PlainLabel(words, role=Role.SOFT, wrap=True)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._new_entry_alone: QPushButton = push_button(tr("New entry"), icon_name="plus")
        self._new_entry_alone.clicked.connect(lambda: self.new_entry_requested.emit(self._state.prospect_id))
        column.addStretch(1)
        column.addWidget(label)
        column.addSpacing(SPACE_8)
        column.addWidget(self._new_entry_alone, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    def _somebody(self) -> QWidget:
        self._build_parts()
        self._inside = RingedGround()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top())
        # The banner before an act takes the whole width.
        self._place = QVBoxLayout()
        self._place.setContentsMargins(0, SPACE_8, 0, 0)
        column.addLayout(self._place)
        column.addWidget(self._rest())
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(never_widens(self._inside))
        self._in_sight = InSight(self._scroll)
        self._room = PaneRoom(self._scroll, self._inside, self._parts, self._show_history)
        return self._scroll

    def _build_parts(self) -> None:
        self.left_behind = LeftBehindBar()
        self.left_behind.go_on.connect(lambda: self.details.state.go_on())
        self.left_behind.throw_away.connect(lambda: self.details.state.throw_away())
        self.card = StateCardView()
        self.card.deed_wanted.connect(self._do)
        self.card.menu_wanted.connect(self._offer_agreement_menu)
        self.card.opened.connect(self._open_shown)
        self.strip = ChainStrip()
        self.strip.setAccessibleName(tr("What was agreed"))
        self.strip.walked_to.connect(lambda agreement: self._state.walk_to(agreement.id))
        self.strip.opened.connect(self.record_opened)
        self.strip.menu_wanted.connect(self.agreement_menu_wanted)
        self.before = BriefLines()
        self.before.agreement_opened.connect(lambda agreement: self._state.walk_to(agreement.id))
        self.before.promise_wanted.connect(self._promise)
        self.history = HistoryList()
        self.history.opened.connect(self.record_opened)
        self.history.menu_wanted.connect(self.record_menu_wanted)
        self.history.earlier.clicked.connect(self._settle)
        self.beside = SameFirm(self.person_requested.emit)
        self.beside.fold.clicked.connect(self._settle)
        for slot in self.details.slots.values():
            slot.changed.connect(self._settle)

    def _top(self) -> QWidget:
        """Who they are, with what can be done about them at the right of the name."""
        self._name = Paragraph(kind=Type.HEADLINE)
        self.edit = icon_button(tr("Edit or add a detail"), "edit")
        self.edit_menu = self._menu_of(self.edit, self._fill_details)
        self.more = icon_button(tr("More to do with this person"), "more")
        self.more_menu = self._menu_of(self.more, self._fill_deeds)
        self.close_button = icon_button(tr("Close"), "close", keys=tr("Esc"))
        self.close_button.clicked.connect(self.closed)
        self.close_button.hide()
        self.details.leave_to(self.edit)
        top = QWidget()
        self._buttons = QWidget(top)
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in (self.edit, self.more, self.close_button):
            button.setIcon(icon(button.icon().name(), Role.SOFT))  # the name beside them comes first
            button.setFixedSize(square(_BUTTON))
            row.addWidget(button)
        who = QVBoxLayout(top)
        who.setContentsMargins(SPACE_16, 14, SPACE_16, 0)
        who.setSpacing(0)
        for detail in (Detail.NAME, *BENEATH_THE_NAME):
            who.addWidget(self.details.slots[detail])
        who.addWidget(self.left_behind)
        top.installEventFilter(self)
        self._who = top
        return top

    def _menu_of(self, button: QToolButton, fill: Callable[[QMenu], object]) -> QMenu:
        # Menus belong to their buttons: as children of the pane they would break its chain of Tab.
        menu = QMenu(button)
        menu.aboutToShow.connect(lambda: fill(menu))
        # Not as a tool button's own menu, for which everything else would have to wait.
        button.clicked.connect(lambda: pop_up(menu, button))
        return menu

    def _rest(self) -> QWidget:
        rest = QWidget()
        column = QVBoxLayout(rest)
        column.setContentsMargins(SPACE_16, 0, SPACE_16, SPACE_12)
        column.setSpacing(0)
        slots = self.details.slots
        self._sentence = Paragraph()
        column.addWidget(self.card)
        column.addSpacing(SPACE_8)
        column.addWidget(slots[Detail.OBJECTION])
        column.addWidget(slots[Detail.STANDING])
        self._strip_head = StripHead(part_heading(tr("What was agreed")))
        self._agreed = part_beneath(self._strip_head, self.strip, gap=SPACE_4)
        column.addWidget(self._agreed)
        slots_before = [slots[detail] for detail in (*BUSINESS, Detail.NOTES)]
        self._business_fold = edge_link()
        self._business_fold.clicked.connect(self._unfold_business)
        self._before_heading = part_heading(tr("Before you talk"))
        self._before = part_beneath(self._before_heading, self.before, *slots_before, self._business_fold, gap=GAP)
        at_the_edge(self._business_fold, self._before)
        column.addWidget(self._before)
        self._told = part_beneath(part_heading(tr("History")), self.history, gap=SPACE_4)
        column.addWidget(self._told)
        self._hairline = QFrame()
        self._hairline.setFixedHeight(1)
        self._hairline.setProperty("kind", "hairline")
        column.addSpacing(SPACE_8)
        column.addWidget(self._hairline)
        column.addSpacing(SPACE_8)
        self._add_rows(column)
        self._details_fold = edge_link()
        self._details_fold.clicked.connect(self._unfold_details)
        column.addWidget(self._details_fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.beside)
        self._parts = Parts(
            self._who,
            rest,
            self._agreed,
            self._before,
            self._told,
            self.before,
            self.history,
            self._hairline,
            self.beside,
            self._business_fold,
            self._details_fold,
            slots,
        )
        return rest

    def _add_rows(self, column: QVBoxLayout) -> None:
        slots = self.details.slots
        for detail in IN_ROWS:
            if detail is SIDE_BY_SIDE[0]:
                self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
                self._pair.setSpacing(SPACE_16)
                column.addLayout(self._pair)
            if detail in SIDE_BY_SIDE:
                self._pair.addWidget(slots[detail])
            else:
                column.addWidget(slots[detail])

    def _show(self) -> None:
        card = self._state.card
        focused = self.window().focusWidget()
        had_keys = focused is not None and self.isAncestorOf(focused)
        self._pages.setCurrentIndex(0 if card is None else 1)
        if card is None:
            self._shown_id = None
            self.setAccessibleName(tr("Person"))
            return
        if self._shown_id is None:
            self.details.state.changed.connect(self._settle, Qt.ConnectionType.UniqueConnection)
        another = card.prospect.id != self._shown_id
        with self._room.held_still():
            self._fill(card, another=another)
        self._order_keys()
        if another:
            self._keep_keys(card.prospect.id, had_keys)

    def _fill(self, card: Card, *, another: bool) -> None:
        self._filling = True  # it is measured once, when all of it is there
        self._show_who(card)
        self.card.show_card(card.state, card.earliest_text)
        self.setAccessibleName(words.one_line(card.prospect.name))
        self._show_sentence(card)
        at = card.strip.at(card.shown.id if card.shown is not None else None)
        self._strip_head.say(card.strip.kept, card.strip.gist)
        self.strip.show_strip(card.strip, at)
        # One thing alone stands on the card already.
        self._agreed.setVisible(len(card.strip.discs) > (1 if at >= 0 else 0))
        self.before.show_briefs(card.briefs)
        self.history.show_story(card.story)
        self.beside.show_people(card.with_them, bool(card.prospect.organisation))
        self.details.show_card(card)
        self._filling = False
        if another:
            self._shown_id = card.prospect.id
            self._room.business_unfolded = self._room.details_unfolded = False
            self._scroll.verticalScrollBar().setValue(0)
        self._settle()

    def _keep_keys(self, prospect_id: int, had_keys: bool) -> None:
        wanted, self._keys_go_to = self._keys_go_to, None
        if wanted == prospect_id and had_keys:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_who(self, card: Card) -> None:
        self._name.setText(card.prospect.name)
        can_edit = not card.is_in_trash
        self.details.slots[Detail.NAME].show_line(self._name, card.prospect.name, can_edit)
        self.edit.setEnabled(can_edit)
        self.more.setEnabled(can_edit)

    def _show_sentence(self, card: Card) -> None:
        """What follows and how they stand, in one paragraph; nothing takes no room."""
        told = " ".join(part for part in (card.follows, card.stands) if part)
        role = Role.STOP if card.standing is StandingKind.NO_THANKS and card.stands else Role.TEXT
        self._sentence.setText(told)
        self._sentence.show_role(role)
        slot, can_edit = self.details.slots[Detail.STANDING], not card.is_in_trash
        if told:
            slot.show_line(self._sentence, f"{LABELS[Detail.STANDING].told()}: {told}", can_edit)
        else:
            slot.show_nothing()

    def _settle(self) -> None:
        """After each change of an editor too: what is open may be the first detail there is, or was the last."""
        card = self._state.card
        if card is None or self._filling:
            return
        with self._room.held_still():
            self._lay_out()

    def _lay_out(self) -> None:
        self.left_behind.show_left(self.details.state.left_behind)
        side = any(self.details.slots[detail].editor is not None for detail in SIDE_BY_SIDE)
        self._pair.setDirection(QBoxLayout.Direction.TopToBottom if side else QBoxLayout.Direction.LeftToRight)
        self._show_card_or_banner()
        self._give_room_to_buttons()
        self._look_at_parts()
        self._room.fit()
        self._height_given = self._height_above()

    def _height_above(self) -> int:
        """Of what lies in place of the card, as it is now: what it asks changes while it stays."""
        above = self._above
        if above is None or above.isHidden():
            return 0
        return above.heightForWidth(self._scroll.width()) if above.hasHeightForWidth() else above.sizeHint().height()

    def _show_card_or_banner(self) -> None:
        covered = self._above is not None and not self._above.isHidden()
        self.card.setVisible(not covered)
        slot = self.details.slots[Detail.STANDING]
        slot.setVisible(slot.editor is not None or (not covered and not slot.is_bare))

    def _show_history(self, rows: int) -> None:
        card = self._state.card
        assert card is not None
        left = card.story[rows:]
        told = briefings.earlier(len(left), left[-1].at, self._state.zone, self._state.today) if left else ""
        gist = briefings.earlier(len(left), None, self._state.zone, self._state.today)
        self.history.show_newest(rows, told, gist)

    def _first_to_press(self) -> QWidget:
        if self._state.card is None:
            return self._new_entry_alone
        buttons = (self.card.first, self.card.second)
        return next((button for button in buttons if not button.isHidden()), self.details.slots[Detail.NAME])

    def _order_keys(self) -> None:
        """Tab leads down the pane as one reads it: lines that came in since would otherwise come last."""
        self._look_at_parts()
        if not self._is_in_order:
            tab_in_reading_order(self._inside)
            self._is_in_order = True

    def _look_at_parts(self) -> None:
        """Lines may have come in since, or gone."""
        slots = self.details.slots.values()
        parts = (
            *(part for slot in slots for part in slot.parts),
            *self.before.parts,
            *self.strip.parts,
            *self.history.parts,
            *self.beside.parts,
        )
        if parts != self._lines:
            if not set(parts) <= set(self._lines):
                self._is_in_order = False
            self._lines = parts

    def _unfold_details(self) -> None:
        self._room.details_unfolded = True
        self._settle()

    def _unfold_business(self) -> None:
        self._room.business_unfolded = True
        self._settle()

    def _give_room_to_buttons(self) -> None:
        """The buttons stand at the end of the first line of the name, and its other lines have the whole width."""
        self._buttons.adjustSize()
        width = self._buttons.sizeHint().width()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        at = SPACE_8 if mirrored else self._who.width() - width - SPACE_8
        self._buttons.move(at, 14)
        self._buttons.setVisible(self.details.slots[Detail.NAME].editor is None)
        self._buttons.raise_()
        self._name.leave_room(width - SPACE_8 + SPACE_4)

    def _do(self, deed: Deed, button: QWidget) -> None:
        card = self._state.card
        if card is None:
            return
        agreement = card.state.agreement
        match deed:
            case Deed.TELL if agreement is not None:
                self.tell_wanted.emit(agreement)
            case Deed.WHAT_BECAME if agreement is not None:
                self.answer_wanted.emit(agreement)
            case Deed.LET_BE:
                self._let_be()
            case Deed.RESTORE:
                self.details.state.restore()
            case _:
                self._act_by(deed, card, button)

    def _act_by(self, deed: Deed, card: Card, button: QWidget) -> None:
        """The one number or address there is, or which of them, in a small menu."""
        ways = ways_for(deed, ways_of(card.prospect))
        kind = {Deed.CALL: ActKind.CALL, Deed.WRITE: ActKind.EMAIL}.get(deed)
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_with_ways(menu, kind, card.prospect.id, ways, self.act_wanted.emit)
        if deed is Deed.ANYWAY:
            menu.addSeparator()
            log = menu.addAction(tr("New entry"))
            log.triggered.connect(lambda: self.new_entry_requested.emit(card.prospect.id))
        actions = menu.actions()
        if len(actions) == 1:
            actions[0].trigger()
            menu.deleteLater()
            return
        pop_up(menu, button)

    def _fill_details(self, menu: QMenu) -> None:
        if self._state.card is not None:
            fill_with_details(menu, self._state.card, lambda detail: self.details.state.begin(detail))

    def _fill_deeds(self, menu: QMenu) -> None:
        card = self._state.card
        if card is None:
            return
        deeds = PersonDeeds(
            new_entry=lambda: self.new_entry_requested.emit(card.prospect.id),
            act=self.act_wanted.emit,
            say=self.say_wanted.emit,
            promise=self._promise,
            let_be=self._let_be,
            change=self.change_wanted.emit,
            correct=self.record_opened.emit,
            lift=lambda objection: self.details.state.lift((objection,)),
            is_also=lambda: self.other_record_wanted.emit(card.prospect),
            take_out=lambda kind: self.take_out_wanted.emit(card.prospect, kind),
            to_trash=lambda: self.details.state.delete(),
        )
        fill_with_deeds(menu, card, deeds)

    def _let_be(self) -> None:
        card = self._state.card
        if card is not None and card.waiting_message is not None:
            self.let_be_wanted.emit(card.prospect.id, card.waiting_message.id)

    def _open_shown(self) -> None:
        card = self._state.card
        if card is not None and card.shown is not None:
            self.record_opened.emit(card.shown)

    def _offer_agreement_menu(self, at: QPoint) -> None:
        card = self._state.card
        if card is not None and card.shown is not None:
            self.agreement_menu_wanted.emit(card.shown, at)

    def _promise(self, question: str) -> None:
        self.promise_wanted.emit(self._state.prospect_id, question)

    def _copy(self, text: str) -> None:
        """A number or address goes the way of every contact, past the guard; anything else is only text."""
        card = self._state.card
        way = next((w for w in ways_of(card.prospect) if w.address == text), None) if card is not None else None
        if card is not None and way is not None:
            self.act_wanted.emit(Act(ActKind.COPY, card.prospect.id, way.channel, text))
            return
        self._to_clipboard(text)
        self.copied.emit(text)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        """Whoever comes here by a key comes to the act that is asked for. A focus proxy in the midst of the pane would
        break its chain of Tab, and were the focus handed on as it comes, the act would be told twice.
        """
        self._first_to_press().setFocus(reason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._lies_over:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._above and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._settle()
            if event.type() is QEvent.Type.ShowToParent:
                self._scroll.verticalScrollBar().setValue(0)
        elif watched is self._above and event.type() is QEvent.Type.LayoutRequest:
            if self._height_above() != self._height_given:
                self._settle()
        elif watched is self._who and event.type() is QEvent.Type.Resize:
            self._give_room_to_buttons()
        return super().eventFilter(watched, event)
