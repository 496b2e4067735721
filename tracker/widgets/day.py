"""The day: the top bar over the morning, the calendar and the prospect beside each other, and what goes across them.

It lays out and connects; each region knows only its own state. Regions are imported where they are made: the calendar
is there at once, the two beside it once it has been seen.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from tracker.tongue import Theirs, tr
from tracker.widgets.regions import MORNING, PANE, Regions

if TYPE_CHECKING:
    from tracker.actions.ports import Planned
    from tracker.presentation.states import States
    from tracker.rules.agreement import Agreement
    from tracker.widgets.calendar.calendar_view import ViewKind
    from tracker.widgets.fields.country_bar import CountryBar
    from tracker.widgets.flows.flows import Flows
    from tracker.widgets.look.pressed.out_of_sight import OutOfSight
    from tracker.widgets.people.people_table import PeopleTable


class Day(QWidget):
    """`entry_wanted(Form | None)` asks for quick entry, `say_wanted` for the wording of what is agreed.

    `copied(str)` comes after a copy, `said(str)` is a sentence in passing, `country_answered(code)` comes with the
    country that was asked for. Until it is furnished there is nothing in it but the bar and the calendar.
    """

    entry_wanted = Signal(object)
    other_record_wanted = Signal(object)
    one_person_wanted = Signal(object, object)
    say_wanted = Signal()
    copied = Signal(str)
    said = Signal(str)
    country_answered = Signal(str)

    def __init__(self, states: States) -> None:
        super().__init__()
        self._states = states
        self._people: PeopleTable | None = None
        self._out_of_sight: OutOfSight | None = None
        self.country_bar: CountryBar | None = None
        self.shown_before = 0
        """Whoever was shown when the window was closed earlier today, and is to be again; 0 for whoever is next."""
        from tracker.widgets.top_bar import TopBar

        self.top = TopBar()
        if states.us.me:
            self.top.who.show_us(states.us.me, ())
        from tracker.widgets.calendar.calendar_region import CalendarRegion

        self.calendar = CalendarRegion(states.calendar, first_weekday(), self._hours())
        self.sample_bar = self.top.sample
        self._lay_out()
        self._connect_calendar()

    def furnish(self, breathe: Callable[[], None]) -> None:
        """Put the morning and the pane beside the calendar. `breathe` is called between them, to have them painted."""
        states = self._states
        from tracker.widgets.morning.morning_view import MorningView

        self.morning = MorningView(
            states.morning, lambda: states.flows.in_the_row, states.explain, lambda: states.flows.phone_answer
        )
        self.regions.put(MORNING, self.morning)
        breathe()
        from tracker.widgets.pane_place import PanePlace
        from tracker.widgets.person.prospect_pane import ProspectPane

        self.pane = ProspectPane(states.card, lambda: states.editing)
        self.regions.put(PANE, self.pane)
        self.pane_place = PanePlace(self.regions, self.pane, self.pane.lie_over, self)
        breathe()
        self._connect_beside()

    def _lay_out(self) -> None:
        self.middle = QStackedWidget()
        self.middle.addWidget(self.calendar)
        self.regions = Regions(self.middle)
        self.bars = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(self.bars)
        column.addWidget(self.regions, 1)

    def _connect_calendar(self) -> None:
        top, calendar = self.top, self.calendar
        top.new_entry.connect(lambda: self.entry_wanted.emit(None))
        self.regions.moved.connect(top.stand_over)
        self.middle.currentChanged.connect(lambda _page: self._tell_middle())
        top.today.connect(calendar.go_to_today)
        top.earlier.connect(lambda: calendar.turn(-1))
        top.later.connect(lambda: calendar.turn(1))
        top.view_chosen.connect(self.show_view)
        calendar.title_changed.connect(self._tell_middle)
        calendar.agreement_opened.connect(self._open_agreement)
        calendar.new_entry_on.connect(self._new_entry_on)

    def _connect_beside(self) -> None:
        pane = self.pane
        self.morning.nothing_besides.connect(self._tell_if_there)
        self.morning.prospect_chosen.connect(self.show_prospect)
        self.morning.first_chosen.connect(self._show_first)
        self._states.card.changed.connect(self._tell_morning)
        pane.person_requested.connect(self.show_prospect)
        pane.copied.connect(self.copied)
        pane.new_entry_requested.connect(self.new_entry_with)
        pane.say_wanted.connect(self.say_wanted)
        pane.closed.connect(self._close_pane)

    def _tell_middle(self) -> None:
        """What stands in the middle has its name in the bar."""
        if self._people is not None and self.middle.currentWidget() is self._people:
            self.top.show_page(tr("People"))
        else:
            calendar = self.calendar
            self.top.show_calendar(calendar.titles(), calendar.kind)

    def ask_country(self) -> None:
        """Ask it once, when a number has needed it."""
        if self.country_bar is not None or not self._states.asks_country():
            return
        from tracker.widgets.fields.country_bar import CountryBar
        from tracker.widgets.fields.reading_order import read_as_laid

        self.country_bar = CountryBar()
        self.country_bar.answered.connect(self.country_answered)
        self.bars.addWidget(self.country_bar)
        read_as_laid(self)
        self.country_bar.show()

    def connect_flows(self, flows: Flows) -> None:
        """What one does with an agreement, from wherever it is shown."""
        from tracker.widgets.person.person_menus import Change

        flows.answer_in_place = self.morning.unfold
        self.morning.answer_wanted.connect(flows.answer)
        self.morning.reach_wanted.connect(flows.reach)
        self.morning.done_wanted.connect(flows.done)
        self.morning.entry_wanted.connect(self.entry_wanted)
        self.morning.take_back_wanted.connect(self._states.undo.undo)
        self.morning.going_through_wanted.connect(flows.go_through)
        self.morning.menu_wanted.connect(flows.offer_menu)
        self.morning.person_menu_wanted.connect(flows.offer_person_menu)
        self.calendar.menu_wanted.connect(flows.offer_menu)
        self.calendar.move_wanted.connect(flows.move)
        self.pane.promise_wanted.connect(flows.promise)
        self.pane.act_wanted.connect(flows.act)
        self.pane.tell_wanted.connect(flows.tell_sent)
        self.pane.let_be_wanted.connect(flows.nothing_to_answer)
        self.pane.answer_wanted.connect(lambda agreement: flows.answer(self._planned(agreement)))
        changes: dict[Change, Callable[[Planned], object]] = {
            Change.MOVE: flows.move,
            Change.THEY_CALLED_OFF: flows.call_off,
            Change.WE_CALLED_OFF: flows.call_off_ourselves,
            Change.HAND_OVER: flows.hand_over,
        }
        self.pane.change_wanted.connect(lambda change, agreement: changes[change](self._planned(agreement)))
        self.pane.agreement_menu_wanted.connect(lambda agreement, at: flows.offer_menu(self._planned(agreement), at))

    @property
    def people(self) -> PeopleTable:
        """The table of everyone, made when first needed."""
        if self._people is None:
            from tracker.widgets.people.people_table import PeopleTable

            self._people = PeopleTable(self._states.everyone)
            self._people.opened.connect(self._open_person)
            self._people.said.connect(self.said)
            self._people.left.connect(self.toggle_people)
            self._people.be_at(self._states.card.prospect_id)
            self._people.other_record_wanted.connect(self.other_record_wanted)
            self._people.one_person_wanted.connect(self.one_person_wanted)
            self.middle.addWidget(self._people)
        return self._people

    def look_again(self) -> None:
        """A minute has passed: what was agreed may have slipped, and today be another day. Morning and calendar look by
        themselves."""
        self._states.card.reload()
        if self._people is not None:
            self._states.everyone.look_again()

    def toggle_people(self) -> None:
        """Everyone in place of the calendar, or the calendar again."""
        shown = self.calendar if self.middle.currentWidget() is self._people else self.people
        self.middle.setCurrentWidget(shown)
        shown.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)

    def make_one(self) -> None:
        """The two who are chosen in the table of people become one, once they were looked at side by side."""
        if self._people is None or self.middle.currentWidget() is not self._people:
            self.said.emit(
                tr("Which two? Choose both in the table: Shift and an arrow adds the next, Ctrl and a click any.")
            )
        elif (why_not := self._people.make_one()) is not None:
            self.said.emit(why_not)

    def show_prospect(self, prospect_id: int) -> None:
        """Somebody chose that person: the pane tells of them, and the calendar shows where they are."""
        self._states.card.show(prospect_id)
        if self._people is not None:
            self._people.be_at(prospect_id)
        self.pane_place.open()
        self.calendar.show_whose(prospect_id)

    def _show_first(self, prospect_id: int) -> None:
        """Whoever is next stands in the pane from the start, where it has room of its own and is empty yet."""
        if self._states.card.card is None and not self.regions.is_narrow and self.pane.isVisibleTo(self):
            self._states.card.show(self.shown_before or prospect_id)

    @property
    def shown_now(self) -> int:
        """The id of whoever stands in the pane; 0 for nobody."""
        card = self._states.card.card
        return card.prospect.id if card is not None else 0

    def _tell_morning(self) -> None:
        card = self._states.card.card
        self.morning.show_person(card.prospect.id if card is not None else None)
        if card is None:
            self.calendar.show_whose(None)

    def show_found(self, prospect_id: int) -> None:
        """Who was looked for stands in the pane, and so do the keys."""
        self.show_prospect(prospect_id)
        self.pane.take_keys(prospect_id)

    def go_to(self, day: date) -> None:
        """The calendar shows that day, and has the keys."""
        self.middle.setCurrentWidget(self.calendar)
        self.calendar.choose(day)
        self.calendar.setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def show_view(self, kind: ViewKind) -> None:
        """Month, week or agenda; the calendar comes back where something else stands in the middle."""
        self.middle.setCurrentWidget(self.calendar)
        self.calendar.show_view(kind)
        focused = self.window().focusWidget()
        if focused is None or not (self.calendar.isAncestorOf(focused) or self.top.isAncestorOf(focused)):
            from tracker.widgets.look.spoken.aloud import say_aloud

            say_aloud(self.calendar, self.top.toggles[kind].text())

    def turn_to(self, kind: ViewKind) -> None:
        """The same for a key, which is never pressed in vain without a word."""
        if kind is self.calendar.kind and self.middle.currentWidget() is self.calendar:
            self.said.emit(tr("That is what the calendar shows already."))
        self.show_view(kind)

    def toggle_pane(self) -> None:
        if self.pane_place.is_open:
            self._close_pane()
        else:
            self.pane_place.open()

    def offer_details(self) -> None:
        """Which detail of whoever is shown is to be written."""
        self.pane_place.open()
        self.pane.edit.click()

    def offer_further(self) -> None:
        """All further acts for whoever is shown."""
        self.pane_place.open()
        self.pane.more.click()

    def are_several(self) -> bool:
        """Whether there is more than one of us, so that one may look at one's own alone."""
        return self._states.whose_shown.can_choose

    @property
    def shows_mine(self) -> bool:
        """Whether mine alone were chosen, though there may be nobody else just now."""
        return self._states.whose_shown.mine

    def show_mine(self, mine: bool) -> None:
        self._states.whose_shown.show_mine(mine)

    def toggle_whose(self) -> None:
        """Mine alone, or everyone's again."""
        shown = self._states.whose_shown
        if not shown.can_choose:
            self.said.emit(tr("There is nobody here but you: all of it is yours."))
            return
        shown.show_mine(not shown.mine)
        self.said.emit(tr("Yours alone are shown.") if shown.mine else tr("Everyone’s are shown."))

    def _close_pane(self) -> None:
        """The keys go to what lay beneath it."""
        held = self._is_in_the_pane()
        self.pane_place.close()
        if held and self.pane_place.lies_over:
            self._back_to_the_middle()

    def _is_in_the_pane(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and (focused is self.pane or self.pane.isAncestorOf(focused))

    def _back_to_the_middle(self) -> None:
        """To what had the keys there last: the row of the table, and not the field above it."""
        page = self.middle.currentWidget() or self.calendar
        (page.focusWidget() or page).setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing else wanted closes the pane where it lies over the calendar; else the keys go back to the
        middle."""
        escapes = event.key() == QtCore.Qt.Key.Key_Escape
        if escapes and self.pane_place.lies_over and self.pane_place.is_open:
            self._close_pane()
        elif escapes:
            self._back_to_the_middle()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, onwards: bool) -> bool:
        """Tab goes as one reads: the bar, what is asked beneath it, the morning, what is in the middle, the pane."""
        focused = self.window().focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return super().focusNextPrevChild(onwards)
        from tracker.widgets.fields.laid_out import laid_out
        from tracker.widgets.keys.part_by_part import tab_stop_beside
        from tracker.widgets.look.pressed.out_of_sight import OutOfSight

        asking = [bar for bar in laid_out(self.bars) if isinstance(bar, QWidget)]
        parts = (self.top, *asking, self.morning, self.middle, self.pane)
        stop = tab_stop_beside(focused, parts, onwards)
        if stop is None:
            return super().focusNextPrevChild(onwards)
        reason = QtCore.Qt.FocusReason
        self._out_of_sight = self._out_of_sight or OutOfSight(self)
        self._out_of_sight.lead(stop, reason.TabFocusReason if onwards else reason.BacktabFocusReason)
        return True

    def toggle_morning(self) -> None:
        self.morning.setVisible(self.morning.isHidden())

    def go_on(self, step: int) -> None:
        """To the region so many on from where the keys are."""
        middle = self.middle.currentWidget() or self.calendar
        regions = [region for region in (self.morning, middle, self.pane) if region.isVisible()]
        focused = self.window().focusWidget()
        here = next((n for n, region in enumerate(regions) if focused and region.isAncestorOf(focused)), -1)
        if here < 0 and focused in regions:
            here = regions.index(focused)
        if here < 0 and step < 0:
            here = 0  # from the bar above them it is the last that comes before
        regions[(here + step) % len(regions)].setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)
        if self.window().focusWidget() is focused:
            self.said.emit(tr("The calendar is the only region that is shown."))

    def settings_changed(self) -> None:
        """The week begins on another day perhaps, and we work other hours."""
        self.calendar.set_week(first_weekday(), self._hours())

    def _hours(self) -> tuple[time, time]:
        chosen = self._states.settings()
        return chosen.working_from, chosen.working_until

    def _open_agreement(self, planned: Planned) -> None:
        self._open_person(planned.prospect_id)

    def _open_person(self, prospect_id: int) -> None:
        """Enter on a row, which does no more than that."""
        self._tell_if_there(prospect_id)
        self.show_prospect(prospect_id)

    def _tell_if_there(self, prospect_id: int) -> None:
        """Of whoever stands in the pane already, nothing would be seen."""
        from tracker.presentation.words import one_line

        card = self._states.card.card
        if card is not None and card.prospect.id == prospect_id and self.pane_place.is_open:
            self.said.emit(tr("{who} is shown already.", who=Theirs(one_line(card.prospect.name, 60))))

    def _planned(self, agreement: Agreement) -> Planned:
        """That agreement of whoever the pane shows, as the flows take it."""
        from tracker.actions.ports import planned_from

        card = self._states.card.card
        assert card is not None
        return planned_from(agreement, card.prospect)

    def _new_entry_on(self, day: date, at: time | None) -> None:
        """A day to come is when the next talk is to be; today and the past are left to be said."""
        from tracker.presentation.entry.entry_on_day import entry_on

        self.entry_wanted.emit(entry_on(day, at, self._states.here()) if day > self.calendar.today else None)

    def new_entry_with(self, prospect_id: int) -> None:
        """Ask for an entry about that person, who stands in the pane."""
        from tracker.actions.ports import planned_from
        from tracker.presentation.entry_form import Form
        from tracker.presentation.half_filled import for_agreement

        card = self._states.card.card
        if card is None:
            return
        agreement = card.now
        if agreement is not None and agreement.is_open:
            self.entry_wanted.emit(for_agreement(planned_from(agreement, card.prospect), keeps=False))
        else:
            self.entry_wanted.emit(Form(prospect_id, card.prospect.name))


def first_weekday() -> int:
    """The day the week begins on here, Monday 0 to Sunday 6."""
    return QLocale().firstDayOfWeek().value - 1
