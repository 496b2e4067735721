"""A story through the command line: typed words, what is printed, and how it ends. In process, over a real folder."""

from __future__ import annotations

import io
import os
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.builders import at as london
from tests.stories.stage import SeenMorning, SeenPerson, SeenVerdict
from tests.stories.story import Ask, Away, Colleague, Correct, Dial, Know, Log, Say, Settle, Start, Write
from tests.terminal.typed import Told
from tracker.actions.people.edit_prospect import edit_prospect
from tracker.assembly import run
from tracker.assembly.setup import Setup
from tracker.rules.history import History
from tracker.rules.prospect import CanBuy, Interest
from tracker.runtime import settings as settings_file
from tracker.runtime.ids import IdSource
from tracker.runtime.paths import make_ready, paths_for
from tracker.runtime.settings import Settings
from tracker.storage.file.opening import open_store

ENDS = {"welcome": 0, "note": 0, "warn": 1, "stop": 2}
LANES = ("slipped", "today", "promised", "tomorrow")
SAYS_READY = {"yes": "client", "no": "no-thanks"}
"""What a "yes" or a "no" to going ahead comes to; a "not yet" leaves everything as it stands."""


class CommandLine:
    """`folder` holds the settings of whoever is at the desk, and the store."""

    plays_all = False

    def __init__(self, folder: Path) -> None:
        self.paths = paths_for(folder)
        make_ready(self.paths)
        self.now = ""
        self.settings = Settings(me="", zone="Europe/London", country="GB", day_first=True)

    def sit_down(self, at: str, me: str) -> None:
        self.now = at
        if me != self.settings.me:
            self.settings = replace(self.settings, me=me)
            settings_file.save(self.paths.settings, self.settings)

    def start(self, start: Start) -> None:
        """There is nothing that asks here: whoever begins says so."""
        assert self._started("users", "add", start.name).code == 0
        assert self._started("users", "switch", start.name).code == 0

    def colleague(self, colleague: Colleague) -> None:
        assert self._started("users", "add", colleague.name).code == 0

    def us(self) -> list[str]:
        return [user["name"] for user in self._started("users", "--json").json["users"]]

    def away(self, away: Away) -> None:
        words = ["--words", away.why] if away.why else []
        assert self._started("away", away.days, *words).code == 0

    def settle(self, settle: Settle) -> None:
        words = ["settle", settle.who, settle.became]
        for option, given in (("--to", settle.to), ("--words", settle.words)):
            words += [option, given] if given else []
        words += ["--not-told"] if settle.not_told else []
        assert self._started(*words).code == 0

    def correct(self, correct: Correct) -> None:
        contacts = self._started("check", correct.who, "--channel", "call", "--json").json["contacts"]
        last = contacts[0]["contact"]  # the newest comes first
        assert self._started("correct", str(last), correct.field, correct.value).code == 0

    def ask(self, ask: Ask) -> SeenVerdict:
        words = ("check", ask.who, "--channel", ask.channel)
        told = self._started(*words, "--json")
        seen = _verdict(told.json)
        self._as_told(self._started(*words), seen.words)
        assert told.code == ENDS[seen.level]
        return seen

    def dial(self, dial: Dial) -> SeenVerdict:
        """A script asks first, and lets it be where the answer is no."""
        seen = self.ask(Ask(dial.who, "call"))
        if dial.came:
            assert self.log(Log(dial.who, "call", outcome=dial.came)) == seen
        return seen

    def log(self, log: Log) -> SeenVerdict:
        words = _typed(log)
        told = self._started(*words, "--json")
        seen = _verdict(told.json)
        if told.json["saved"]:
            assert told.code == 0
            seen = replace(seen, told=" ".join(each["against"] for each in told.json["agreed"]))
            assert not log.reason or seen.level in ("welcome", "note"), "it was saved before a reason was given"
            return seen
        assert told.code == ENDS[seen.level] > 0
        self._as_told(self._started(*words), f"{seen.words} Nothing was saved.")
        if not log.reason:
            return replace(seen, held=True)
        knowing = ("--although-they-said-no",) if seen.level == "stop" else ()
        saved = self._started(*words, "--reason", log.reason, *knowing, "--json")
        assert (saved.code, saved.json["saved"], _verdict(saved.json)) == (0, True, seen)
        return seen

    def know(self, know: Know) -> None:
        """The command line changes nobody's details: the window's own deed is done, as by a colleague beside it."""
        store = open_store(self.paths.store)
        try:
            setup = Setup(self.paths, lambda: london(self.now), self.settings, IdSource())
            (line,) = store.prospects_matching(know.who)
            history = store.history_of(line.id)
            assert history is not None
            changed = replace(
                history.prospect,
                interest=Interest(know.interest) if know.interest else history.prospect.interest,
                can_buy=CanBuy(know.can_buy) if know.can_buy else history.prospect.can_buy,
            )
            edit_prospect(setup.desk(store), history.prospect, changed)
        finally:
            store.close()

    def say(self, say: Say) -> None:
        """Nobody is told what to say here."""

    def write(self, message: Write) -> None:
        """Nobody writes a message here; the claims ask the rule itself."""

    def morning(self) -> SeenMorning:
        told = self._started("today", "--json")
        page = self._started("today")
        assert (told.code, page.code) == (0, 0)
        lanes = {lane: [_named(each) for each in told.json[lane]] for lane in LANES}
        for lane in ("their_turn", "nothing_agreed"):
            lanes[lane] = [each["who"]["name"] for each in told.json[lane]]
        for name in (name for names in lanes.values() for name in names):
            assert name in _flat(page.out)
        assert _flat(told.json["sentence"]) in _flat(page.out)
        return SeenMorning(told.json["sentence"], lanes)

    def person(self, who: str) -> SeenPerson:
        told = self._started("check", who, "--channel", "call", "--json")
        return SeenPerson(told.json["earliest"]["sentence"])

    def kept(self, who: str) -> History:
        store = open_store(self.paths.store)
        try:
            (line,) = store.prospects_matching(who)
            history = store.history_of(line.id)
            assert history is not None
            return history
        finally:
            store.close()

    def _started(self, *words: str) -> Told:
        """The whole program, as a script would start it; the process's umask is put back, since it is ours."""
        out, err = io.StringIO(), io.StringIO()
        umask = os.umask(0o077)
        try:
            with redirect_stdout(out), redirect_stderr(err):
                code = run(["--data-dir", str(self.paths.data), "--now", self.now.replace(" ", "T"), *words])
        except SystemExit as ended:
            code = int(ended.code or 0)
        finally:
            os.umask(umask)
        assert (code == 3, err.getvalue()) == (False, "")
        return Told(code, out.getvalue(), err.getvalue())

    @staticmethod
    def _as_told(told: Told, words: str) -> None:
        """A person reads the same sentences as a program does."""
        page = _flat(told.out)
        for sentence in words.split(". "):
            assert _flat(sentence) in page


