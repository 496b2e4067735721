"""One person put together field by field, each made fit to be kept: what has no place goes into the notes.

Knows no format: tables and cards are both put together here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tracker.rules.bring_in.card import Birthday, Card, HistoryItem, HistoryKind, Note
from tracker.rules.bring_in.cells import LONGEST_NO, ways_not_to
from tracker.rules.bring_in.contact_points import addresses_in, is_rounded, numbers_in
from tracker.rules.bring_in.problems import ProblemKind, Tally
from tracker.rules.channel import Channel
from tracker.rules.prospect import Business, CanBuy, Email, Hours, Interest, Phone
from tracker.rules.text import (
    LINE_LIMIT,
    NAME_LIMIT,
    NOTE_LIMIT,
    UnfitText,
    clean,
    digits,
    fold,
    readable,
    shows_nothing,
)

MOST = 100
"""Numbers, addresses or tags of one person; the others stand in the notes. Nobody has so many, but a file may."""
ADDRESS_LIMIT = LINE_LIMIT


@dataclass(slots=True)
class Building:
    """The person of one card or row, at `line` of the file."""

    line: int
    tally: Tally
    name: str = ""
    organisation: str = ""
    household: str = ""
    address: str = ""
    zone: str = ""
    greeting: str = ""
    external: str = ""
    birthday: Birthday | None = None
    phones: dict[str, Phone] = field(default_factory=dict)
    emails: dict[str, Email] = field(default_factory=dict)
    tags: dict[str, None] = field(default_factory=dict)
    notes: dict[tuple[str, str], None] = field(default_factory=dict)
    history: list[HistoryItem] = field(default_factory=list)
    preferred: Channel | None = None
    hours: Hours | None = None
    business: Business = field(default_factory=Business)
    interest: Interest = Interest.UNKNOWN
    can_buy: CanBuy = CanBuy.UNKNOWN

    def one_line(self, text: str, column: str, limit: int = NAME_LIMIT) -> str:
        """The text as a field of one line keeps it. What is cut stands whole in the notes."""
        if len(text) <= limit and text.isascii() and text.isprintable():
            return " ".join(text.split())
        fitting = " ".join(self._clean(text, column).split())
        if shows_nothing(fitting):
            return ""
        return self._cut(fitting, limit, column)

    def lines(self, text: str, column: str, limit: int = NOTE_LIMIT) -> str:
        """The same for a field of several lines."""
        if len(text) <= limit and text.isascii() and text.isprintable():
            return text.strip()
        return self._cut(self._clean(text, column), limit, column)

    def add_phones(self, text: str, label: str, column: str, shared: bool = False) -> None:
        """The numbers of a cell. A rounded one is told and left out; what is none goes into the notes."""
        if is_rounded(text):
            self.tally.add(self.line, ProblemKind.NUMBER_BROKEN, text, column)
            return
        for typed, its_label, is_number in numbers_in(self._clean(text, column)):
            if is_rounded(typed):
                self.tally.add(self.line, ProblemKind.NUMBER_BROKEN, typed, column)
            elif is_number and len(self.phones) < MOST:
                self.phones.setdefault(typed, Phone(typed, "", self.one_line(its_label or label, column), shared))
            else:
                self.add_note(column, typed)
            self.asked_not_to(its_label if is_number else typed, column, typed)

    def add_emails(self, text: str, label: str, column: str, shared: bool = False) -> None:
        """The addresses of a cell; what is none goes into the notes."""
        for part, is_address in addresses_in(self._clean(text, column)):
            if is_address and len(self.emails) < MOST:
                email = Email(part, self.one_line(label, column), shared)
                self.emails.setdefault(email.key, email)
            else:
                self.add_note(column, part)

    def add_tags(self, texts: Iterable[str], column: str) -> None:
        for text in texts:
            tag = self.one_line(text, column)
            self.asked_not_to(tag, column)
            if tag and len(self.tags) < MOST:
                self.tags[tag] = None
            elif tag:
                self.add_note(column, tag)

    def add_note(self, label: str, value: str, column: str = "") -> None:
        """A note under that label; one of theirs has none. What is there already word for word is not said twice."""
        fitting = self.lines(value, column or label)
        if fitting:
            self.notes[self._label(label), fitting] = None

    def add_note_of_theirs(self, text: str, column: str) -> None:
        """A note as it stands, which may say nothing but that they are not to be contacted."""
        self.add_note("", text, column)
        self.asked_not_to(text, column)

    def asked_not_to(self, text: str, column: str, of: str = "") -> bool:
        """Whether it says nothing but that they are not to be contacted, as "DNC" in whatever column it stands: then it
        is an objection. `of` is the number beside which it stood.
        """
        ways = ways_not_to(text) if 3 <= len(text) <= LONGEST_NO else ()
        said = f"{of} {text}" if of and of != text else text
        for way in ways:
            self.history.append(HistoryItem(HistoryKind.DO_NOT_CONTACT, column, said, yes=True, channel=way))
        return bool(ways)

    def take(self, place: str, text: str, column: str, limit: int = NAME_LIMIT) -> None:
        """Into a field that holds one text; a second text for it goes into the notes."""
        fitting = self.lines(text, column, limit) if place == "address" else self.one_line(text, column, limit)
        if not fitting:
            return
        held = getattr(self, place)
        if not held:
            setattr(self, place, fitting)
        elif fold(held) != fold(fitting):
            self.add_note(column, text)

    def take_our_word(self, place: str, text: str, column: str) -> None:
        """One of our own words for a field, as our files have them; any other is a note."""
        word = text.strip().casefold()
        try:
            if place == "preferred":
                self.preferred = Channel(word)
            elif place == "interest":
                self.interest = Interest(word)
            else:
                self.can_buy = CanBuy(word)
        except ValueError:
            self.add_note(column, text)

    def take_zone(self, text: str, column: str) -> None:
        """A time zone by its IANA name; any other way to say one is a note."""
        name = text.strip()
        if "/" in name and len(name) <= 60 and name.isascii() and _is_zone(name):
            self.take("zone", name, column)
        else:
            self.add_note(column, text)

    def build(self, text: str, digest: str) -> Card:
        """The person. Who has no name goes by what else tells them apart, told once."""
        if not self.name:
            others = (self.organisation, *(e.address for e in self.emails.values()), *self.phones)
            self.name = next((other for other in others if other), "")
            self.tally.add(self.line, ProblemKind.NO_NAME, self.name)
        return Card(
            line=self.line,
            name=self.name,
            organisation=self.organisation,
            household=self.household,
            phones=tuple(self.phones.values()),
            emails=tuple(self.emails.values()),
            address=self.address,
            zone=self.zone,
            birthday=self.birthday,
            tags=tuple(self.tags),
            notes=self._notes_that_fit(),
            greeting=self.greeting,
            external=self.external,
            history=tuple(self.history),
            preferred=self.preferred,
            hours=self.hours,
            business=self.business,
            interest=self.interest,
            can_buy=self.can_buy,
            text=readable_text(text),
            digest=digest,
        )

    def _notes_that_fit(self) -> tuple[Note, ...]:
        """All notes together are one text of a record, and none is longer than that may be."""
        room, kept = NOTE_LIMIT, []
        for label, value in self.notes:
            note = Note(label, value)
            length = len(note.text) + 1
            if length > room + 1:
                self.tally.add(self.line, ProblemKind.FIELD_TOO_LONG, note.value, note.label)
                rest = room - len(note.label) - 2
                if rest > 0:
                    kept.append(Note(note.label, note.value[:rest].rstrip()))
                break
            kept.append(note)
            room -= length
        return tuple(kept)

    def _label(self, label: str) -> str:
        if len(label) <= NAME_LIMIT and label.isascii() and label.isprintable():
            return label.strip()
        return " ".join(readable(label[:NAME_LIMIT]).split())

    def _clean(self, text: str, column: str) -> str:
        if text.isascii() and text.isprintable():
            return text.strip()
        try:
            return clean(text, len(text))
        except UnfitText:
            self.tally.add(self.line, ProblemKind.FIELD_CLEANED, text, column)
            return clean(readable_text(text), len(text))

    def _cut(self, text: str, limit: int, column: str) -> str:
        if len(text) <= limit:
            return text
        self.tally.add(self.line, ProblemKind.FIELD_TOO_LONG, text, column)
        if limit < NOTE_LIMIT:
            label = self._label(column)
            self.notes[label, text[: NOTE_LIMIT - len(label) - 2]] = None
        return text[:limit].rstrip()


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):  # a path, a folder, none at all
        return False
    return True


def readable_text(text: str) -> str:
    """A text as it can be kept: line breaks are newlines, and what no text may hold is a replacement character."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    return readable(text.replace("\r\n", "\n").replace("\r", "\n"))


def address_of(po_box: str, street: str, city: str, region: str, postcode: str, country: str) -> str:
    """The lines of an address as its country writes them, as far as the postcode tells which."""
    if city and region.isalpha() and len(region) == 2 and region.isupper() and digits(postcode[:5]) == postcode[:5]:
        place = f"{city}, {region} {postcode}".strip()
        region = ""
    elif postcode and digits(postcode) == "".join(postcode.split()):
        place = f"{postcode} {city}".strip()
    else:
        place = f"{city}\n{postcode}".strip() if not region else f"{city}\n{region}\n{postcode}".strip()
        region = ""
    return "\n".join(part for part in (po_box, street, place, region, country) if part)
