"""Which message of theirs still waits for an answer, and what answers it. Knows no finding."""

from __future__ import annotations

from datetime import timedelta

from tracker.rules.basis import Basis
from tracker.rules.channel import WRITTEN, Channel, Direction
from tracker.rules.contact import Contact
from tracker.rules.guard.known import Known
from tracker.rules.policy import Policy
from tracker.rules.prospect import Standing, StandingKind

NO_ANSWER = frozenset({Basis.ABOUT, Basis.GOODWILL})
"""What was declared to be something else than an answer."""


def message_to_answer(known: Known, channel: Channel, policy: Policy) -> Contact | None:
    """What a contact by that channel would answer: their message that waits, or the one that takes one word more."""
    return waiting_message(known, policy) or _message_for_one_word_more(known, channel, policy)


def waiting_message(known: Known, policy: Policy) -> Contact | None:
    """Their latest message of the policy's days that nothing has settled.

    It is settled by an answer, by a conversation in which no question was left open, by a next step agreed in it, by
    "we'll call you", and by our saying that there is nothing to answer. A try that reached nobody settles nothing, but
    no more of those count than one agreement bears.
    """
    tries = 0
    for contact in reversed(known.contacts_from(known.moment - timedelta(days=policy.reply_days))):
        if contact.direction is Direction.IN and not _is_settled_in_itself(contact, known):
            return contact
        if _settles_what_came_before(contact):
            return None
        tries += _is_a_try_at_answering(contact)
        if tries >= policy.tries:
            return None
    return None


def may_be_answered(no: Standing, message: Contact) -> bool:
    """Whether they wrote or rang since they said no, so that one answer is noted and not stopped. What was said in a
    conversation is no message.
    """
    return not message.is_conversation and message.at > no.since


def _message_for_one_word_more(known: Known, channel: Channel, policy: Policy) -> Contact | None:
    """Their written message that waits for nothing, while one written answer by the same way is welcome still."""
    if channel not in WRITTEN:
        return None
    for contact in reversed(known.contacts_from(known.moment - policy.answer_within)):
        if contact.direction is Direction.OUT and contact.channel in WRITTEN and contact.basis not in NO_ANSWER:
            return None  # that was the one
        if contact.direction is Direction.IN and contact.channel is channel:
            return contact
    return None


def _is_settled_in_itself(message: Contact, known: Known) -> bool:
    if message.is_conversation and not message.leaves_open:
        return True
    said = message.nothing_to_answer_at
    if said is not None and said <= known.moment:
        return True
    if any(s.kind is StandingKind.THEIR_TURN and s.since >= message.at for s in known.standings):
        return True
    return any(a.made_in == message.id for a in known.agreements)


def _settles_what_came_before(contact: Contact) -> bool:
    if contact.is_conversation:
        return not contact.leaves_open
    ours = contact.direction is Direction.OUT and contact.basis not in NO_ANSWER
    return ours and not contact.outcome.is_unanswered_try


def _is_a_try_at_answering(contact: Contact) -> bool:
    ours = contact.direction is Direction.OUT and contact.basis not in NO_ANSWER
    return ours and contact.outcome.is_unanswered_try and contact.agreement_id is None
