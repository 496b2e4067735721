"""The guard's word on an entry as it is typed: on whoever is in it, at every change, and what to say of it.

Knows no widget and no store; the histories it judges by are read elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tracker.actions.outcome import Problem
from tracker.presentation import words
from tracker.presentation.entry.company import Company, Word
from tracker.presentation.entry.newcomer import Newcomer
from tracker.presentation.entry.what_it_keeps import Keeps, chosen, to_choose_from
from tracker.presentation.entry_form import ASKS_FOR, Beside, Exit, Field, Form, Reading
from tracker.presentation.here import Here
from tracker.presentation.message_hints import Hint, hints_on
from tracker.rules.agreement import Agreement
from tracker.rules.basis import Basis
from tracker.rules.channel import WRITTEN, Channel, Direction
from tracker.rules.guard.earliest import earliest_welcome
from tracker.rules.history import History, standing_at
from tracker.rules.prospect import Prospect, StandingKind
from tracker.rules.verdict import Verdict
from tracker.tongue import tr


class GuardsWord:
    """`form`, `reading` and `history` give what they are now; `company` has the histories of whoever else was in it,
    `newcomer` what is known of somebody new. `judge` is called at every change of any of them.
    """

    def __init__(
        self,
        here: Callable[[], Here],
        form: Callable[[], Form],
        reading: Callable[[], Reading],
        history: Callable[[], History | None],
        company: Company,
        newcomer: Newcomer,
    ) -> None:
        self._here = here
        self._form = form
        self._reading = reading
        self._history = history
        self._company = company
        self._newcomer = newcomer
        self._lacks: tuple[Problem, ...] = ()
        self._word: Word | None = None
        self.verdict = Verdict()

    def judge(self) -> None:
        self._lacks, self._word, self.verdict = (), None, Verdict()
        if self.has_nobody:
            return
        form, reading, arriving = self._form(), self._reading(), self._arriving
        new = arriving or History(Prospect(0, form.who.strip()))
        history = self._history() or new
        word = self._company.judged(reading.attempt, reading.exits, history, form.others, self._here().policy)
        self._lacks, self._word, self.verdict = word.gravest.lacks, word, word.first.verdict

    @property
    def has_nobody(self) -> bool:
        """Whether there is nobody to judge for yet."""
        form = self._form()
        return self._history() is None and (form.who_id is not None or not form.who.strip())

    @property
    def everybody(self) -> tuple[History, ...]:
        """Whoever is in it, as far as they have been read."""
        first = self._history() or self._arriving
        return (*((first,) if first is not None else ()), *self._company.histories(self._form().others))

    @property
    def _arriving(self) -> History | None:
        known = self._newcomer.known if self._form().who_id is None else None
        return known.history if known is not None else None

    @property
    def _gravest(self) -> Verdict:
        """Of all who were in it."""
        return self._word.gravest.verdict if self._word is not None else self.verdict

    @property
    def telling(self) -> words.Telling | None:
        """What to say; None where there is nothing (nobody chosen, or simply welcome).

        While an exit is in use there is: its words stand there.
        """
        here, form = self._here(), self._form()
        in_use = form.exit.open is not None or form.exit.has_words
        verdict = self._gravest
        speaks = verdict.findings or verdict.rests_on is not None or (in_use and not self.has_nobody)
        return words.telling(verdict, here.zone, here.today, here.me, brief=True) if speaks else None

    @property
    def as_they_said(self) -> str:
        """That they had said they would come to us, in their words; "" where they had not, or have since."""
        history, here, at = self._history(), self._here(), self._reading().attempt.at
        standing = standing_at(history.standings, at) if history is not None else None
        if standing is None or standing.kind is not StandingKind.THEIR_TURN or not standing.words.strip():
            return ""
        assert history is not None
        if any(each.direction is Direction.IN and standing.since < each.at < at for each in history.contacts):
            return ""
        when, said = words.on_date(standing.since, here.zone, here.today), words.quoted(standing.words, 80)
        channel = self._form().channel
        if channel is Channel.CALL:
            # T: "They rang, as they said on 19 November: “we'll call you”."
            return tr("They rang, as they said {when}: {words}.", when=when, words=said)
        if channel in WRITTEN:
            return tr("They wrote, as they said {when}: {words}.", when=when, words=said)
        return tr("They came to you, as they said {when}: {words}.", when=when, words=said)

    @property
    def without_whom(self) -> tuple[tuple[Beside, str], ...]:
        """The others for whom it warns, and what it says: the entry can be saved without them."""
        here = self._here()
        told = self._word.stopping if self._word is not None else ()
        return tuple((who, words.telling(word.verdict, here.zone, here.today, here.me).headline) for who, word in told)

    @property
    def kept_agreement(self) -> Agreement | None:
        """The agreement this contact would keep."""
        history = self._history()
        return history.agreement(self.verdict.agreement_id) if history is not None else None

    @property
    def what_it_keeps(self) -> str:
        """The agreement this contact would keep, in words; "" where it keeps none."""
        kept, here = self.kept_agreement, self._here()
        return words.agreement(kept, here.today, here.me) if kept is not None else ""

    @property
    def to_keep(self) -> tuple[tuple[Keeps, str], ...]:
        """What it may be said to keep, or to be about, with its words; empty where there is nothing to choose."""
        return to_choose_from(self._history(), self._form(), self._reading().attempt, self.verdict, self._here())

    @property
    def kept_by_choice(self) -> Keeps:
        return chosen(self._form())

    @property
    def needs_tick(self) -> bool:
        """Whether they asked us not to, and it has not been said that we know."""
        return Problem.NEEDS_THE_TICK in self._lacks

    @property
    def i_know(self) -> str:
        """What that tick says."""
        return words.i_know(self._gravest.stop)

    @property
    def asks_for(self) -> Field | None:
        """Where what an exit still lacks is to be typed: in the one that is open, else in the last of them."""
        return self.asked_in(self._lacks)

    def asked_in(self, lacks: Sequence[Problem]) -> Field | None:
        field, opened = ASKS_FOR[lacks[0]] if lacks else None, self._form().exit.open
        if field is Field.REASON and opened is Exit.CHANGED:
            return Field.CHANGED_WORDS
        if field is Field.REASON and opened is Exit.ASKED:
            return Field.ASKED
        return field

    @property
    def will_be_kept_as(self) -> str:
        """How the record will read, once the words of an exit stand; "" until then."""
        form, exits = self._form(), self._reading().exits
        if self._lacks or not form.exit.has_words or form.direction is not Direction.OUT or self.has_nobody:
            return ""
        here, changed = self._here(), exits.changed
        on = words.on_date(changed.said_at, here.zone, here.today) if changed and changed.said_at else ""
        their = changed.their_words if changed is not None else ""
        stops = self._gravest.stop if exits.although_no else None
        return words.will_be_kept_as(self.verdict.basis, exits.asked, their, on, exits.reason, stops)

    @property
    def may_be_goodwill(self) -> bool:
        """Whether declaring goodwill would change what the contact rests on."""
        form = self._form()
        unbased = self.verdict.basis in (Basis.NONE, Basis.FIRST_APPROACH)
        return form.goodwill or (form.direction is Direction.OUT and unbased)

    @property
    def hints(self) -> tuple[Hint, ...]:
        """What to say about the words of a message of ours; nothing for what is only said."""
        form = self._form()
        if form.direction is not Direction.OUT or not (form.channel in WRITTEN or form.goodwill):
            return ()
        here, kept, history = self._here(), self.kept_agreement, self._history()
        agreed = words.as_agreed(kept, here.zone, here.today) if kept is not None and self.verdict.is_as_agreed else ""
        greeting = history.prospect.greeting if history is not None else ""
        written = form.channel in WRITTEN
        return hints_on(form.note, form.who, agreed, written=written, goodwill=form.goodwill, greeting=greeting)

    @property
    def how_they_stand(self) -> str:
        """When the chosen person may next hear from us, in words; "" while nobody is chosen."""
        history = self._history()
        if history is None:
            return ""
        here = self._here()
        return words.earliest(earliest_welcome(history, here.policy, here.now), here.zone, here.today)
