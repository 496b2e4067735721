"""One contact put to the guard by every way there is to it: the rule itself, the deed, quick entry, `check` and `log`.

A store in a file for the program, one in memory for the rule. Knows no claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.builders import JO, ME, ZONE, at, jo
from tests.fakes import Clock, FakeStore, a_desk
from tests.new_store import new_store
from tests.storage.looking import do
from tests.surroundings import here_by
from tests.terminal.typed import Told, typed
from tests.widgets.flows.flow_table import Drafts
from tracker.actions.change_policy import policy_in
from tracker.actions.contacts.log_contact import Held, Logged, log_contact
from tracker.actions.contacts.reaching import aimed
from tracker.actions.exits import Exits, judged_each
from tracker.actions.ports import Desk, Record
from tracker.presentation import words
from tracker.presentation.dispatcher import Dispatcher
from tracker.presentation.entry.quick_entry import QuickEntry
from tracker.presentation.entry_form import Beside, Exit, ExitForm, Form
from tracker.rules.basis import Basis
from tracker.rules.channel import Direction
from tracker.rules.contact import ContactOutcome
from tracker.rules.entry import NOTHING, Attempt, Entry, as_told
from tracker.rules.guard import judge
from tracker.rules.prospect import Prospect
from tracker.rules.verdict import Verdict
from tracker.rules.window import day_in

SAM = 2
EARLY = at("2026-01-01 09:00")
"""When what is known by then is put into the store."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A contact of ours, or with Jo Hill, and what is known by then; `now` is when it is entered, if later.

    `me` is who works here, in `zone`. `asked` is what they asked for, `note` what is written down of it.
    """

    claim: str
    attempt: Attempt
    records: tuple[Record, ...]
    level: str
    codes: frozenset[str]
    basis: Basis | None
    now: datetime | None = None
    asked: str = ""
    note: str = ""
    me: str = ME
    zone: str = ZONE

    @property
    def entered(self) -> datetime:
        return self.now or self.attempt.at

    @property
    def everything(self) -> tuple[Record, ...]:
        known = any(isinstance(record, Prospect) and record.id == JO for record in self.records)
        people = [record for record in self.records if isinstance(record, Prospect)]
        rest = [record for record in self.records if not isinstance(record, Prospect)]
        return (*(() if known else (jo(),)), *people, *rest)

    @property
    def may_be_checked(self) -> bool:
        """`check` is for what is meant to go out, and is told of no basis and of nothing that it keeps."""
        attempt = self.attempt
        return attempt.direction is Direction.OUT and attempt.basis is None and attempt.keeps is None

    @property
    def outcome(self) -> ContactOutcome:
        form = Form(direction=self.attempt.direction, channel=self.attempt.channel)
        return self.attempt.outcome or form.told_outcome


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict as whoever asked is told it. `keeps` is the agreement it would settle."""

    level: str
    codes: Mapping[str, str]
    basis: str | None
    keeps: int | None
    told: tuple[str, ...]


def answers(scene: Scene, folder: Path) -> dict[str, Answer]:
    """What each of them says, by what it is. The deed comes last: until then nothing is written."""
    found = {"judge": by_the_rule(scene), "log": by_log(scene)}
    store = new_store(folder / "as-agreed.db")
    try:
        do(store, *scene.everything, now=EARLY)
        desk = desk_over(store, scene)
        found["quick entry"] = in_quick_entry(scene, desk)
        if scene.may_be_checked:
            found["check"] = answer_told(typed(desk, "check", "Jo Hill", *typed_of(scene)))
        found["the deed"] = by_the_deed(scene, desk)
    finally:
        store.close()
    return found


@dataclass(frozen=True, slots=True)
class Ended:
    """Whether it was saved, and with which verdict."""

    is_saved: bool
    level: str
    codes: frozenset[str]
    basis: str | None


