"""What is done for the person who is shown: saying it as agreed, a promise, all held on them. Knows no region."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tracker.presentation.person.prospect_card import Card, ProspectCard
from tracker.rules.channel import Channel
from tracker.tongue import tr


class ForWhom(QObject):
    """`say(id, Channel)`, `promise(id, question)`, `nothing_to_answer(id, contact id)` and `dossier(id, name)` are done
    for whoever the pane shows.

    Where nobody is, or they lie in the trash, `said(str)` tells so instead.
    """

    say = Signal(object, object)
    promise = Signal(object, str)
    nothing_to_answer = Signal(object, object)
    dossier = Signal(object, str)
    said = Signal(str)

    def __init__(self, state: ProspectCard, parent: QObject) -> None:
        super().__init__(parent)
        self._state = state

    def say_as_agreed(self) -> None:
        """By the way that is agreed, else as a call."""
        self._with(self._say)

    def promise_answer(self) -> None:
        """Their first open question becomes a promise."""
        self._with(self._promise)

    def let_message_be(self) -> None:
        """Their message that waits asks for no answer."""
        self._with(self._let_message_be)

    def save_dossier(self) -> None:
        """Everything we hold on them."""
        self._with(lambda card: self.dossier.emit(card.prospect.id, card.prospect.name))

    def do(self, deed: Callable[[], object]) -> None:
        """What the pane itself does for them."""
        self._with(lambda _card: deed())

    def _with(self, deed: Callable[[Card], object]) -> None:
        card = self._state.card
        if card is not None:
            deed(card)
        else:
            self.said.emit(tr("Nobody is chosen yet. Choose someone in the calendar, in the morning or with Find."))

    def _say(self, card: Card) -> None:
        agreement = card.earliest.agreement
        self.say.emit(card.prospect.id, agreement.channel if agreement is not None else Channel.CALL)

    def _let_message_be(self, card: Card) -> None:
        message = card.waiting_message
        if message is None or card.is_in_trash:
            self.said.emit(tr("No message of theirs waits for an answer."))
        else:
            self.nothing_to_answer.emit(card.prospect.id, message.id)

    def _promise(self, card: Card) -> None:
        if card.is_in_trash:
            self.said.emit(tr("They are in the trash. Restore them first, and then promise them an answer."))
        else:
            self.promise.emit(card.prospect.id, next(iter(card.open_questions), ""))
