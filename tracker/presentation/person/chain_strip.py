"""What was agreed with a person as a strip of discs, the oldest first, and how much of it was kept. Knows no colour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tracker.presentation import words
from tracker.presentation.here import Here
from tracker.presentation.words.briefing import briefings
from tracker.presentation.words.paper.road import agreed_by
from tracker.rules.agreement import KEPT, Agreement, AgreementOutcome
from tracker.rules.agreement_state import AgreementState, fate_of, state_of, tally
from tracker.rules.chain import standing
from tracker.rules.history import History
from tracker.rules.us import is_same_user
from tracker.rules.window import day_in


@dataclass(frozen=True, slots=True)
class Disc:
    """One agreement in the strip; one that was moved stands where it was moved to.

    `long` and `short` are what may stand beneath it, `name` and `told` how it is read aloud. `holds` says that the line
    to the next one is whole: both were kept.
    """

    agreement: Agreement
    state: AgreementState
    long: str
    short: str
    name: str
    told: str
    holds: bool = False

    @property
    def is_late(self) -> bool:
        return self.agreement.outcome is AgreementOutcome.KEPT_LATE


@dataclass(frozen=True, slots=True)
class Strip:
    """`kept` tells all of it in a few words, `gist` in the fewest: what slipped, else how much was kept."""

    discs: tuple[Disc, ...] = ()
    kept: str = ""
    gist: str = ""

    def at(self, agreement_id: int | None) -> int:
        """Where that agreement stands, -1 for nowhere."""
        return next((n for n, disc in enumerate(self.discs) if disc.agreement.id == agreement_id), -1)


def strip_of(history: History, here: Here) -> Strip:
    """Everything that was agreed with them, in the order in which it was or is to be kept."""
    agreed = standing(history.agreements)
    states = [state_of(a, here.now, here.policy) for a in agreed]
    held = [state is AgreementState.KEPT for state in states]
    discs = [
        _disc(
            a, state, here.zone, here.today, here.me, holds=held[n] and held[n + 1 : n + 2] == [True], history=history
        )
        for n, (a, state) in enumerate(zip(agreed, states, strict=True))
    ]
    ended = tally(fate_of(a, here.now, here.policy) for a in history.agreements if not a.to_tell)
    slipped = sum(state is AgreementState.SLIPPED for state in states)
    return Strip(tuple(discs), briefings.kept_of(ended, slipped), briefings.kept_in_short(ended, slipped))


def _disc(
    a: Agreement, state: AgreementState, zone: str, today: date, me: str, *, holds: bool, history: History
) -> Disc:
    on = day_in(a.window.ends, zone) if a.window.is_timed else a.window.last
    long, short = briefings.disc_label(on, words.clock_here(a.window, zone), today)
    name = briefings.disc_named(a, state, zone, today)
    return Disc(a, state, long, short, name, told_of(a, state, history, zone, today, me), holds)


def told_of(a: Agreement, state: AgreementState, history: History, zone: str, today: date, me: str = "") -> str:
    """All there is to say of it in a line: "Meeting, today 10:00: kept, with Emma Hill · The bakery"."""
    told = words.planned(a.kind, a.channel, a.window, today, zone)
    if a.outcome is not AgreementOutcome.OPEN or state is AgreementState.SLIPPED:
        became = briefings.in_a_word(a, state)
        if a.outcome not in (*KEPT, AgreementOutcome.OPEN):
            became = words.became(a, zone, today)
        # T: "Call, Tue 24 Nov 10:00: kept"
        told = words.ends_as(told, became)
    if a.outcome in KEPT and a.settled_by is None:
        reached = [words.one_line(c.name, 40) for c in history.others_in(a.occasion_id) if c.kept_it]
        told = words.along_with(told, reached) if reached else told
    whose = agreed_by(a.owner) if a.owner.strip() and me and not is_same_user(a.owner, me) else ""
    return " · ".join(part for part in (told, whose, words.one_line(a.topic), words.one_line(a.place)) if part)
