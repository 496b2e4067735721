"""When and where we work, and how dates and numbers are read and the window looks. Knows no file."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from zoneinfo import available_timezones

from PySide6.QtWidgets import QCheckBox

from tracker.presentation.words.day_names import SHORT_WEEKDAYS
from tracker.runtime.settings import TEXT_SIZES, Settings
from tracker.tongue import tr
from tracker.widgets.fields.country_bar import countries
from tracker.widgets.settings.page import Page
from tracker.widgets.settings.sentence import Sentence, slot
from tracker.widgets.settings.told_field import Choice, Clock


class WorkPage(Page):
    def __init__(self, settings: Settings) -> None:
        super().__init__(
            tr("Your days and hours"),
            tr("They shade the calendar, and dates and numbers are read by them. They are this computer’s own."),
        )
        self.zone = Choice(_zones(), settings.zone)
        self.country = Choice([("", tr("a country you choose")), *countries()[1:]], settings.country)
        self.order = Choice(
            [
                (None, tr("as this computer writes dates")),
                (True, tr("3 April: the day first")),
                (False, tr("March 4: the month first")),
            ],
            settings.day_first,
        )
        self.days = [QCheckBox(name.told()) for name in SHORT_WEEKDAYS]
        for number, box in enumerate(self.days):
            box.setChecked(number in settings.working_days)
        self.begins = Clock(settings.working_from)
        self.ends = Clock(settings.working_until)
        self.begins.setAccessibleName(tr("Work begins"))
        self.ends.setAccessibleName(tr("Work ends"))
        self.say(
            [
                Sentence(tr("You work on:"), [], each=self.days),
                Sentence(
                    tr("Your day begins at {begins} and ends at {ends}.", begins=slot(0), ends=slot(1)),
                    [self.begins, self.ends],
                ),
                Sentence(
                    tr("Your clock is that of {zone}.", zone=slot()),
                    [self.zone],
                    tr("A time that is said without a place is meant by it."),
                ),
                Sentence(
                    tr("A phone number without a code is one of {country}.", country=slot()),
                    [self.country],
                    tr("So that 020 7946 0018 and +44 20 7946 0018 are known to be one."),
                ),
                Sentence(tr("3/4 is read {order}.", order=slot()), [self.order]),
            ]
        )
        self.column.addStretch()

    def trouble(self) -> str | None:
        if self.ends.value() <= self.begins.value():
            return tr("The working day ends before it starts. Please put the hours right.")
        return None

    def changed(self, settings: Settings) -> Settings:
        return replace(
            settings,
            zone=self.zone.value(),
            country=self.country.value(),
            day_first=self.order.value(),
            working_days=frozenset(n for n, box in enumerate(self.days) if box.isChecked()),
            working_from=self.begins.value(),
            working_until=self.ends.value(),
        )


class LookPage(Page):
    def __init__(self, settings: Settings) -> None:
        super().__init__(tr("Look"))
        self.scheme = Choice(
            [
                ("system", tr("as this computer is set")),
                ("light", tr("light")),
                ("dark", tr("dark")),
            ],
            settings.scheme,
        )
        self.text_size = Choice(
            [(size, tr("as elsewhere") if size == 100 else tr("{percent} %", percent=size)) for size in TEXT_SIZES],
            settings.text_size,
        )
        self.moves = Choice([(True, tr("shown as it comes about")), (False, tr("there at once"))], settings.moves)
        self.say(
            [
                Sentence(tr("The window is {scheme}.", scheme=slot()), [self.scheme]),
                Sentence(tr("Its text is {size}.", size=slot()), [self.text_size]),
                Sentence(
                    tr("What changes is {shown}.", shown=slot()),
                    [self.moves],
                    tr("A new agreement grows in, a kept one folds, weeks scroll; or nothing moves."),
                ),
            ]
        )
        self.column.addStretch()

    def changed(self, settings: Settings) -> Settings:
        look = replace(settings, scheme=self.scheme.value(), text_size=self.text_size.value())
        return replace(look, moves=self.moves.value())


@cache
def _zones() -> list[tuple[str, str]]:
    """Read from the disk once; there are six hundred."""
    return [(name, name) for name in sorted(available_timezones())]
