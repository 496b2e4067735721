"""What stands against contacting somebody who is only now written down, by the number or address they come with.

A "do not contact" of somebody erased is theirs again where their number is written down for somebody new; of whoever is
said to share it with them it stands beside, as that of anybody here does. Knows not how it was remembered, and never
learns who they were.
"""

from __future__ import annotations

from dataclasses import replace

from tracker.actions.contacts.spoken import NewId
from tracker.actions.ports import Questions
from tracker.rules.history import History
from tracker.rules.prospect import Objection, Prospect


def objections_remembered(questions: Questions, prospect: Prospect, new_id: NewId) -> tuple[Objection, ...]:
    """The objections to write down with that person, their words left out: those were erased. Raises StoreFault."""
    alone = replace(
        prospect,
        phones=tuple(phone for phone in prospect.phones if not phone.shared),
        emails=tuple(mail for mail in prospect.emails if not mail.shared),
    )
    return tuple(
        Objection(new_id(), prospect.id, kept.channel, kept.since, kept.until) for kept in questions.remembered(alone)
    )


def newcomer(questions: Questions, prospect: Prospect, new_id: NewId) -> History:
    """All that is known of somebody who is not written down yet. Raises StoreFault."""
    own = objections_remembered(questions, prospect, new_id)
    sharers = tuple(s for s in questions.sharers(prospect) if s.prospect_id is not None or s.is_known_to)
    return History(prospect, objections=own, sharers=sharers)
