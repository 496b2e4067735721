"""Whom an entry is about: somebody here, or somebody new, and whose the number is that somebody new came with.

Knows no widget; nobody is chosen by it that was not exactly meant, or pressed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from tracker.actions.contacts.who_is import Meant
from tracker.actions.ports import PersonLine
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry.newcomer import Newcomer
from tracker.presentation.entry_form import Form, newcomer_in
from tracker.presentation.whom import NOBODY, Whom
from tracker.rules.entry import NewProspect
from tracker.rules.history import History
from tracker.rules.prospect import Prospect


class About(Protocol):
    """The entry, as far as it can be turned to somebody. `by_hand`: it holds against what is typed in the line."""

    @property
    def form(self) -> Form: ...
    @property
    def history(self) -> History | None: ...
    @property
    def is_under_way(self) -> bool: ...
    def turn_to(self, prospect_id: int | None, name: str, *, another: bool = False, by_hand: bool = False) -> None: ...
    def restore(self, person: Prospect, then: Callable[[Prospect], None]) -> None: ...


class WhoItIs(QObject):
    """`known` is called when more is known of whoever was typed, `read` when that has to be judged by."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        e164: Callable[[str], str],
        entry: About,
        known: Callable[[], object],
        read: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._entry = entry
        self._known = known
        self._whom = Whom(dispatcher, e164, self)
        self._whom.answered.connect(self._take)
        self.newcomer = Newcomer(dispatcher, e164, self)
        self.newcomer.answered.connect(read)

    def choose_person(self, prospect_id: int, name: str) -> None:
        self._entry.turn_to(prospect_id, name, by_hand=True)

    def choose_newcomer(self, name: str, by_hand: bool = False) -> None:
        """Whoever is called so: somebody here, where exactly one is, or else somebody new.

        `by_hand`: the row for somebody new was chosen, past whoever is called exactly so.
        """
        seen = self._whom.text != name or not self._whom.is_current or bool(self._whom.meant.exactly)
        self._entry.turn_to(None, name, another=by_hand and seen, by_hand=True)
        self.ask()

    @property
    def must_choose(self) -> bool:
        """Whether several are called exactly what was typed, so that nobody can tell who is meant."""
        form = self._entry.form
        return form.who_id is None and not form.another and len(self._meant.exactly) > 1

    @property
    def near(self) -> tuple[PersonLine, ...]:
        """Who here is called something like the name of somebody new; nobody while one is called exactly so."""
        meant = self._meant
        return () if self._entry.form.who_id is not None or meant.exactly else tuple(meant.near)

    def told(self, how_they_stand: str) -> str:
        """Who was chosen, and when they may hear from us; that they are new, and who else is called like them; or that
        several are called so. To be seen before anything is saved; "" while nothing is typed.
        """
        form, meant, history = self._entry.form, self._meant, self._entry.history
        if history is not None:
            return f"{words.known_as(history.prospect)} · {how_they_stand}"
        if form.who_id is not None or not form.who.strip():
            return ""
        if self.must_choose:
            return words.several(form.who, meant.exactly)
        return words.someone_new([*meant.exactly, *meant.near])

    def ask(self) -> None:
        """Find out who is called what is typed."""
        if self._entry.form.who_id is None:
            self._whom.ask(self._entry.form.who)

    def ask_newcomer(self, *, anew: bool = False) -> None:
        """Find out what is known of somebody new by their number; `anew` where something was written since."""
        self.newcomer.ask(self._new_one, anew=anew)

    @property
    def has_the_number(self) -> Prospect | None:
        """Who has the number or the address typed for somebody new, here or in the trash, until it is said which holds:
        that it is they, or that two share it.
        """
        arriving, form = self.newcomer.known, self._entry.form
        if form.who_id is not None or form.shares or arriving is None or not arriving.known:
            return None
        return arriving.known[0].person

    def it_is_they(self) -> None:
        """Go on about whoever has the number; out of the trash, where they lie there."""
        person = self.has_the_number
        if person is None:
            return
        if person.deleted_at is None:
            self.choose_person(person.id, person.name)
            return
        self._entry.restore(person, lambda restored: self.choose_person(restored.id, restored.name))

    @property
    def _meant(self) -> Meant:
        return self._whom.meant if self._whom.text == self._entry.form.who else NOBODY

    @property
    def _new_one(self) -> NewProspect | None:
        return newcomer_in(self._entry.form) if self._entry.form.who_id is None else None

    def _take(self) -> None:
        """Somebody who is exactly meant is chosen, and shown; what is only like it never is."""
        one, form = self._meant.one, self._entry.form
        if one is not None and form.who_id is None and not form.another and not self._entry.is_under_way:
            self._entry.turn_to(one.id, one.name)
        else:
            self._known()
