"""What a line of plain words means: one value, whatever was typed. Knows no person's record, no sentence and no screen.

`read_line` makes it. Places are offsets into the text as it was typed, in characters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.plain_dates import Unclear
from tracker.rules.window import Window

NEW = "new"
"""The key of the choice that it is somebody new."""
REST = "rest"
"""The key of the choice that it is nobody, and for the note."""
PLAN = "plan"
"""The key of the choice that it has not happened yet."""


class PartKind(StrEnum):
    """What a part of the line is about."""

    WHO = "who"
    WAY = "way"
    """Who turned to whom, by what, and what came of it: "rang", "e-mail from", "voicemail", "no answer"."""
    WHEN = "when"
    JOIN = "join"
    """What binds other parts and says nothing itself: "and", "to", "with"."""
    NOTE = "note"
    """What follows a colon."""
    THEN = "then"
    """What follows ">"."""
    WISH = "wish"
    """By which ways they wish to hear from us, once that was answered; its words stand in the note as well."""
    REST = "rest"
    """What nothing is known about."""


class PartState(StrEnum):
    """How far a part is understood."""

    UNDERSTOOD = "understood"
    AMBIGUOUS = "ambiguous"
    NEW_PERSON = "new-person"
    NOT_UNDERSTOOD = "not-understood"


@dataclass(frozen=True, slots=True)
class Upcoming:
    """What is agreed with somebody next, for telling them apart."""

    kind: AgreementKind
    channel: Channel
    window: Window


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody who was in it. `id` is None for somebody new, whose `name` is as it was typed.

    `called_by` is what they were named by where that is less than their name: "jo" for Jo Hill. `to` is the number or
    address they were named by, as typed, and `also` an address that stands beside that number. `shares`: that one is
    somebody else's too, and they share it. `next` is what is agreed with them next, and makes nobody another person.
    """

    id: int | None
    name: str
    organisation: str = ""
    household: str = ""
    called_by: str = ""
    to: str = ""
    shares: bool = False
    also: str = ""
    next: Upcoming | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Says:
    """What a part says, or what a choice would. None for what it says nothing of; () for nobody.

    `at` is when it happened (UTC); `ahead` a time that is still to come; `when` the words that say either, such as can
    be read again: what was typed, or what means the same without a doubt. `keeps` is an agreement's id. `as_rest`: the
    words are no part of it and stay for the note. `closes` are the ways they wish not to hear from us by.
    """

    who: tuple[Someone, ...] = ()
    direction: Direction | None = None
    channel: Channel | None = None
    outcome: ContactOutcome | None = None
    at: datetime | None = None
    ahead: Window | None = None
    when: str = ""
    keeps: int | None = None
    as_rest: bool = False
    closes: tuple[Channel, ...] = ()


class AskKind(StrEnum):
    """What has to be asked. The order of the members is the order in which they are asked."""

    CORRECTED = "corrected"
    """Which of two clauses it was, where the word between them may be a correction: "rang jo sorry tom rang me"."""
    WHICH_PERSON = "which-person"
    """Several are called so, or somebody is called nearly so, or nobody is and it may be somebody new."""
    NEW_PERSON = "new-person"
    """Somebody new: with whom else in the line they belong. The first choice is preselected."""
    WHOSE_NUMBER = "whose-number"
    """A number or address of somebody known, beside the name of somebody else."""
    WHO_IS_AT = "who-is-at"
    """A number or address that nobody has: the name of whoever it is."""
    PERSON_OR_WORD = "person-or-word"
    """A word that is somebody's name and means something else too: "may", "will"."""
    WHEN = "when"
    """One of several times."""
    DAY_OFF = "day-off"
    """What was agreed falls on a day off: the next that is none comes first, and is preselected. Unanswered it is the
    day that was said."""
    AS_AGREED = "as-agreed"
    """Whether it was at the time that was agreed for today, or just now."""
    HOW = "how"
    """By what way, or who turned to whom: the line says nothing of it."""
    SECOND = "second"
    """Which of two contacts that the line tells of: one line is one. What it is read as comes first."""
    CAME_OF_IT = "came-of-it"
    """What came of a call of ours; talked comes first, and is taken only when pressed."""
    WORD = "word"
    """Whether a word not understood is the one it nearly is."""
    WITH = "with"
    """Whether somebody spoken of ("her mother") was in it."""
    SAID_HOW = "said-how"
    """Whether they close other ways: "only by e-mail from now on"."""
    SAID_NO = "said-no"
    """Whether they said no, thank you, or that they want to hear no more: "dont call again"."""


