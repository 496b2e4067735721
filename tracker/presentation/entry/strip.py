"""What the strip of quick entry says: the one place where the program speaks. It teaches while nothing is typed, asks
what is unclear, warns, or says on what the contact rests; and always in a headline, a sentence and acts.

Pure, over the state; knows no widget.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from tracker.presentation import words
from tracker.presentation.banner import IN_AN_ENTRY, BannerTelling, ExitId
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry.what_it_keeps import Keeps
from tracker.presentation.entry_form import Exit, Field, Form, Next
from tracker.presentation.words.lines import Asked, AskedAs
from tracker.rules.agreement import AgreementKind
from tracker.rules.channel import Direction
from tracker.rules.entry import NOTHING
from tracker.rules.line import AskKind
from tracker.rules.line.line_reading import REST
from tracker.rules.verdict import Level
from tracker.tongue import Theirs, capital, tr

ENTER = "↵"
OTHER = "other"
"""The pick with whom else in the line somebody new belongs, that is typed."""
EXAMPLES = ("jo call talked", "met martin 10am", "priya texted yesterday 4pm")
"""What is typed for somebody by a click on it; in the words the line reads."""


class StripLook(StrEnum):
    """What the strip is about, by which it has its icon and its colour."""

    TEACHES = "teaches"
    DRAFT = "draft"
    ASKS = "asks"
    ASKS_WHO = "asks-who"
    WELCOME = "welcome"
    AGREED = "agreed"
    PROMISED = "promised"
    NOTE = "note"
    WARN = "warn"
    STOP = "stop"


class ActKind(StrEnum):
    EXAMPLE = "example"
    PICK = "pick"
    EXIT = "exit"
    GOODWILL = "goodwill"
    TAKE_UP = "take-up"
    LET_GO = "let-go"
    TURN = "turn"
    """Say otherwise what was answered."""
    THEY = "they"
    """It is somebody here whose name is near."""
    NOT_THIS = "not-this"
    CAME_OF = "came-of"
    """Say of the agreement (`n`) what came of it: there is nothing to log."""
    WITHOUT = "without"


@dataclass(frozen=True, slots=True)
class Act:
    """Something to press on the strip. `n` tells it from others of its kind; `chosen`: it holds, or Enter takes it.
    `apart`: it stands by itself at the end of the row. `ask` and `key`: what it answers, and with what. `short` is its
    label where there is less room, "" for none that is shorter.
    """

    kind: ActKind
    label: str
    cap: str = ""
    n: int = 0
    exit: ExitId | None = None
    chosen: bool = False
    apart: bool = False
    ask: str = ""
    key: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class StripTold:
    """`lead` stands softly before the acts and `beside` after them; `more` are further findings, a sentence each.

    `aside` is one more act, at the end of the headline. `opened` is the exit that is open. `telling` is the guard's
    word, None where it is not that which is said.
    """

    look: StripLook
    headline: str
    sentence: str
    acts: tuple[Act, ...] = ()
    lead: str = ""
    beside: str = ""
    more: tuple[str, ...] = ()
    aside: Act | None = None
    opened: ExitId | None = None
    telling: BannerTelling | None = None

    @property
    def by_digits(self) -> bool:
        """Whether Alt with a digit picks one of the acts. Where Enter takes one of them nobody has to choose: the
        digits are what happens next then, as ever, and the other acts have letters.
        """
        picks = [act for act in self.acts if act.kind in (ActKind.PICK, ActKind.CAME_OF)]
        return bool(picks) and not any(act.cap == ENTER for act in picks)

    @property
    def spoken(self) -> str:
        """All of it in one breath, for a screen reader."""
        # What stands beside the acts goes on from them; said by itself it begins a sentence.
        parts = (self.headline, self.sentence, *self.more, capital(self.beside))
        return " ".join(part if part.endswith((".", "?", "”", "’")) else f"{part}." for part in parts if part)


EXITS = {
    ExitId.SOMETHING_CHANGED: Exit.CHANGED,
    ExitId.THEY_ASKED: Exit.ASKED,
    ExitId.LOG_ANYWAY: Exit.ANYWAY,
}
_LOOK_OF = {Level.NOTE: StripLook.NOTE, Level.WARN: StripLook.WARN, Level.STOP: StripLook.STOP}


def strip_told(entry: QuickEntry, in_line: bool, missing: str = "") -> StripTold:
    """What the strip says of that state. `in_line`: the entry is typed as a line, else in all its fields. `missing` is
    what keeps it from being saved, once that was tried.
    """
    if missing:
        return StripTold(StripLook.ASKS, missing, "")
    if entry.form.is_blank and entry.form.who_id is None and (not in_line or entry.line.reading.is_blank):
        left = entry.left_unsaved
        return _draft(entry, left) if left is not None else _lesson(entry.own.lines) if in_line else _lesson_again()
    asked = entry.line.asked if in_line else None
    telling = told_of(entry)
    as_agreed = asked is not None and asked.ask.startswith(AskKind.AS_AGREED)
    if asked is not None and not (as_agreed and telling is not None and telling.level is Level.WELCOME):
        return _or_near(entry, asked) if asked.about_person else _asked(asked)
    if telling is not None:
        return _guard(entry, telling, asked if as_agreed else None, entry.line.answered_when if in_line else None)
    if in_line and not entry.guard.has_nobody and entry.line.how.direction is None:
        return StripTold(
            StripLook.TEACHES, tr("How was it?"), entry.guard.how_they_stand or tr("Type it, or press it above.")
        )
    return _nothing_against(entry)


def told_of(entry: QuickEntry) -> BannerTelling | None:
    """The guard's word with the ways out of it; None where there is nothing to say."""
    told = entry.guard.telling
    if told is None:
        return None
    opened = next((id_ for id_, way in EXITS.items() if way is entry.form.exit.open), None)
    return BannerTelling(told.level, told.headline, told.sentence, told.more, IN_AN_ENTRY, opened=opened)