def _named(row: Any) -> str:
    """Whoever it was agreed with, as the page has it."""
    return " & ".join(each["name"] for each in (row["who"], *row["with"]))


def _verdict(json: Any) -> SeenVerdict:
    words = " ".join([f"{json['headline']}.", json["sentence"], *json["more"]])
    return SeenVerdict(json["level"], [f["code"] for f in json["findings"]], words, json["basis"])


def _typed(log: Log) -> list[str]:
    words = ["log", log.who, "--channel", log.channel, "--direction", log.direction]
    words += ["--new"] if log.new else []
    standing = log.standing or SAYS_READY.get(log.ready, "")
    for option, given in (
        ("--organisation", log.organisation),
        ("--phone", log.phone),
        ("--outcome", log.outcome),
        ("--note", log.note),
        ("--basis", log.basis),
        ("--standing", standing),
    ):
        words += [option, given] if given else []
    for other in log.others:
        words += ["--with", other]
    its = ""
    if log.promise is not None:
        its = "promise-" if log.talk is not None else ""
        words += ["--promise", log.promise.when]
        words += [f"--{its}topic", log.promise.what, f"--{its}by-channel", log.promise.channel]
    if log.talk is not None:
        words += ["--talk", log.talk.when]
        about = (("--topic", log.talk.topic), ("--by-channel", log.talk.channel), ("--place", log.talk.place))
        words += [each for option, text in about if text for each in (option, text)]
    words += ["--talk", log.next_year] if log.next_year else []
    said = log.words if log.talk is None else log.talk.words
    words += ["--words", said] if said else []
    return words


def _flat(text: str) -> str:
    return " ".join(text.split())
