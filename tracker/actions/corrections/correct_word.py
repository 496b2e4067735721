"""Correct what they said about hearing from us: their words, and since when or until when it holds."""

from __future__ import annotations

from dataclasses import replace

from tracker.actions.contacts.log_contact import AHEAD
from tracker.actions.corrections.finding import still_there
from tracker.actions.corrections.writing_over import Corrected, changed_in, merged, write_over
from tracker.actions.fitting_text import fit
from tracker.actions.outcome import DeedName, Outcome, Problem, Refusal
from tracker.actions.ports import Desk
from tracker.rules.contact import Contact
from tracker.rules.history import History
from tracker.rules.prospect import Objection, Standing

OF_STANDING = ("words", "since")
OF_OBJECTION = ("words", "since", "until")


def correct_word(desk: Desk, before: Standing | Objection, after: Standing | Objection) -> Outcome[Corrected]:
    """The standing or objection as now written; contacts since then are judged anew.

    Raises Refusal (NO_SUCH_RECORD, NO_SUCH_PROSPECT, CORRECTED_SINCE, IN_THE_FUTURE, ENDS_BEFORE_IT_BEGINS, and those
    for text), StoreFault.
    """
    now, after = desk.now(), replace(after, words=fit(after.words))
    if after.since != before.since and after.since > now + AHEAD:
        raise Refusal(Problem.IN_THE_FUTURE)
    if isinstance(after, Objection) and after.until is not None and after.until <= after.since:
        raise Refusal(Problem.ENDS_BEFORE_IT_BEGINS)
    with desk.store.deed(DeedName.CORRECT_WORD, desk.me, now) as tx:
        current, was = still_there(tx, before)
        names = OF_OBJECTION if isinstance(current, Objection) else OF_STANDING
        word = merged(before, after, current, names, was.prospect.name)
        warns: tuple[Contact, ...] = ()
        if changed_in(current, word, names):
            _, warns = write_over(tx, desk, was, _with(was, word), min(current.since, word.since))
            tx.about(was.prospect.id)
    return Outcome(Corrected(was.prospect, word, warns), tx.changes)


def _with(history: History, word: Standing | Objection) -> History:
    if isinstance(word, Objection):
        others = tuple(o for o in history.objections if o.id != word.id)
        return replace(history, objections=tuple(sorted((*others, word), key=lambda o: (o.since, o.id))))
    rest = tuple(s for s in history.standings if s.id != word.id)
    return replace(history, standings=tuple(sorted((*rest, word), key=lambda s: (s.since, s.id))))
