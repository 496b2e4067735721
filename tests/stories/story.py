"""A story as a plain text file: when it is, who is at the desk, what they log or ask, and what must then be seen.

It knows neither the window nor the command line. What is written in a story is read strictly: a word nobody knows
is a mistake in the story, not something to pass over.

A step has a time (`at`, our wall clock), someone at the desk (`me`; else as before), a sentence (`tells`), and one of
`start`, `colleague`, `away`, `log`, `settle`, `correct`, `ask`, `dial`, `morning`, `person`, `know`, `say` or `write`. `see` says what must come of it. `window_only` holds what only
the window has a way to say or show, and `why`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Talk:
    """A next time to talk."""

    when: str
    channel: str = "call"
    topic: str = ""
    words: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """Something owed."""

    what: str
    when: str
    channel: str = "email"


@dataclass(frozen=True, slots=True)
class Log:
    """Someone writes down a contact. `basis` is one they declare; `asked` what was asked for, `reason` why all the same.
    `others` were in it too. `next_year`: what was kept is agreed for next year again, which is then.

    Without `reason`, what the guard warns of is held, and then put aside.
    """

    who: str
    channel: str
    direction: str = "out"
    new: bool = False
    organisation: str = ""
    phone: str = ""
    outcome: str = ""
    note: str = ""
    ready: str = ""
    question: str = ""
    answer: str = ""
    talk: Talk | None = None
    promise: Promise | None = None
    standing: str = ""
    words: str = ""
    basis: str = ""
    asked: str = ""
    reason: str = ""
    others: list[str] = field(default_factory=list)
    next_year: str = ""


@dataclass(frozen=True, slots=True)
class Start:
    """The very first start: someone says who they are."""

    name: str


@dataclass(frozen=True, slots=True)
class Colleague:
    """Someone else is one of us from now on."""

    name: str


@dataclass(frozen=True, slots=True)
class Away:
    """Whoever is at the desk will be away."""

    days: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Settle:
    """Someone says what became of the agreement with somebody whose time is over: `moved` (`to`), `called-off`,
    `no-show` or `missed` (`not_told`). What was kept is a contact, and logged."""

    who: str
    became: str
    to: str = ""
    words: str = ""
    not_told: bool = False


@dataclass(frozen=True, slots=True)
class Correct:
    """Someone puts right a `field` of the last contact with somebody; `who` as the field gives it to `value`."""

    who: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Ask:
    """Someone wonders whether they may, and leaves it at that."""

    who: str
    channel: str


@dataclass(frozen=True, slots=True)
class Dial:
    """Someone is about to call. `came` is what came of it (voicemail, no-answer), where nothing spoke against it."""

    who: str
    came: str = ""


@dataclass(frozen=True, slots=True)
class Morning:
    """Someone looks at what the day holds."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone looks at all there is about a person."""

    who: str


@dataclass(frozen=True, slots=True)
class Know:
    """Someone writes down what they learned of a person."""

    who: str
    interest: str = ""
    can_buy: str = ""


@dataclass(frozen=True, slots=True)
class Say:
    """Someone wants the words for a voicemail, made from what was agreed."""

    who: str


@dataclass(frozen=True, slots=True)
class Write:
    """Someone writes a message, and has it read before it goes out. `goodwill` says that it asks for nothing."""

    text: str
    to: str = ""
    goodwill: bool = False


Deed = Start | Colleague | Away | Log | Settle | Correct | Ask | Dial | Morning | Person | Know | Say | Write


@dataclass(frozen=True, slots=True)
class See:
    """What must be seen; None is not looked at.

    Of a contact: `level`, `codes` (all of them, in order) and `says` (each somewhere in the words); `held`, that
    nothing was saved; `basis` and `settles` as kept, `told` of the time that was agreed. Of us: our names, `us`. Of a morning: its `sentence` and who stands in each lane. Of a
    person: `earliest`, `standing`, every contact (`contacts`, "call out") and what became of every `agreement`, in the order they were made, and `chain`,
    newest first, each part of its link. Of a message: its `weak` openings, whether it `asks_about_the_order`, and how
    often the name stands there beyond what is natural.
    """

    level: str | None = None
    codes: list[str] | None = None
    says: list[str] | None = None
    held: bool | None = None
    basis: str | None = None
    settles: str | None = None
    asked_before: list[str] | None = None
    sentence: str | None = None
    slipped: list[str] | None = None
    today: list[str] | None = None
    promised: list[str] | None = None
    tomorrow: list[str] | None = None
    their_turn: list[str] | None = None
    nothing_agreed: list[str] | None = None
    us: list[str] | None = None
    told: list[str] | None = None
    contacts: list[str] | None = None
    earliest: str | None = None
    standing: str | None = None
    agreements: list[str] | None = None
    chain: list[str] | None = None
    pane: list[str] | None = None
    weak: list[str] | None = None
    asks_about_the_order: bool | None = None
    name_too_often: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """`window` is the same step with what only the window can say and show."""

    at: str
    me: str
    tells: str
    deed: Deed
    see: See
    window: Step | None = None


@dataclass(frozen=True, slots=True)
class Story:
    title: str
    tells: str
    steps: tuple[Step, ...] = field(default_factory=tuple)


KINDS: dict[str, Any] = {
    "start": Start,
    "colleague": Colleague,
    "away": Away,
    "log": Log,
    "settle": Settle,
    "correct": Correct,
    "ask": Ask,
    "dial": Dial,
    "morning": Morning,
    "person": Person,
    "know": Know,
    "say": Say,
    "write": Write,
}
IN_THE_WINDOW_ALONE = frozenset({"say"})
PARTS: dict[str, Any] = {"talk": Talk, "promise": Promise}


def read_story(path: Path) -> Story:
    """Raises TypeError or ValueError for what is not written as a story is."""
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    steps = told.pop("step")
    me = ""
    read = []
    for step in steps:
        me = step.pop("me", me)
        read.append(_step(step, me))
    story = Story(steps=tuple(read), **told)
    if any(later.at < earlier.at for earlier, later in zip(story.steps, story.steps[1:], strict=False)):
        raise ValueError(f"{path.name}: time runs backwards")
    return story


def _step(given: dict[str, Any], me: str) -> Step:
    only = given.pop("window_only", None)
    at, tells, see = given.pop("at"), given.pop("tells"), given.pop("see", {})
    if len(given) != 1:
        raise ValueError(f"“{tells}”: one deed at a time, not {sorted(given)}")
    ((kind, words),) = given.items()
    parts = {name: PARTS[name](**value) if name in PARTS else value for name, value in words.items()}
    step = Step(at, me, tells, KINDS[kind](**parts), See(**see))
    if only is None:
        if kind in IN_THE_WINDOW_ALONE:
            raise ValueError(f"“{tells}”: only the window can do this, so say why")
        return step
    if not only.pop("why").strip():
        raise ValueError(f"“{tells}”: what only the window can do needs a reason")
    seen = _over(step.see, See(**only.pop("see", {})))
    done = replace(step.deed, **only.pop(kind, {}))
    if only:
        raise ValueError(f"“{tells}”: {sorted(only)} is not of this step")
    return replace(step, window=replace(step, deed=done, see=seen))


def _over(below: See, above: See) -> See:
    given = {f.name: value for f in fields(above) if (value := getattr(above, f.name)) is not None}
    return replace(below, **given)
