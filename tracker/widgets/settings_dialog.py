"""The settings: where and when we work, how it looks, our wording, how strict the guard is, and the safety of the
file. Knows no file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from functools import cache
from zoneinfo import available_timezones

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QSpinBox,
    QTabWidget,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from tracker.presentation import words
from tracker.presentation.policy_state import PolicyState
from tracker.presentation.words.times import SHORT_WEEKDAYS
from tracker.rules.policy import LEVELS, Policy
from tracker.rules.verdict import Code, Level
from tracker.runtime.settings import TEXT_SIZES, Settings, UnfitSettings, fit
from tracker.tongue import tr, tr_as
from tracker.widgets.fields.country_bar import countries
from tracker.widgets.fields.drop_down import DropDown
from tracker.widgets.fields.typed_fields import take_line_of_ours
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.flow_layout import FlowLayout
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tall_scroll import TallScroll
from tracker.widgets.look.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, Role
from tracker.widgets.safety.safekeeping_page import SafekeepingPage
from tracker.widgets.say.say_templates import SayTemplates


class SettingsDialog(QDialog):
    """Edits a copy of the settings and hands it to `save`, which gives back a sentence where it failed.

    What is the store's, how strict the guard is, is written first: where that cannot be, the dialog stays as it is.
    """

    def __init__(
        self,
        settings: Settings,
        save: Callable[[Settings], str | None],
        policy: PolicyState,
        safety: SafekeepingPage | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setMinimumSize(740, 520)
        self._settings = settings
        self._save = save
        self._us = _UsPage(settings)
        self._words = SayTemplates(settings.templates, settings.me)
        self._judging, self._policy = policy, policy.current()
        self._guard = _GuardPage(self._policy)
        self._levels = _LevelsPage(self._policy)
        self._safety = safety
        tabs = self.tabs = QTabWidget()
        tabs.addTab(self._us, tr("You"))
        tabs.addTab(TallScroll(self._words), tr("Words"))
        tabs.addTab(TallScroll(self._guard), tr("The guard"))
        tabs.addTab(TallScroll(self._levels), tr("How grave"))
        if safety is not None:
            tabs.addTab(TallScroll(safety), tr("Safety"))
        self._trouble = PlainLabel("", role=Role.STOP, wrap=True)
        self._trouble.hide()
        self.save = push_button(tr("Save"), Kind.PRIMARY)
        self.save.setDefault(True)
        self.save.clicked.connect(self._accept)
        cancel = push_button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_8)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(tabs, 1)
        column.addWidget(self._trouble)
        column.addLayout(buttons)

    def chosen(self) -> Settings:
        """The settings as the fields now stand."""
        second = self._safety.second() if self._safety is not None else self._settings.second_folder
        given = replace(self._settings, templates=self._words.templates(), second_folder=second)
        return self._us.changed(given)

    def chosen_policy(self) -> Policy:
        """How strict the guard is to be, as the fields now stand."""
        return self._levels.changed(self._guard.changed(self._policy))

    def _accept(self) -> None:
        trouble = self._us.trouble() or (self._safety.trouble() if self._safety is not None else None)
        if trouble:
            self._tell(trouble)
        else:
            self._judging.change(self._policy, self.chosen_policy(), self._save_the_rest, self._tell)

    def _save_the_rest(self) -> None:
        self._policy = self.chosen_policy()  # it is saved, whatever becomes of the rest
        trouble = self._saved()
        if trouble:
            self._tell(trouble)
        else:
            self.accept()

    def _tell(self, trouble: str) -> None:
        self._trouble.setText(trouble)
        self._trouble.show()

    def _saved(self) -> str | None:
        """Save; why it was not done, where it was not."""
        try:
            return self._save(fit(self.chosen()))
        except UnfitSettings as unfit:
            return words.settings_unfit(unfit.keys)


class _UsPage(QWidget):
    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._zone = DropDown(_zones(), settings.zone)
        self._country = DropDown(countries(), settings.country)
        self._order = DropDown(
            [
                (None, tr("As this computer writes dates")),
                (True, tr("Day first: 3/4 is 3 April")),
                (False, tr("Month first: 3/4 is March 4")),
            ],
            settings.day_first,
        )
        self._days = [QCheckBox(name.told()) for name in SHORT_WEEKDAYS]
        days = QWidget()
        across = FlowLayout(days)
        for number, box in enumerate(self._days):
            box.setChecked(number in settings.working_days)
            across.addWidget(box)
        self._from, self._until = _clock(settings.working_from), _clock(settings.working_until)
        hours = QHBoxLayout()
        hours.addWidget(self._from)
        hours.addWidget(PlainLabel(tr_as("from … to …", "to")))
        hours.addWidget(self._until)
        hours.addStretch()
        self._scheme = DropDown(
            [
                ("system", tr("As this computer is set")),
                ("light", tr("Light")),
                ("dark", tr("Dark")),
            ],
            settings.scheme,
        )
        self._text_size = DropDown(
            [(size, tr("As drawn") if size == 100 else tr("{percent} %", percent=size)) for size in TEXT_SIZES],
            settings.text_size,
        )
        form = _form(self)
        form.addRow(tr("Our time zone"), self._zone)
        form.addRow(tr("Phone numbers from"), self._country)
        form.addRow(tr("Dates"), self._order)
        form.addRow(tr("Working days"), days)
        form.addRow(tr("Working hours"), hours)
        form.addRow(tr("Appearance"), self._scheme)
        form.addRow(tr("Size of text"), self._text_size)
        named = {
            self._from: tr("Work begins"),
            self._until: tr("Work ends"),
            self._zone: tr("Our time zone"),
            self._country: tr("Phone numbers from"),
            self._order: tr("Dates"),
            self._scheme: tr("Appearance"),
            self._text_size: tr("Size of text"),
        }
        for field, name in named.items():
            field.setAccessibleName(name)

    def trouble(self) -> str | None:
        if self._until.time() <= self._from.time():
            return tr("The working day ends before it starts. Please put the hours right.")
        return None

    def changed(self, settings: Settings) -> Settings:
        return replace(
            settings,
            zone=self._zone.value(),
            country=self._country.value(),
            day_first=self._order.value(),
            working_days=frozenset(n for n, box in enumerate(self._days) if box.isChecked()),
            working_from=_python(self._from),
            working_until=_python(self._until),
            scheme=self._scheme.value(),
            text_size=self._text_size.value(),
        )


class _GuardPage(QWidget):
    """The policy's numbers, each in a sentence of its own."""

    def __init__(self, policy: Policy) -> None:
        super().__init__()
        minute, hour = timedelta(minutes=1), timedelta(hours=1)
        self._lengths = {
            "grace_before": (_number(policy.grace_before // minute, 240, tr(" minutes")), minute),
            "grace_after": (_number(policy.grace_after // minute, 1440, tr(" minutes")), minute),
            "tries_apart": (_number(policy.tries_apart // minute, 2880, tr(" minutes")), minute),
            "burst": (_number(policy.burst // hour, 168, tr(" hours")), hour),
            "answer_within": (_number(policy.answer_within // hour, 720, tr(" hours")), hour),
            "going_on": (_number(policy.going_on // minute, 240, tr(" minutes")), minute),
            "confirm_within": (_number(policy.confirm_within // hour, 720, tr(" hours")), hour),
        }
        self._counts = {
            "lapse_days": _number(policy.lapse_days, 365, tr(" days")),
            "tries": _number(policy.tries, 9, ""),
            "unbased_days": _number(policy.unbased_days, 365, tr(" days")),
            "reply_days": _number(policy.reply_days, 90, tr(" days")),
            "goodwill_days": _number(policy.goodwill_days, 730, tr(" days")),
            "about_days": _number(policy.about_days, 90, tr(" days")),
            "instead_days": _number(policy.instead_days, 365, tr(" days")),
        }
        self._as_it_was = {name: field.value() for name, field in self._fields().items()}
        self._quiet_from, self._quiet_until = _clock(policy.quiet_from), _clock(policy.quiet_until)
        self._sundays = QCheckBox(tr("Sundays are quiet"))
        self._sundays.setChecked(policy.quiet_sundays)
        labels = {
            "grace_before": tr("An exact time may begin early by"),
            "grace_after": tr("and counts as kept in time for another"),
            "lapse_days": tr("An agreement lapses after"),
            "tries": tr("Unanswered tries an agreement bears"),
            "tries_apart": tr("Time between two tries"),
            "unbased_days": tr("One unasked contact in"),
            "burst": tr("and never two within"),
            "reply_days": tr("Their message waits for a reply"),
            "answer_within": tr("What does not wait may be answered in writing within"),
            "going_on": tr("One more word goes on with the last within"),
            "confirm_within": tr("What was agreed may be confirmed in writing within"),
            "about_days": tr("A missed appointment may be owned up to for"),
            "instead_days": tr("A new time stands in place of the old one within"),
            "goodwill_days": tr("One goodwill contact in"),
        }
        form = _form(self)
        fields = self._fields()
        for name, label in labels.items():
            form.addRow(label, fields[name])
        form.addRow(tr("Quiet from"), self._quiet_from)
        form.addRow(tr_as("from … until …", "until"), self._quiet_until)
        form.addRow("", self._sundays)

    def changed(self, policy: Policy) -> Policy:
        """What nobody touched stays as it is, also where the field shows less of it than there is."""
        touched = {name for name, field in self._fields().items() if field.value() != self._as_it_was[name]}
        lengths = {name: field.value() * unit for name, (field, unit) in self._lengths.items() if name in touched}
        counts = {name: field.value() for name, field in self._counts.items() if name in touched}
        quiet = {
            "quiet_from": _kept_or(policy.quiet_from, self._quiet_from),
            "quiet_until": _kept_or(policy.quiet_until, self._quiet_until),
        }
        return replace(policy, **lengths, **counts, **quiet, quiet_sundays=self._sundays.isChecked())  # type: ignore[arg-type]

    def _fields(self) -> dict[str, QSpinBox]:
        return {name: field for name, (field, _) in self._lengths.items()} | self._counts


class _LevelsPage(QWidget):
    """How grave each finding is: silent, a note, a warning, or a stop."""

    def __init__(self, policy: Policy) -> None:
        super().__init__()
        names = [
            (Level.WELCOME, tr("Say nothing")),
            (Level.NOTE, tr_as("level", "Note")),
            (Level.WARN, tr_as("level", "Warn")),
            (Level.STOP, tr_as("level", "Stop")),
        ]
        self._fields = {code: DropDown(names, policy.level_of(code)) for code in Code}
        form = _form(self)
        for code, field in self._fields.items():
            form.addRow(self._label(code), field)

    def changed(self, policy: Policy) -> Policy:
        return replace(policy, levels={**LEVELS, **{code: field.value() for code, field in self._fields.items()}})

    def _label(self, code: Code) -> str:
        return {
            Code.OBJECTED: tr("They asked not to be contacted"),
            Code.NO_THANKS: tr("They said no, thank you"),
            Code.THEIR_TURN: tr("They said they would contact us"),
            Code.NOTHING_AGREED: tr("Nobody agreed to it"),
            Code.FIRST_APPROACH: tr("A first approach"),
            Code.TOO_EARLY: tr("Earlier than agreed"),
            Code.LATE: tr("Later than agreed"),
            Code.LAPSED: tr("Agreed too long ago"),
            Code.OTHER_CHANNEL: tr("By another way than agreed"),
            Code.ANOTHERS: tr("A colleague's agreement"),
            Code.TRIES_SPENT: tr("Tried often enough"),
            Code.ABOUT_IT: tr("About an appointment"),
            Code.TOO_MANY: tr("Too many contacts"),
            Code.HOUSEHOLD: tr("Someone beside them is involved"),
            Code.GOODWILL: tr("Goodwill within its limit"),
            Code.QUIET_HOURS: tr("A quiet hour for them"),
            Code.LITTLE_INTEREST: tr("Little interest, or cannot buy"),
        }[code]


def _form(page: QWidget) -> QFormLayout:
    form = QFormLayout(page)
    form.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
    form.setSpacing(SPACE_12)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return form


def _number(value: int, largest: int, suffix: str) -> QSpinBox:
    box = QSpinBox()
    box.setRange(0, largest)
    box.setValue(value)
    box.setSuffix(suffix)
    take_line_of_ours(box)
    box.lineEdit().setTextMargins(SPACE_4, 0, 0, 0)
    return box


def _clock(value: time) -> QTimeEdit:
    box = QTimeEdit(QTime(value.hour, value.minute))
    box.setDisplayFormat("HH:mm")
    take_line_of_ours(box)
    box.lineEdit().setTextMargins(SPACE_4, 0, 0, 0)
    return box


def _kept_or(kept: time, box: QTimeEdit) -> time:
    """What the box shows, unless that is all it can show of what is kept."""
    return kept if kept.replace(second=0, microsecond=0) == _python(box) else _python(box)


def _python(box: QTimeEdit) -> time:
    return time(box.time().hour(), box.time().minute())


@cache
def _zones() -> list[tuple[str, str]]:
    """Read from the disk once; there are six hundred."""
    return [(name, name) for name in sorted(available_timezones())]
