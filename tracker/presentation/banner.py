"""What the warning banner shows: a verdict already put in words, and the ways out it offers.

Knows no verdict and no widget.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tracker.rules.verdict import Level
from tracker.tongue import Phrase, phrase


class ExitId(StrEnum):
    """The ways out of a warning: three honest ones, and before the act the choice not to."""

    SOMETHING_CHANGED = "something-changed"
    THEY_ASKED = "they-asked"
    LOG_ANYWAY = "log-anyway"
    GOODWILL = "goodwill"
    HOLD_BACK = "hold-back"
    INSTEAD = "instead"
    GO_AHEAD = "go-ahead"


@dataclass(frozen=True, slots=True)
class OfferedExit:
    """One button. `default` is the one Enter presses; `&` in the label marks its key."""

    id: ExitId
    words: Phrase | str
    default: bool = False

    @property
    def label(self) -> str:
        return self.words if isinstance(self.words, str) else self.words.told()


SOMETHING_CHANGED = phrase("button", "Something changed…")
THEY_ASKED = phrase("button", "They asked for this…")
AFTER_THE_ACT = (
    OfferedExit(ExitId.SOMETHING_CHANGED, SOMETHING_CHANGED),
    OfferedExit(ExitId.THEY_ASKED, THEY_ASKED),
    OfferedExit(ExitId.LOG_ANYWAY, phrase("button", "Log it anyway, because…")),
)


IN_AN_ENTRY = (
    OfferedExit(ExitId.SOMETHING_CHANGED, phrase("button", "Something chan&ged…")),
    OfferedExit(ExitId.THEY_ASKED, phrase("button", "They aske&d for this…")),
    OfferedExit(ExitId.LOG_ANYWAY, phrase("button", "Log it anyway, &because…")),
)
"""The same three with a key each, where nothing else has those keys."""


def before_the_act(not_to: str, anyway: str, instead: str = "", asked: str = "") -> tuple[OfferedExit, ...]:
    """The exits before anything is dialled or sent, such as "Don’t call" and "Call anyway…"; the default is not to.

    `instead` is what would be welcome in its place, "" for nothing; `asked` names who asked for it.
    """
    return (
        OfferedExit(ExitId.HOLD_BACK, not_to, default=True),
        *((OfferedExit(ExitId.INSTEAD, instead),) if instead else ()),
        OfferedExit(ExitId.SOMETHING_CHANGED, SOMETHING_CHANGED),
        OfferedExit(ExitId.THEY_ASKED, asked or THEY_ASKED),
        OfferedExit(ExitId.GO_AHEAD, anyway),
    )


@dataclass(frozen=True, slots=True)
class BannerTelling:
    """One thing to say. `more` are further findings, a sentence each; `exits` are offered from `Level.WARN` on, and
    while one is `opened`, so that nothing moves away beneath the cursor. `beside` is said more softly beneath: what
    would be welcome instead.
    """

    level: Level
    headline: str
    sentence: str
    more: tuple[str, ...] = ()
    exits: tuple[OfferedExit, ...] = AFTER_THE_ACT
    exits_enabled: bool = True
    opened: ExitId | None = None
    beside: str = ""

    @property
    def offers_exits(self) -> bool:
        return bool(self.exits) and (self.level >= Level.WARN or self.opened is not None)

    @property
    def spoken(self) -> str:
        """All of it in one breath, for a screen reader."""
        parts = (self.headline, self.sentence, *self.more, self.beside)
        return " ".join(part if part.endswith((".", "?", "”", "’")) else f"{part}." for part in parts if part)
