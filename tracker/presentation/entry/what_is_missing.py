"""What keeps an entry from being saved: the first thing that is missing, unclear or still to be asked.

Knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable

from tracker.actions.fitting_text import fits_as_email, fits_as_phone
from tracker.presentation.entry.consequences import Consequences
from tracker.presentation.entry.guards_word import GuardsWord
from tracker.presentation.entry.line import Line
from tracker.presentation.entry.who_it_is import WhoItIs
from tracker.presentation.entry_form import Field, Form, Next, Reading
from tracker.rules.contact import Ready


class WhatIsMissing:
    """What is asked about only once is remembered from `begun` on: whoever saves again has seen it, and means it."""

    def __init__(
        self,
        form: Callable[[], Form],
        reading: Callable[[], Reading],
        line: Line,
        guard: GuardsWord,
        who: WhoItIs,
        consequences: Consequences,
    ) -> None:
        self._form = form
        self._reading = reading
        self._line = line
        self._guard = guard
        self._who = who
        self._consequences = consequences
        self._asked_may_i = False
        self._asked_about: set[str] = set()

    def begun(self) -> None:
        """Another entry is typed from now on."""
        self._asked_may_i = False

    def first(self, in_line: bool) -> Field | None:
        """Where it is to be typed or answered; None where nothing is missing. `in_line`: a line holds the entry."""
        if self._who.has_the_number is not None:
            return Field.WHOSE_NUMBER
        if in_line and self._line.blocks:
            return Field.LINE
        unclear = next(iter(self._reading().unclear), None)
        asked = unclear or (Field.WHO if self._who.must_choose else self._guard.asks_for)
        if asked is not None:
            return asked
        return Field.LIFT if self._consequences.lacks_lift else self._not_asked_about()

    def is_doubtful(self, field: Field) -> bool:
        """Whether what is typed there for somebody new is no number or no address, and would be kept in their notes."""
        form = self._form()
        typed = {Field.PHONE: form.phone, Field.EMAIL: form.email}.get(field, "").strip()
        fits = fits_as_phone if field is Field.PHONE else fits_as_email
        return form.who_id is None and bool(typed) and not fits(typed)

    def _not_asked_about(self) -> Field | None:
        form = self._form()
        for field, typed in ((Field.PHONE, form.phone), (Field.EMAIL, form.email)):
            if self.is_doubtful(field) and typed not in self._asked_about:
                self._asked_about.add(typed)
                return field
        if self._may_i_is_open and not self._asked_may_i:
            self._asked_may_i = True
            return Field.MAY_I
        return None

    @property
    def _may_i_is_open(self) -> bool:
        """Whether they said not yet, and it was not asked whether one may check in again."""
        form = self._form()
        said = form.next & {Next.TALK, Next.PROMISE, Next.THEIR_TURN, Next.NO_THANKS}
        return form.ready is Ready.NOT_YET and not said and not self._consequences.foretold.binds
