"""The people of a vCard file, of version 2.1, 3.0 or 4.0, each by what stands in their card. Knows nobody else.

Written by hand: what libraries there are cut a note at its comma, or stop at the first line that is none.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from sys import getsizeof

from tracker.interop.reading.card_of import card_of
from tracker.interop.reading.content_lines import BINARY, Decoder, Property, RawLine, Unfolded, property_of, unescaped
from tracker.interop.reading.encodings import Taken
from tracker.rules.bring_in.card import Card
from tracker.rules.bring_in.file_read import KEPT_LIMIT, LINE_LIMIT, LINES_LIMIT, PEOPLE_LIMIT, Progress
from tracker.rules.bring_in.problems import ProblemKind, Tally

_MARKS = (b"B", b"E", b"b", b"e", b" ", b"\t")
DEEPEST = 4
"""Cards within cards; the next one ends the one before it."""


@dataclass(slots=True)
class Begun:
    """A card that is being read. `waits` where its last line began a card within it."""

    line: int
    properties: list[Property] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    waits: bool = False
    full: bool = False


@dataclass(slots=True)
class _Cards:
    decoder: Decoder
    tally: Tally
    cards: list[Card] = field(default_factory=list)
    open: list[Begun] = field(default_factory=list)
    groups: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    size: int = 0
    full: bool = False

    def take(self, line: RawLine) -> None:
        start = line.raw[:12].strip().upper() if line.raw[:1] in _MARKS else b""
        if start.startswith(b"BEGIN:VCARD"):
            self._begin(line.number)
        elif start.startswith(b"END:VCARD"):
            if self.open:
                self._end()
        elif not self.open:
            self._unreadable(line)
        else:
            self._property(line, self.open[-1])

    def finish(self) -> None:
        while self.open:
            self.tally.add(self.open[-1].line, ProblemKind.CARD_UNCLOSED)
            self._end()
        self._tag_members()

    def _begin(self, line: int) -> None:
        if self.open and self.open[-1].waits and len(self.open) < DEEPEST:
            self.open[-1].waits = False
            self.tally.add(line, ProblemKind.CARD_NESTED)
        else:
            while self.open:
                self.tally.add(self.open[-1].line, ProblemKind.CARD_UNCLOSED)
                self._end()
        self.open.append(Begun(line))

    def _end(self) -> None:
        begun = self.open.pop()
        if self.full:
            return
        if len(self.cards) >= PEOPLE_LIMIT:
            self._stop(begun.line)
            return
        if _is_group(begun):
            members = [p.value for p in begun.properties if p.name in ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER")]
            name = next((unescaped(p.value) for p in begun.properties if p.name == "FN"), "")
            self.groups.append((name, tuple(_bare_uid(member) for member in members)))
            return
        if not any(p.value.strip(" ;") for p in begun.properties if p.name not in ("VERSION", "PRODID", "REV", "UID")):
            self.tally.add(begun.line, ProblemKind.NOTHING_IN_IT)
            return
        self.cards.append(card_of(begun.line, begun.properties, begun.text, self.tally))

    def _property(self, line: RawLine, card: Begun) -> None:
        if len(card.text) >= LINES_LIMIT:
            if not card.full:
                self.tally.add(card.line, ProblemKind.TOO_MANY, str(LINES_LIMIT))
            card.full = True
            return
        prop = property_of(line, self.decoder)
        if prop is None:
            card.text.append(self.decoder.text(line.raw))
            self._unreadable(line)
            return
        if prop.name in BINARY:
            head = prop.text.partition(":")[0]
            card.text.append(f"{head}:…")
            self.tally.add(line.number, ProblemKind.PICTURE_LEFT_OUT, prop.name, prop.name)
            link = prop.value.strip()
            if "://" in link[:10] and len(link) < 2000:
                card.text[-1] = f"{head}:{link}"
                card.properties.append(prop)
            return
        card.text.append(prop.text)
        self.size += 2 * getsizeof(prop.text) - 60  # as text and in its field; measured, of cards as phones have them
        if self.size > KEPT_LIMIT:
            self._stop(line.number)
            return
        if line.length > LINE_LIMIT:
            self.tally.add(line.number, ProblemKind.LINE_TOO_LONG, prop.value, prop.name)
        if prop.badly:
            self.tally.add(line.number, ProblemKind.ENCODED_BADLY, prop.value, prop.name)
        if prop.name == "AGENT":
            self._agent(prop, card)
            return
        card.properties.append(prop)

    def _stop(self, line: int) -> None:
        if not self.full:
            self.tally.add(line, ProblemKind.TOO_MANY, str(len(self.cards)))
        self.full = True

    def _agent(self, prop: Property, card: Begun) -> None:
        """Whoever acts for them: a card in the lines that follow, or one written into this line."""
        if not prop.value.strip():
            card.waits = True
            return
        inner = unescaped(prop.value)
        if "begin:vcard" not in inner[:200].casefold():
            card.properties.append(prop)
            return
        self.tally.add(prop.line, ProblemKind.CARD_NESTED)
        within = Begun(prop.line)
        for text in inner.split("\n"):
            told = property_of(RawLine(prop.line, text.strip().encode("utf-8", "replace"), len(text)), self.decoder)
            if told is not None and told.name not in ("BEGIN", "END", "AGENT", *BINARY):
                within.properties.append(told)
                within.text.append(text.strip())
        self.open.append(within)
        self._end()

    def _unreadable(self, line: RawLine) -> None:
        self.tally.add(line.number, ProblemKind.LINE_UNREADABLE, self.decoder.text(line.raw[:400]))

    def _tag_members(self) -> None:
        """A group of people is no person: its name is a tag of each."""
        tags: defaultdict[str, list[str]] = defaultdict(list)
        for name, members in self.groups:
            for member in members:
                tags[member].append(name)
        if not tags:
            return
        self.cards = [
            replace(card, tags=tuple(dict.fromkeys((*card.tags, *tags[_bare_uid(card.external)]))))
            if card.external and _bare_uid(card.external) in tags
            else card
            for card in self.cards
        ]


def read_cards(
    data: bytes, taken: Taken, chosen: bool, tally: Tally, progress: Progress | None
) -> tuple[tuple[Card, ...], Taken]:
    """Everybody in the file, and what it was taken for in the end. Raises Stopped."""
    decoder = Decoder.of(taken, chosen)
    cards = _Cards(decoder, tally)
    for line in Unfolded(data, decoder.taken, progress):
        cards.take(line)
        if cards.full:
            break
    cards.finish()
    return tuple(cards.cards), decoder.end(tally)


def _is_group(begun: Begun) -> bool:
    return any(
        p.name in ("KIND", "X-ADDRESSBOOKSERVER-KIND") and p.value.strip().casefold() == "group"
        for p in begun.properties
    )


def _bare_uid(uid: str) -> str:
    return uid.strip().casefold().removeprefix("urn:uuid:")
