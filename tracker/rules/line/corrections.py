"""What is put right in the line itself: "met jo thursday no friday", "emailed tessa, i mean texted". Knows no person.

What was said first is taken back only where the same kind of thing stands behind the words that do so: a time, a way of
saying or a name. Without one they are words like any other, and for the note.
"""

from __future__ import annotations

from dataclasses import replace

from tracker.rules.line.line_reading import PartKind
from tracker.rules.line.names.naming import Naming
from tracker.rules.line.sheet import Correction, Item, Sheet
from tracker.rules.line.vocabulary import Vocabulary
from tracker.rules.line.ways import Way

_LONGEST = 4
"""Words by which something is taken back."""


def find_corrections(sheet: Sheet, vocabulary: Vocabulary) -> None:
    """Note on the sheet where something may be taken back."""
    at = 1
    while at < len(sheet.words) - 1:
        for last in range(min(at + _LONGEST, len(sheet.words) - 1), at, -1):
            run = sheet.run(at, last)
            if run in vocabulary.correcting or run in vocabulary.correcting_beside:
                sheet.corrections.append(Correction(at, last, run in vocabulary.correcting))
                at = last - 1
                break
        at += 1


def corrected_ways(sheet: Sheet, ways: list[Way], vocabulary: Vocabulary) -> list[Way]:
    """The ways without those that were taken back. One that stands alone behind stands in the place of the last before
    ("jo emailed, i mean texted"); one that says itself who did it is all that was ("tessa called no sorry i called
    her")."""
    for correction in sheet.corrections:
        first = behind(sheet, correction, vocabulary)
        new = next((way for way in ways if way.item.first == first), None)
        old = [way for way in ways if way.item.last <= correction.first]
        if new is None or not old or not (correction.is_sure or old[-1].item.last == correction.first):
            continue
        before, after = sheet.folded(new.item.first - 1), sheet.folded(new.item.last)
        says_who = before in vocabulary.i | vocabulary.they or after in vocabulary.me | vocabulary.them
        if new.sense.channel is old[-1].sense.channel and new.sense.outcome is None and not says_who:
            continue  # "rang jo, make that call friday": it puts no way right
        take_back(sheet, correction, first)
        if says_who:
            for way in old:
                _bind(sheet, way.item)
            ways = [way for way in ways if way not in old]
        else:
            old[-1].sense = new.sense
            _bind(sheet, new.item)
            ways = [way for way in ways if way is not new]
    return ways


def corrected_names(sheet: Sheet, names: list[Naming], vocabulary: Vocabulary) -> list[Naming]:
    """Those who are named, without whoever was taken back: "called martin sorry sheila"."""
    for correction in sheet.corrections:
        first = behind(sheet, correction, vocabulary)
        new = next((naming for naming in names if naming.item.first == first), None)
        old = [naming for naming in names if naming.item.last <= correction.first]
        if new is None or not old or not (correction.is_sure or old[-1].item.last == correction.first):
            continue
        if not all(sheet.is_free(n) for n in range(correction.first, first)):
            continue  # it puts something else right
        acts = sheet.at(new.item.last)
        if not correction.is_sure and acts is not None and acts.kind is PartKind.WAY:
            continue  # "rang sheila actually martin rang me": that is said of another, and puts nobody right
        take_back(sheet, correction, first)
        taken = old[-1]
        sheet.asks = [ask for ask in sheet.asks if ask.key != taken.item.ask or not taken.item.ask]
        _bind(sheet, taken.item)
        names = [naming for naming in names if naming is not taken]
    return names


def behind(sheet: Sheet, correction: Correction, vocabulary: Vocabulary) -> int:
    """Where what is meant instead begins: "no wait it was on tuesday"."""
    at = correction.last
    while at < len(sheet.words) - 1 and sheet.folded(at) in vocabulary.correcting_on and sheet.is_free(at):
        at += 1
    return at


def take_back(sheet: Sheet, correction: Correction, until: int) -> None:
    """The words of that correction say nothing themselves, nor do those up to `until` behind it."""
    for at in range(correction.first, until):
        if sheet.is_free(at):
            sheet.put(Item(at, at + 1, PartKind.JOIN))


def _bind(sheet: Sheet, item: Item) -> None:
    """Its words say nothing any more, and are read all the same."""
    sheet.free(item)
    sheet.put(replace(item, kind=PartKind.JOIN, alternatives=(), ask="", is_telling=False))
