"""Everything we know of a person, to be changed: a form over a copy, saved as one deed. Knows no store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from zoneinfo import available_timezones

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from tracker.actions.outcome import Refusal, StoreFault
from tracker.presentation import words
from tracker.presentation.prospect_editing import ProspectEditing
from tracker.rules.channel import Channel
from tracker.rules.prospect import Business, CanBuy, Email, Hours, Interest, Phone, Prospect
from tracker.widgets.buttons import Kind, push_button
from tracker.widgets.drop_down import DropDown
from tracker.widgets.entry_happened import NoteField
from tracker.widgets.pairs_field import PairsField
from tracker.widgets.plain_label import PlainLabel
from tracker.widgets.tall_scroll import TallScroll
from tracker.widgets.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16, Role, Type


class ProspectEditor(QDialog):
    """Open it with `edit(id)`. Ctrl+Enter saves, Esc leaves everything as it was."""

    def __init__(
        self, state: ProspectEditing, explain: Callable[[Refusal | StoreFault], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Details"))
        self.resize(560, 720)
        self._state = state
        self._explain = explain
        self._shown: Prospect | None = None
        self._build()
        state.opened.connect(self._load)
        state.saved.connect(self.accept)
        state.refused.connect(self._refuse)

    def edit(self, prospect_id: int) -> None:
        self._state.open(prospect_id)

    def _build(self) -> None:
        self.name, self.organisation, self.household = QLineEdit(), QLineEdit(), QLineEdit()
        self.phones = PairsField(self.tr("Number"), self.tr("Label, such as work"), self.tr("Add a number"))
        self.emails = PairsField(self.tr("Address"), self.tr("Label"), self.tr("Add an address"))
        self.address, self.tags = QLineEdit(), QLineEdit()
        self.tags.setPlaceholderText(self.tr("Separated by commas"))
        zones = [("", self.tr("Ours")), *((name, name) for name in sorted(available_timezones()))]
        self.zone: DropDown[str] = DropDown(zones, "")
        self.preferred: DropDown[Channel | None] = DropDown(
            [(None, self.tr("No preference")), *((c, words.channel(c).capitalize()) for c in Channel)], None
        )
        self.interest: DropDown[Interest] = DropDown(
            [(i, words.interest(i).capitalize()) for i in Interest], Interest.UNKNOWN
        )
        self.can_buy: DropDown[CanBuy] = DropDown([(c, words.can_buy(c).capitalize()) for c in CanBuy], CanBuy.UNKNOWN)
        self.hours = _HoursField()
        self.notes = NoteField(self.tr("Notes"))
        self.business = {
            "lower_costs": QLineEdit(),
            "smoother_work": QLineEdit(),
            "more_profit": QLineEdit(),
            "an_edge": QLineEdit(),
            "problems_coming": QLineEdit(),
        }
        page = QWidget()
        form = QFormLayout(page)
        form.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        form.setHorizontalSpacing(SPACE_12)
        form.setVerticalSpacing(SPACE_8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows: list[tuple[str, QWidget]] = [
            (self.tr("Name"), self.name),
            (self.tr("Organisation"), self.organisation),
            (self.tr("Household"), self.household),
            (self.tr("Phones"), self.phones),
            (self.tr("E-mails"), self.emails),
            (self.tr("Address"), self.address),
            (self.tr("Tags"), self.tags),
            (self.tr("Best reached by"), self.preferred),
            (self.tr("Their time zone"), self.zone),
            (self.tr("Their hours"), self.hours),
            (self.tr("Interest"), self.interest),
            (self.tr("Can buy"), self.can_buy),
            (self.tr("Notes"), self.notes),
        ]
        for label, field in rows:
            form.addRow(label, field)
            field.setAccessibleName(label)
        form.addRow(PlainLabel(self.tr("Their business: what do they want?"), Type.NAME))
        wants = (
            self.tr("Lower costs"),
            self.tr("Smoother work"),
            self.tr("More profit"),
            self.tr("An edge over competitors"),
            self.tr("Problems coming"),
        )
        for label, field in zip(wants, self.business.values(), strict=True):
            form.addRow(label, field)
            field.setAccessibleName(label)
        area = TallScroll(page)
        self.trouble = PlainLabel("", role=Role.STOP, wrap=True)
        self.trouble.hide()
        save = push_button(self.tr("Save"), Kind.PRIMARY)
        save.setShortcut("Ctrl+Return")
        save.setDefault(True)
        cancel = push_button(self.tr("Cancel"))
        delete = push_button(self.tr("Move to the trash"), Kind.QUIET, "trash")
        save.clicked.connect(self._save)
        cancel.clicked.connect(self.reject)
        delete.clicked.connect(self._state.delete)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(SPACE_16, SPACE_12, SPACE_16, SPACE_16)
        bottom.addWidget(delete)
        bottom.addStretch()
        bottom.addWidget(cancel)
        bottom.addWidget(save)
        told = QHBoxLayout()
        told.setContentsMargins(SPACE_16, 0, SPACE_16, 0)
        told.addWidget(self.trouble)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area, 1)
        column.addLayout(told)
        column.addLayout(bottom)

    def _load(self, prospect: Prospect) -> None:
        self._shown = prospect
        self.trouble.hide()
        for field, text in (
            (self.name, prospect.name),
            (self.organisation, prospect.organisation),
            (self.household, prospect.household),
            (self.address, prospect.address),
            (self.tags, ", ".join(prospect.tags)),
        ):
            field.setText(text)
        self.phones.load([(p.typed, p.label) for p in prospect.phones])
        self.emails.load([(e.address, e.label) for e in prospect.emails])
        self.zone.choose(prospect.zone)
        self.preferred.choose(prospect.preferred_channel)
        self.interest.choose(prospect.interest)
        self.can_buy.choose(prospect.can_buy)
        self.hours.load(prospect.hours)
        self.notes.setPlainText(prospect.notes)
        for name, field in self.business.items():
            field.setText(getattr(prospect.business, name))
        self.name.setFocus()
        self.open()

    def typed(self) -> Prospect:
        """The person as the fields now stand."""
        assert self._shown is not None
        return replace(
            self._shown,
            name=self.name.text(),
            organisation=self.organisation.text().strip(),
            household=self.household.text().strip(),
            phones=tuple(Phone(typed, label=label) for typed, label in self.phones.pairs()),
            emails=tuple(Email(address, label) for address, label in self.emails.pairs()),
            address=self.address.text().strip(),
            zone=self.zone.value(),
            preferred_channel=self.preferred.value(),
            hours=self.hours.value(),
            tags=tuple(t for t in (part.strip() for part in self.tags.text().split(",")) if t),
            notes=self.notes.toPlainText(),
            business=Business(**{name: field.text().strip() for name, field in self.business.items()}),
            interest=self.interest.value(),
            can_buy=self.can_buy.value(),
        )

    def _save(self) -> None:
        self.trouble.hide()
        self._state.save(self.typed())

    def _refuse(self, trouble: Refusal | StoreFault) -> None:
        self.trouble.setText(self._explain(trouble))
        self.trouble.show()


class _HoursField(QWidget):
    """Their own hours, where they told us."""

    def __init__(self) -> None:
        super().__init__()
        self._known = QCheckBox(self.tr("from"))
        self._from, self._until = QTimeEdit(QTime(9, 0)), QTimeEdit(QTime(17, 0))
        self._days = frozenset(range(5))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._known)
        row.addWidget(self._from)
        row.addWidget(PlainLabel(self.tr("to")))
        row.addWidget(self._until)
        row.addStretch()
        for clock in (self._from, self._until):
            clock.setDisplayFormat("HH:mm")
            clock.lineEdit().setTextMargins(SPACE_4, 0, 0, 0)
            clock.setEnabled(False)
            self._known.toggled.connect(clock.setEnabled)

    def load(self, hours: Hours | None) -> None:
        self._known.setChecked(hours is not None)
        if hours is not None:
            self._days = hours.days
            self._from.setTime(QTime(hours.start.hour, hours.start.minute))
            self._until.setTime(QTime(hours.end.hour, hours.end.minute))

    def value(self) -> Hours | None:
        if not self._known.isChecked():
            return None
        start, end = self._from.time(), self._until.time()
        return Hours(time(start.hour(), start.minute()), time(end.hour(), end.minute()), self._days)
