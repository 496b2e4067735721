"""Bring in the people of a file, as was decided of each: one deed, and one undo. Knows no format of a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from tracker.actions.change_policy import policy_in
from tracker.actions.contacts.spoken import (
    agreement_from,
    objection_from,
    standing_from,
    taken_back_by_objection,
    taken_back_by_standing,
)
from tracker.actions.fitting_text import fit_prospect
from tracker.actions.outcome import Changes, DeedName, Outcome, Problem, Refusal
from tracker.actions.people.objections_remembered import objections_remembered
from tracker.actions.ports import Desk, Transaction
from tracker.rules.brought_in import BroughtIn
from tracker.rules.contact import Contact
from tracker.rules.entry import Attempt
from tracker.rules.guard.judging import judge
from tracker.rules.history import History, standing_at
from tracker.rules.newcomers.arrival import Arrival, Choice, Decided, Whom
from tracker.rules.newcomers.history_kept import HistoryChoices, Kept, history_kept, was_contacted
from tracker.rules.newcomers.up_to_date import up_to_date
from tracker.rules.policy import Policy
from tracker.rules.prospect import Objection, Prospect
from tracker.rules.text import NOTE_LIMIT
from tracker.rules.who.merging import as_one, with_notes
from tracker.rules.who.sharing import shared_by

STEP = 20
"""People between two looks at whether to go on: some hundredths of a second."""
Tell = Callable[[str, Prospect], str]
"""A line for the notes: what the file says in the field of that name, where we say something else."""


@dataclass(frozen=True, slots=True)
class Brought:
    """The ids of those added, and of those here who were written to; `left` were left out, or had nothing new."""

    added: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    left: int = 0


@dataclass(frozen=True, slots=True)
class Load:
    """What is to be brought: everybody of a file with the last word on them, as looked through when `seq` was the last
    deed. `history` says what the columns of history become.
    """

    source: str
    decided: Sequence[Decided]
    seq: int
    history: HistoryChoices = field(default_factory=HistoryChoices)


def bring_in(
    desk: Desk, load: Load, tell: Tell, going_on: Callable[[int, int], bool] = lambda _done, _of: True
) -> Outcome[Brought | None]:
    """Who was added and changed; None, and nothing written, where `going_on` stopped it.

    A number or an address of somebody new that somebody here has is said to be shared by the two. An objection of the
    file stands beside those there are, and lifts none. Raises Refusal (WRITTEN_MEANWHILE where anything was written
    since it was looked through, and those for text), StoreFault.
    """
    try:
        with desk.store.deed(DeedName.BRING_IN, desk.me, desk.now()) as tx:
            newer = tx.newer_than(load.seq)
            if newer is not None:
                raise Refusal(Problem.WRITTEN_MEANWHILE)
            under_way = _BringingIn(tx, desk, load, tell)
            for done, decided in enumerate(load.decided):
                if done % STEP == 0 and not going_on(done, len(load.decided)):
                    raise _Stopped
                under_way.take(decided)
            if not going_on(len(load.decided), len(load.decided)):
                raise _Stopped
            tx.about(None, str(len(under_way.added) + len(under_way.changed)))
    except _Stopped:
        return Outcome(None, Changes())
    return Outcome(Brought(tuple(under_way.added), tuple(under_way.changed), under_way.left), tx.changes)


class _Stopped(Exception):
    """Nothing of the deed is to be kept."""


class _BringingIn:
    """One deed under way, person after person. `who` of the file became whom here, by their places."""

    def __init__(self, tx: Transaction, desk: Desk, load: Load, tell: Tell) -> None:
        self._tx, self._desk, self._load, self._tell = tx, desk, load, tell
        self._now = desk.now()
        self._policy: Policy = policy_in(tx, desk)
        self._who: dict[int, int] = {}
        self._people: dict[int, Prospect] = {}
        self.added: dict[int, None] = {}
        self.changed: dict[int, None] = {}
        self.left = 0

    def take(self, decided: Decided) -> None:
        arrival, decision = decided.arrival, decided.decision
        whom = self._id_of(decision.whom) if decision.choice is not Choice.ADD else None
        if decision.choice is Choice.LEAVE:
            self.left += 1
            if whom is not None:
                self._who[arrival.place] = whom
        elif decision.choice is Choice.SAME and whom is not None:
            self._who[arrival.place] = whom
            self._same(arrival, whom, decision.take)
        else:  # also as the same as somebody who was left out after all
            self._add(arrival)

    def _id_of(self, whom: Whom | None) -> int | None:
        if whom is None or whom.is_here:
            return whom.id if whom is not None else None
        return self._who.get(whom.place)

    def _add(self, arrival: Arrival) -> None:
        kept = self._kept(arrival, ())
        person = replace(_noted(arrival.person, kept), id=self._desk.new_id())
        person = fit_prospect(person, self._desk.e164)
        person = self._put(self._sharing(person, arrival))
        objections = objections_remembered(self._tx, person, self._desk.new_id) if arrival.objections else ()
        for objection in objections:
            self._tx.put(objection)
        self._write(History(person, objections=objections), kept)
        self._note(arrival, person.id)
        self._who[arrival.place] = person.id
        self.added[person.id] = None

    def _same(self, arrival: Arrival, whom: int, take: frozenset[str]) -> None:
        history = self._tx.history_of(whom)
        if history is None:
            raise Refusal(Problem.NO_SUCH_PROSPECT, arrival.card.name)
        kept = self._kept(arrival, history.objections)
        now = _noted(arrival.person, kept)
        ours = replace(history.prospect, deleted_at=None)
        if arrival.said_before is not None:
            person = up_to_date(ours, arrival.said_before, now, take)
        else:
            one = as_one(ours, now)
            person = with_notes(one.person, (self._tell(name, now) for name in one.differing))
            person = replace(person, notes=ours.notes if _holds(ours.notes, person.notes) else person.notes)
        person = fit_prospect(replace(person, notes=person.notes[:NOTE_LIMIT]), self._desk.e164, history.prospect)
        if len(person.phones) + len(person.emails) > len(ours.phones) + len(ours.emails):
            person = self._sharing(person, arrival)
        wrote = person != history.prospect
        self._put(person)
        wrote = self._write(replace(history, prospect=person), kept) or wrote
        self._note(arrival, whom)
        if wrote and whom not in self.added:
            self.changed[whom] = None

    def _put(self, person: Prospect) -> Prospect:
        self._tx.put(person)
        self._people[person.id] = person
        return person

    def _sharing(self, person: Prospect, arrival: Arrival) -> Prospect:
        """The person with what others are reached by as well said to be shared with them.

        It was looked through who they are, and nothing was written since. To ask of each number whose it is would go
        through everybody for each person of the file.
        """
        others = (self._person(whom) for whom in arrival.reached)
        shared = (shared_by(person, other) for other in others if other is not None and other.id != person.id)
        return _sharing(person, {key for keys in shared for key, said in keys.items() if not said})

    def _person(self, whom: Whom) -> Prospect | None:
        """As they are now; None for whoever of the file was left out."""
        id_ = self._id_of(whom)
        if id_ is not None and id_ not in self._people:
            history = self._tx.history_of(id_)
            if history is not None:
                self._people[id_] = history.prospect
        return self._people.get(id_) if id_ is not None else None

    def _kept(self, arrival: Arrival, theirs: tuple[Objection, ...]) -> Kept:
        objected = (*arrival.objections, *theirs)
        return history_kept(arrival.card, self._load.history, self._now, self._desk.zone, objected)

    def _write(self, history: History, kept: Kept) -> bool:
        """What the columns of history became, as far as it does not stand already. Whether there was any."""
        tx, of, new_id, wrote = self._tx, history.prospect.id, self._desk.new_id, False
        contact = self._contact(history, kept)
        if contact is not None:
            tx.put(contact)
            wrote = True
        if kept.standing is not None:
            since = kept.at or self._now
            last = standing_at(history.standings, self._now)
            if last is None or (last.kind is not kept.standing.kind and last.since <= since and not last.said_in):
                standing = standing_from(kept.standing, of, since, None, new_id)
                tx.put(standing)
                for withdrawn in taken_back_by_standing(standing, history.agreements):
                    tx.put(withdrawn)
                wrote = True
        for told in kept.objections:
            if any(o.channel in (None, told.channel) and o.holds_at(self._now) for o in history.objections):
                continue
            objection = objection_from(told, of, self._now, None, new_id)
            tx.put(objection)
            for withdrawn in taken_back_by_objection(objection, history.agreements):
                tx.put(withdrawn)
            wrote = True
        agreed = kept.agreed
        if agreed is not None and not any(
            a.window == agreed.window and a.channel is agreed.channel for a in history.agreements
        ):
            made_in = contact.id if contact is not None else None
            tx.put(agreement_from(agreed, of, kept.at or self._now, made_in, self._desk.me, new_id))
            wrote = True
        return wrote

    def _contact(self, history: History, kept: Kept) -> Contact | None:
        """The last one the file tells of, judged as any other is: as of when it happened."""
        if kept.contact is None or kept.at is None:
            return None
        direction, channel, outcome = kept.contact
        if was_contacted(history.contacts, kept.at, channel):
            return None
        attempt = Attempt(direction, channel, kept.at, self._desk.me, outcome=outcome)
        verdict = judge(attempt, history, self._policy)
        return Contact(
            self._desk.new_id(),
            history.prospect.id,
            direction,
            channel,
            kept.at,
            self._now,
            self._desk.me,
            outcome,
            basis=verdict.basis,
            agreement_id=None,
            verdict=verdict,
        )

    def _note(self, arrival: Arrival, whom: int) -> None:
        """By which the file knows them, so that reading it again writes nothing twice."""
        before = arrival.before
        self._tx.put(
            BroughtIn(
                before.id if before is not None and before.prospect_id == whom else self._desk.new_id(),
                whom,
                whom,
                self._load.source,
                arrival.external,
                arrival.digest,
                arrival.card.text,
            )
        )


def _noted(person: Prospect, kept: Kept) -> Prospect:
    """The person with what of their history becomes a note."""
    lines = [note.text for note in kept.notes]
    return replace(person, notes="\n".join(filter(None, (person.notes, *lines)))[:NOTE_LIMIT])


def _holds(notes: str, joined: str) -> bool:
    """Whether all that was joined to the notes stood in them, line by line."""
    lines = set(notes.split("\n"))
    return all(line in lines for line in joined.split("\n") if line.strip())


def _sharing(person: Prospect, keys: set[str]) -> Prospect:
    return replace(
        person,
        phones=tuple(replace(phone, shared=phone.shared or phone.key in keys) for phone in person.phones),
        emails=tuple(replace(mail, shared=mail.shared or mail.key in keys) for mail in person.emails),
    )
