"""The settings: where and when we work, how it looks, our wording, when and how strongly it is warned, and the safety
of the file. Knows no file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QHideEvent, QKeyEvent, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from tracker.presentation import words
from tracker.presentation.policy_state import PolicyState
from tracker.presentation.settings.policy_effect import PolicyEffect
from tracker.presentation.words.verdicts import would_have_warned
from tracker.rules.policy import Policy
from tracker.runtime.settings import Settings, UnfitSettings, fit
from tracker.tongue import tr
from tracker.widgets.fields.field_rows import line
from tracker.widgets.fields.hairline import Hairline
from tracker.widgets.fields.reading_order import first_stop
from tracker.widgets.fields.typing.unused_keys import look_for_letter, told_unused
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.icons import icon
from tracker.widgets.look.key_cap import ENTER_KEYS
from tracker.widgets.look.margins import margins, with_its_ring_before
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.spoken.aloud import say_aloud, tell_beneath
from tracker.widgets.look.tall_scroll import TallScroll
from tracker.widgets.look.theme import font, text_scale, tokens_of
from tracker.widgets.look.tokens import SPACE_8, SPACE_12, SPACE_16, SPACE_24, STATE_BAR, Role, Type
from tracker.widgets.safety.safekeeping_page import SafekeepingPage
from tracker.widgets.say.say_templates import SayTemplates
from tracker.widgets.settings.looked_for import PAGES
from tracker.widgets.settings.page import LEAST_NAMED, Page, text_of
from tracker.widgets.settings.reminders_page import RemindersPage
from tracker.widgets.settings.strength_page import StrengthPage
from tracker.widgets.settings.warn_page import WarnPage
from tracker.widgets.settings.work_page import LookPage, WorkPage
from tracker.widgets.take_out.calendar_page import CalendarPage
from tracker.widgets.us.several_of_us import SeveralOfUs

SIZE = (820, 560)
LIST_WIDTH, ROW = 196, 30
_ROUND_A_TITLE = 36


class SettingsDialog(QDialog):
    """Edits a copy of the settings and hands it to `save`, which gives back a sentence where it failed.

    What is the store's, how strict the guard is, is written first: where that cannot be, the dialog stays as it is.
    `effect` counts what another policy would have meant.
    """

    def __init__(
        self,
        settings: Settings,
        save: Callable[[Settings], str | None],
        policy: PolicyState,
        safety: SafekeepingPage | None = None,
        effect: PolicyEffect | None = None,
        parent: QWidget | None = None,
        calendar: CalendarPage | None = None,
        reminders: RemindersPage | None = None,
        several: SeveralOfUs | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setMinimumSize(740, 520)
        self._settings = settings
        self._save = save
        self._judging, self._policy = policy, policy.current()
        self._effect, self._meant, self._unused = effect, "", ""
        self.work, self.look = WorkPage(settings), LookPage(settings)
        self.warn, self.strength = WarnPage(self._policy), StrengthPage(self._policy)
        self._words = SayTemplates(settings.templates, settings.me)
        self._safety, self._calendar = safety, calendar
        wording = Page(tr("What you say"), tr("What a voicemail, an e-mail and a text are made of."))
        wording.column.addWidget(self._words)
        pages: dict[str, Page] = {"work": self.work, "warn": self.warn, "strength": self.strength, "words": wording}
        if safety is not None:
            kept = Page(tr("Keeping it safe"), tr("Backups of all there is, and whether it is as it was written."))
            kept.column.addWidget(safety)
            pages["safe"] = kept
        if calendar is not None:
            elsewhere = Page(tr("On your phone"), tr("What is agreed, as a calendar that a phone can subscribe to."))
            elsewhere.column.addLayout(with_its_ring_before(calendar))
            elsewhere.column.addStretch()
            pages["phone"] = elsewhere
        self.reminders = reminders
        if reminders is not None:
            pages["reminders"] = reminders
        self.several = several
        if several is not None:
            shared = Page(tr("Several of us"), tr("One store that all of you share, by a server of your own."))
            shared.column.addLayout(with_its_ring_before(several))
            pages["several"] = shared
        pages["look"] = self.look
        for name, page in pages.items():
            page.also = PAGES[name].told()
        self.listed = list(pages.values())
        self._trouble = PlainLabel("", role=Role.STOP, wrap=True)
        self._trouble.hide()
        self.effect = PlainLabel("", Type.SOFT, wrap=True)
        self.save = push_button(tr("Save"), Kind.PRIMARY)
        self.save.setDefault(True)
        self.save.clicked.connect(self._accept)
        self.field = line(tr("Find a setting"), self._find)
        self.field.lead_with(icon("search", Role.SOFT))
        self.list = _List(page.title for page in self.listed)
        self.pages = QStackedWidget()
        self._scrolls = [TallScroll(page) for page in self.listed]
        for scroll in self._scrolls:
            self.pages.addWidget(scroll)
        self._lay_out()
        self.list.currentRowChanged.connect(self.choose)
        self.list.setCurrentRow(0)
        self.list.setFocus()
        for page in (self.warn, self.strength):
            page.touched.connect(self._count)
        if effect is not None:
            effect.counted.connect(self._show_effect)

    def _be_large(self, more: int = 0) -> None:
        """Larger letters, and longer titles in the list, have a larger window, within the screen."""
        wanted = QSize(*SIZE) * text_scale() + QSize(more, 0)
        self.resize(QSize(*SIZE).expandedTo(wanted.boundedTo(self.screen().availableSize() - QSize(80, 80))))

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(SPACE_12, SPACE_16, SPACE_12, SPACE_12)
        left.setSpacing(SPACE_8)
        left.addWidget(self.field)
        left.addWidget(self.list, 1)
        beside = QWidget()
        beside.setFixedWidth(max(LIST_WIDTH, self.list.widest + 2 * SPACE_12))
        self._be_large(beside.width() - LIST_WIDTH)
        beside.setLayout(left)
        cancel = push_button(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        bottom = QHBoxLayout()
        margins(bottom, SPACE_24, SPACE_12, SPACE_24, SPACE_12)  # beneath the words of the page, and its fields
        bottom.setSpacing(SPACE_8)
        bottom.addWidget(self._trouble, 1)
        bottom.addWidget(self.effect, 1)
        bottom.addWidget(cancel)
        bottom.addWidget(self.save)
        right = QFrame()
        right.setProperty("kind", "band")
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.pages, 1)
        column.addWidget(Hairline())
        column.addLayout(bottom)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(beside)
        across.addWidget(right, 1)

    def ask_password(self) -> None:
        """The team's server wants one: show where it is typed, with the keys there."""
        self.show_several()
        self.show()
        if self.several is not None:
            self.several.ask_password()

    def show_several(self) -> None:
        """The page about a store that several share, where there is one."""
        if self.several is not None:
            self.choose(next(at for at, page in enumerate(self.listed) if page.isAncestorOf(self.several)))

    def choose(self, at: int) -> None:
        """Show the page of that place in the list."""
        if 0 <= at < len(self.listed):
            self.list.setCurrentRow(at)
            self.pages.setCurrentIndex(at)
            self._unused = ""
            self._scrolls[at].verticalScrollBar().setValue(0)
            self._show_bottom()

    def chosen(self) -> Settings:
        """The settings as the fields now stand."""
        second = self._safety.second() if self._safety is not None else self._settings.second_folder
        given = replace(self._settings, templates=self._words.templates(), second_folder=second)
        if self._calendar is not None:
            page = self._calendar
            words, tasks = page.their_words.isChecked(), page.tasks.isChecked()
            given = replace(given, calendar_folder=page.folder(), calendar_words=words, calendar_tasks=tasks)
        if self.reminders is not None:
            given = self.reminders.changed(given)
        return self.look.changed(self.work.changed(given))

    def chosen_policy(self) -> Policy:
        """How strict the guard is to be, as the fields now stand."""
        return self.strength.changed(self.warn.changed(self._policy))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._count()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._effect is not None:
            self._effect.leave()

    def _show_effect(self, warned: int, of: int) -> None:
        self._meant = would_have_warned(warned, of)
        self._show_bottom()

    def _show_bottom(self) -> None:
        """Why it was not saved; else that a key is on nothing; else, beside the numbers of the guard, what they would
        have meant.
        """
        troubled = bool(self._trouble.text())
        judging = self.listed[self.pages.currentIndex()] in (self.warn, self.strength)
        self._trouble.setVisible(troubled)
        self.effect.setVisible(not troubled)
        self.effect.setText(self._unused or (self._meant if judging else ""))

    def _count(self) -> None:
        if self._effect is not None:
            self._effect.ask(self.chosen_policy())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter where one looks for a setting goes to what was found, and saves nothing; Esc lets go of what was typed
        there first. A key on which nothing is here says so.
        """
        if not self.field.hasFocus():
            super().keyPressEvent(event)
            self._tell_unused(event)
        elif event.key() in ENTER_KEYS:
            if self._found is not None:
                self._found.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Down:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self.field.text():
            self.field.setText("")
            self._find("")
        else:
            super().keyPressEvent(event)

    def _tell_unused(self, event: QKeyEvent) -> None:
        self._unused = told_unused(event, self.focusWidget())
        self._show_bottom()
        if self._unused:
            event.accept()
            say_aloud(self.effect, self._unused)

    @property
    def _found(self) -> QWidget | None:
        """Where what was looked for can be changed; None where nothing is called that."""
        page = self.listed[self.pages.currentIndex()]
        if self.list.isRowHidden(self.pages.currentIndex()):
            return None
        wanted = self.field.text().strip().casefold()
        within = standing_on(page, wanted) or page
        if within.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return within
        field = first_stop(within)
        return self.list if field is within else field

    def _find(self, typed: str) -> None:
        """Leave the pages on which it stands, and show where it first does."""
        wanted = typed.strip().casefold()
        found = [at for at, page in enumerate(self.listed) if page.finds(wanted)]
        for at in range(len(self.listed)):
            self.list.setRowHidden(at, at not in found)
        self.list.tell_none(not found)
        if not found or not wanted:
            return
        self._show_where(found[0], wanted)

    def _show_where(self, at: int, wanted: str) -> None:
        """That page, at the place where it stands."""
        self.choose(at)
        there = standing_on(self.listed[at], wanted)
        if there is not None:
            self._scrolls[at].ensureWidgetVisible(there)

    def show_for(self, typed: str) -> None:
        """The page they were asked for by: what is called so, else what speaks of it most. Where none does, the first
        stays.
        """
        wanted = typed.strip().casefold()
        found = [at for at, page in enumerate(self.listed) if page.finds(wanted)]
        if len(wanted) < LEAST_NAMED or wanted in self.windowTitle().casefold() or not found:
            return
        self._show_where(max(found, key=lambda at: self.listed[at].speaks_of(wanted)), wanted)

    def _accept(self) -> None:
        pages = (self.work, self._safety, self._calendar)
        trouble = next((told for page in pages if page is not None and (told := page.trouble())), None)
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

    def give_way(self) -> None:
        """What was asked for here stands in the window. What was changed here and is not saved is not thrown away."""
        if (self.chosen(), self.chosen_policy()) == (self._settings, self._policy):
            self.reject()
        else:
            self._tell(tr("They are in the window. Save what you changed here, or cancel it, to look at them."))

    def _tell(self, trouble: str) -> None:
        tell_beneath(self._trouble, trouble)
        self._show_bottom()

    def _saved(self) -> str | None:
        """Save; why it was not done, where it was not."""
        try:
            return self._save(fit(self.chosen()))
        except UnfitSettings as unfit:
            return words.settings_unfit(unfit.keys)


def standing_on(page: Page, wanted: str) -> QWidget | None:
    """Where on it that is read, folded: in a sentence, or else on any part that shows it."""
    there: Iterable[QWidget] = (each for each in page.sentences if wanted in each.words.casefold())
    parts = (each for each in page.parts() if each.isVisibleTo(page) and wanted in text_of(each).casefold())
    return next(iter(there), None) or next(parts, None)


class _List(QListWidget):
    """The pages by what they are about."""

    def __init__(self, titles: Iterable[str]) -> None:
        super().__init__()
        self.setAccessibleName(tr("Pages of the settings"))
        self.setObjectName("pages")
        self.setItemDelegate(_Row(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for title in titles:
            item = QListWidgetItem(title)
            item.setSizeHint(QSize(0, max(ROW, self.fontMetrics().height() + SPACE_12)))
            self.addItem(item)
        self._none = PlainLabel(tr("Nothing is called that."), role=Role.SOFT, parent=self, wrap=True)
        self._none.move(SPACE_12, SPACE_8)
        self._none.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        look_for_letter(self, event, super().keyPressEvent)

    @property
    def widest(self) -> int:
        """How wide the longest title is where it is chosen, in logical pixels."""
        titles = (self.item(at).text() for at in range(self.count()))
        heavy = QFontMetrics(font(semibold=True))
        return max(heavy.horizontalAdvance(title) for title in titles) + _ROUND_A_TITLE

    def tell_none(self, none: bool) -> None:
        self._none.setFixedWidth(max(self.width() - 2 * SPACE_12, 1))
        self._none.adjustSize()
        self._none.setVisible(none)


class _Row(QStyledItemDelegate):
    """The chosen page has a bar and its name in semibold, so that not its ground alone says so."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        super().paint(painter, option, index)  # type: ignore[arg-type]
        chosen = self.parent()
        if isinstance(chosen, QListWidget) and chosen.currentIndex() == index:
            bar = option.rect.adjusted(0, 3, 0, -3)
            bar.setWidth(STATE_BAR)
            bar = QStyle.visualRect(option.direction, option.rect, bar)
            painter.fillRect(bar, QColor(tokens_of(QGuiApplication.palette()).primary))

    def initStyleOption(self, option: QStyleOptionViewItem, index: object) -> None:
        super().initStyleOption(option, index)  # type: ignore[arg-type]
        chosen = self.parent()
        if isinstance(chosen, QListWidget) and chosen.currentIndex() == index:
            option.font.setWeight(option.font.Weight.DemiBold)
