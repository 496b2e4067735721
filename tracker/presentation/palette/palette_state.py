"""What the palette lists as one types, and in which order. Knows no widget; what Enter does is told in signals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from tracker.actions.ports import Planned
from tracker.actions.sample.load_sample import SAMPLE_TAG
from tracker.presentation.here import Here
from tracker.presentation.palette.acting import Acting
from tracker.presentation.palette.acts_on import acts_on, road, their_day
from tracker.presentation.palette.asked_for import days_to_hide_until, rows_to_hide, sought
from tracker.presentation.palette.commands_found import Offered, commands_found, names_a_command
from tracker.presentation.palette.going_to import Going, going_to
from tracker.presentation.palette.row import SHOW_KEYS, Does, Row, heading
from tracker.presentation.palette.what_is_next import OfDay, next_rows
from tracker.presentation.people.people_model import Found, PeopleModel, PersonRole
from tracker.presentation.words.lines import palette as words
from tracker.rules.agreement import Agreement
from tracker.rules.history import standing_at
from tracker.rules.line import Part, Says, Someone
from tracker.rules.prospect import Prospect, StandingKind
from tracker.rules.text import fold
from tracker.tongue import tr

Person = tuple[int, str]

AWAITED_MS = 50
"""How long what came first of one letter waits for the rest, people or act, so that all is listed and painted once."""
LOOKED_AT = 3
AT_HAND = ("say",)
COMMONEST = ("new-entry", "undo")
PLACES = ("month", "week", "agenda", "people", "word-kept", "settings")
COMMONEST_BESIDE = (*COMMONEST, *PLACES[3:])
"""Where somebody is at hand there is more to do, and what has a plain digit for its key is left out."""
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


@dataclass(frozen=True, slots=True)
class Before:
    """What is there before anything is typed. `offered` is what can be done; `at_hand` stands in the pane, `agreed` is
    what it tells of with them; `looked_at` are those looked at, the last one first, by id and name. `day` is today's
    morning, `following` what is agreed after it.
    """

    offered: tuple[Offered, ...] = ()
    at_hand: Prospect | None = None
    agreed: tuple[Agreement, ...] = ()
    looked_at: tuple[Person, ...] = ()
    day: OfDay | None = None
    following: Planned | None = None


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
        self._others: list[Acting] = []
        self._other_ways: tuple[Says, ...] = ()
        self._others_of = ""
        self._before = Before()
        self._is_open = False
        self._read: tuple[str, date, Going | None] | None = None
        self.text = ""
        self.rows: tuple[Row, ...] = ()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._tell)
        people.answered.connect(self._people_came)
        people.more.connect(self._grow)

    @property
    def acting(self) -> Acting:
        """Made with the first letter: nothing before needs it."""
        if self._acting is None:
            self._acting = self._made()
        return self._acting

    def _made(self) -> Acting:
        made = self._make_acting(self)
        made.changed.connect(self._act_changed)
        made.done.connect(self.act_done)
        made.unkept.connect(self.entry_wanted)
        made.refused.connect(self.refused)
        return made

    def acting_of(self, row: Row) -> Acting:
        """The reading of what was typed that stands in that row."""
        return self._others[row.n - 1] if row.n else self.acting

    def begin(self, before: Before) -> None:
        """Open, blank."""
        offered = (each for each in before.offered if each.name not in NOT_OFFERED)
        self._before = replace(before, offered=tuple(replace(each, is_place=each.name in PLACES) for each in offered))
        self._read = None
        self._is_open = True
        self.type("")

    def end(self) -> None:
        """It is closed: nothing of what was typed is left here."""
        self._is_open = False
        self.text = ""
        self._people.ask("")
        self._other_ways, self._others_of = (), ""
        for acting in (self._acting, *self._others):
            if acting is not None:
                acting.type("")

    def save(self, row: Row) -> None:
        """Keep the act of that row; nothing of it is left here, unless it has to be gone on with."""
        self._is_open = False
        self.text = ""
        self._other_ways, self._others_of = (), ""
        self.acting_of(row).save()

    @property
    def understood(self) -> tuple[Part, ...]:
        """What of the text is understood as an act."""
        return self._acting.parts if self._acting is not None and self.text.strip() else ()

    def type(self, text: str, cursor: int | None = None) -> None:
        """At every key."""
        self.text = text
        self._people.ask(sought(text))
        if text.strip() or self._acting is not None:
            self.acting.type(text, cursor)

    @property
    def is_current(self) -> bool:
        """Whether the rows answer what was typed last."""
        if not self.text.strip():
            return self._people.is_current
        others = self._others[: len(self._other_ways)]
        return self._people.is_current and self.acting.is_current and all(each.is_current for each in others)

    def _act_changed(self) -> None:
        """One key may bring several answers: they are shown together."""
        if self._is_open:
            self._tell_soon()

    def _people_came(self) -> None:
        if self.is_current:
            self._tell()
        else:
            self._tell_soon()

    def _tell_soon(self) -> None:
        """At once, or with what is on its way yet; that is not waited for where the store is slow."""
        if self.is_current:
            self._soon.start(0)
        elif not (self._soon.isActive() and self._soon.interval()):  # one that is due is of the letter before
            self._soon.start(AWAITED_MS)

    def _tell(self) -> None:
        self._soon.stop()
        if self._is_open:
            self._read_other_ways()
            self.rows = self._listed() if self.text.strip() else self._blank()
            self.changed.emit()

    def _read_other_ways(self) -> None:
        """Where the words leave open how it was, each way is read and judged by itself."""
        wanted = self.acting.left_open if self.text.strip() else ()
        if (wanted, self.text) == (self._other_ways, self._others_of):
            return
        before, self._other_ways, self._others_of = self._other_ways, wanted, self.text
        while len(self._others) < len(wanted):
            self._others.append(self._made())
        for n, says in enumerate(wanted):
            if before[n : n + 1] != (says,):
                self._others[n].type("")
            self._others[n].type(self.text)
            self._others[n].press(says)

    def settle(self) -> None:
        """Show at once what is known by now."""
        if self._soon.isActive():
            self._tell()

    def _grow(self) -> None:
        if self._is_open and self.text.strip():
            self.rows = self._listed()
            self.more.emit()

    def _listed(self) -> tuple[Row, ...]:
        typed = sought(self.text).strip()
        here = self._here()
        found = self._found()
        people = [self._person(each, n) for n, each in found if each.mention is None]
        spoken_of = [self._person(each, n) for n, each in found if each.mention is not None]
        act = self._act(found)
        acts = self._to_hide(here) or (self._acts(act) if act is not None else [])
        going = self._going(typed, here)
        day = self._day(going)
        commands = [self._command(each) for each in commands_found(typed, self._before.offered)]
        do, who = tr("Do"), tr("People")
        if not (people or acts or commands or day):
            people = [self._nearly(each) for each in self.acting.may_be]
        named = self._with_who_is_named(acts, people)
        sections: list[tuple[str, list[Row]]] = [(who, people), named, (tr("Commands"), commands)]
        if acts:
            sections = [named, *(each for each in sections if each is not named)]
        if names_a_command(typed, self._before.offered, (row.words for row in people)):
            sections.reverse()
        sections.insert(0, (do, acts))
        is_meant = going is not None and (going.asked or not people)
        # Everybody's day is no act on whoever is named: it stands under the calendar, beneath all else.
        theirs = [row for row in (self._their_day() if named[1] else []) if row.day not in {each.day for each in day}]
        sections.insert(0 if is_meant else 2, (tr("Calendar"), [*day, *theirs] if day else []))
        sections.append((tr("Calendar"), theirs if not day else []))
        sections.append((tr("Found in words"), spoken_of))
        return tuple(row for name, rows in sections if rows for row in (heading(name), *rows))

    def _to_hide(self, here: Here) -> list[Row]:
        history = self.acting.history
        days = days_to_hide_until(self.text, here) if history is not None else ()
        return list(rows_to_hide(history.agreements, days, here)) if history is not None and days else []

    def _going(self, typed: str, here: Here) -> Going | None:
        """Read once for each text: people and act come one after the other, and each is listed at once."""
        if self._read is None or self._read[:2] != (typed, here.today):
            self._read = typed, here.today, going_to(typed, here.now, here.zone, here.words)
        return self._read[2]

    def _blank(self) -> tuple[Row, ...]:
        before, here = self._before, self._here()
        by_name = {each.name: each for each in before.offered}
        rows: list[Row] = []
        due = next_rows(before.day, before.following, here) if before.day is not None else ()
        if due:
            rows += [heading(tr("Next")), *due]
        person = before.at_hand
        if person is not None:
            rows.append(heading(words.called(person.name)))
            rows.append(Row(Does.ENTRY_WITH, words.new_entry(), "talked", person=person.id))
            rows += acts_on(person, before.agreed, here.today, here.zone, briefly=True)
            rows += [self._command(by_name[each]) for each in AT_HAND if each in by_name]
        found = self._found()
        places = {each.line.id: (n, each) for n, each in found if each.line is not None}
        looked_at, besides = dict(before.looked_at), person.id if person is not None else 0
        others = [of for of in dict.fromkeys((*looked_at, *places)) if of != besides][:LOOKED_AT]
        if others:
            rows.append(heading(tr("Looked at last")))
        for of in others:
            n, one = places.get(of, (0, None))
            looked = Row(Does.PERSON, looked_at.get(of, ""), "person", person=of)
            rows.append(self._person(one, n) if one is not None else looked)
        parts = [(tr("Do"), COMMONEST), (tr("Go to"), PLACES)] if person is None else [(tr("Do"), COMMONEST_BESIDE)]
        for name, part in parts:
            rows.append(heading(name))
            rows += [self._command(by_name[each]) for each in part if each in by_name]
        return tuple(rows)

    def _found(self) -> list[tuple[int, Found]]:
        rows = ((n, self._people.row(self._people.index(n, 0))) for n in range(self._people.rowCount()))
        return [(n, row) for n, row in rows if row is not None and row.line is not None]

    def _act(self, found: list[tuple[int, Found]]) -> Row | None:
        """None where somebody is called as typed: "Mark Post" is looked for, and no post to Mark."""
        typed = fold(" ".join(sought(self.text).split()))
        called_so = any(fold(each.name).startswith(typed) for _, each in found if each.mention is None)
        return None if called_so else self.acting.row()

    def _acts(self, act: Row) -> list[Row]:
        """What was typed as it is read; where it leaves open how it was, a row for each way it may have been."""
        others = self._others[: len(self._other_ways)]
        read = [(n, other.row()) for n, other in enumerate(others, 1)]
        ways = [replace(row, n=n) for n, row in read if row is not None]
        return ways if ways and self.acting.asks_how else [act, *ways]

    def _with_who_is_named(self, acts: list[Row], people: list[Row]) -> tuple[str, list[Row]]:
        """Whoever exactly is named, and what can be done for them; to be shown as well, where they are not listed."""
        history, name, here = self.acting.history, self.acting.name, self._here()
        if history is None or not name:
            return "", []
        listed = any(each.person == history.prospect.id for each in people)
        person = history.prospect
        who = person.organisation or max((tag for tag in person.tags if tag != SAMPLE_TAG), key=len, default="")
        stood = standing_at(history.standings, here.now)
        how = words.stands(stood.kind) if stood is not None and stood.kind is not StandingKind.OPEN else ""
        shown = Row(Does.PERSON, words.show(name), "person", words.parted(words.one(who), how), keys=SHOW_KEYS)
        rows = [replace(shown, person=person.id)] if not listed else []
        if not acts:
            rows.append(Row(Does.ENTRY, words.new_entry(), "talked", person=history.prospect.id))
        rows += acts_on(history.prospect, history.agreements, here.today, here.zone)
        return words.called(name), rows

    def _their_day(self) -> list[Row]:
        """The next day on which something is agreed with whoever exactly is named."""
        history, here = self.acting.history, self._here()
        if history is None:
            return []
        return list(their_day(history.prospect.name, history.agreements, here.today, here.zone))

    def _person(self, found: Found, n: int) -> Row:
        assert found.line is not None
        index = self._people.index(n, 0)
        beside, following = index.data(PersonRole.BESIDE), index.data(PersonRole.NEXT)
        icon = "note" if found.mention is not None else STANDING_ICONS[found.line.standing]
        under = str(beside) if found.mention is not None else ""
        soft = following if under else " · ".join(part for part in (beside, following) if part)
        return Row(Does.PERSON, str(index.data()), icon, beside=soft, under=under, person=found.line.id)

    def _nearly(self, who: Someone) -> Row:
        """Somebody who is meant perhaps, where nobody is called as typed: "tesssa"."""
        return Row(Does.PERSON, who.name, "person", who.organisation or who.household, person=who.id or 0)

    def _command(self, command: Offered) -> Row:
        icon = COMMAND_ICONS.get(command.name, "right")
        return Row(Does.COMMAND, command.words, icon, keys=command.keys, command=command.name)

    def _day(self, going: Going | None) -> list[Row]:
        if going is None:
            return []
        here = self._here()
        told, near = words.go_to(going.day, here.today)
        rows = [Row(Does.DAY, told, "month", beside=near, day=going.day), road(going.day, here.today)]
        return rows[::-1] if going.prints else rows