@dataclass(frozen=True, slots=True)
class Choice:
    """`key` names it among the others of its ask, and stays the same however often the line is read. `label` is what
    was typed or what somebody is called, for choices that are no words of ours; "" where `says` tells all."""

    key: str
    says: Says = Says()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question, about what stands from `start` to `end` (both 0 where it is about no word); `about` are those words.

    `chosen` is the place of the choice that Enter takes, None where one has to be picked. `must`: nothing can be saved
    before it is answered. `can_wait`: until then the guard's word may stand in its place, for it may be that nothing
    has happened yet ("ngozi call"). `unclear` says why a time is asked about; `ahead` is the time to come it may mean.
    """

    kind: AskKind
    about: str
    start: int
    end: int
    choices: tuple[Choice, ...]
    chosen: int | None = None
    must: bool = True
    unclear: Unclear | None = None
    ahead: Window | None = None
    can_wait: bool = False

    @property
    def key(self) -> str:
        """By which an answer belongs to it, wherever in the line its words stand by then."""
        return f"{self.kind}:{' '.join(self.about.lower().split())}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was picked: the `key` of an Ask, and that of the Choice. It holds as long as the line asks that."""

    ask: str
    choice: str


class RefusalReason(StrEnum):
    """Why something in the line cannot be taken as it stands."""

    NOT_YET = "not-yet"
    """It has not happened: it is a time to come (`Says.ahead`)."""
    NO_TIME = "no-time"
    """A bare number is no time: "10" ("10am", "10:00" and "at 10" are). It is said, and stands in nobody's way."""
    UNREADABLE = "unreadable"
    """A time that cannot be: `unclear` says why."""
    TWO_TIMES = "two-times"
    """Two times that are not one."""
    DISAGREES = "disagrees"
    """It says two things that cannot both be: "from me" and "from them"."""
    NO_SHOW = "no-show"
    """They did not come, or it was called off: nothing happened, so it is answered where the agreement stands."""
    CALLED_OFF = "called-off"


@dataclass(frozen=True, slots=True)
class Refusal:
    """`about` stands from `start` to `end`. `ahead` is the time to come that a plan of it would be for,
    `agreement` the open one that nothing came of."""

    reason: RefusalReason
    about: str
    start: int
    end: int
    ahead: Window | None = None
    unclear: Unclear | None = None
    agreement: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the line, from `start` up to `end`. `alternatives` are what else it may mean, or what it may mean
    where it is ambiguous; choosing one of them is an Answer to `ask` with its key. `ask` is "" where there are none.
    """

    start: int
    end: int
    kind: PartKind
    state: PartState
    says: Says = Says()
    alternatives: tuple[Choice, ...] = ()
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Completion:
    """The name being typed from `start` to `end`, and whose it may become, the likeliest first.

    `rest` is what of the first one's name follows what was typed, "" where typing on would not give it (a family name):
    taking it then puts the whole name in place. `is_list`: there are several, to be shown one beneath the other.
    """

    start: int
    end: int
    typed: str
    people: tuple[Someone, ...]
    rest: str = ""

    @property
    def is_list(self) -> bool:
        return len(self.people) > 1


@dataclass(frozen=True, slots=True)
class LineReading:
    """All that a line says. Parts come in the order they stand in, never overlap and lie within the text.

    `who` is everybody in it, whoever stands first in the line first; somebody new is in it once that is settled, or as
    the one who is preselected. `direction`, `channel`, `outcome` are None where the line leaves them open. `when` are
    the words to read again for when it happened, "" for just now; `at` what they mean (UTC), None where they are asked
    about or refused. `ahead` is what the same words mean said of a time to come, whatever they mean here: for a plan,
    or to go there. `note` is what follows the colon, `rest` what nothing is known about, in the words typed and in
    their order, and `then` what follows ">". `keeps` is the agreement that was meant, where the line says which.
    `closes` are the ways they wish not to hear from us by, as was answered, in the words `closing`. `asks` come in the
    order they are to be asked; `is_settled` says that none must be answered and nothing is refused.
    `waits`: somebody's name is still being looked up.
    """

    text: str
    parts: tuple[Part, ...] = ()
    who: tuple[Someone, ...] = ()
    direction: Direction | None = None
    channel: Channel | None = None
    outcome: ContactOutcome | None = None
    when: str = ""
    at: datetime | None = None
    ahead: Window | None = None
    note: str = ""
    rest: str = ""
    then: str = ""
    keeps: int | None = None
    closes: tuple[Channel, ...] = ()
    closing: str = ""
    asks: tuple[Ask, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    completion: Completion | None = None
    waits: bool = False

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def is_settled(self) -> bool:
        blocked = any(refusal.reason is not RefusalReason.NO_TIME for refusal in self.refusals)
        return not blocked and not self.waits and not any(ask.must for ask in self.asks)

    @property
    def was_called_off(self) -> bool:
        """Whether it says that what was agreed was called off, and leaves open in what contact."""
        return any(refusal.reason is RefusalReason.CALLED_OFF for refusal in self.refusals)
