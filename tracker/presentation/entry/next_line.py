"""The line beneath an answer: what it means, and the fields of the form it fills. Pure; knows no Qt and no store."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from tracker.presentation.entry_form import Field, Form, Next, PromiseForm, TalkForm
from tracker.presentation.here import Here
from tracker.presentation.time_field import general_waking
from tracker.presentation.words import lines
from tracker.presentation.words.lines import Asked, Told
from tracker.rules.channel import WRITTEN, Channel
from tracker.rules.diary.lengths import HALF_AN_HOUR, read_minutes
from tracker.rules.line.line_reading import Answer, AskKind
from tracker.rules.line.moment import Moment
from tracker.rules.line.next_reading import NextKind, NextReading


@dataclass(frozen=True, slots=True)
class NextLine:
    """The line beneath an answer, as `QuickEntry.next_line(kind)` gives it: `told` says the time (strong), and the rest
    behind it; `against` what speaks against that time, "" for nothing; `asked` the picks of its day ("Mon 28", chosen;
    "Sat all the same")."""

    reading: NextReading
    told: Told
    asked: Asked | None = None
    against: str = ""


def answer_line(form: Form, kind: NextKind, here: Here, against: str = "") -> NextLine:
    """`against` is what speaks against the time, in words."""
    reading = read_of(form, kind, here)
    ask = next(iter(reading.asks), None)
    asked = None
    if ask is not None:
        tell = lines.day_off if ask.kind is AskKind.DAY_OFF else lines.which_time
        asked = tell(reading, ask, here.zone, here.today)
    minutes = (read_minutes(form.talk.long) or HALF_AN_HOUR) if kind is NextKind.TALK else None
    return NextLine(reading, lines.next_line(reading, here.zone, here.today, minutes), asked, against)


def read_of(form: Form, kind: NextKind, here: Here) -> NextReading:
    """What its line says as it stands; the fields themselves as a line, where they were filled otherwise."""
    return _read(form, kind, line_of(form, kind, here), here)


def line_of(form: Form, kind: NextKind, here: Here) -> str:
    """The line as it was typed, as long as it says what the fields hold; else one that says it."""
    typed = _typed(form, kind)
    untouched = form.talk == TalkForm() if kind is NextKind.TALK else form.promise == PromiseForm()
    if kind not in (NextKind.TALK, NextKind.PROMISE) or untouched:
        return typed
    return typed if _agrees(form, _read(form, kind, typed, here)) else _composed(form, kind)


def typed_next(form: Form, kind: NextKind, text: str, here: Here) -> Form:
    """The form with that line typed beneath that answer, and its fields filled."""
    match kind:
        case NextKind.TALK:
            form = replace(form, talk=replace(form.talk, line=text))
        case NextKind.PROMISE:
            form = replace(form, promise=replace(form.promise, line=text))
        case NextKind.THEIR_TURN:
            return replace(form, their_words=_words(form, kind, text, here))
        case NextKind.NO_THANKS:
            return replace(form, no_words=_words(form, kind, text, here))
        case NextKind.NOTHING:
            return form
    return _filled(form, kind, _read(form, kind, text, here))


def untyped_next(form: Form, kind: NextKind, text: str) -> Form:
    """The form without that answer, where nothing but that line was typed for it."""
    if _typed(form, kind) != text and kind is not NextKind.NOTHING and _typed(form, kind) not in text:
        return form
    form = replace(form, next=form.next - {Next(kind)})
    match kind:
        case NextKind.TALK:
            return replace(form, talk=TalkForm())
        case NextKind.PROMISE:
            return replace(form, promise=PromiseForm())
        case NextKind.THEIR_TURN:
            return replace(form, their_words="")
        case NextKind.NO_THANKS:
            return replace(form, no_words="")
    return form


def picked_next(form: Form, kind: NextKind, n: int, here: Here) -> Form | None:
    """The form with the n-th pick (from 1) of what its line asks; None where there is none."""
    reading = read_of(form, kind, here)
    ask = next(iter(reading.asks), None)
    if ask is None or not 1 <= n <= len(ask.choices):
        return None
    answer = Answer(ask.key, ask.choices[n - 1].key)
    if kind is NextKind.TALK:
        form = replace(form, talk=replace(form.talk, line=reading.text, answers=_with(form.talk.answers, answer)))
    else:
        kept = _with(form.promise.answers, answer)
        form = replace(form, promise=replace(form.promise, line=reading.text, answers=kept))
    return _filled(form, kind, _read(form, kind, reading.text, here))


def chosen_pick(form: Form, kind: NextKind, here: Here) -> int | None:
    """The number of the pick that Enter takes; None for none."""
    ask = next(iter(read_of(form, kind, here).asks), None)
    return ask.chosen + 1 if ask is not None and ask.chosen is not None else None


def _with(answers: tuple[Answer, ...], answer: Answer) -> tuple[Answer, ...]:
    return (*(each for each in answers if each.ask != answer.ask), answer)


def _typed(form: Form, kind: NextKind) -> str:
    return {
        NextKind.TALK: form.talk.line,
        NextKind.PROMISE: form.promise.line,
        NextKind.THEIR_TURN: form.their_words,
        NextKind.NO_THANKS: form.no_words,
    }.get(kind, "")


def _words(form: Form, kind: NextKind, text: str, here: Here) -> str:
    return _read(form, kind, text, here).their_words


def _read(form: Form, kind: NextKind, text: str, here: Here) -> NextReading:
    from tracker.rules.line.reading_next import read_next

    field = Field.TALK_WHEN if kind is NextKind.TALK else Field.PROMISE_WHEN
    typed_at = form.time(field).typed_at if form.times[field] else None
    moment = Moment(typed_at or here.now, here.zone, here.words, general_waking(here.policy))
    told = form.happened(here)
    from_ = told if isinstance(told, datetime) and form.is_past(here) else None
    answers = form.talk.answers if kind is NextKind.TALK else form.promise.answers
    return read_next(text, kind, moment, _way(form, kind), answers, from_)


def _way(form: Form, kind: NextKind) -> Channel:
    """The way just used, as it may be used again: after a meeting, or what was written, one rings to talk; and what is
    owed is written.
    """
    if kind is NextKind.PROMISE:
        return form.channel if form.channel in WRITTEN else PromiseForm().channel
    return TalkForm().channel if form.channel in (Channel.MEETING, *WRITTEN) else form.channel


def _filled(form: Form, kind: NextKind, reading: NextReading) -> Form:
    if kind is NextKind.TALK:
        talk = replace(
            form.talk,
            when=reading.when,
            topic=reading.topic,
            words=reading.their_words,
            channel=reading.channel,
        )
        return replace(form, talk=talk)
    promise = replace(form.promise, when=reading.when, what=reading.topic, channel=reading.channel)
    return replace(form, promise=promise)


def _agrees(form: Form, reading: NextReading) -> bool:
    """Whether the fields hold what that reading says."""
    return _filled(form, reading.kind, reading) == form


def _composed(form: Form, kind: NextKind) -> str:
    """The fields as one line that is read as they are."""
    from tracker.rules.line.reading_next import next_typed

    talk, owed, way = form.talk, form.promise, _way(form, kind)
    if kind is NextKind.TALK:
        named = talk.channel if talk.channel is not way else None
        return next_typed(kind, talk.when, talk.topic, talk.words, named)
    return next_typed(kind, owed.when, owed.what, "", owed.channel if owed.channel is not way else None)
