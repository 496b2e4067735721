"""The page of the settings about what the program says and does outside its window: reminders, and the background.

What else it is connected with comes beneath, in `connections`. Knows no file and no desktop.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker.runtime.settings import Settings
from tracker.tongue import Theirs, tr, tr_n_as
from tracker.widgets.fields.hairline import Hairline
from tracker.widgets.look.buttons import Kind, push_button
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.tokens import SPACE_4, SPACE_12, Role, Type
from tracker.widgets.settings.page import Page
from tracker.widgets.settings.sentence import Sentence, slot
from tracker.widgets.settings.told_field import Choice, Clock

MINUTE = timedelta(minutes=1)
BEFORE = (0, 5, 10, 15, 30, 60)
ENTRY = "as-agreed --entry"


class RemindersPage(Page):
    """`state` tells how it stands with reminders, a sentence a line, and `try_now` shows one as a sample; `copied`
    takes the command for a new entry. `has_tray`: there is one, where the window can be left; `starts_along` whether
    the program does, None where it cannot be made to. Put what else the program is connected with into `connections`.
    """

    def __init__(
        self,
        settings: Settings,
        state: Callable[[], tuple[str, ...]],
        try_now: Callable[[], None],
        copied: Callable[[str], None],
        has_tray: bool = False,
        starts_along: bool | None = None,
    ) -> None:
        super().__init__(
            tr("Connections and reminders"),
            tr(
                "Reminders are given while the program runs, shown or hidden: never of whose turn it is, never twice, "
                "and never while you are writing about them."
            ),
        )
        self._state, self._copied = state, copied
        self._starts_along = starts_along
        self._has_tray = has_tray
        self.connections = QVBoxLayout()
        self.connections.setContentsMargins(0, 0, 0, 0)
        self.connections.setSpacing(0)
        self._make_fields(settings)
        self.column.addWidget(self._how_it_stands(try_now))
        self.say(self._sentences())
        self.column.addWidget(self._key_for_an_entry())
        self.column.addLayout(self.connections)
        self.column.addStretch()
        self.look_again()

    def _make_fields(self, settings: Settings) -> None:
        before = settings.remind_before // MINUTE
        self.remind = Choice([(True, tr("what is agreed")), (False, tr("nothing"))], settings.remind)
        self.before = Choice([(n, _told_before(n)) for n in sorted({*BEFORE, before})], before)
        self.at = Choice([(True, tr("as it comes")), (False, tr("not as it comes"))], settings.remind_at)
        self.mornings = Choice(
            [(True, tr("each morning")), (False, tr("on no morning"))],
            settings.remind_mornings,
        )
        self.begins = Clock(settings.remind_from)
        self.words_too = Choice(
            [(False, tr("with whom and when")), (True, tr("that, what about, and their own words"))],
            settings.remind_words,
        )
        self.starts = Choice(
            [(True, tr("starts along with it, unseen")), (False, tr("waits to be started"))],
            bool(self._starts_along),
        )
        self.stays = Choice(
            [(None, tr("asks what to do")), (True, tr("leaves it in the tray")), (False, tr("ends the program"))],
            settings.stays,
        )

    def _how_it_stands(self, try_now: Callable[[], None]) -> QWidget:
        self.state = PlainLabel("", wrap=True)
        self.following = PlainLabel("", Type.SOFT, Role.SOFT, wrap=True)
        self.try_now = push_button(tr("Try now"), Kind.PLAIN, compact=True)
        self.try_now.setAccessibleDescription(tr("Shows a reminder as a sample"))
        self.try_now.clicked.connect(try_now)
        told = QVBoxLayout()
        told.setSpacing(SPACE_4)
        told.addWidget(self.state)
        told.addWidget(self.following)
        held = QWidget()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        row.addLayout(told, 1)
        row.addWidget(self.try_now)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, SPACE_12, 0, 0)
        column.setSpacing(SPACE_12)
        column.addLayout(row)
        column.addWidget(Hairline())
        return held

    def _sentences(self) -> list[Sentence]:
        said = [
            Sentence(tr("You are reminded of {what}.", what=slot()), [self.remind]),
            Sentence(
                tr("You hear of a time {before} and {at}.", before=slot(0), at=slot(1)),
                [self.before, self.at],
                tr("One that the computer slept through is said once, as missed."),
            ),
            Sentence(
                tr("The day in one line comes {each} from {time} on.", each=slot(0), time=slot(1)),
                [self.mornings, self.begins],
                tr("“2 calls agreed, 1 promise due”: what has no time of its own is said there."),
            ),
            Sentence(
                tr("A reminder says {what}.", what=slot()),
                [self.words_too],
                tr("A locked screen shows it to whoever passes."),
            ),
        ]
        if self._starts_along is not None:
            said.append(
                Sentence(
                    tr("When this computer starts, the program {starts}.", starts=slot()),
                    [self.starts],
                    tr("You find it by starting it again."),
                )
            )
        if self._has_tray:
            said.append(Sentence(tr("Closing the window {does}.", does=slot()), [self.stays]))
        return said

    def _key_for_an_entry(self) -> QWidget:
        self.entry_key = PlainLabel(
            tr(
                "A new entry by one key, wherever you are: give the command {command} a key of your own in the "
                "desktop’s settings for the keyboard.",
                command=Theirs(ENTRY),
            ),
            wrap=True,
        )
        self.copy = push_button(tr("Copy"), Kind.PLAIN, "copy", compact=True)
        self.copy.setAccessibleDescription(tr("Copies the command for a new entry"))
        self.copy.clicked.connect(lambda: self._copied(ENTRY))
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, SPACE_12, 0, 0)
        row.setSpacing(SPACE_12)
        row.addWidget(self.entry_key, 1)
        row.addWidget(self.copy)
        return held

    def texts(self) -> list[str]:
        return [*super().texts(), self.entry_key.text()]

    def look_again(self) -> None:
        """Tell how it stands now."""
        state, following = (*self._state(), "", "")[:2]
        self.state.setText(state)
        self.following.setText(following)
        self.following.setVisible(bool(following))

    def changed(self, settings: Settings) -> Settings:
        return replace(
            settings,
            remind=self.remind.value(),
            remind_before=self.before.value() * MINUTE,
            remind_at=self.at.value(),
            remind_mornings=self.mornings.value(),
            remind_from=self.begins.value(),
            remind_words=self.words_too.value(),
            starts_along=self.starts.value() if self._starts_along is not None else settings.starts_along,
            stays=self.stays.value(),
        )


def _told_before(minutes: int) -> str:
    if not minutes:
        return tr("not before")
    return tr_n_as("you hear of a time …", "{n} minute before", "{n} minutes before", minutes)
