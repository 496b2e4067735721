"""What an entry does to what was agreed before it, said before it is saved, with the one key that turns each.

A new time in the place of an open talk, a turn of theirs that calls talks off, a talk whose time is over, an objection
to the way that is agreed. Knows no widget and no store.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tracker.actions.contacts.before_saving import Foretold, foretell
from tracker.actions.contacts.log_entry import OVER
from tracker.actions.contacts.spoken import asked_to_be_lifted
from tracker.presentation import words
from tracker.presentation.entry.what_it_keeps import OverAnswer
from tracker.presentation.entry_form import Form, Next
from tracker.presentation.here import Here
from tracker.rules.agreement import Agreement
from tracker.rules.channel import Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import NOTHING, Entry, Lift
from tracker.rules.guard.settling import could_be_called_off
from tracker.rules.guard.timing import timing
from tracker.rules.history import History
from tracker.rules.prospect import Objection
from tracker.rules.wording.running_late import cannot_come
from tracker.tongue import tr


class Consequences:
    """`form` gives what is typed, `change` puts other values into it. `foretold` is what was found when it was last
    looked at."""

    def __init__(self, here: Callable[[], Here], form: Callable[[], Form], change: Callable[..., None]) -> None:
        self._here = here
        self._form = form
        self._change = change
        self._objected: tuple[tuple[str, Objection], ...] = ()
        self._waits: Agreement | None = None
        self._looked = False
        self.foretold = Foretold()

    def look(self, entry: Entry | None, history: History | None, people: Sequence[History]) -> None:
        """Find what that entry would do, None for one that cannot be saved yet: with whoever it is about, where that is
        somebody known, and to what any of the `people` in it objected."""
        self.foretold, self._objected, self._waits = Foretold(), (), None
        self._looked = entry is not None and history is not None
        if entry is None:
            return
        form = self._form()
        if history is not None and (form.next or form.ready or form.refuses):
            self.foretold = foretell(entry, history, self._here().policy)
        if history is not None and self._keeps_nothing_of_theirs:
            self._waits = could_be_called_off(history.agreements, entry.attempt.at, self._here().policy)
        elif history is not None and self.is_ours:
            self._waits = self._ours_to_call_off(history, entry)
        asked = ((who.prospect.name, what) for who in people for what in asked_to_be_lifted(entry, who))
        self._objected = tuple(asked)

    @property
    def told_beside(self) -> str:
        """What a new time does to an open talk, in words; "" where there is none."""
        beside, here = self.foretold.beside, self._here()
        if beside is None:
            return ""
        tell = words.in_place_of if self.foretold.in_its_place else words.beside
        return tell(beside, here.today, here.zone)

    def turn_beside(self) -> None:
        """The other way: beside what it would stand in the place of, or the other way round."""
        self._change(talk=replace(self._form().talk, instead=not self.foretold.in_its_place))

    @property
    def told_withdrawn(self) -> str:
        """What "they'll contact me" calls off, or leaves, in words; "" where nothing is ahead."""
        here = self._here()
        tell = words.still_stands if self.foretold.keeps_talks else words.takes_back
        return " ".join(tell(a, here.today, here.zone) for a in self.foretold.withdraws)

    @property
    def _keeps_nothing_of_theirs(self) -> bool:
        """Whether they came to us and nothing was kept by that, as where they say that it is off."""
        form = self._form()
        return form.direction is Direction.IN and form.keeps == NOTHING and not self._is_told_by_an_answer

    @property
    def _is_told_by_an_answer(self) -> bool:
        return bool(self._form().next & {Next.TALK, Next.THEIR_TURN, Next.NO_THANKS})

    @property
    def is_ours(self) -> bool:
        """Whether it is we who tell them that we do not keep it: what is called off with this is off by us."""
        form = self._form()
        told = form.direction is Direction.OUT and form.told_outcome is not ContactOutcome.NO_ANSWER
        says_so = form.about and (form.owns_up or cannot_come(form.note))
        return told and says_so and not self._is_told_by_an_answer

    def _ours_to_call_off(self, history: History, entry: Entry) -> Agreement | None:
        """The talk it is about, else the next, while it is ahead: what is over we can only have missed."""
        at, policy, about = entry.attempt.at, self._here().policy, self._form().keeps
        meant = [a for a in history.agreements if about in (None, a.id)]
        found = could_be_called_off(meant, at, policy)
        return found if found is not None and timing(found, at, policy) not in OVER else None

    @property
    def calls_off(self) -> bool:
        """Whether the talk that still waits is called off with this."""
        return self._waits is not None and self._form().called_off == self._waits.id

    @property
    def is_no_longer_told(self) -> bool:
        """Whether a talk was to be called off with this that is not told any more: another waits by that time, or an
        answer says what becomes of it. What is not told is not done.
        """
        return self._looked and self._form().called_off is not None and not self.calls_off

    @property
    def told_waits(self) -> str:
        """The talk that stands beside what was said and was not kept by it, in words; "" where there is none."""
        waits, here = self._waits, self._here()
        if waits is None:
            return ""
        if self.calls_off:
            return words.takes_back(waits, here.today, here.zone)
        over = timing(waits, here.now, here.policy) in OVER
        tell = words.still_to_be_answered if over else words.still_stands
        return tell(waits, here.today, here.zone)

    def turn_waits(self) -> None:
        """It is called off with this, or stands after all."""
        waits = self._waits
        if waits is not None:
            self._change(called_off=None if self.calls_off else waits.id)

    @property
    def told_closed(self) -> str:
        """What goes with a way they close, in words; "" where nothing is agreed by it."""
        here = self._here()
        return " ".join(words.takes_back(a, here.today, here.zone) for a in self.foretold.closes)

    def turn_withdrawn(self) -> None:
        """What it calls off stands all the same, or is called off after all."""
        self._change(talks_stand=not self._form().talks_stand)

    @property
    def told_over(self) -> str:
        """The talk whose time is over, as a question; "" where there is none."""
        over, here = self.foretold.over, self._here()
        return words.still_to_be_answered(over, here.today, here.zone) if over is not None else ""

    @property
    def over_answer(self) -> OverAnswer | None:
        if self.foretold.over is None:
            return None
        if self._form().missed == self.foretold.over.id:
            return OverAnswer.MISSED
        return OverAnswer.THEY_MOVED if self._form().talk.instead else None

    def answer_over(self, answer: OverAnswer) -> None:
        """Say what became of the talk whose time is over."""
        over = self.foretold.over
        if over is None:
            return
        kept = over.id if answer is OverAnswer.KEPT_LATE else self._form().keeps
        self._change(
            missed=over.id if answer is OverAnswer.MISSED else None,
            keeps=kept,
            about=self._form().about and answer is not OverAnswer.KEPT_LATE,
            talk=replace(self._form().talk, instead=True if answer is OverAnswer.THEY_MOVED else None),
        )

    @property
    def told_objected(self) -> str:
        """What they asked us not to do, and is agreed now, as a question; "" where nobody objects to it."""
        here = self._here()
        told = [words.asked_us_not_to(who, o, here.zone, here.today) for who, o in self._objected]
        return " ".join((*told, tr("Does this lift that?"))) if told else ""

    def answer_lift(self, lift: Lift) -> None:
        """Say whether what is agreed lifts what they objected to."""
        self._change(talk=replace(self._form().talk, lift=lift))

    @property
    def lacks_lift(self) -> bool:
        """Whether that has still to be answered."""
        return self._form().talk.lift is None and bool(self._objected)