def _lesson(own: tuple[str, ...]) -> StripTold:
    """`own` are lines of one's own, for who knows by now what is typed here."""
    return StripTold(
        StripLook.TEACHES,
        tr("Who, how, what came of it: in any order"),
        tr("What is understood is tinted. The rest goes into the note."),
        tuple(Act(ActKind.EXAMPLE, example, n=n) for n, example in enumerate(own or EXAMPLES)),
        lead=tr("As before") if own else tr("Such as"),
    )


def _draft(entry: QuickEntry, left: Form) -> StripTold:
    opened = left.typed_at.opened
    headline = (
        tr("Something unfinished from {when}", when=entry.told_at(opened))
        if opened is not None
        else tr("Something unfinished")
    )
    who = words.one_line(left.who, 40)
    said = words.quoted(left.note, 60) if left.note.strip() else ""
    # T: "Martin Pryce. “Came by with the papers.”"
    sentence = tr("{who}. {note}", who=who, note=said) if who and said else (said or str(who))
    return StripTold(
        StripLook.DRAFT,
        headline,
        sentence,
        (
            Act(ActKind.TAKE_UP, tr("Take it up"), tr("Alt R"), chosen=True),
            Act(ActKind.LET_GO, tr("Let it go")),
        ),
        beside=tr("It waits here until you do one or the other."),
    )


def _asked(asked: Asked) -> StripTold:
    look = StripLook.ASKS_WHO if asked.about_person else StripLook.ASKS
    acts = _picks(asked)
    if asked.came_of is not None:
        acts = (Act(ActKind.CAME_OF, tr("Say what became of it"), tr("Alt {n}", n=1), n=asked.came_of), *acts)
    return StripTold(look, asked.headline, asked.sentence, acts, beside=asked.beside)


