"""What a story is played on: the same few things, done through the window or through the command line.

Holds the claims as well, so that both are held to the same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from tests.stories.story import (
    Ask,
    Away,
    Colleague,
    Correct,
    Deed,
    Dial,
    Know,
    Log,
    Morning,
    Person,
    Say,
    See,
    Settle,
    Start,
    Story,
    Write,
)
from tracker.rules.agreement import AgreementOutcome
from tracker.rules.history import History, standing_at
from tracker.rules.prospect import StandingKind
from tracker.rules.wording.openings import asks_about_the_order, name_too_often, weak_openings


@dataclass(frozen=True, slots=True)
class SeenVerdict:
    """`words` is all that was said; `asked_before` the old answers that were at hand (None: nowhere to be seen).

    `told` is what was said of the time that was agreed.
    """

    level: str
    codes: list[str]
    words: str
    basis: str | None
    held: bool = False
    asked_before: str | None = None
    told: str = ""


@dataclass(frozen=True, slots=True)
class SeenMorning:
    sentence: str
    lanes: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class SeenPerson:
    """`chain` and `pane` are None where there is nowhere to see them."""

    earliest: str
    chain: list[str] | None = None
    pane: str | None = None


class Stage(Protocol):
    plays_all: bool
    """Whether the steps are taken with what only the window can do."""

    def sit_down(self, at: str, me: str) -> None: ...
    def start(self, start: Start) -> None: ...
    def colleague(self, colleague: Colleague) -> None: ...
    def us(self) -> list[str]: ...
    def away(self, away: Away) -> None: ...
    def settle(self, settle: Settle) -> None: ...
    def correct(self, correct: Correct) -> None: ...
    def ask(self, ask: Ask) -> SeenVerdict: ...
    def dial(self, dial: Dial) -> SeenVerdict: ...
    def log(self, log: Log) -> SeenVerdict: ...
    def know(self, know: Know) -> None: ...
    def say(self, say: Say) -> str | None: ...
    def write(self, message: Write) -> list[str] | None: ...
    def morning(self) -> SeenMorning: ...
    def person(self, who: str) -> SeenPerson: ...
    def kept(self, who: str) -> History: ...


def play(story: Story, stage: Stage) -> None:
    """Every step, one after another; where one fails, the story says which."""
    for number, written in enumerate(story.steps, 1):
        step = written.window if stage.plays_all and written.window is not None else written
        stage.sit_down(step.at, step.me)
        try:
            _take(step.deed, step.see, stage)
        except AssertionError as failed:
            failed.add_note(f"“{story.title}”, step {number}, {step.at}: {step.tells}")
            raise


def _take(deed: Deed, see: See, stage: Stage) -> None:
    match deed:
        case Start():
            stage.start(deed)
            check_us(see, stage.us())
        case Colleague():
            stage.colleague(deed)
            check_us(see, stage.us())
        case Away():
            stage.away(deed)
        case Settle():
            stage.settle(deed)
            check_history(see, stage.kept(deed.who))
        case Correct():
            stage.correct(deed)
            check_history(see, stage.kept(deed.who))
        case Ask():
            check_verdict(see, stage.ask(deed))
        case Dial():
            seen = stage.dial(deed)
            check_verdict(see, seen)
            if deed.came:
                check_kept(see, seen, stage.kept(deed.who))
        case Log():
            seen = stage.log(deed)
            check_verdict(see, seen)
            if not seen.held:
                check_kept(see, seen, stage.kept(deed.who))
        case Know():
            stage.know(deed)
        case Morning():
            check_morning(see, stage.morning())
        case Person():
            check_person(see, stage.person(deed.who), stage.kept(deed.who))
        case Say():
            said = stage.say(deed)
            for words in see.says or ():
                assert said is None or words in said
        case Write():
            check_message(see, deed, stage.write(deed))


def check_us(see: See, seen: list[str]) -> None:
    assert see.us is not None, "who of us there are belongs to the story"
    assert seen == see.us


def check_verdict(see: See, seen: SeenVerdict) -> None:
    assert see.level is not None, "a contact's level belongs to the story"
    assert (seen.level, seen.codes) == (see.level, see.codes or [])
    for words in see.says or ():
        assert words in seen.words
    if see.basis is not None:
        assert seen.basis == see.basis
    assert seen.held == bool(see.held)
    for words in see.asked_before or ():
        assert words in (seen.asked_before or "")
    for words in see.told or ():
        assert words in seen.told


def check_kept(see: See, seen: SeenVerdict, history: History) -> None:
    """What was logged stands in the record with the verdict as it was seen."""
    contact = max(history.contacts, key=lambda c: (c.entered_at, c.id))
    assert (contact.verdict.level.name.lower(), [f.code.value for f in contact.verdict.findings]) == (
        seen.level,
        seen.codes,
    )
    assert (contact.basis.value if contact.basis is not None else None) == seen.basis
    if see.settles is not None:
        agreement = history.agreement(contact.agreement_id)
        assert agreement is not None, "it keeps nothing"
        assert agreement.outcome is AgreementOutcome(see.settles)
    else:
        assert contact.agreement_id is None, "it keeps an agreement, and the story does not say so"


def check_morning(see: See, seen: SeenMorning) -> None:
    if see.sentence is not None:
        assert seen.sentence == see.sentence
    for lane, names in seen.lanes.items():
        expected = getattr(see, lane)
        if expected is not None:
            assert (lane, names) == (lane, expected)


def check_person(see: See, seen: SeenPerson, history: History) -> None:
    if see.earliest is not None:
        assert seen.earliest == see.earliest
    check_history(see, history)
    if see.chain is not None:
        assert seen.chain is not None
        assert len(seen.chain) == len(see.chain), seen.chain
        for link, expected in zip(seen.chain, see.chain, strict=True):
            assert expected in link
    for words in see.pane or ():
        assert words in (seen.pane or "")


def check_history(see: See, history: History) -> None:
    if see.standing is not None:
        last = max((s.since for s in history.standings), default=None)
        now = standing_at(history.standings, last) if last is not None else None
        assert (now.kind if now is not None else StandingKind.OPEN) is StandingKind(see.standing)
    if see.agreements is not None:
        made = sorted(history.agreements, key=lambda a: (a.made_at, a.id))
        assert [a.outcome.value for a in made] == see.agreements
    if see.contacts is not None:
        assert [f"{c.channel.value} {c.direction.value}" for c in history.contacts] == see.contacts


def check_message(see: See, message: Write, hints: list[str] | None) -> None:
    """By the rule itself, which is the same wherever a message is typed; and by what is said of it while typing."""
    weak = weak_openings(message.text)
    assert [each.code.value for each in weak] == (see.weak or [])
    assert bool(asks_about_the_order(message.text)) == bool(see.asks_about_the_order)
    assert name_too_often(message.text, message.to) == (see.name_too_often or 0)
    if hints is not None:
        faults = (bool(weak), bool(see.name_too_often), message.goodwill and bool(see.asks_about_the_order))
        assert len(hints) == sum(faults), hints
        for words in see.says or ():
            assert words in "\n".join(hints)
