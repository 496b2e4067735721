"""An entry taken down: judged against the history, and turned into the records it makes.

Knows no store. Logging a contact and loading the sample go through here, so both get the guard's honest word.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from tracker.actions.contacts.spoken import (
    NewId,
    agreement_from,
    objection_from,
    standing_from,
    taken_back_by_objection,
    taken_back_by_standing,
)
from tracker.actions.exits import Judged, exits_of, judged
from tracker.actions.known_by_now import with_records
from tracker.actions.ports import Record
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.contact import Contact
from tracker.rules.entry import Entry
from tracker.rules.history import History
from tracker.rules.policy import Policy
from tracker.rules.prospect import Prospect
from tracker.rules.settling import settle
from tracker.rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """`settled` is the agreement as the contact left it (kept, kept late, tried …), `agreed` what was agreed next.

    `records` is all there is to write, each once, the contact first. Where the guard's word (`judged`) lacks
    something, they are not to be written.
    """

    prospect: Prospect
    contact: Contact
    settled: Agreement | None
    agreed: tuple[Agreement, ...]
    records: tuple[Record, ...]
    judged: Judged

    @property
    def verdict(self) -> Verdict:
        return self.contact.verdict


def log_entry(entry: Entry, history: History, policy: Policy, new_id: NewId, entered_at: datetime) -> LoggedEntry:
    """What the entry makes of the history, as entered at `entered_at` (UTC).

    What had changed before the contact counts for its verdict; what was said in it does not.
    """
    of, attempt = history.prospect.id, replace(entry.attempt, outcome=entry.outcome)
    word = judged(attempt, exits_of(entry), history, policy, new_id)
    verdict, known = word.verdict, word.known
    contact = Contact(
        id=new_id(),
        prospect_id=of,
        direction=attempt.direction,
        channel=attempt.channel,
        at=attempt.at,
        entered_at=entered_at,
        by=attempt.by,
        outcome=entry.outcome,
        note=entry.note,
        questions=entry.questions,
        ready=entry.ready,
        basis=verdict.basis,
        agreement_id=verdict.agreement_id,
        verdict=verdict,
        reason=_why(entry),
    )
    settled = _settled(contact, known.agreement(verdict.agreement_id), policy)
    said: list[Record] = [settled] if settled is not None else []
    left = with_records(known, said).agreements
    if entry.standing is not None:
        standing = standing_from(entry.standing, of, contact.at, contact.id, new_id)
        said += [standing, *taken_back_by_standing(standing, left)]
    if entry.objection is not None:
        objection = objection_from(entry.objection, of, contact.at, contact.id, new_id)
        said += [objection, *taken_back_by_objection(objection, left)]
    agreed = tuple(agreement_from(a, of, contact.at, contact.id, contact.by, new_id) for a in entry.next)
    records = _once((contact, *word.told, *said, *agreed))
    return LoggedEntry(history.prospect, contact, settled, agreed, records, word)


def _why(entry: Entry) -> str:
    """What stands with the record: what they asked for, and why it was logged all the same."""
    return "; ".join(text for text in (entry.asked.strip(), entry.reason.strip()) if text)


def _settled(contact: Contact, agreement: Agreement | None, policy: Policy) -> Agreement | None:
    """The agreement as the contact leaves it, or None where there is nothing for it to settle.

    A contact entered late may turn out to have kept what somebody has since called broken or lapsed; what
    another contact settled, or a later agreement replaced, is left alone.
    """
    if agreement is None:
        return None
    called_off = (
        agreement.outcome in (AgreementOutcome.BROKEN, AgreementOutcome.LAPSED) and agreement.settled_by is None
    )
    if agreement.is_open or (called_off and not contact.outcome.is_unanswered_try):
        return settle(contact, agreement, policy)
    return None


def _once(records: Iterable[Record]) -> tuple[Record, ...]:
    """Each record once, as it was last given, in the order they first came."""
    return tuple({(type(r), r.id): r for r in records}.values())
