"""When the guard warns: the policy's numbers, each in a sentence. Knows no store."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from PySide6.QtCore import Qt, Signal

from tracker.rules.policy import Policy
from tracker.tongue import tr, tr_n_as
from tracker.widgets.look.buttons import push_button
from tracker.widgets.look.tokens import SPACE_12
from tracker.widgets.settings.page import Page
from tracker.widgets.settings.sentence import Sentence, slot
from tracker.widgets.settings.told_field import Choice, Clock, Number, Unit

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


_MINUTES = Unit(lambda n: tr_n_as("as a value in a sentence", "{n} minute", "{n} minutes", n))
_HOURS = Unit(lambda n: tr_n_as("as a value in a sentence", "{n} hour", "{n} hours", n))
_DAYS = Unit(lambda n: tr_n_as("as a value in a sentence", "{n} day", "{n} days", n))
_TIMES = Unit(lambda n: tr_n_as("as a value in a sentence", "{n} time", "{n} times", n))
_IN_MINUTES = (_MINUTES, replace(_HOURS, size=60))
_IN_HOURS = (_HOURS, replace(_DAYS, size=24, least=2))


class WarnPage(Page):
    """`touched` comes when any of it is changed."""

    touched = Signal()

    def __init__(self, policy: Policy) -> None:
        super().__init__(
            tr("When to warn"),
            tr(
                "All who share these people are warned alike. A change holds from now on; what was said before stays "
                "said."
            ),
        )
        self._policy = policy
        self.lengths = {
            "grace_before": (Number(policy.grace_before // MINUTE, 240, _IN_MINUTES, (0, 5, 10, 15, 30, 60)), MINUTE),
            "grace_after": (Number(policy.grace_after // MINUTE, 1440, _IN_MINUTES, (15, 30, 60, 120, 240)), MINUTE),
            "tries_apart": (Number(policy.tries_apart // MINUTE, 2880, _IN_MINUTES, (30, 60, 120, 240, 1440)), MINUTE),
            "burst": (Number(policy.burst // HOUR, 168, _IN_HOURS, (12, 24, 48, 72)), HOUR),
            "answer_within": (Number(policy.answer_within // HOUR, 720, _IN_HOURS, (12, 24, 48, 72)), HOUR),
            "going_on": (Number(policy.going_on // MINUTE, 240, _IN_MINUTES, (5, 10, 15, 30, 60)), MINUTE),
            "confirm_within": (Number(policy.confirm_within // HOUR, 720, _IN_HOURS, (12, 24, 48, 72)), HOUR),
        }
        self.counts = {
            "lapse_days": Number(policy.lapse_days, 365, (_DAYS,), (7, 14, 21, 30)),
            "tries": Number(policy.tries, 9, (_TIMES,), (1, 2, 3, 4)),
            "unbased_days": Number(policy.unbased_days, 365, (_DAYS,), (3, 7, 14, 30)),
            "reply_days": Number(policy.reply_days, 90, (_DAYS,), (3, 5, 7, 14)),
            "goodwill_days": Number(policy.goodwill_days, 730, (_DAYS,), (30, 60, 90, 180)),
            "about_days": Number(policy.about_days, 90, (_DAYS,), (7, 14, 21, 30)),
            "instead_days": Number(policy.instead_days, 365, (_DAYS,), (7, 14, 21, 30)),
        }
        self._as_it_was = {name: field.value() for name, field in self.fields.items()}
        self.quiet_from = Clock(_to_the_minute(policy.quiet_from))
        self.quiet_until = Clock(_to_the_minute(policy.quiet_until))
        self.sundays = Choice([(True, tr("all day")), (False, tr("no longer than that"))], policy.quiet_sundays)
        self.say(self._sentences())
        self._offer_the_way_back()
        self.column.addStretch()
        for field in self.fields.values():
            field.changed.connect(lambda _value: self.touched.emit())
        for clock in (self.quiet_from, self.quiet_until):
            clock.changed.connect(lambda _time: self.touched.emit())
        self.sundays.currentIndexChanged.connect(lambda _at: self.touched.emit())

    @property
    def fields(self) -> dict[str, Number]:
        """Each number by its name in the policy."""
        return {name: field for name, (field, _) in self.lengths.items()} | self.counts

    def changed(self, policy: Policy) -> Policy:
        """What nobody touched stays as it is, also where the field shows less of it than there is."""
        touched = {name for name, field in self.fields.items() if field.value() != self._as_it_was[name]}
        lengths = {name: field.value() * unit for name, (field, unit) in self.lengths.items() if name in touched}
        counts = {name: field.value() for name, field in self.counts.items() if name in touched}
        quiet = {
            "quiet_from": _kept_or(policy.quiet_from, self.quiet_from),
            "quiet_until": _kept_or(policy.quiet_until, self.quiet_until),
        }
        return replace(policy, **lengths, **counts, **quiet, quiet_sundays=self.sundays.value())  # type: ignore[arg-type]

    def back(self) -> None:
        """Every number as it came with the program."""
        came = Policy()
        for name, (field, unit) in self.lengths.items():
            field.setValue(getattr(came, name) // unit)
        for name, field in self.counts.items():
            field.setValue(getattr(came, name))
        self.quiet_from.setValue(came.quiet_from)
        self.quiet_until.setValue(came.quiet_until)
        self.sundays.choose(came.quiet_sundays)

    def _sentences(self) -> list[Sentence]:
        of = self.fields
        return [
            Sentence(
                tr("An agreed time may begin {minutes} early.", minutes=slot()),
                [of["grace_before"]],
                tr("Sooner than that is too early. A day that was agreed begins with that day."),
            ),
            Sentence(
                tr("An agreed time counts as kept for {minutes} afterwards.", minutes=slot()),
                [of["grace_after"]],
                tr("After that it is kept late, and says so. An agreed day counts until its end."),
            ),
            Sentence(
                tr("After {days} a missed agreement is too old to lean on.", days=slot()),
                [of["lapse_days"]],
                tr("They have forgotten you by then: introduce yourself anew."),
            ),
            Sentence(
                tr(
                    "When nobody picks up, try {times}, at least {minutes} apart, and then leave it.",
                    times=slot(0),
                    minutes=slot(1),
                ),
                [of["tries"], of["tries_apart"]],
            ),
            Sentence(
                tr(
                    "Something nobody asked for: at most once in {days}, and never twice within {hours}.",
                    days=slot(0),
                    hours=slot(1),
                ),
                [of["unbased_days"], of["burst"]],
                tr("Counted over all of us and all ways, so that three people do not make three."),
            ),
            Sentence(
                tr("Goodwill, such as a card or an article: once in {days}.", days=slot()),
                [of["goodwill_days"]],
                tr("And never that soon after they said that they would call."),
            ),
            Sentence(
                tr("Their message waits {days} for an answer.", days=slot()),
                [of["reply_days"]],
            ),
            Sentence(
                tr("Where it does not wait, one written answer is welcome within {hours}.", hours=slot()),
                [of["answer_within"]],
            ),
            Sentence(
                tr("One more word within {minutes} goes on with the last.", minutes=slot()),
                [of["going_on"]],
            ),
            Sentence(
                tr("What was agreed may be confirmed in writing within {hours}.", hours=slot()),
                [of["confirm_within"]],
            ),
            Sentence(
                tr("A missed appointment may be owned up to for {days}.", days=slot()),
                [of["about_days"]],
            ),
            Sentence(
                tr("A new time within {days} of the old one stands in its place.", days=slot()),
                [of["instead_days"]],
            ),
            Sentence(
                tr(
                    "Where they live it is quiet from {begins} to {ends}, on Sundays {sundays}.",
                    begins=slot(0),
                    ends=slot(1),
                    sundays=slot(2),
                ),
                [self.quiet_from, self.quiet_until, self.sundays],
                tr("Not for a time they named themselves, nor for letters and e-mail."),
            ),
        ]

    def _offer_the_way_back(self) -> None:
        self.as_it_came = push_button(tr("Back to how it came"), compact=True)
        self.as_it_came.clicked.connect(self.back)
        self.column.addSpacing(SPACE_12)
        self.column.addWidget(self.as_it_came, 0, Qt.AlignmentFlag.AlignRight)


def _to_the_minute(at: time) -> time:
    """As much of it as a field shows."""
    return at.replace(second=0, microsecond=0)


def _kept_or(kept: time, field: Clock) -> time:
    """What the field says, unless that is all it can say of what is kept."""
    return kept if _to_the_minute(kept) == field.value() else field.value()
