"""A contact: something that happened between us and a prospect. Knows an agreement only by its id."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.verdict import WELCOME, Verdict


class ContactOutcome(StrEnum):
    TALKED = "talked"
    VOICEMAIL = "voicemail"
    NO_ANSWER = "no-answer"
    SENT = "sent"
    RECEIVED = "received"

    @property
    def is_unanswered_try(self) -> bool:
        return self in (ContactOutcome.VOICEMAIL, ContactOutcome.NO_ANSWER)


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

    `agreement_id` is the agreement it kept or tried to keep. `basis` is None for an incoming or met
    contact. `verdict` is the guard's word as it was when entered, `reason` what was said to log it anyway,
    or what they asked for.
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
