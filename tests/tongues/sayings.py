"""Everything the words can say, by the thousand: facts of every kind, each missing in turn, in every sentence.

Two checkouts that say the same print the same: `python -m tests.tongues sayings > FILE` in each, and compare. So a
rewrite of the words shows each sentence it changes. The facts are drawn by a generator with a fixed seed.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

from tracker.actions.letting_go import ClockAhead, ClockBehind
from tracker.actions.outcome import Deed, DeedName, Fault, Problem, Refusal, StoreFault
from tracker.actions.ports import Planned
from tracker.actions.safekeeping import BackupLine, HeldRecords, MissingStore, PutBack, SealCheck
from tracker.actions.sample.the_sample import SampleStamp
from tracker.presentation import words
from tracker.presentation.words import agenda, safekeeping, times, unclear, wording
from tracker.presentation.words.briefing import briefings, neighbours
from tracker.rules.agreement import Agreement, AgreementKind, AgreementOutcome, WhoMoved
from tracker.rules.agreement_state import AgreementState
from tracker.rules.basis import Basis
from tracker.rules.channel import Channel, Direction
from tracker.rules.contact import Contact, ContactOutcome, Ready
from tracker.rules.guard.earliest import Earliest, EarliestKind
from tracker.rules.morning import Morning
from tracker.rules.plain_dates.unclear import Unclear, UnclearReason
from tracker.rules.prospect import CanBuy, Hours, Interest, Objection, Prospect, Standing, StandingKind
from tracker.rules.verdict import NO_TIME, ClockTime, Code, Facts, Finding, Level, Verdict, Why
from tracker.rules.window import Window
from tracker.rules.wording.openings import WeakOpening
from tracker.runtime.folder_lock import Doing, Holder

ZONE, ABROAD = "Europe/London", "America/New_York"
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
ME = "Βεν"
NAMES = ("", ME, "Ζωή Παπά", "ιΠαδ Σοπ")
"""In Greek letters, so that what is theirs is known from what is ours wherever it stands."""
QUOTES = ("", "θα σας πάρουμε", "όχι, ευχαριστώ.", "γιατί;")
FAR = (-500, -40, -8, -6, -1, 0, 1, 2, 5, 6, 7, 8, 30, 44, 59, 60, 200, 701)
DAYS = tuple(TODAY + timedelta(days=days) for days in FAR)
ENDS = (time(16), time.min)
"""Of hours; the second is the rest of the day."""
TIMES = (ClockTime(), ClockTime("09:00"), ClockTime("15:30"))
FACTS_OF_A_CODE = 300
WHYS = tuple(Why)

Saying = tuple[str, Callable[[], object]]


def sayings() -> Iterator[Saying]:
    """Each with a name by which the same one is found in another checkout."""
    draw = random.Random(4)
    for make in (
        _days,
        _windows,
        _terms,
        _agreements,
        _findings,
        _verdicts,
        _deeds,
        _troubles,
        _mornings,
        _file,
        _rest,
    ):
        yield from make(draw)


def told() -> Iterator[tuple[str, str]]:
    """Each saying as text."""
    for name, say in sayings():
        for number, text in enumerate(_texts(say())):
            yield f"{name} #{number}", text


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str) and not isinstance(value, Enum):
        yield str(value)
    elif isinstance(value, Sequence):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value) and not isinstance(value, Window):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _named(function: Callable[..., object], *given: Any) -> Saying:
    shown = ", ".join(repr(each) for each in given)
    return f"{function.__module__.rpartition('.')[2]}.{function.__name__}({shown})", lambda: function(*given)


def _at(days: int, hour: int = 9) -> datetime:
    return datetime(2026, 11, 21, hour, 5, tzinfo=UTC) + timedelta(days=days)


def _some_windows() -> list[Window]:
    made = [Window.day(day, ZONE) for day in DAYS]
    made += [Window.exact(day, time(15, 30), zone) for day in DAYS for zone in (ZONE, ABROAD, "Asia/Tokyo")]
    made += [
        replace(Window.day(day, zone), at=time(14), until=end)
        for day in DAYS
        for zone in (ZONE, ABROAD)
        for end in ENDS
    ]
    made += [Window.span(day, day + timedelta(days=length), ZONE) for day in DAYS for length in (1, 5, 40, 400)]
    return made


def _days(_: random.Random) -> Iterator[Saying]:
    for on in DAYS:
        yield _named(words.month, on)
        yield _named(words.weekday, on)
        yield _named(words.long_day, on)
        for function in (times.plain_day, words.long_day, words.short_day, words.day, words.on_day, words.distance):
            yield _named(function, on, TODAY)
        for function in (agenda.day_heading, agenda.nothing_before, agenda.nothing_after):
            yield _named(function, on, TODAY)
        yield _named(times.week, on, on + timedelta(days=6))
        yield _named(agenda.nothing_between, on, on + timedelta(days=9), TODAY)
    for days, zone in itertools.product(FAR, (ZONE, "Pacific/Auckland")):
        for telling in (words.moment, words.at_moment, words.on_date):
            yield _named(telling, _at(days, 23), zone, TODAY)
    for first, length, at in itertools.product(DAYS, (0, 1, 3, 40), TIMES):
        yield _named(words.when, first, first + timedelta(days=length), NO_TIME if length else at, TODAY)
        yield _named(words.by_when, first, at, TODAY)
        for ends_at in (ClockTime("16:00"), ClockTime("00:00")):
            yield _named(words.when, first, first, ClockTime("14:00"), TODAY, ends_at)
    for zone in (ZONE, ABROAD, "Etc/UTC", "UTC", "America/Argentina/Buenos_Aires"):
        yield _named(words.place, zone)
    for held in (frozenset(range(5)), frozenset({1, 3}), frozenset({0}), frozenset[int](), frozenset(range(7))):
        yield f"dates.hours({sorted(held)})", partial(words.hours, Hours(time(9), time(17, 30), held))


def _windows(_: random.Random) -> Iterator[Saying]:
    for window in _some_windows():
        for zone in ("", ZONE, "Europe/Berlin"):
            yield _named(words.window, window, TODAY, zone)
            yield _named(words.short_window, window, TODAY, zone)
            yield _named(words.next_of, window, Channel.EMAIL, TODAY, zone)
        yield _named(words.next_of, window, None, TODAY)
        yield _named(times.theirs_and_yours, window, ZONE, TODAY)
        yield _named(times.theirs_and_yours, window, "Europe/Berlin", TODAY)
        yield _named(unclear.as_typed, window)
        for kind, channel in itertools.product(AgreementKind, (Channel.CALL, Channel.POST)):
            yield _named(words.planned, kind, channel, window, TODAY, ZONE)


def _terms(_: random.Random) -> Iterator[Saying]:
    for function, values in (
        (words.channel, Channel),
        (words.thing, Channel),
        (words.by_channel, Channel),
        (words.standing, StandingKind),
        (words.outcome, ContactOutcome),
        (words.outcome, AgreementOutcome),
        (words.who_moved, WhoMoved),
        (words.basis, Basis),
        (words.level, Level),
        (words.interest, Interest),
        (words.can_buy, CanBuy),
        (words.ready, Ready),
    ):
        for value in values:
            yield _named(function, value)
    for n in range(25):
        yield _named(words.ordinal, n + 1)
        yield _named(words.passed, n)
        yield _named(words.hidden, n)


def _agreements(draw: random.Random) -> Iterator[Saying]:
    windows = _some_windows()
    for kind, channel, owner in itertools.product(AgreementKind, Channel, NAMES):
        for window in draw.sample(windows, 12):
            topic, quote = draw.choice(("", "τα παλιά αρχεία", "έτοιμοι;")), draw.choice(QUOTES)
            made = Agreement(1, 1, kind, window, channel, owner, _at(draw.choice(FAR)), topic, quote)
            yield _named(words.agreement, made, TODAY, ME)
            yield _named(words.agreement, made, TODAY, "", False)
            yield _named(words.as_agreed, made, ZONE, TODAY)
            yield _named(neighbours.agreed_with, made, "Ζωή Παπά", TODAY, ME)
            yield _named(words.welcome_instead, made, TODAY)
            yield _named(briefings.about, made)
            for state in AgreementState:
                yield _named(briefings.stands, made, state, ZONE, TODAY)
                yield _named(briefings.still_binds, made, state, TODAY)
                yield _named(briefings.disc_named, made, state, ZONE, TODAY)
            for e in (Earliest(EarliestKind(f"{'agreed' if kind is AgreementKind.TALK else 'promised'}"), made),):
                yield _named(words.earliest, e, ZONE, TODAY)
                yield _named(words.earliest_evidence, e, ZONE, TODAY)
    for outcome, days in itertools.product(AgreementOutcome, (None, -40, 0)):
        settled = _at(days) if days is not None else None
        window = Window.day(TODAY, ZONE)
        ended = Agreement(1, 1, AgreementKind.TALK, window, Channel.CALL, ME, NOW, outcome=outcome, settled_at=settled)
        yield _named(words.became, ended, ZONE, TODAY)
    for way, quote, until, since in itertools.product((None, *Channel), QUOTES, (None, 3, 400), (-12, 0)):
        objection = Objection(1, 1, way, _at(since), _at(until) if until is not None else None, quote)
        yield _named(words.objection, (objection,), ZONE, TODAY)
        yield _named(neighbours.asked_not, objection)
        asked = Earliest(EarliestKind.ASKED_NOT, objection=objection)
        yield _named(words.earliest_evidence, asked, ZONE, TODAY)
    for standing_kind, quote, since in itertools.product(StandingKind, QUOTES, (-500, -12, -1, 0)):
        standing = Standing(1, 1, standing_kind, _at(since), quote)
        yield _named(words.said_then, standing, ZONE, TODAY)
        yield _named(neighbours.stands_so, standing, ZONE, TODAY)
        for otherwise in (True, False):
            yield _named(briefings.how_they_stand, standing, "Ζωή", ZONE, TODAY, otherwise)
        yield _named(words.earliest_evidence, Earliest(EarliestKind.THEIR_TURN, standing=standing), ZONE, TODAY)
    for earliest_kind, channel in itertools.product(EarliestKind, Channel):
        came = Contact(1, 1, Direction.IN, channel, _at(-3), NOW, ME, ContactOutcome.RECEIVED)
        yield _named(words.earliest, Earliest(earliest_kind, contact=came), ZONE, TODAY)
        yield _named(words.earliest_evidence, Earliest(earliest_kind, contact=came), ZONE, TODAY)


def _facts(draw: random.Random) -> Facts:
    """Each fact there or not, as it falls; what never stands alone stands with what it belongs to."""
    first = draw.choice((None, *DAYS))
    last = first if first is None or draw.random() < 0.6 else first + timedelta(days=draw.choice((1, 3, 40)))

    def moment() -> datetime | None:
        return draw.choice((None, _at(draw.choice(FAR), draw.choice((9, 17)))))

    return Facts(
        who=draw.choice(NAMES),
        said_at=moment(),
        words=draw.choice(QUOTES),
        agreement_id=draw.choice((None, 4)),
        first=first,
        last=last,
        at=(at := draw.choice(TIMES) if first == last else NO_TIME),
        ends_at=ClockTime(draw.choice(("", "", "16:00", "00:00")) if at else ""),
        zone=draw.choice(("", ZONE, ABROAD)),
        agreed=draw.choice((None, *Channel)),
        done=draw.choice((None, *Channel)),
        owner=draw.choice(NAMES),
        until=moment(),
        last_at=moment(),
        last_by=draw.choice(NAMES),
        count=draw.choice((0, 1, 2, 3, 11, 12, 14, 22)),
        days=draw.choice((0, 1, 2, 12, 13, 60)),
        why=draw.choice(WHYS),
    )


def _findings(draw: random.Random) -> Iterator[Saying]:
    for code in Code:
        for number in range(FACTS_OF_A_CODE):
            finding, me = Finding(code, Level.WARN, _facts(draw)), draw.choice(("", ME))
            yield f"finding {code} {number}", partial(words.finding, finding, ZONE, TODAY, me)


def _verdicts(draw: random.Random) -> Iterator[Saying]:
    for number in range(1000):
        codes = sorted(draw.sample(list(Code), draw.choice((0, 0, 1, 2, 3))), key=list(Code).index)
        found = tuple(Finding(code, draw.choice((Level.NOTE, Level.WARN)), _facts(draw)) for code in codes)
        basis, rests_on = draw.choice((None, *Basis)), draw.choice((None, _facts(draw)))
        verdict = Verdict(found, basis, draw.choice((None, 4)), rests_on)
        me = draw.choice(("", ME))
        yield f"telling {number}", partial(words.telling, verdict, ZONE, TODAY, me)
        yield f"headline {number}", partial(words.headline, verdict)
        yield f"grounds {number}", partial(words.grounds, verdict, ZONE, TODAY, me)


def _deeds(draw: random.Random) -> Iterator[Saying]:
    codes = ["", "talk", "promise", "2", "1", "14", *Channel, *Basis, *AgreementOutcome, *WhoMoved, *StandingKind]
    codes += ["name", "phones", "emails", "zone", "can-buy", "preferred-channel", "business"]
    details = [*codes, *(f"{draw.choice(codes)} {draw.choice(codes)}".strip() for _ in range(60))]
    for name, who, detail in itertools.product(DeedName, (*NAMES[1:3], ""), details):
        of = draw.choice((None, *DeedName)) if name in (DeedName.UNDO, DeedName.REDO) else None
        deed = Deed(1, NOW, ME, name, who, of, detail)
        for function in (words.deed, words.undo, words.redo):
            yield _named(function, deed)
    yield _named(words.undo, None)
    yield _named(words.redo, None)
    for channel, basis in itertools.product(Channel, (None, *Basis)):
        contact = Contact(1, 1, Direction.OUT, channel, NOW, NOW, ME, ContactOutcome.TALKED, basis=basis)
        yield f"logged {channel} {basis}", partial(words.logged, contact, basis, "Ζωή Παπά")


def _troubles(_: random.Random) -> Iterator[Saying]:
    for problem, what in itertools.product(Problem, ("", "τόσο")):
        yield _named(words.problem, Refusal(problem, what))
    for fault, detail in itertools.product(Fault, ("", "SQLITE")):
        yield _named(words.fault, StoreFault(fault, detail), "/αυτά/εδώ.db")
        yield _named(words.trouble, StoreFault(fault, detail), "/αυτά/εδώ.db")
    yield _named(words.waiting)
    for doing, pid, elsewhere in itertools.product(Doing, (0, 4711), (False, True)):
        yield _named(words.folder_held, "/αυτά", Holder(pid, "σπίτι", doing, elsewhere))
    for taken in (0, 1, 1_000_000):
        yield _named(words.left_out, taken)
    for number in (2, 28, 13):
        yield _named(words.typing_not_kept, "/αυτά", OSError(number, "why"))
        yield _named(words.answer_not_written, OSError(number, "why"))
    yield _named(words.typing_not_kept, "/αυτά", None)
    yield _named(words.fault_of_ours, "ΣφάλμαΚλειδιού", "/αυτά")
    yield _named(words.no_display)
    yield _named(words.settings_not_saved, "/αυτά", OSError(28, "full"))
    yield _named(words.settings_not_saved, "/αυτά", OSError(13, "denied"))
    for keys in ((), ("α",), ("α", "β")):
        yield _named(words.settings_unread, "/αυτά", keys)
    for key in ("me", "second_folder", "templates.voicemail", "templates.subject", "templates.email", "other"):
        yield _named(words.settings_unfit, (key,))


def _mornings(draw: random.Random) -> Iterator[Saying]:
    def planned(n: int, kind: AgreementKind) -> Planned:
        channel = draw.choice((Channel.CALL, Channel.MEETING, Channel.EMAIL, Channel.POST))
        return Planned(n, n, "Ζωή", "", kind, Window.day(TODAY, ZONE), channel, ME, "", "", NOW, AgreementOutcome.OPEN)

    for number in range(200):
        lanes = [
            tuple(planned(n, kind) for n in range(draw.choice((0, 0, 1, 2, 3, 13))))
            for kind in (AgreementKind.TALK, AgreementKind.TALK, AgreementKind.PROMISE)
        ]
        morning: Morning[Planned, Any, Any] = Morning(TODAY, slipped=lanes[0], today=lanes[1], promised=lanes[2])
        yield f"morning {number}", partial(words.morning_sentence, morning)
    yield _named(words.lane, "Σ", 7)
    for answered, left in itertools.product((0, 1, 12), (0, 1, 2)):
        yield _named(words.gone_through, answered, left)
    yield _named(words.place_of, 3, 14)
    yield _named(words.already_past)


def _file(_: random.Random) -> Iterator[Saying]:
    helds = [HeldRecords(), HeldRecords(1, 1, 1), HeldRecords(30, 74, 96)]
    lines = [BackupLine(Path("/αυτά/α.db"), _at(days), held) for days in (-40, -1, 0) for held in helds]
    for held in helds:
        yield _named(words.held, held)
        yield _named(words.recovered, held)
        yield _named(words.put_back, PutBack(held, None, None))
        yield _named(words.put_back, PutBack(held, None, Path("/αυτά/β.db")))
        for backups in ((), tuple(lines[:2])):
            yield _named(words.damaged, Path("/αυτά/α.db"), backups, held)
    for line in lines:
        yield _named(words.backup, line, ZONE, TODAY)
        yield _named(words.newest_backup, line, NOW)
    yield _named(words.newest_backup, None, NOW)
    for seconds in (5, 60, 130, 3600, 8000, 86400, 400000):
        yield _named(words.age, NOW - timedelta(seconds=seconds), NOW)
    for until in (None, _at(3), _at(400)):
        yield _named(words.erased_in_backups, until, ZONE, TODAY)
    kinds = ("", "prospect", "standing", "objection", "agreement", "contact", "snooze", "other")
    for broken_at, intact, kind in itertools.product((None, 0, 61), (None, lines[0]), kinds):
        check = SealCheck(broken_at, intact, kind)
        yield _named(words.seal, check, ZONE, TODAY)
        yield _named(safekeeping.changed_past, Path("/αυτά/α.db"), check)
    for stamp, written in itertools.product((TODAY, TODAY - timedelta(days=3)), (False, True)):
        yield _named(words.sample, SampleStamp(stamp, written), TODAY)
    yield _named(words.sample, None, TODAY)
    for removed in (0, 2):
        yield _named(words.kept_as_mine, Path("/αυτά"), removed)
    yield _named(words.sample_begun_anew, lines[0])
    for backups in (tuple(lines[:1]), tuple(lines[:3])):
        yield _named(words.missing, Path("/αυτά/α.db"), backups)
        yield _named(words.fault, MissingStore(backups), "/αυτά/α.db")
    yield _named(words.missing, Path("/αυτά/α.db"), ())
    yield _named(words.missing, Path("/αυτά/α.db"), (), _at(-3))
    yield _named(words.fault, MissingStore((), _at(-3)), "/αυτά/α.db")
    yield _named(words.clock_ahead, ClockAhead(_at(2000), _at(-3)), ZONE)
    yield _named(words.clock_behind, ClockBehind(_at(2000), _at(-3)), ZONE)
    for folders in ([Path("/α")], [Path("/α"), Path("/β")]):
        yield _named(words.no_backup_in, folders)
    yield _named(words.dossier_written, Path("/αυτά/α.html"))
    for number in (28, 13):
        yield _named(words.not_written, Path("/αυτά"), OSError(number, "why"))


def _rest(_: random.Random) -> Iterator[Saying]:
    for reason, text in itertools.product(UnclearReason, ("", "τόσο")):
        yield _named(unclear.unclear, Unclear(reason, text=text))
        for choices in ((Window.day(TODAY, ZONE),), (Window.day(TODAY, ZONE), Window.day(DAYS[9], ZONE))):
            yield _named(unclear.unclear, Unclear(reason, choices, text), TODAY, ZONE)
        yield _named(unclear.unclear, Unclear(reason, (Window.day(TODAY, ZONE),), text))
    people = [Prospect(n, f"Ζωή {n}", "" if n % 2 else "Παπά") for n in range(5)]
    for near in ([], people[:1], people[:3], people):
        yield _named(words.someone_new, near)
    yield _named(words.several, "Ζωή", people)
    yield _named(words.known_as, people[0])
    for basis, asked, quote, reason in itertools.product((None, *Basis), ("", "τι;"), QUOTES[:2], ("", "έτσι.")):
        yield _named(words.will_be_kept_as, basis, asked, quote, "", reason)
    yield _named(unclear.ask_again)
    yield _named(words.comes_again)
    for code in WeakOpening:
        yield _named(wording.weak_opening, code, "απλά ρωτώ")
        yield _named(wording.better_opening, code, "", False)
    for n in (1, 2, 12, 13):
        yield _named(wording.name_too_often, "Ζωή", n)
    yield _named(wording.asks_about_the_order, "τι λέτε;")
    for unknown in ((), ("{α}",), ("{α}", "{β}"), ("{α}", "{β}", "{γ}", "{δ}")):
        yield _named(wording.unknown_places, unknown)
    yield _named(wording.nothing_agreed_to_name, "Ζωή")
    for kind in ("call", "email", "copy"):
        yield _named(words.not_to, kind)
        yield _named(words.anyway, kind)
    for channel in Channel:
        yield _named(words.did_you_reach, "Ζωή", channel)
    yield _named(words.new_person, "Ζωή")
    for quote in QUOTES:
        yield _named(words.quoted, quote)
        yield _named(words.said, quote)
