"""What the window tells in its toast: trouble, waiting, what is left unsaved. Knows no region and no deed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tracker.actions.outcome import Fault, Refusal, StoreFault
from tracker.presentation import words
from tracker.presentation.undo_state import Told
from tracker.rules.prospect import Prospect
from tracker.tongue import Theirs, tr
from tracker.widgets.look.over.toast import Toast

OWN_PAGE = frozenset({Fault.MISSING, Fault.IN_THE_WAY})
"""What can be met only before the day is seen, and is told on a page of its own."""
Explain = Callable[[Refusal | StoreFault], str]


class WindowTelling(QObject):
    """`explain` puts trouble in words, `explain_reading` where nothing was to be saved. `has_its_page`: what is wrong
    with the store is told on a page of its own just now, and better. `day_wanted(date)`: one wants to see the day
    of what was agreed.
    """

    day_wanted = Signal(object)

    def __init__(
        self, toast: Toast, explain: Explain, explain_reading: Explain, has_its_page: Callable[[], bool]
    ) -> None:
        super().__init__(toast)
        self._has_its_page = has_its_page
        self._unread = ""
        self._toast = toast
        self._explain = explain
        self._explain_reading = explain_reading
        self._unsaved = ""

    def say(self, sentence: str) -> None:
        """In passing: there is nothing to take back."""
        self._toast.say(sentence, undoable=False)

    def done(self, sentence: str, can_be_undone: bool) -> None:
        """What was done, with the button that takes it back where it can be."""
        self._toast.say(sentence, undoable=can_be_undone)

    def deed_done(self, told: Told) -> None:
        """A deed, with what was agreed in it and the day of that."""
        day = told.day
        beside = (tr("Show the day"), lambda: self.day_wanted.emit(day)) if day is not None else None
        self._toast.say(told.sentence, undoable=told.can_be_undone, follows=told.follows, beside=beside)

    def added(self, person: Prospect) -> None:
        """Somebody was written down."""
        self.done(tr("Added: {who}", who=Theirs(person.name)), can_be_undone=True)

    def copied(self, text: str) -> None:
        self.say(tr("Copied: {what}", what=text))

    def trouble(self, trouble: Refusal | StoreFault) -> None:
        self.say(self._explain(trouble))

    def unread(self, trouble: Refusal | StoreFault) -> None:
        """Something could not be read."""
        if isinstance(trouble, StoreFault) and trouble.fault in OWN_PAGE:
            return  # that tells it, and at greater length
        if self._has_its_page():
            return
        if self._toast.isVisible() and self._toast.text == self._unsaved:
            return  # what could not be saved weighs more, and is there to be opened
        self._unread = self._explain_reading(trouble)
        self.say(self._unread)

    def let_the_page_tell(self) -> None:
        """Where a page has come to tell it meanwhile, it is not told twice."""
        if self._unread and self._has_its_page() and self._toast.text == self._unread:
            self._toast.dismiss()

    def unsaved(self, sentence: str, open_it: Callable[[], object]) -> None:
        """An entry could not be saved, and is there to be opened."""
        self._unsaved = sentence
        self._toast.offer(sentence, tr("Open it"), open_it)

    def left(self, open_it: Callable[[], object]) -> None:
        """An entry was left unsaved: the last time, or by stepping aside just now."""
        self._toast.offer(tr("An entry was left unsaved."), tr("Open it"), open_it)

    def let_go(self, was_open: bool) -> None:
        """Of somebody whom others have erased something was typed here, or is open no more."""
        if was_open:
            self.say(tr("Somebody was erased for good. What was open about them is closed, and none of it is kept."))
        else:
            typed = tr(
                "Somebody was erased for good, and what you had typed about them and not saved is gone with them."
            )
            self.say(typed)

    def waiting(self) -> None:
        """The store is long in answering."""
        self.say(words.waiting())

    def waited(self) -> None:
        """It has answered."""
        if self._toast.text == words.waiting():
            self._toast.dismiss()
