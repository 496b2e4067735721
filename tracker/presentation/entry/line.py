"""The line of quick entry as the card sees it: its reading, what the strip asks, and what becomes of keys and clicks.

It holds no text of its own: the text is `Form.line`, what was answered `Form.answers` and what was clicked
`Form.pressed`, so that a draft has all of it. It speaks by `QuickEntry.changed`. Knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from tracker.actions.sample.load_sample import SAMPLE_TAG
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry.how_it_was import HOWS, how_asks, how_it_was, is_overridden
from tracker.presentation.entry.line_into_form import chosen_next, filled, with_note_of_line
from tracker.presentation.entry.line_there import LineThere
from tracker.presentation.entry.next_line import typed_next, untyped_next
from tracker.presentation.entry.what_comes import planned, step_in
from tracker.presentation.entry_form import Beside, Field, Form, Next, Pressed
from tracker.presentation.here import Here
from tracker.presentation.time_field import general_waking, waking_of
from tracker.presentation.words import lines
from tracker.presentation.words.lines import Asked, How, Pick, Told
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import NOTHING
from tracker.rules.history import History
from tracker.rules.line.line_reading import (
    NEW,
    PLAN,
    Answer,
    Ask,
    AskKind,
    Choice,
    Completion,
    LineReading,
    Part,
    PartKind,
    PartState,
    Refusal,
    RefusalReason,
    Someone,
)
from tracker.rules.line.moment import Moment
from tracker.rules.line.saying_no import NEVER_AGAIN

OPEN_PICKS = ("other", "else")
A_WHILE = timedelta(minutes=10)
"""So long after an entry was opened it is still about now."""
_TIMES = (AskKind.WHEN, AskKind.AS_AGREED)
_NOTHING_CAME = (RefusalReason.CALLED_OFF, RefusalReason.NO_SHOW)


class Line:
    """`form` and `history` give what they are now; `put` takes the form as the line fills it, and tells of it.
    `has_near`: somebody here is called nearly as somebody new is."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        e164: Callable[[str], str],
        form: Callable[[], Form],
        history: Callable[[], History | None],
        put: Callable[[Form], None],
        has_near: Callable[[], bool] = lambda: False,
    ) -> None:
        self._here = here
        self._has_near = has_near
        self._e164 = e164
        self._form = form
        self._history = history
        self._put = put
        self._there = LineThere(dispatcher, e164, history, self.arrived)
        self._cursor: int | None = None
        self._insists = False
        self._once_read: list[Callable[[], None]] = []
        self._who: tuple[Someone, ...] = ()
        self.reading = LineReading("")

    @property
    def text(self) -> str:
        """As it was typed; whoever an entry was opened about, where nothing was."""
        form = self._form()
        if form.line or not form.who:
            return form.line
        return " & ".join((form.who, *(other.name for other in form.others)))

    @property
    def parts(self) -> tuple[Part, ...]:
        """What to paint: a part that a click has overridden is left out, its words stay plain; so is a word still
        being typed that may become one that says how."""
        pressed = self._form().pressed
        return tuple(p for p in self.reading.parts if not is_overridden(p, pressed) and not self._is_begun(p))

    @property
    def told(self) -> tuple[Told, ...]:
        """The reading as a sentence, the person first; () for a blank line."""
        if not self.text.strip() and not self._form().pressed:
            return ()
        here, history = self._here(), self._history()
        tags = [tag for tag in history.prospect.tags if tag != SAMPLE_TAG] if history is not None else []
        return lines.reading(self._with_click(), self.how, self._at, here.zone, here.today, tags)

    @property
    def told_when(self) -> str:
        """What the chip at the end of the line says: "now", "today, 10:00", "at 4?"; of an entry that was left for a
        while the minute at which it was opened, as which it will be kept.
        """
        here, opened = self._here(), self._form().typed_at.opened
        left = opened if opened is not None and here.now - opened >= A_WHILE else None
        return lines.when_chip(self._with_click(), self._at, left, here.zone, here.today)

    @property
    def how(self) -> How:
        """How it was by line and clicks, None for what neither says. What the entry was opened with holds as well."""
        return how_it_was(self._form(), self.reading)

    @property
    def completion(self) -> Completion | None:
        return self.reading.completion

    @property
    def asks(self) -> tuple[Ask, ...]:
        """What has to be asked, with what was clicked: the line's questions that a click has not answered."""
        return tuple(self._asks())

    @property
    def asked(self) -> Asked | None:
        """What the strip asks, refuses or has not understood; None where the guard's word has its place."""
        here = self._here()
        must = [ask for ask in self.asks if ask.must and (self._insists or not ask.can_wait)]
        must = [ask for ask in must if not ask.end or not self._is_begun_at(ask.end)]
        first = [ask for ask in must if ask.kind not in _TIMES and ask.kind not in HOWS]
        if first:
            return self._told_ask(first[0])
        refusal = next(iter(self._refusals()), None)
        if refusal is not None:
            return lines.refused(refusal, here.zone, here.today)
        if must:
            return self._told_ask(must[0])
        # What may be left open is asked of what stands in the line, and not while it is still being typed.
        optional = [ask for ask in self.asks if not ask.must and ask.kind in _MAY_BE_LEFT and not self._is_let_be(ask)]
        if optional and (optional[0].kind in _THEIR_WISH or not self._is_begun_at(optional[0].end)):
            told, left = self._told_ask(optional[0]), self._not_understood()
            return lines.with_left_over(told, left) if optional[0].kind is AskKind.NEW_PERSON and left else told
        return self._not_understood()

    def _is_let_be(self, ask: Ask) -> bool:
        """Whether it was answered by a click beneath, or its words were let go into the note."""
        form = self._form()
        settled = bool(self._left_over) and self._left_over == form.settled
        return ask.kind in _THEIR_WISH and (settled or Next.NO_THANKS in form.next)

    @property
    def answered_when(self) -> Asked | None:
        """What was said of when it was, at the time agreed for today or just now, to be said otherwise; None where that
        was not asked."""
        form = self._form()
        answer = next((each for each in form.answers if each.ask.startswith(f"{AskKind.AS_AGREED}:")), None)
        if answer is None or self._says(Pressed.WHEN):
            return None
        without = tuple(each for each in form.answers if each is not answer)
        before = self._read_text(self.text, replace(form, answers=without))
        ask = next((each for each in before.asks if each.key == answer.ask), None)
        if ask is None:
            return None
        told = self._told_ask(ask)
        return replace(told, chosen=next((n for n, p in enumerate(told.picks) if p.key == answer.choice), None))

    @property
    def blocks(self) -> bool:
        """Whether something must be answered or taken away before it can be saved."""
        return bool(self._form().line.strip()) and (
            self.is_waiting
            or any(ask.must or self._may_be_misspelt(ask) for ask in self.asks)
            or bool(self._refusals())
        )

    @property
    def is_waiting(self) -> bool:
        """Whether somebody in it is still being looked up."""
        return self.reading.waits or (self._form().who_id is not None and self._history() is None)

    def told_part(self, part: Part) -> str:
        """For a screen reader: "jo, understood as Jo Hill"."""
        return lines.part(part, self.reading.text)

    def type(self, text: str, cursor: int | None = None) -> None:
        """At every key, and with every move of the cursor."""
        self._cursor = cursor
        form = self._form()
        if text == self.text:
            self.refresh()
            self._put(form)
            return
        self._insists = False
        self._once_read.clear()
        self._take(replace(form, line=text), self._read_text(text, form))

    def alternatives(self, at: int) -> tuple[str, tuple[Pick, ...]]:
        """The key of what may be answered about the part at that place, and the picks; ("", ()) for none."""
        part = next((p for p in self.reading.parts if p.start <= at <= p.end and p.alternatives), None)
        if part is None:
            return "", ()
        kind = next((kind for kind in AskKind if part.ask.startswith(f"{kind}:")), AskKind.WORD)
        about = self.reading.text[part.start : part.end]
        told = self._told_ask(Ask(kind, about, part.start, part.end, part.alternatives))
        return part.ask, told.picks

    def answer(self, ask: str, choice: str) -> None:
        """Pick that of that; picking the same again takes it back."""
        if choice == PLAN:
            self._plan()
            return
        if choice == lines.NEXT_STEP:
            self._set_apart()
            return
        if choice in OPEN_PICKS and not ask.startswith(AskKind.WHOSE_NUMBER):
            return  # what else it may be is typed
        asked = next((each for each in self._asks() if each.key == ask), None)
        picked = next((each for each in asked.choices if each.key == choice), None) if asked is not None else None
        if asked is not None and picked is not None and asked.kind in HOWS:
            self.press(direction=picked.says.direction, channel=picked.says.channel, outcome=picked.says.outcome)
            return
        form = self._form()
        answer = Answer(ask, choice)
        kept = tuple(each for each in form.answers if each.ask != ask)
        form = replace(form, answers=kept if answer in form.answers else (*kept, answer))
        if asked is not None and asked.kind is AskKind.WITH and picked is not None:
            there = tuple(Beside(who.id, who.name) for who in picked.says.who)
            form = replace(form, others=tuple(dict.fromkeys((*form.others, *there))))
        if asked is not None and asked.kind in _THEIR_WISH and picked is not None and not picked.says.closes:
            form = chosen_next(form, Next.NO_THANKS)
            form = replace(form, no_words=form.no_words or asked.about, never_again=choice == NEVER_AGAIN)
        self._take(form, self._read_text(self.text, form))

    def pick(self, n: int) -> bool:
        """Alt+n, n from 1: that of what the strip asks. False where there is no such pick."""
        asked = self.asked
        if asked is None or not 1 <= n <= len(asked.picks):
            return False
        if asked.picks[n - 1].key == PLAN:
            return self._plan()
        if asked.picks[n - 1].key == lines.NEXT_STEP:
            return self._set_apart()
        self.answer(self._ask_of(asked, n), asked.picks[n - 1].key)
        return True

    def take_chosen(self) -> bool:
        """Enter, where something is preselected. False where nothing is."""
        asked = self.asked
        if asked is None or asked.chosen is None:
            return False
        return self.pick(asked.chosen + 1)

    def take_new(self) -> bool:
        """Alt+N: whoever is named is somebody new. False where nobody is asked about."""
        for ask in self.asks:
            new = next((choice for choice in ask.choices if choice.key in (NEW, "alone")), None)
            if new is not None:
                self.answer(ask.key, new.key)
                return True
        offered = self.reading.completion
        if offered is None:
            return False
        self.answer(Ask(AskKind.WHICH_PERSON, offered.typed, 0, 0, ()).key, NEW)
        return True

    @property
    def told_people(self) -> tuple[str, ...]:
        """Softly beside each of those whose name is being typed: where they belong, and what is agreed next."""
        here, offered = self._here(), self.reading.completion
        return tuple(lines.beside_name(who, here.today, here.zone) for who in offered.people) if offered else ()

    def complete(self, n: int = 0) -> int:
        """Put the n-th name of the completion into the text; the place of the cursor then."""
        offered, text = self.reading.completion, self.reading.text
        if offered is None or not 0 <= n < len(offered.people):
            return len(text)
        who = offered.people[n]
        keeps = n == 0 and offered.rest and who.name.lower().startswith(offered.typed.lower())
        name = f"{offered.typed}{offered.rest}" if keeps else who.name
        completed = f"{text[: offered.start]}{name}{text[offered.end :]}"
        form = self._form()
        chosen = Answer(Ask(AskKind.WHICH_PERSON, name, 0, 0, ()).key, f"id:{who.id}")
        self._cursor = offered.start + len(name)
        answers = (*(each for each in form.answers if each.ask != chosen.ask), chosen)
        form = replace(form, line=completed, answers=answers)
        self._take(form, self._read_text(completed, form))
        return self._cursor or 0

    def settle(self) -> str:
        """What was not understood goes into the note, before what stands there; the words that went, "" for none."""
        form, rest = self._form(), self._left_over
        if self.reading.waits or rest == form.settled:
            return ""
        form = replace(form, settled=rest)
        from_line = " ".join(part for part in (rest, self.reading.note) if part)
        self._put(with_note_of_line(form, from_line))
        return rest

    @property
    def _left_over(self) -> str:
        """What is for the note: also that something was called off, where a click says that they told us so."""
        told = [r.about for r in self.reading.refusals if r.reason is RefusalReason.CALLED_OFF and self._is_how_known]
        return " ".join(part for part in (self.reading.rest, *told) if part)

    @property
    def _is_how_known(self) -> bool:
        how = self.how
        return how.direction is not None and how.channel is not None

    def insist(self) -> None:
        """It was to be saved: now what could wait is asked."""
        self._insists = True
        self.settle()

    def when_read(self, then: Callable[[], None]) -> None:
        """Call that once everybody in the line has been looked up, which may be now, after whatever waits for that
        already; never where something else is typed before: it was meant for what stood there.
        """
        if self.is_waiting:
            self._once_read.append(then)
        else:
            then()

    @property
    def has_more_to_do(self) -> bool:
        return bool(self._once_read)

    def does_once_read(self, then: Callable[[], None]) -> bool:
        return then in self._once_read

    def follow(self, then: Callable[[], None], after: Callable[[], None]) -> None:
        """Of what is to be done once it is read: do `after` right after `then`."""

        def both() -> None:
            then()
            after()

        self._once_read[self._once_read.index(then)] = both

    def wait_no_more(self) -> None:
        """Whoever was looked up may come; nothing that was pressed meanwhile is done any more."""
        self._once_read.clear()

    def press(
        self,
        direction: Direction | None = None,
        channel: Channel | None = None,
        outcome: ContactOutcome | None = None,
        when: str | None = None,
    ) -> None:
        """A click on a chip. It writes no text; typing later overrides it."""
        form = self._form()
        pressed = set(form.pressed)
        how = self.how
        if direction is not None:
            pressed.add(Pressed.DIRECTION)
            form = replace(form, direction=direction)
            if direction is Direction.MET and channel is None and form.channel not in (Channel.MEETING, Channel.VIDEO):
                channel = Channel.MEETING
            if direction is not Direction.MET and channel is None and form.channel is Channel.MEETING:
                pressed.discard(Pressed.CHANNEL)
        if channel is not None:
            pressed.add(Pressed.CHANNEL)
            form = replace(form, channel=channel)
            if direction is None and how.direction in (None, Direction.MET) and channel is not Channel.MEETING:
                met_by_video = how.direction is Direction.MET and channel is Channel.VIDEO
                pressed.add(Pressed.DIRECTION)
                form = replace(form, direction=Direction.MET if met_by_video else Direction.OUT)
        if outcome is not None:
            pressed.add(Pressed.OUTCOME)
            form = replace(form, outcome=outcome)
        if when is not None:
            pressed.add(Pressed.WHEN)
            form = replace(form, when=when)
        if self.reading.was_called_off:
            # They told us so, which keeps nothing; where it was told otherwise, the guard looks.
            form = replace(form, keeps=NOTHING if form.direction is Direction.IN else None)
        self._put(replace(form, pressed=frozenset(pressed)))

    def refresh(self) -> None:
        """Read it anew as things stand: time has passed, or the entry is another."""
        form = self._form()
        self.reading = self._read_text(self.text, form)
        self._there.look_up()

    def look_again(self) -> None:
        """Something was written."""
        self._there.look_again()

    def begun(self) -> None:
        """Another entry is shown from now on."""
        self._cursor, self._insists = None, False
        self._once_read.clear()
        self.refresh()
        self._who = self.reading.who

    def _take(self, form: Form, after: LineReading, learnt: bool = False) -> None:
        before, self.reading = self.reading, after
        form = filled(form, replace(before, who=self._who), after, self._e164, learnt)
        self._who = self._who if after.waits else after.who
        form = self._with_then(form, before, after)
        self._put(self._another(form))
        self._there.look_up()

    def _another(self, form: Form) -> Form:
        """Whether somebody of exactly that name was seen, and it is somebody else."""
        if form.who_id is not None or not form.who or form.who == self._form().who:
            return form
        called = self._there.called(form.who)
        return replace(form, another=called is not None and bool(called.exactly))

    def _with_then(self, form: Form, before: LineReading, after: LineReading) -> Form:
        if before.then == after.then:
            return form
        from tracker.rules.line.reading_next import next_kind
        from tracker.rules.line.tongues import vocabulary_of

        here = self._here()
        known = vocabulary_of(here.words.languages)
        was, is_ = next_kind(before.then, known), next_kind(after.then, known)
        if was is not None and was is not is_:
            form = untyped_next(form, was, before.then)
        if is_ is not None:
            form = typed_next(chosen_next(form, Next(is_)), is_, after.then, here)
        return form

    def arrived(self) -> None:
        """More is known of who is there."""
        form = self._form()
        after = self._read_text(self.text, form)
        if form.line:
            self._take(form, after, learnt=True)
        else:
            self.reading, self._who = after, after.who
            self._there.look_up()
            self._put(form)
        while self._once_read and not self.is_waiting:
            self._once_read.pop(0)()

    def _read_text(self, text: str, form: Form) -> LineReading:
        if not text.strip():
            self._there.begin()
            return LineReading(text)
        # The grammar is read in with the first letter that is typed: nothing before waits for it.
        from tracker.rules.line.reading import read_line

        here, history = self._here(), self._history()
        waking = waking_of(history.prospect, here.policy) if history is not None else general_waking(here.policy)
        typed = form.time(Field.AT).typed_at if form.when and Pressed.WHEN not in form.pressed else None
        moment = Moment(typed or here.now, here.zone, here.words, waking)
        answers = form.answers
        if form.who_id is not None and not form.line:
            meant = Answer(Ask(AskKind.WHICH_PERSON, form.who, 0, 0, ()).key, f"id:{form.who_id}")
            answers = (*answers, meant)
        self._there.begin()
        return read_line(text, moment, self._there, answers, self._cursor)

    @property
    def _at(self) -> datetime | None:
        """When it was, where that was said, and not left at just now."""
        form = self._form()
        if not form.when.strip() or (not self._says(Pressed.WHEN) and self._is_when_open):
            return None
        told = form.happened(self._here())
        return told if isinstance(told, datetime) and told <= self._here().now else None

    @property
    def _is_when_open(self) -> bool:
        return any(ask.kind is AskKind.WHEN and ask.must for ask in self.reading.asks)

    def _with_click(self) -> LineReading:
        """The reading with what a click said of who and when in the place of the words."""
        form, reading = self._form(), self.reading
        if self._says(Pressed.WHEN):
            reading = replace(reading, when=form.when)
        if self._says(Pressed.WHO):
            history = self._history()
            lives = history.prospect if history is not None else form
            people = [Someone(form.who_id, form.who, lives.organisation, lives.household)] if form.who else []
            people += [Someone(other.id, other.name, other.organisation, other.household) for other in form.others]
            reading = replace(reading, who=tuple(people))
        return reading

    def _says(self, what: Pressed) -> bool:
        return what in self._form().pressed

    def _asks(self) -> Iterator[Ask]:
        for ask in self.reading.asks:
            if ask.kind in HOWS or (ask.kind in _TIMES and self._says(Pressed.WHEN)):
                continue
            if ask.kind in _PEOPLE and self._says(Pressed.WHO):
                continue
            if ask.kind is AskKind.SECOND and (self._says(Pressed.DIRECTION) or self._says(Pressed.CHANNEL)):
                continue
            yield ask
        nothing_came = any(refusal.reason in _NOTHING_CAME for refusal in self._refusals())
        if not nothing_came:
            yield from how_asks(self._form(), self.reading, self.how)

    def _refusals(self) -> tuple[Refusal, ...]:
        times = (RefusalReason.NOT_YET, RefusalReason.UNREADABLE, RefusalReason.TWO_TIMES)
        return tuple(
            refusal
            for refusal in self.reading.refusals
            if refusal.reason is not RefusalReason.NO_TIME
            and not (refusal.reason in times and self._says(Pressed.WHEN))
            and not (refusal.reason is RefusalReason.CALLED_OFF and self._is_how_known)
        )

    def _told_ask(self, ask: Ask) -> Asked:
        here = self._here()
        told = lines.asked(ask, self.reading, here.now, here.zone, here.today)
        return replace(told, chosen=None) if self._may_be_misspelt(ask) else told

    def _may_be_misspelt(self, ask: Ask) -> bool:
        """Whether it asks about somebody new who may be somebody here: then nothing is preselected."""
        return ask.kind is AskKind.NEW_PERSON and self._has_near()

    def _not_understood(self) -> Asked | None:
        here = self._here()
        rest = [
            p
            for p in self.reading.parts
            if p.kind is PartKind.REST and p.state is PartState.NOT_UNDERSTOOD and not self._is_begun(p)
        ]
        if not rest or self._left_over == self._form().settled:
            return None
        offered = self._offered()
        number = next((r for r in self.reading.refusals if r.reason is RefusalReason.NO_TIME), None)
        if number is not None and len(rest) == 1:
            told = lines.refused(number, here.zone, here.today)
            if offered:
                first = self._told_ask(offered[0][0])
                told = replace(told, picks=first.picks, ask=first.ask)
            return told
        is_open = any(ask.kind in HOWS for ask in self.asks)
        told = lines.not_understood([self.reading.text[p.start : p.end] for p in rest], offered, is_open)
        step = step_in(self.reading, here)
        return lines.with_next_step(told, step.kind, step.words) if step is not None else told

    def _set_apart(self) -> bool:
        """What is next goes behind the sign that says so."""
        step = step_in(self.reading, self._here())
        if step is None:
            return False
        form = replace(self._form(), line=step.line)
        self._take(form, self._read_text(step.line, form))
        return True

    def _offered(self) -> list[tuple[Ask, Choice]]:
        """What words not understood may have been meant for, each with its ask."""
        words = [ask for ask in self.reading.asks if ask.kind is AskKind.WORD]
        return [(ask, choice) for ask in words for choice in ask.choices]

    def _ask_of(self, asked: Asked, n: int) -> str:
        """The ask that the n-th pick belongs to: of words not understood each has its own."""
        offered = self._offered()
        if asked.as_ is lines.AskedAs.NOT_UNDERSTOOD and n <= len(offered):
            return offered[n - 1][0].key
        return asked.ask

    def _is_begun(self, part: Part) -> bool:
        """Whether it is a word still being typed, of which nothing can be said yet."""
        return part.state is not PartState.UNDERSTOOD and self._is_begun_at(part.end)

    def _is_begun_at(self, end: int) -> bool:
        text, cursor = self.reading.text, self._cursor
        if self._insists or end != (len(text) if cursor is None else cursor):
            return False
        offered = self.reading.completion
        if offered is not None and offered.end == end:
            return True
        from tracker.rules.line.tongues import vocabulary_of

        word = text.split()[-1] if text.split() else ""
        return word.islower() and word.isalpha() and vocabulary_of(self._here().words.languages).may_become_a_way(word)

    def _plan(self) -> bool:
        """What has not happened yet goes from the line into what follows."""
        form = planned(self._form(), self.reading, self._refusals(), self.how.channel, self._here())
        if form is None:
            return False
        self._take(form, self._read_text(form.line, form))
        return True


_MAY_BE_LEFT = (AskKind.WHICH_PERSON, AskKind.NEW_PERSON, AskKind.WITH, AskKind.SAID_HOW, AskKind.SAID_NO)
_THEIR_WISH = (AskKind.SAID_HOW, AskKind.SAID_NO)
_PEOPLE = (
    AskKind.WHICH_PERSON,
    AskKind.NEW_PERSON,
    AskKind.WHOSE_NUMBER,
    AskKind.WHO_IS_AT,
    AskKind.PERSON_OR_WORD,
    AskKind.WITH,
)