def with_an_exit(scene: Scene, way: ExitForm, folder: Path) -> dict[str, Ended]:
    """How it ends with those words in the banner, and with the same words as options of `log`."""
    given = {"--reason": way.reason, "--asked": way.asked, "--changed": way.said, "--said-at": way.said_when, "--agreed-for": way.agreed_when}  # fmt: skip
    options = [part for option, text in given.items() if text for part in (option, text)]
    options += ["--no-time"] * way.again + ["--although-they-said-no"] * way.ticked
    told = typed(desk_over(FakeStore(*scene.everything), scene), "log", "Jo Hill", *typed_of(scene), *options)
    found = told.json
    codes = frozenset(finding["code"] for finding in found["findings"])
    ended = {"log": Ended(found["saved"], found["level"], codes, found["basis"])}
    store = new_store(folder / "as-agreed.db")
    try:
        do(store, *scene.everything, now=EARLY)
        desk = desk_over(store, scene)
        dispatcher = Dispatcher(lambda: desk, lambda work: work())
        entry = QuickEntry(dispatcher, here_by(desk.now, desk.zone, desk.me), Drafts(), e164=desk.e164)
        entry.begin(replace(form_of(scene), exit=way))
        ended["quick entry"] = ended_with(entry.guard.verdict, is_saved=entry.guard.asks_for is None)
        assert entry.reading.entry is not None
        value = log_contact(desk, entry.reading.entry).value
        verdict = value.contact.verdict if isinstance(value, Logged) else value.verdict
        ended["the deed"] = ended_with(verdict, is_saved=isinstance(value, Logged))
    finally:
        store.close()
    return ended


def ended_with(verdict: Verdict, *, is_saved: bool) -> Ended:
    codes = frozenset(finding.code.value for finding in verdict.findings)
    return Ended(
        is_saved, verdict.level.name.lower(), codes, verdict.basis.value if verdict.basis is not None else None
    )


def answers_on_both(scene: Scene, folder: Path) -> dict[str, tuple[str, ...]]:
    """The gravest word where Sam Hill was in it too: its level, its headline and its sentences, by who says it.

    `log` tells of what it saved only how Jo was judged, so it is asked where it holds the entry.
    """
    desk = desk_over(FakeStore(*scene.everything), scene)
    people = [history for history in map(desk.store.history_of, (JO, SAM)) if history is not None]
    attempt = replace(scene.attempt, outcome=scene.outcome)
    each = tuple(judged_each(attempt, Exits(), people, desk.policy))
    found = {"judge": gravest((one.verdict for one in each), scene)}
    if scene.level in ("warn", "stop"):
        log = answer_told(typed(desk, "log", "Jo Hill", "--with", "Sam Hill", *typed_of(scene)))
        found["log"] = (log.level, *log.told)
    store = new_store(folder / "as-agreed.db")
    try:
        do(store, *scene.everything, now=EARLY)
        desk = desk_over(store, scene)
        dispatcher = Dispatcher(lambda: desk, lambda work: work())
        entry = QuickEntry(dispatcher, here_by(desk.now, desk.zone, desk.me), Drafts(), e164=desk.e164)
        entry.begin(replace(form_of(scene), others=(Beside(SAM, "Sam Hill"),)))
        assert entry.guard.telling is not None
        in_a_line = gravest((one.verdict for one in each), scene, brief=True)  # all an entry has room for
        told = told_in_full(entry.guard.telling)
        found["quick entry"] = found["judge"] if told == in_a_line else told
        value = log_contact(desk, Entry(JO, scene.attempt, scene.outcome, others=(SAM,))).value
        logged = (value.contact, *(one.contact for one in value.others)) if isinstance(value, Logged) else ()
        verdicts = [one.verdict for one in logged] or ([value.verdict] if isinstance(value, Held) else [])
        found["the deed"] = gravest(verdicts, scene)
    finally:
        store.close()
    return found


def gravest(verdicts: Iterable[Verdict], scene: Scene, *, brief: bool = False) -> tuple[str, ...]:
    verdict = max(verdicts, key=lambda one: one.level)
    return told_in_full(words.telling(verdict, scene.zone, day_in(scene.entered, scene.zone), scene.me, brief=brief))


def told_in_full(telling: words.Telling) -> tuple[str, ...]:
    return telling.level.name.lower(), telling.headline, telling.sentence, *telling.more


