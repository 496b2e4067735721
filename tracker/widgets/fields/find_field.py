"""A field to find a person in: type, go down the list, Enter. Knows what was found, and not where."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from tracker.presentation.field_room import LONGEST
from tracker.presentation.people.people_model import PeopleModel
from tracker.widgets.fields.people_popup import PeoplePopup
from tracker.widgets.fields.typed_fields import LineField
from tracker.widgets.look.key_cap import ENTER_KEYS

STAYS = {
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
}
"""Whoever leaves the field so comes back to where they were in it."""


class FindField(LineField):
    """`person_chosen(id, name)` comes for someone there is, `new_person(name)` for the row of someone new.

    The chosen name stays in the field. Enter takes nobody who is only called something like what was typed, and whoever
    `is_settled` says is chosen stays. Escape closes the list; another is the form's.
    """

    person_chosen = Signal(object, str)
    new_person = Signal(str)

    def __init__(
        self,
        model: PeopleModel,
        placeholder: str,
        parent: QWidget | None = None,
        is_settled: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(longest=LONGEST, parent=parent)
        self._model = model
        self._wants_list = False
        self._choose_when_found = False
        self._is_settled = is_settled
        self._by_hand = False
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(self.hint.rstrip("…"))
        self.popup = PeoplePopup(model, self)
        self.popup.chosen.connect(self._choose_by_hand)
        self.textEdited.connect(self._look_for)
        model.answered.connect(self._show_found)
        model.more.connect(self._show_more)

    @property
    def was_chosen_by_hand(self) -> bool:
        """Whether the row was gone to, by keys or pointer, and not only the one that stood ready."""
        return self._by_hand

    def setText(self, text: str | None) -> None:
        super().setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)  # a name is read from its beginning

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.popup.isVisible() and self._moves(event.key()):
            return
        if event.key() in ENTER_KEYS and self._enter(event):
            return
        if event.key() == Qt.Key.Key_Down and not self.popup.isVisible():
            self._look_for(self.text())
            return
        if event.key() == Qt.Key.Key_Escape and self._leave():
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is Qt.FocusReason.ShortcutFocusReason:
            self.selectAll()
            self._look_for(self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self._close()
        if event.reason() not in STAYS:
            self.setCursorPosition(0)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._close()

    def _look_for(self, text: str) -> None:
        self._wants_list = True
        self._choose_when_found = False
        self._model.ask(text)

    def _show_found(self) -> None:
        if not self._wants_list or not self.hasFocus():
            return
        self._by_hand = False
        self.popup.open(self._model.preferred)
        if self._choose_when_found:
            self._choose_what_stands_ready()

    def _show_more(self) -> None:
        """What came after a pause stands beneath what is there, whatever is chosen in it."""
        if self._wants_list and self.hasFocus() and self.popup.isVisible():
            self.popup.grow()

    def _moves(self, key: int) -> bool:
        steps: dict[int, int] = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: self.popup.page(),
            Qt.Key.Key_PageUp: -self.popup.page(),
        }
        step = steps.get(key)
        if step is not None:
            self._by_hand = True
            self.popup.move_by(step)
        return step is not None

    def _enter(self, event: QKeyEvent) -> bool:
        """Whether Enter was ours: with a modifier it saves the form around us."""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if self._wants_list and not self._model.is_current:
            # Typed faster than it was found: what is in the list is not yet what was meant.
            self._choose_when_found = True
            return True
        if self.popup.isVisible():
            self._choose_what_stands_ready()
            return True
        return False

    def _leave(self) -> bool:
        was_open = self.popup.isVisible()
        self._close()
        return was_open

    def _close(self) -> None:
        self._wants_list = self._choose_when_found = False
        self.popup.hide()

    def _choose_by_hand(self, index: QModelIndex) -> None:
        self._by_hand = True
        self._choose(index)

    def _choose_what_stands_ready(self) -> None:
        """The current row; where exactly one was named already, they are chosen, whatever else is in the list. Where
        none is current Enter goes to the first, as Down does, and takes nobody unseen.
        """
        if self._is_settled() and not self._by_hand:
            self._close()
        elif self.popup.list.currentIndex().isValid():
            self._choose(self.popup.list.currentIndex())
        else:
            self._moves(Qt.Key.Key_Down)

    def _choose(self, index: QModelIndex) -> None:
        found = self._model.row(index)
        if found is None:
            return
        self._close()
        if found.line is None:
            # What was looked for may have been cut; the name is what was typed, whole, for the rules to judge.
            self.new_person.emit(self.text())
            return
        self.setText(found.name)
        self.person_chosen.emit(found.line.id, found.name)
