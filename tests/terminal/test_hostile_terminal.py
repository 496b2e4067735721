"""Claims about hostile text on the command line: whatever is stored or typed, no terminal is given anything to obey."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from tests.builders import day, did, exact, jo, objects, promise, said, span, talk
from tests.terminal.typed import desk_with, typed
from tracker.actions.outcome import Fault, StoreFault
from tracker.actions.ports import Desk
from tracker.actions.safekeeping import HeldRecords
from tracker.presentation import words
from tracker.rules.channel import Channel
from tracker.rules.contact import Question
from tracker.rules.prospect import Email, Phone, StandingKind

HOSTILE = {
    "escape sequences": "Jo\x1b[2J\x1b]0;title\x07\x1b[31m",
    "eight-bit controls": "Jo\x9b2J\x9d0;title\x9c",
    "a link of the terminal's": "\x1b]8;;file:///etc/passwd\x1b\\Jo\x1b]8;;\x1b\\",
    "overrides": "\u202eJo\u2066 Hill",
    "nul and bell": "Jo\0\x07\x08\x7f",
    "half a pair": "Jo\ud800Hill\udc80",
    "lines": "Jo\r\nHill\x0b\x0c\x85\u2028\u2029x",
    "unseen": "Jo\u200b\ufeff\u00ad\U000e0041Hill",
    "patterns": "%1 %s {0} {name} \\n %(x)s",
    "markup": '<img src="file:///etc/passwd">&amp;',
    "accents": "J" + "\u0301" * 60,
    "one long word": "W" * 400,
}
MOVES_NOTHING = "\u200c\u200d"
CALL = ("--channel", "call")


def stored(text: str) -> Desk:
    """A store that came by this text past every deed, say from a file somebody else's hands wrote."""
    person = jo(
        name=text,
        organisation=text,
        household=text,
        phones=(Phone("020 7946 0018", "+442079460018", text),),
        emails=(Email("jo@example.org", text),),
        notes=text,
        tags=(text,),
    )
    return desk_with(
        person,
        replace(person, id=2),
        talk(exact("2026-11-16 14:00"), topic=text, words=text, then=text, owner=text),
        talk(span("2026-11-18", "2026-11-20"), topic=text, words=text, owner=text),
        promise(day("2026-11-18"), topic=text, words=text, prospect_id=2),
        said(StandingKind.THEIR_TURN, "2026-11-12 10:00", text),
        objects(Channel.CALL, "2026-11-10 10:00", words=text),
        did("2026-11-11 10:00", note=text, questions=(Question(text, text),), reason=text, by=text),
    )


STORED = (("today",), ("check", "+442079460018", *CALL), ("log", "+442079460018", *CALL, "--reason", "they asked"))


def assert_obeyed_by_nothing(told: str) -> None:
    for character in told.replace("\n", ""):
        acts = unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        assert not acts or character in MOVES_NOTHING, f"{character!r} in {told!r}"


@pytest.mark.parametrize("command", STORED, ids=lambda command: command[0])
@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_stored_is_told_to_a_person_as_plain_text(command: tuple[str, ...], kind: str) -> None:
    told = typed(stored(HOSTILE[kind]), *command)
    assert told.out + told.err
    assert_obeyed_by_nothing(told.out)
    assert_obeyed_by_nothing(told.err)


@pytest.mark.parametrize("command", STORED, ids=lambda command: command[0])
@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_stored_is_told_to_a_program_in_ascii_and_to_the_letter(command: tuple[str, ...], kind: str) -> None:
    told = typed(stored(HOSTILE[kind]), *command, "--json")
    if not told.out:  # a matching number twice is asked back, on the other stream
        assert_obeyed_by_nothing(told.err)
        return
    assert told.out.isascii()
    assert_obeyed_by_nothing(told.out)
    assert HOSTILE[kind] in _texts(json.loads(told.out))


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return [value] if isinstance(value, str) else []


ARGUMENTS = {
    "who": ("check", "{}", *CALL),
    "channel": ("check", "Jo", "--channel", "{}"),
    "at": ("check", "Jo Hill", *CALL, "--at", "{}"),
    "by": ("check", "Jo Hill", *CALL, "--by", "{}"),
    "date": ("today", "--date", "{}"),
    "now": ("--now", "{}", "today"),
    "command": ("{}",),
    "option": ("today", "--{}"),
    "value of a switch": ("today", "--json={}"),
    "someone new": ("log", "{}", *CALL, "--new", "--reason", "met"),
    "organisation": ("log", "Ada", *CALL, "--new", "--organisation", "{}", "--reason", "met"),
    "household": ("log", "Ada", *CALL, "--new", "--household", "{}", "--reason", "met"),
    "phone": ("log", "Ada", *CALL, "--new", "--phone", "{}", "--reason", "met"),
    "email": ("log", "Ada", *CALL, "--new", "--email", "{}", "--reason", "met"),
    "note": ("log", "Jo Hill", *CALL, "--note", "{}", "--reason", "met"),
    "reason": ("log", "Jo Hill", *CALL, "--reason", "{}"),
    "talk": ("log", "Jo Hill", *CALL, "--talk", "{}", "--reason", "met"),
    "topic": ("log", "Jo Hill", *CALL, "--talk", "tomorrow", "--topic", "{}", "--reason", "met"),
    "words": ("log", "Jo Hill", *CALL, "--talk", "tomorrow", "--words", "{}", "--reason", "met"),
    "standing": ("log", "Jo Hill", *CALL, "--standing", "{}"),
    "object": ("log", "Jo Hill", *CALL, "--object", "{}"),
}


@pytest.mark.parametrize("json_too", [False, True], ids=["plain", "json"])
@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("place", ARGUMENTS)
def test_what_is_typed_is_told_back_as_plain_text(place: str, kind: str, json_too: bool) -> None:
    typing = [word.replace("{}", HOSTILE[kind]) for word in ARGUMENTS[place]]
    told = typed(desk_with(jo()), *typing, *(["--json"] if json_too else []))
    assert_obeyed_by_nothing(told.out)
    assert_obeyed_by_nothing(told.err)
    assert len(told.err) < 700
    assert "Traceback" not in told.err


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_folder_of_any_name_stands_quietly_in_every_sentence(kind: str) -> None:
    place = Path("/home") / HOSTILE[kind].replace("\0", "")
    for told in (
        words.fault(StoreFault(Fault.DISK_FULL), place),
        words.settings_not_saved(place, OSError(28, "full")),
        words.settings_unread(place, ()),
        words.settings_unread(place, ("me",)),
        words.no_backup_in([place, place]),
        words.not_written(place, OSError(28, "full")),
        words.damaged(place, (), HeldRecords(0, 0, 0)),
    ):
        assert not any(unicodedata.category(c) in ("Cc", "Cs") or c in "\u202e\u2066" for c in told), told