def _or_near(entry: QuickEntry, asked: Asked) -> StripTold:
    """A question about a person; whoever is new may be somebody here whose name was misspelt."""
    told = _asked(asked)
    near = entry.who.near
    if not asked.ask.startswith(f"{AskKind.NEW_PERSON}:") or not near:
        return told
    who = Theirs(words.one_line(near[0].name, 40))
    first, *rest = told.acts
    behind = [replace(act, cap=tr("Alt {n}", n=at)) for at, act in enumerate(rest, 3)]
    return replace(
        told,
        headline=tr("New person, or {who}?", who=who),
        sentence=tr("Nobody here is called so, and a near name is not the same name."),
        acts=(first, Act(ActKind.THEY, who, tr("Alt {n}", n=2), n=near[0].id), *behind),
    )


def _picks(asked: Asked) -> tuple[Act, ...]:
    return tuple(
        Act(
            ActKind.PICK,
            pick.label,
            _cap_of(asked, n),
            n=n + 1,
            chosen=n == asked.chosen,
            key=pick.key,
            short=pick.short,
        )
        for n, pick in enumerate(asked.picks)
    )


def _cap_of(asked: Asked, n: int) -> str:
    """Enter takes what is preselected; what holds already needs no key."""
    if n == asked.chosen and asked.ask.startswith(AskKind.AS_AGREED):
        return ""
    if asked.chosen is None or asked.as_ is not AskedAs.QUESTION or asked.ask.startswith(AskKind.AS_AGREED):
        return tr("Alt {n}", n=n + 1)
    return ENTER if n == asked.chosen else _letter_of(asked.picks[n].key)


def _letter_of(pick: str) -> str:
    """Where another is preselected."""
    return {"alone": tr("Alt N"), OTHER: tr("Alt F"), REST: tr("Alt T")}.get(pick, "")


def _guard(entry: QuickEntry, telling: BannerTelling, when: Asked | None, was: Asked | None) -> StripTold:
    look = _LOOK_OF.get(telling.level, StripLook.AGREED)
    kept = entry.guard.kept_agreement
    if look is StripLook.AGREED and kept is not None and kept.kind is AgreementKind.PROMISE:
        look = StripLook.PROMISED
    if look is StripLook.AGREED and kept is None and not entry.guard.verdict.is_as_agreed:
        look = StripLook.WELCOME
    acts, lead, beside = _acts(entry, telling, when, was)
    return StripTold(
        look,
        telling.headline,
        telling.sentence,
        acts,
        lead,
        beside,
        telling.more,
        _aside(entry, telling),
        telling.opened,
        telling,
    )


def _acts(
    entry: QuickEntry, telling: BannerTelling, when: Asked | None, was: Asked | None
) -> tuple[tuple[Act, ...], str, str]:
    """The acts, what leads them and what stands beside them. `when` is to be picked, `was` has been."""
    if telling.offers_exits:
        acts = tuple(
            Act(ActKind.EXIT, exit_.label, exit=exit_.id, chosen=exit_.id is telling.opened) for exit_ in telling.exits
        )
        return acts, "", ""
    kept = entry.guard.kept_agreement
    not_this = (
        (Act(ActKind.NOT_THIS, tr("not that one"), tr("Alt 0"), apart=True),)
        if kept is not None and len(entry.guard.to_keep) > 1
        else ()
    )
    if when is not None:
        return (*_picks(when), *not_this), tr("It was"), ""
    if was is not None:
        turns = tuple(
            Act(ActKind.TURN, pick.label, n=n, chosen=n == was.chosen, ask=was.ask, key=pick.key)
            for n, pick in enumerate(was.picks)
        )
        return (*turns, *not_this), tr("It was"), ""
    beside = ""
    if kept is not None:
        then = words.one_line(kept.then, 60) if kept.then else ""
        topic = words.one_line(kept.topic, 60)
        if not (topic and then):
            beside = str(topic)
        elif topic[-1] in ".?!…":
            # T: "Is it free of nuts? Then: first collection the week after."
            beside = tr("{topic} Then: {then}", topic=topic, then=then)
        else:
            # T: "Sign, and number the boxes. Then: first collection the week after."
            beside = tr("{topic}. Then: {then}", topic=topic, then=then)
    return not_this, "", beside