def by_the_rule(scene: Scene) -> Answer:
    store = FakeStore(*scene.everything)
    desk = desk_over(store, scene)
    history = store.history_of(JO)
    assert history is not None
    history, attempt = aimed(store, history, scene.attempt, desk.e164)
    attempt = as_told(replace(attempt, outcome=scene.outcome), scene.note)
    return answer_of(judge(attempt, history, policy_in(store, desk)), scene)


def by_the_deed(scene: Scene, desk: Desk) -> Answer:
    entry = Entry(JO, scene.attempt, scene.outcome, note=scene.note, asked=scene.asked)
    value = log_contact(desk, entry).value
    return answer_of(value.contact.verdict if isinstance(value, Logged) else value.verdict, scene)


def in_quick_entry(scene: Scene, desk: Desk) -> Answer:
    policy = policy_in(desk.store, desk)
    dispatcher = Dispatcher(lambda: desk, lambda work: work())
    entry = QuickEntry(dispatcher, here_by(desk.now, desk.zone, desk.me, lambda: policy), Drafts(), e164=desk.e164)
    entry.begin(form_of(scene))
    assert entry.reading.attempt.at == scene.attempt.at
    return answer_of(entry.guard.verdict, scene)


def by_log(scene: Scene) -> Answer:
    attempt, keeps = scene.attempt, scene.attempt.keeps
    declared = ("--basis", attempt.basis.value) if attempt.basis is not None else ()
    kept = () if keeps is None else ("--keeps", "none" if keeps == NOTHING else str(keeps))
    happened = ("--direction", attempt.direction.value, "--outcome", scene.outcome.value)
    words_ = ("--note", scene.note, "--asked", scene.asked)
    desk = desk_over(FakeStore(*scene.everything), scene)
    return answer_told(typed(desk, "log", "Jo Hill", *typed_of(scene), *declared, *kept, *happened, *words_))


def typed_of(scene: Scene) -> tuple[str, ...]:
    """What `check` and `log` are told alike."""
    to = ("--to", scene.attempt.to) if scene.attempt.to else ()
    moment = ("--at", scene.attempt.at.isoformat()) if scene.now is not None else ()
    return ("--channel", scene.attempt.channel.value, "--json", *to, *moment)


def form_of(scene: Scene) -> Form:
    attempt = scene.attempt
    return Form(
        JO,
        "Jo Hill",
        direction=attempt.direction,
        channel=attempt.channel,
        when=attempt.at.isoformat() if scene.now is not None else "",
        outcome=scene.outcome,
        note=scene.note,
        goodwill=attempt.basis is Basis.GOODWILL,
        about=attempt.basis is Basis.ABOUT,
        owns_up=attempt.owns_up,
        keeps=attempt.keeps,
        to=attempt.to,
        exit=ExitForm(
            Exit.ASKED if scene.asked else None,
            asked_basis=attempt.basis if scene.asked and attempt.basis is not None else Basis.SERVICE,
            asked=scene.asked,
        ),
    )


def answer_told(told: Told) -> Answer:
    """What was told as JSON; `log` saves what is welcome and holds the rest, so both end alike."""
    assert told.err == ""
    said = told.json
    assert told.code == {"welcome": 0, "note": 0, "warn": 1, "stop": 2}[said["level"]]
    findings = {finding["code"]: finding["level"] for finding in said["findings"]}
    return Answer(said["level"], findings, said["basis"], said["agreement"], (said["headline"], said["sentence"], *said["more"]))  # fmt: skip


def answer_of(verdict: Verdict, scene: Scene) -> Answer:
    told = words.telling(verdict, scene.zone, day_in(scene.entered, scene.zone), scene.me)
    return Answer(
        verdict.level.name.lower(),
        {finding.code.value: finding.level.name.lower() for finding in verdict.findings},
        verdict.basis.value if verdict.basis is not None else None,
        verdict.agreement_id,
        (told.headline, told.sentence, *told.more),
    )


def desk_over(store: Any, scene: Scene) -> Desk:
    desk = a_desk(store, Clock(scene.entered), scene.me)
    policy = replace(desk.policy, zone=scene.zone)
    return replace(desk, zone=scene.zone, policy=policy, new_id=iter(range(900_001, 999_999)).__next__)
