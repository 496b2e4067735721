"""What a contact may be said to keep, or to be about, in words to choose from. Pure; knows neither Qt nor the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from tracker.presentation import words
from tracker.presentation.entry_form import Form
from tracker.presentation.here import Here
from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.channel import Direction
from tracker.rules.entry import NOTHING, Attempt
from tracker.rules.guard.appointments import left_after
from tracker.rules.guard.known import agreements_known_at
from tracker.rules.history import History
from tracker.rules.verdict import Verdict
from tracker.tongue import tr, tr_as


@dataclass(frozen=True, slots=True)
class Keeps:
    """What was chosen: an agreement by its id, NOTHING, or None for what fits best. `about`: it is about that one, and
    keeps nothing.
    """

    keeps: int | None = None
    about: bool = False


class OverAnswer(StrEnum):
    """What became of a talk whose time is over, now that a new time is agreed."""

    MISSED = "missed"
    KEPT_LATE = "kept-late"
    THEY_MOVED = "they-moved"


def chosen(form: Form) -> Keeps:
    return Keeps(form.keeps, form.about and form.direction is Direction.OUT)


def to_choose_from(
    history: History | None, form: Form, attempt: Attempt, verdict: Verdict, here: Here
) -> tuple[tuple[Keeps, str], ...]:
    """Each with its words, what fits best first; none where there is nothing it could keep or be about."""
    if history is None:
        return ()
    known = agreements_known_at(history.agreements, attempt.at)
    bound = [a for a in known if a.was_open_at(attempt.at) and (a.is_open or a.id == form.keeps)]
    about = [a for a in known if _may_be_spoken_of(a, attempt, here)] if form.direction is Direction.OUT else []
    if not bound and not about:
        return ()
    found = history.agreement(verdict.agreement_id) if chosen(form) == Keeps() else None
    best = tr("What fits best: {what}", what=_told(found, here)) if found is not None else tr("What fits best")
    listed = [(Keeps(), best)]
    listed += [(Keeps(a.id), _told(a, here)) for a in bound]
    if bound:
        listed.append((Keeps(NOTHING), tr_as("what it keeps", "Nothing")))
    # T: "About it, keeping nothing: Call, Tue 24 Nov 10:00"
    listed += [(Keeps(a.id, about=True), tr("About it, keeping nothing: {what}", what=_told(a, here))) for a in about]
    return tuple(listed)


def _may_be_spoken_of(a: Agreement, attempt: Attempt, here: Here) -> bool:
    """An appointment that stands, or one of late that one of us did not come to."""
    if a.kind is not AgreementKind.TALK:
        return False
    if a.was_open_at(attempt.at):
        return True
    return bool(left_after(a)) and attempt.at <= a.window.ends + timedelta(days=here.policy.about_days)


def _told(a: Agreement, here: Here) -> str:
    return words.planned(a.kind, a.channel, a.window, here.today, here.zone)