def _aside(entry: QuickEntry, telling: BannerTelling) -> Act | None:
    """What may stand at the end of the headline: leave out whom it warns of, or say that it asks for nothing."""
    without = entry.guard.without_whom
    if without and telling.level >= Level.WARN:
        who = without[0][0]
        return Act(ActKind.WITHOUT, tr("Leave {who} out", who=Theirs(words.one_line(who.name, 24))))
    if entry.in_full and entry.form.goodwill:
        return None  # among all fields it is a tick, which stands there once it was said
    if entry.form.goodwill or (entry.guard.may_be_goodwill and telling.level >= Level.WARN and telling.opened is None):
        return Act(ActKind.GOODWILL, tr("&Just goodwill"), chosen=entry.form.goodwill)
    return None


def _nothing_against(entry: QuickEntry) -> StripTold:
    """Nothing speaks against it: they came to us, or we met, or it is not said yet what it was."""
    form = entry.form
    if entry.guard.has_nobody:
        return _lesson_again()
    when = entry.told_past
    counts = tr("“in a week” counts from that day, “Friday” from today.") if when else ""
    if form.direction is Direction.OUT:
        return StripTold(StripLook.WELCOME, tr("Welcome"), entry.guard.how_they_stand, beside=counts)
    promised = entry.guard.as_they_said
    if form.direction is Direction.IN and promised:
        settled = tr("It is no longer their turn: you agreed a next step.") if Next.TALK in form.next else ""
        return StripTold(StripLook.WELCOME, tr("Welcome"), promised, beside=settled or counts)
    came = form.direction is Direction.IN
    if when:
        # T: "They came to you: that is always welcome. Judged as things stood yesterday, 16:00."
        sentence = (
            tr("They came to you: that is always welcome. Judged as things stood {when}.", when=when)
            if came
            else tr("You met: that is always welcome. Judged as things stood {when}.", when=when)
        )
        return StripTold(StripLook.WELCOME, tr("Welcome"), sentence, beside=counts)
    sentence = (
        tr("They came to you: that is always welcome.") if came else tr("You met: that is welcome, whatever stands.")
    )
    return StripTold(StripLook.WELCOME, tr("Welcome"), sentence)


def _lesson_again() -> StripTold:
    return StripTold(
        StripLook.TEACHES, tr("Who was it?"), tr("A name, a number or an address; a new name is somebody new.")
    )


def keeps_nothing() -> Keeps:
    """What is chosen by "not that one"."""
    return Keeps(NOTHING)


def can_be_saved(entry: QuickEntry, in_line: bool) -> bool:
    """Whether nothing is missing, unclear or asked that has to be answered before it is saved."""
    if (
        entry.reading.entry is None
        or entry.guard.asks_for is not None
        or entry.who.must_choose
        or entry.consequences.lacks_lift
    ):
        return False
    if entry.who.has_the_number is not None:
        return False
    return not in_line or not entry.line.blocks


def asks_questions(entry: QuickEntry) -> bool:
    """Whether the two questions are asked: after a conversation that kept something, or once one was answered."""
    return entry.loop.asks_whether_ready or bool(entry.form.questions)


def exit_lacks(entry: QuickEntry) -> str:
    """What the open exit still lacks, as a sentence; "" where nothing is open, or nothing is missing."""
    field = entry.guard.asks_for
    if entry.form.exit.open is None or field is None:
        return ""
    lacking = {
        Field.CHANGED_WORDS: tr("Still missing: what they said. Until then it stands as it is."),
        Field.CHANGED_SAID: tr("Still missing: when they said it. Until then it stands as it is."),
        Field.CHANGED_WHEN: tr("Still missing: a time, or the tick. Until then it stands as it is."),
        Field.ASKED: tr("Still missing: what they asked for. Until then it stands as it is."),
        Field.REASON: tr("Will be kept as: nobody agreed; because …"),
        Field.TICK: tr("Still missing: the tick, that you know they asked us not to."),
    }
    return lacking.get(field, "")
