"""What the palette lists as one types, and in which order. Knows no widget; what Enter does is told in signals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from tracker.presentation.here import Here
from tracker.presentation.palette.acting import Acting
from tracker.presentation.palette.commands_found import Offered, commands_found, names_a_command
from tracker.presentation.palette.going_to import Going, going_to
from tracker.presentation.palette.row import Does, Row, heading
from tracker.presentation.people.people_model import Found, PeopleModel, PersonRole
from tracker.presentation.words.lines import palette as words
from tracker.rules.line import Part
from tracker.rules.prospect import StandingKind
from tracker.rules.text import fold
from tracker.tongue import tr

Person = tuple[int, str]

LOOKED_AT = 4
AT_HAND = ("say", "promise")
COMMONEST = (("new-entry", "undo"), ("month", "week", "agenda", "people", "word-kept", "settings"))
NOT_OFFERED = frozenset({"find", "next-region", "region-before"})
STANDING_ICONS = {
    StandingKind.OPEN: "person",
    StandingKind.THEIR_TURN: "their-turn",
    StandingKind.NO_THANKS: "no-thanks",
    StandingKind.CLIENT: "client",
}
COMMAND_ICONS = {
    "new-entry": "plus",
    "say": "voicemail",
    "promise": "owe",
    "nothing-to-answer": "nothing-agreed",
    "undo": "undo",
    "redo": "redo",
    "people": "people",
    "everything": "copy",
    "word-kept": "kept",
    "trash": "trash",
    "month": "month",
    "week": "week",
    "agenda": "agenda",
    "pane": "person",
    "morning": "today",
    "menu": "more",
    "who": "person",
    "us": "household",
    "away": "place",
    "settings": "settings",
    "keys": "help",
    "leave": "close",
}


class PaletteState(QObject):
    """`changed` when the rows are others, `more` when only further ones came beneath; `act_done(Logged)`,
    `entry_wanted(Form)` and `refused(trouble)` come of an act.
    """

    changed = Signal()
    more = Signal()
    act_done = Signal(object)
    entry_wanted = Signal(object)
    refused = Signal(object)

    def __init__(
        self,
        people: PeopleModel,
        acting: Callable[[QObject], Acting],
        here: Callable[[], Here],
    ) -> None:
        super().__init__()
        self._people = people
        self._here = here
        self._make_acting = acting
        self._acting: Acting | None = None
        self._offered: tuple[Offered, ...] = ()
        self._at_hand: Person | None = None
        self._looked_at: dict[int, str] = {}
        self._is_open = False
        self._read: tuple[str, date, Going | None] | None = None
        self.text = ""
        self.rows: tuple[Row, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)
        people.answered.connect(self._tell)
        people.more.connect(self._grow)

    @property
    def acting(self) -> Acting:
        """Made with the first letter: nothing before needs it."""
        if self._acting is None:
            self._acting = made = self._make_acting(self)
            made.changed.connect(self._act_changed)
            made.done.connect(self.act_done)
            made.unkept.connect(self.entry_wanted)
            made.refused.connect(self.refused)
        return self._acting

    def begin(self, offered: Sequence[Offered], at_hand: Person | None, looked_at: Sequence[Person]) -> None:
        """Open, blank: `offered` is what can be done, `at_hand` whoever stands in the pane, `looked_at` who was looked
        at, the last one first; each with id and name.
        """
        self._looked_at = dict(looked_at)
        self._offered = tuple(each for each in offered if each.name not in NOT_OFFERED)
        self._at_hand = at_hand
        self._read = None
        self._is_open = True
        self.type("")

    def end(self) -> None:
        """It is closed: nothing of what was typed is left here."""
        self._is_open = False
        self.text = ""
        self._people.ask("")
        if self._acting is not None:
            self._acting.type("")

    def save(self) -> None:
        """Keep the act that stands there; nothing of it is left here, unless it has to be gone on with."""
        self._is_open = False
        self.text = ""
        self.acting.save()

    @property
    def understood(self) -> tuple[Part, ...]:
        """What of the text is understood as an act."""
        return self._acting.parts if self._acting is not None and self.text.strip() else ()

    def type(self, text: str, cursor: int | None = None) -> None:
        """At every key."""
        self.text = text
        if text.strip() or self._acting is not None:
            self.acting.type(text, cursor)
        self._people.ask(text)

    @property
    def is_current(self) -> bool:
        """Whether the rows answer what was typed last."""
        return self._people.is_current and (not self.text.strip() or self.acting.is_current)

    def _act_changed(self) -> None:
        """One key may bring several answers: they are shown together."""
        if self._is_open:
            self._soon.start()

    def _tell(self) -> None:
        self._soon.stop()
        if self._is_open:
            self.rows = self._listed() if self.text.strip() else self._blank()
            self.changed.emit()

    def settle(self) -> None:
        """Show at once what is known by now."""
        if self._soon.isActive():
            self._tell()

    def _grow(self) -> None:
        if self._is_open and self.text.strip():
            self.rows = self._listed()
            self.more.emit()

    def _listed(self) -> tuple[Row, ...]:
        typed = self.text.strip()
        here = self._here()
        found = self._found()
        people = [self._person(each, n) for n, each in found if each.mention is None]
        spoken_of = [self._person(each, n) for n, each in found if each.mention is not None]
        act = self._act(found)
        going = self._going(typed, here)
        day = self._day(going)
        commands = [self._command(each) for each in commands_found(typed, self._offered)]
        do, who = tr("Do"), tr("People")
        sections: list[tuple[str, list[Row]]] = [(who, people), (tr("Commands"), commands)]
        if names_a_command(typed, self._offered):
            sections.reverse()
        sections.insert(0, (do, [act, *self._about(act, people)] if act is not None else []))
        is_meant = going is not None and (going.asked or not people)
        sections.insert(0 if is_meant else 2, (tr("Calendar"), day))
        sections.append((tr("Found in words"), spoken_of))
        return tuple(row for name, rows in sections if rows for row in (heading(name), *rows))

    def _going(self, typed: str, here: Here) -> Going | None:
        """Read once for each text: people and act come one after the other, and each is listed at once."""
        if self._read is None or self._read[:2] != (typed, here.today):
            self._read = typed, here.today, going_to(typed, here.now, here.zone, here.words)
        return self._read[2]

    def _blank(self) -> tuple[Row, ...]:
        by_name = {each.name: each for each in self._offered}
        rows: list[Row] = []
        if self._at_hand is not None:
            of, name = self._at_hand
            rows.append(heading(name))
            rows.append(Row(Does.ENTRY_WITH, words.new_entry_with(name), "talked", person=of))
            rows += [self._command(by_name[each]) for each in AT_HAND if each in by_name]
        found = self._found()
        places = {each.line.id: (n, each) for n, each in found if each.line is not None}
        besides = self._at_hand[0] if self._at_hand is not None else 0
        others = [of for of in dict.fromkeys((*self._looked_at, *places)) if of != besides][:LOOKED_AT]
        if others:
            rows.append(heading(tr("Looked at last")))
        for of in others:
            n, one = places.get(of, (0, None))
            looked = Row(Does.PERSON, self._looked_at.get(of, ""), "person", person=of)
            rows.append(self._person(one, n) if one is not None else looked)
        for name, part in zip((tr("Do"), tr("Go to")), COMMONEST, strict=True):
            rows.append(heading(name))
            rows += [self._command(by_name[each]) for each in part if each in by_name]
        return tuple(rows)

    def _found(self) -> list[tuple[int, Found]]:
        rows = ((n, self._people.row(self._people.index(n, 0))) for n in range(self._people.rowCount()))
        return [(n, row) for n, row in rows if row is not None and row.line is not None]

    def _act(self, found: list[tuple[int, Found]]) -> Row | None:
        """None where somebody is called as typed: "Mark Post" is looked for, and no post to Mark."""
        typed = fold(" ".join(self.text.split()))
        called_so = any(fold(each.name).startswith(typed) for _, each in found if each.mention is None)
        return None if called_so else self.acting.row()

    def _about(self, act: Row, people: list[Row]) -> list[Row]:
        """Whoever the act is about, to be shown; unless they are listed anyhow."""
        name = self.acting.name
        if not act.person or not name or any(each.person == act.person for each in people):
            return []
        return [Row(Does.PERSON, words.show(name), "person", person=act.person)]

    def _person(self, found: Found, n: int) -> Row:
        assert found.line is not None
        index = self._people.index(n, 0)
        beside, following = index.data(PersonRole.BESIDE), index.data(PersonRole.NEXT)
        icon = "note" if found.mention is not None else STANDING_ICONS[found.line.standing]
        under = str(beside) if found.mention is not None else ""
        soft = following if under else " · ".join(part for part in (beside, following) if part)
        return Row(Does.PERSON, str(index.data()), icon, beside=soft, under=under, person=found.line.id)

    def _command(self, command: Offered) -> Row:
        icon = COMMAND_ICONS.get(command.name, "right")
        return Row(Does.COMMAND, command.words, icon, keys=command.keys, command=command.name)

    def _day(self, going: Going | None) -> list[Row]:
        if going is None:
            return []
        here = self._here()
        told, near = words.go_to(going.day, here.today)
        return [Row(Does.DAY, told, "month", beside=near, day=going.day)]
