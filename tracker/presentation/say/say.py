"""The state behind "Say it as agreed": wording made from the agreement, as it is edited, copied, sent and logged.

Reads the prospect once when it is opened. Knows no widget; what opens the mail program is handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import quote

from PySide6.QtCore import QObject, Signal

from tracker.actions.contacts.log_contact import Held, Logged
from tracker.actions.outcome import Changes
from tracker.actions.team.unsent import Unsent
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry_form import Form, read_form
from tracker.presentation.field_room import cut
from tracker.presentation.here import Here
from tracker.presentation.message_hints import Hint, hints_on, improved
from tracker.presentation.team.log_form import log_form
from tracker.presentation.words import wording
from tracker.presentation.writing import Writing
from tracker.rules.agreement import Agreement, AgreementKind
from tracker.rules.channel import WRITTEN, Channel, Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import Attempt
from tracker.rules.guard import judge
from tracker.rules.guard.reaching import key_of
from tracker.rules.history import History
from tracker.rules.questions import open_questions
from tracker.rules.us import User
from tracker.rules.verdict import NOT_AS_AGREED, Level, Verdict
from tracker.rules.who.names import called
from tracker.rules.window import day_in, zone_of
from tracker.rules.wording.openings import name_uses, seconds_aloud
from tracker.rules.wording.say import Filled, Place, Templates, as_questions, fill, one_value
from tracker.tongue import phrase, tr_as


class SayAs(StrEnum):
    VOICEMAIL = "voicemail"
    EMAIL = "email"
    TEXT = "text"


CHANNELS = {SayAs.EMAIL: Channel.EMAIL, SayAs.TEXT: Channel.TEXT}
SAID_SO = {SayAs.EMAIL: WRITTEN - {Channel.TEXT, Channel.SOCIAL}, SayAs.TEXT: frozenset({Channel.TEXT, Channel.SOCIAL})}
QUARTER = timedelta(minutes=15)


class SayState(QObject):
    """`changed` comes when there is other text to show, `read` after each key, when only the hints may differ.

    `logged(Logged)` comes once it was taken down as said, `entry_wanted(Form)` where the guard has to be answered
    first, `refused(trouble)` where the world would not have it.

    `bring_in` brings in what others have agreed; where it could not, `in_doubt` says as of when it is known.

    `open_url` gets a mailto address and says whether something opened it. What was typed for someone is still there
    when they are opened again, until it was said.
    """

    changed = Signal()
    read = Signal()
    logged = Signal(object)
    entry_wanted = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        templates: Callable[[], Templates],
        open_url: Callable[[str], bool],
        myself: Callable[[], User | None] = lambda: None,
        bring_in: Callable[[Callable[[str], None]], object] = lambda then: then(""),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bring_in = bring_in
        self.in_doubt = ""
        dispatcher.changed.connect(self._on_changed)
        self._dispatcher = dispatcher
        self._here = here
        self._templates = templates
        self._open_url = open_url
        self._myself = myself
        self._writing = Writing(dispatcher)
        self._typed: dict[tuple[int, SayAs], tuple[str, str]] = {}
        self._may_change: tuple[str, ...] = ()
        self._wanted: int | None = None
        self.history: History | None = None
        self.way = SayAs.VOICEMAIL
        self._opened_for = Channel.CALL
        self.subject = ""
        self.text = ""
        self.unknown = ""

    def open(self, prospect_id: int, channel: Channel = Channel.CALL) -> None:
        """Make the wording for that prospect: by the way it is for, and what is spoken as a voicemail."""
        self._wanted = prospect_id
        self._opened_for = channel if channel is not Channel.MEETING else Channel.CALL
        self.way = next((way for way, channels in SAID_SO.items() if channel in channels), SayAs.VOICEMAIL)
        self.history, self.in_doubt = None, ""
        self._show()
        self._read_of(prospect_id)

        def known(in_doubt: str) -> None:
            if self._wanted == prospect_id and in_doubt:
                self.in_doubt = in_doubt
                self.changed.emit()

        self._bring_in(known)

    def _read_of(self, prospect_id: int) -> None:
        def arrived(history: History | None) -> None:
            if self._wanted == prospect_id:
                self.history = history
                self._show()

        self._dispatcher.ask(lambda questions: questions.history_of(prospect_id), arrived)

    def _on_changed(self, changes: Changes, _origin: object) -> None:
        """What was agreed with them since is what there is to name now."""
        if self.history is not None and changes.touches_prospect(self._wanted):
            self._read_of(self.history.prospect.id)

    @property
    def people(self) -> frozenset[int]:
        """The id of the person for whom it was opened last."""
        return frozenset() if self._wanted is None else frozenset({self._wanted})

    def forget(self, prospect_id: int) -> None:
        """Keep nothing that was typed for somebody who has been erased."""
        self._typed = {key: typed for key, typed in self._typed.items() if key[0] != prospect_id}

    def is_for(self, prospect_id: int) -> bool:
        """Whether it was opened for that person last."""
        return self._wanted == prospect_id

    def choose(self, way: SayAs) -> None:
        """Say it that way."""
        self.way = way
        self._show()

    def change(self, *, text: str | None = None, subject: str | None = None) -> None:
        """Take what was typed, and read it again."""
        before = (self.subject, self.text)
        self.text = self.text if text is None else text
        self.subject = self.subject if subject is None else subject
        if (self.subject, self.text) == before:
            return
        if self.history is not None:
            self._typed[self.history.prospect.id, self.way] = (self.subject, self.text)
        self.read.emit()

    def start_over(self) -> None:
        """Back to the wording the template gives."""
        if self.history is not None:
            self._typed.pop((self.history.prospect.id, self.way), None)
        self._show()

    def take(self, hint: Hint) -> None:
        """Put the better sentence in place of the weak one."""
        self.change(text=improved(self.text, hint))
        self.changed.emit()

    @property
    def name(self) -> str:
        return self.history.prospect.name if self.history is not None else ""

    @property
    def is_edited(self) -> bool:
        return self.history is not None and (self.history.prospect.id, self.way) in self._typed

    @property
    def agreement(self) -> Agreement | None:
        """The agreement that saying it now, by this way, would be keeping as agreed; None where it would not."""
        verdict = self._verdict
        if self.history is None or verdict is None or not verdict.is_as_agreed:
            return None
        return self.history.agreement(verdict.agreement_id)

    @property
    def rests_on(self) -> str:
        """The agreement in words, or why none can be named; "" until the prospect has been read."""
        return " ".join(part for part in (self._rests_on(), self.in_doubt) if part)

    def _rests_on(self) -> str:
        verdict = self._verdict
        if verdict is None:
            return ""
        found, here = self.agreement, self._here()
        if found is not None:
            return words.agreement(found, here.today, here.me)
        against = next((f for f in verdict.findings if f.code in NOT_AS_AGREED), None)
        if against is not None:
            return wording.not_as_agreed(words.finding(against, here.zone, here.today, here.me))
        if self.history is not None and any(a.is_open for a in self.history.agreements):
            # Something is agreed, and saying it now would rest on something else.
            return wording.not_as_agreed(words.telling(verdict, here.zone, here.today, here.me).sentence)
        return wording.nothing_agreed_to_name(self.name)

    @property
    def stopped(self) -> str:
        """Why there is nothing to say by this way, "" where there is: they said no, or asked not to be contacted."""
        verdict = self._verdict
        if verdict is None or verdict.level < Level.STOP:
            return ""
        here = self._here()
        return wording.not_to_be_said(words.telling(verdict, here.zone, here.today, here.me).sentence)

    @property
    def basis(self) -> str:
        """The words that say on what it rests, as they may stand in the text; "" where it rests on no agreement."""
        found = self.agreement
        return tr_as("I am calling …", "as agreed on {date}", date=self._day(found.made_at)) if found else ""

    @property
    def may_change(self) -> tuple[str, ...]:
        """What the text says of what comes, as it was proposed: whoever says it is to look whether it will be so."""
        return tuple(part for part in self._may_change if part in self.text)

    @property
    def how_it_reads(self) -> str:
        """Of a voicemail how long it takes to say it; "" for what is read."""
        if self.way is not SayAs.VOICEMAIL or not self.text.strip():
            return ""
        return wording.read_aloud(seconds_aloud(self.text))

    @property
    def reads_well(self) -> str:
        """That there is nothing to say about the words; "" where there is, or where there are none."""
        if self.history is None or not self.text.strip() or self.hints or self.unknown:
            return ""
        return wording.reads_well(name_uses(self.text, called(self.name, self.history.prospect.greeting)))

    def log(self, address: str = "") -> None:
        """Take it down as said: left, or sent to `address`. Where the guard warns, quick entry asks what it has to."""
        form = self._form(address)
        if form is None:
            return
        verdict, entry = self._verdict, read_form(form, self._here()).entry
        if entry is None or verdict is None or verdict.level >= Level.WARN:
            self.entry_wanted.emit(form)
            return
        self._writing.do(
            lambda desk: log_form(desk, entry, form), lambda value: self._written(value, form), self.refused.emit
        )

    def _form(self, address: str) -> Form | None:
        """The contact that saying it was; None until it is known who they are, or where nothing is said."""
        if self.history is None or not self.whole.strip():
            return None
        who = self.history.prospect
        return Form(
            who.id,
            who.name,
            direction=Direction.OUT,
            channel=self._channel,
            outcome=ContactOutcome.VOICEMAIL if self.way is SayAs.VOICEMAIL else ContactOutcome.SENT,
            note=cut(self.whole),
            to=key_of(who, address) if address.strip() else "",
        )

    def _written(self, value: Logged | Held | Unsent, form: Form) -> None:
        if isinstance(value, Held):
            # Something was written since it was read: quick entry shows what is true now.
            self.entry_wanted.emit(form)
            return
        self._typed.pop((form.who_id or 0, self.way), None)
        self.logged.emit(value)

    @property
    def _verdict(self) -> Verdict | None:
        """The guard's word on saying it now, by this way."""
        if self.history is None:
            return None
        here = self._here()
        return judge(Attempt(Direction.OUT, self._channel, here.now, here.me), self.history, here.policy)

    @property
    def _channel(self) -> Channel:
        """The channel it was opened for, where that is of the way chosen now."""
        if self.way is SayAs.VOICEMAIL:
            return Channel.CALL if self._opened_for in WRITTEN else self._opened_for
        return self._opened_for if self._opened_for in SAID_SO[self.way] else CHANNELS[self.way]

    @property
    def hints(self) -> tuple[Hint, ...]:
        greeting = self.history.prospect.greeting if self.history is not None else ""
        written = self.way is not SayAs.VOICEMAIL
        return hints_on(self.text, self.name, self.basis, written=written, greeting=greeting)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where an e-mail or a text can go."""
        if self.history is None:
            return ()
        if self.way is SayAs.TEXT:
            return tuple(phone.typed for phone in self.history.prospect.phones if phone.typed.strip())
        return tuple(e.address for e in self.history.prospect.emails if e.address.strip())

    @property
    def whole(self) -> str:
        """What Copy takes: the text, beneath its subject where there is one."""
        if self.way is SayAs.EMAIL and self.subject.strip():
            return f"{self.subject.strip()}\n\n{self.text}"
        return self.text

    def mail(self, address: str) -> bool:
        """Open it in the mail program; whether one was found."""
        return self._open_url(mailto(address, self.subject.strip(), self.text))

    def _show(self) -> None:
        if self.history is None or self.stopped:
            self.subject = self.text = self.unknown = ""
        else:
            subject, text = self._made(self.history)
            self.unknown = wording.unknown_places(tuple(dict.fromkeys((*subject.unknown, *text.unknown))))
            typed = self._typed.get((self.history.prospect.id, self.way))
            self.subject, self.text = typed if typed is not None else (subject.text, text.text)
        self.changed.emit()

    def _made(self, history: History) -> tuple[Filled, Filled]:
        found, here, templates, me = self.agreement, self._here(), self._templates(), self._myself()
        values = {
            Place.NAME: called(history.prospect.name, history.prospect.greeting),
            Place.DAY: self._day(found.made_at) if found is not None else "",
            Place.TOPIC: one_value(found.topic) if found is not None else "",
            Place.QUESTIONS: as_questions(open_questions(history)),
            Place.NEXT: one_value(found.then) if found is not None else "",
            Place.AGAIN: self._again(history, found),
            Place.ME: here.me,
            Place.COMPANY: me.company if me is not None else "",
            Place.RING_BACK: me.ring_back if me is not None else "",
        }
        self._may_change = tuple(part for place in (Place.NEXT, Place.AGAIN) if (part := values[place]))
        if self.way is SayAs.VOICEMAIL:
            return Filled(""), fill(templates.voicemail, values)
        if self.way is SayAs.TEXT:
            return Filled(""), fill(templates.text, values)
        subject = fill(templates.subject, values)
        return Filled(subject.text.rstrip(" :–—-"), subject.unknown), fill(templates.email, values)

    def _again(self, history: History, found: Agreement | None) -> str:
        """When the guard would take no offence at one more try on the same day; "" where it would, or at night."""
        here = self._here()
        if found is None or found.kind is not AgreementKind.TALK:
            return ""
        tried = sum(c.agreement_id == found.id and c.outcome.is_unanswered_try for c in history.contacts)
        now = here.now.astimezone(zone_of(here.zone))
        after = now + here.policy.tries_apart
        begun = after.replace(minute=0, second=0, microsecond=0)
        at = begun + QUARTER * -((begun - after) // QUARTER)
        if tried + 1 >= here.policy.tries or at.date() != now.date() or at.time() >= here.policy.quiet_from:
            return ""
        return wording.try_again(at.time())

    def _day(self, moment: datetime) -> str:
        """The day by its date even where it is today or yesterday: it may be heard on another."""
        here = self._here()
        return words.plain_day(day_in(moment, here.zone), here.today)


SAMPLE = {
    Place.NAME: phrase("somebody to try a wording on", "Jo"),
    Place.DAY: phrase("somebody to try a wording on", "18 October"),
    Place.TOPIC: phrase("somebody to try a wording on", "the lemon filling"),
    Place.QUESTIONS: phrase("somebody to try a wording on", "is it free of nuts?"),
    Place.NEXT: phrase("somebody to try a wording on", "I send you the price on Friday"),
    Place.AGAIN: phrase("somebody to try a wording on", "today, at 16:30"),
    Place.COMPANY: phrase("somebody to try a wording on", "Crumb & Co"),
    Place.RING_BACK: phrase("somebody to try a wording on", "020 7946 0018"),
}
"""Somebody to try a template on."""


def preview(template: str, me: str) -> tuple[str, str]:
    """What a template gives for somebody made up, and what is wrong with it ("" where nothing is)."""
    filled = fill(template, {**{place: told.told() for place, told in SAMPLE.items()}, Place.ME: me})
    return filled.text, wording.unknown_places(filled.unknown)


def mailto(address: str, subject: str, text: str) -> str:
    """The address that opens a mail program on that message."""
    lines = text.replace("\n", "\r\n")
    parts = [f"{key}={quote(value, safe='')}" for key, value in (("subject", subject), ("body", lines)) if value]
    return f"mailto:{quote(address.strip(), safe='@+')}" + (f"?{'&'.join(parts)}" if parts else "")
