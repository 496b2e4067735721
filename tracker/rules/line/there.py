"""Who and what is there, as a line of words needs to know it. Implemented by whoever has read it from somewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from tracker.rules.agreement import Agreement
from tracker.rules.line.cutting import spelt_together
from tracker.rules.line.line_reading import Someone


@dataclass(frozen=True, slots=True)
class Called:
    """`exactly`: whose whole name it is, by the rule of identity. `begins`: in whose name every word of it begins a
    word, first names first, those of `exactly` among them; at most a handful."""

    exactly: tuple[Someone, ...] = ()
    begins: tuple[Someone, ...] = ()


class There(Protocol):
    """Each answers None for what has not been looked up yet; the line is then read again once it has."""

    def called(self, words: str) -> Called | None:
        """Who goes by those words, or NAME @ ORGANISATION."""

    def may_be(self, words: str) -> tuple[Someone, ...] | None:
        """Whom those words may mean though nobody is called so: those called nearly so, and those at a firm called so;
        a handful. None also while a reading can go without."""

    def reached_by(self, typed: str) -> tuple[Someone, ...] | None:
        """Whose number or e-mail address it is."""

    def agreed_with(self, prospect_id: int) -> tuple[Agreement, ...] | None:
        """The open agreements of that person."""


@dataclass(frozen=True, slots=True)
class SpeltTogether:
    """Who is there, found also by a name of which a part stands apart: "patrick o shea"."""

    there: There

    def called(self, words: str) -> Called | None:
        together = spelt_together(words)
        found = self.there.called(together)
        if together == words or found is None or found.begins or found.exactly:
            return found
        return self.there.called(words)

    def may_be(self, words: str) -> tuple[Someone, ...] | None:
        return self.there.may_be(spelt_together(words))

    def reached_by(self, typed: str) -> tuple[Someone, ...] | None:
        return self.there.reached_by(typed)

    def agreed_with(self, prospect_id: int) -> tuple[Agreement, ...] | None:
        return self.there.agreed_with(prospect_id)


class Nobody:
    """An empty store: nobody is there, and that is known."""

    def called(self, _words: str) -> Called | None:
        return Called()

    def may_be(self, _words: str) -> tuple[Someone, ...] | None:
        return ()

    def reached_by(self, _typed: str) -> tuple[Someone, ...] | None:
        return ()

    def agreed_with(self, _prospect_id: int) -> tuple[Agreement, ...] | None:
        return ()
