"""A contact: something that happened between us and a prospect. Knows an agreement only by its id."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tracker.rules.basis import Basis
from tracker.rules.channel import WRITTEN, Channel, Direction
from tracker.rules.verdict import WELCOME, Verdict, Why


class ContactOutcome(StrEnum):
    """What came of it: we spoke, it was a try that reached nobody (a voicemail, no answer), or a message of ours or
    theirs.
    """

    TALKED = "talked"
    VOICEMAIL = "voicemail"
    NO_ANSWER = "no-answer"
    SENT = "sent"
    RECEIVED = "received"

    @property
    def is_unanswered_try(self) -> bool:
        return self in (ContactOutcome.VOICEMAIL, ContactOutcome.NO_ANSWER)


def outcomes_for(direction: Direction, channel: Channel) -> tuple[ContactOutcome, ...]:
    """What can come of a contact of that kind, the plain one first; nothing where there is no such contact.

    Nobody meets by a written message. A call of theirs that nobody answered is one we missed; at a door there may be
    nobody in.
    """
    if channel in WRITTEN:
        sent = {Direction.OUT: ContactOutcome.SENT, Direction.IN: ContactOutcome.RECEIVED}
        return (sent[direction],) if direction in sent else ()
    if direction is Direction.MET:
        return (ContactOutcome.TALKED,)
    if channel is Channel.MEETING:
        return (ContactOutcome.TALKED, ContactOutcome.NO_ANSWER)
    return (ContactOutcome.TALKED, ContactOutcome.VOICEMAIL, ContactOutcome.NO_ANSWER)


class Ready(StrEnum):
    """The answer to "ready to move forward?"."""

    YES = "yes"
    NOT_YET = "not-yet"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Question:
    """A question that came up, and its answer, "" while it is open."""

    text: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """What happened, when it happened (`at`) and when it was entered (`entered_at`), both UTC.

    `agreement_id` is the agreement it kept or tried to keep. `basis` is None where it came in or we met. `verdict` is
    the guard's word as of `at`, made when it was entered and anew by a correction; `reason` is what was said to log it
    anyway, or what they asked for. `to` is the number or address it went to, by its key (see `Phone`) or, where it is
    none of theirs, as it was given; "" where nobody knows. `occasion_id` is shared by the contacts of one meeting or
    call with several people. `nothing_to_answer_at` (UTC) is when one of us said that nothing in their message asks for
    an answer; `corrected_at` (UTC) when one of us last changed what was written here.
    """

    id: int
    prospect_id: int
    direction: Direction
    channel: Channel
    at: datetime
    entered_at: datetime
    by: str
    outcome: ContactOutcome
    note: str = ""
    questions: tuple[Question, ...] = ()
    ready: Ready | None = None
    basis: Basis | None = None
    agreement_id: int | None = None
    verdict: Verdict = WELCOME
    reason: str = ""
    to: str = ""
    occasion_id: int | None = None
    nothing_to_answer_at: datetime | None = None
    corrected_at: datetime | None = None

    @property
    def is_conversation(self) -> bool:
        """Whether we spoke with each other."""
        return self.outcome is ContactOutcome.TALKED

    @property
    def tried(self) -> ContactOutcome | None:
        """How a try of ours that reached nobody ended; None for all else."""
        return self.outcome if self.direction is Direction.OUT and self.outcome.is_unanswered_try else None

    @property
    def leaves_open(self) -> bool:
        """Whether a question that came up in it has no answer yet."""
        return any(not q.answer.strip() for q in self.questions)

    @property
    def about_id(self) -> int | None:
        """The agreement it was about without keeping it, as its verdict says."""
        rests_on = self.verdict.rests_on
        return rests_on.agreement_id if self.basis is Basis.ABOUT and rests_on is not None else None

    @property
    def owns_up(self) -> bool:
        """Whether it told them that we would be late, could not keep what was agreed or missed it."""
        rests_on = self.verdict.rests_on
        return self.basis is Basis.ABOUT and rests_on is not None and rests_on.why is Why.OWNS_UP
