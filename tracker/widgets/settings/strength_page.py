"""How strongly the guard speaks of each thing it finds: not at all, a note, a warning, or a stop. Knows no store."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal

from tracker.rules.policy import LEVELS, Policy
from tracker.rules.verdict import Code, Level
from tracker.tongue import phrase, sentence, tr
from tracker.widgets.settings.page import Page
from tracker.widgets.settings.sentence import Sentence, slot
from tracker.widgets.settings.told_field import Choice

WHERE = {
    Code.OBJECTED: sentence("They asked not to be contacted: {how}"),
    Code.NO_THANKS: sentence("They said no, thank you: {how}"),
    Code.THEIR_TURN: sentence("They said they would contact us: {how}"),
    Code.NOTHING_AGREED: sentence("Nobody agreed to it: {how}"),
    Code.FIRST_APPROACH: sentence("It is a first approach: {how}"),
    Code.TOO_EARLY: sentence("It is earlier than agreed: {how}"),
    Code.LATE: sentence("It is later than agreed: {how}"),
    Code.LAPSED: sentence("It was agreed too long ago: {how}"),
    Code.OTHER_CHANNEL: sentence("It was agreed by another way: {how}"),
    Code.ANOTHERS: sentence("It is a colleague’s agreement: {how}"),
    Code.TRIES_SPENT: sentence("It was tried often enough: {how}"),
    Code.ABOUT_IT: sentence("It is about an appointment: {how}"),
    Code.TOO_MANY: sentence("There were too many contacts: {how}"),
    Code.HOUSEHOLD: sentence("Someone beside them is involved: {how}"),
    Code.GOODWILL: sentence("It is goodwill, within its limit: {how}"),
    Code.QUIET_HOURS: sentence("It is a quiet hour for them: {how}"),
    Code.LITTLE_INTEREST: sentence("They have little interest, or cannot buy: {how}"),
}
HOW = {
    Level.WELCOME: phrase("how strongly it is said", "say nothing"),
    Level.NOTE: phrase("how strongly it is said", "note it"),
    Level.WARN: phrase("how strongly it is said", "warn"),
    Level.STOP: phrase("how strongly it is said", "stop"),
}


class StrengthPage(Page):
    """`touched` comes when any of it is changed."""

    touched = Signal()

    def __init__(self, policy: Policy) -> None:
        super().__init__(
            tr("How strongly"),
            tr("A stop asks for words and a tick before anything is logged, a warning for words, a note for nothing."),
        )
        options = [(level, how.told()) for level, how in HOW.items()]
        self.fields = {code: Choice(options, policy.level_of(code)) for code in Code}
        self.say(Sentence(WHERE[code].told(how=slot()), [field]) for code, field in self.fields.items())
        self.column.addStretch()
        for field in self.fields.values():
            field.currentIndexChanged.connect(lambda _at: self.touched.emit())

    def changed(self, policy: Policy) -> Policy:
        return replace(policy, levels={**LEVELS, **{code: field.value() for code, field in self.fields.items()}})
