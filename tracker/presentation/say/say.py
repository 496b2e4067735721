"""The state behind "Say it as agreed": wording made from the agreement, as it is edited, copied or sent.

Reads the prospect once when it is opened. Knows no widget; what opens the mail program is handed in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from urllib.parse import quote

from PySide6.QtCore import QObject, Signal

from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.here import Here
from tracker.presentation.message_hints import Hint, hints_on, improved
from tracker.presentation.words import wording
from tracker.rules.agreement import Agreement
from tracker.rules.channel import WRITTEN, Channel, Direction
from tracker.rules.entry import Attempt
from tracker.rules.guard import judge
from tracker.rules.history import History
from tracker.rules.questions import open_questions
from tracker.rules.us import User
from tracker.rules.verdict import NOT_AS_AGREED, Verdict
from tracker.rules.who.names import called
from tracker.rules.window import day_in
from tracker.rules.wording.say import Filled, Place, Templates, as_questions, fill, one_value
from tracker.tongue import phrase, tr_as


class SayAs(StrEnum):
    VOICEMAIL = "voicemail"
    EMAIL = "email"


class SayState(QObject):
    """`changed` comes when there is other text to show, `read` after each key, when only the hints may differ.

    `open_url` gets a mailto address and says whether something opened it. What was typed for someone is still there
    when they are opened again.
    """

    changed = Signal()
    read = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        here: Callable[[], Here],
        templates: Callable[[], Templates],
        open_url: Callable[[str], bool],
        myself: Callable[[], User | None] = lambda: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._here = here
        self._templates = templates
        self._open_url = open_url
        self._myself = myself
        self._typed: dict[tuple[int, SayAs], tuple[str, str]] = {}
        self._wanted: int | None = None
        self.history: History | None = None
        self.way = SayAs.VOICEMAIL
        self._opened_for = Channel.CALL
        self.subject = ""
        self.text = ""
        self.unknown = ""

    def open(self, prospect_id: int, channel: Channel = Channel.CALL) -> None:
        """Make the wording for that prospect: an e-mail for what is written, else a voicemail."""
        self._wanted = prospect_id
        self._opened_for = channel if channel is not Channel.MEETING else Channel.CALL
        self.way = SayAs.EMAIL if channel in WRITTEN else SayAs.VOICEMAIL
        self.history = None
        self._show()

        def arrived(history: History | None) -> None:
            if self._wanted == prospect_id:
                self.history = history
                self._show()

        self._dispatcher.ask(lambda questions: questions.history_of(prospect_id), arrived)

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
    def _verdict(self) -> Verdict | None:
        """The guard's word on saying it now, by this way."""
        if self.history is None:
            return None
        here = self._here()
        return judge(Attempt(Direction.OUT, self._channel, here.now, here.me), self.history, here.policy)

    @property
    def _channel(self) -> Channel:
        """The channel it was opened for, where that is of the way chosen now."""
        if (self._opened_for in WRITTEN) is (self.way is SayAs.EMAIL):
            return self._opened_for
        return Channel.EMAIL if self.way is SayAs.EMAIL else Channel.CALL

    @property
    def hints(self) -> tuple[Hint, ...]:
        found = self.agreement
        agreed = tr_as("I am calling …", "as agreed on {date}", date=self._day(found.made_at)) if found else ""
        greeting = self.history.prospect.greeting if self.history is not None else ""
        return hints_on(self.text, self.name, agreed, written=self.way is SayAs.EMAIL, greeting=greeting)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where an e-mail can go."""
        if self.history is None:
            return ()
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
        if self.history is None:
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
            Place.ME: here.me,
            Place.COMPANY: me.company if me is not None else "",
            Place.RING_BACK: me.ring_back if me is not None else "",
        }
        if self.way is SayAs.VOICEMAIL:
            return Filled(""), fill(templates.voicemail, values)
        subject = fill(templates.subject, values)
        return Filled(subject.text.rstrip(" :–—-"), subject.unknown), fill(templates.email, values)

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
