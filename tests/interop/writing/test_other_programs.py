"""What we write is read right by other programs, where they are installed: khal, libical (Evolution, GNOME Calendar),
ical.js (Thunderbird) where NODE_PATH leads to it, and vobject (Radicale). Each runs as a process of its own; where one
is not there, its claim is skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, time
from pathlib import Path

import pytest

from tests.builders import ZONE, at, day, exact, jo, objects, promise, span, talk
from tracker.actions.ports import Touched
from tracker.interop.writing.calendar import calendar_written
from tracker.interop.writing.cards import cards_written
from tracker.rules.agreement import Agreement, AgreementOutcome
from tracker.rules.history import History
from tracker.rules.prospect import Email, Phone
from tracker.rules.window import Window
from tracker.rules.word_kept import Given

AGREEMENTS = (
    talk(exact("2026-12-10 10:00"), topic="the “old”, files; now"),
    talk(exact("2026-12-10 15:00", "America/New_York")),
    talk(span("2026-12-11", "2026-12-14")),
    promise(day("2026-12-15"), topic="the list"),
    talk(Window.hours(date(2026, 12, 16), time(14), time(16), ZONE)),
    talk(exact("2026-12-17 10:00"), outcome=AgreementOutcome.MOVED),
    talk(exact("2026-12-18 10:00"), outcome=AgreementOutcome.KEPT),
    talk(day("2026-12-19"), words="ü" * 80),
)
PERSON = History(
    jo(
        notes="likes, lemon; “ü”\n" * 9,
        phones=(Phone("020 7946 0018", "", "Desk"), Phone("07700 900123", "", "mobile")),
        emails=(Email("jo@orchard.example"),),
        address="1, High St\nEly",
        tags=("vip", "a,b"),
    ),
    objections=(objects(None, "2026-11-01 09:00"),),
)
KHAL = """
[calendars]
[[x]]
path = {folder}/calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
default_timezone = Europe/London
local_timezone = Europe/London
[sqlite]
path = {folder}/khal.db
"""
SHOWN_BY_KHAL = """\
Thursday, 2026-12-10
10:00-10:30 Call Jo Hill: the “old”, files; now ⏰
20:00-20:30 Call Jo Hill ⏰
Friday, 2026-12-11
↦ Call Jo Hill
Saturday, 2026-12-12
↔ Call Jo Hill
Sunday, 2026-12-13
↔ Call Jo Hill
Monday, 2026-12-14
⇥ Call Jo Hill
Tuesday, 2026-12-15
Promised Jo Hill: the list
Wednesday, 2026-12-16
14:00-16:00 Call Jo Hill
Thursday, 2026-12-17
CANCELLED 10:00-10:30 moved: Call Jo Hill
Friday, 2026-12-18
10:00-10:30 ✓ kept: Call Jo Hill
Saturday, 2026-12-19
Call Jo Hill"""
LIBICAL = """
import sys, gi
gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib as ical
whole = ical.Component.new_from_string(open(sys.argv[1], encoding="utf-8").read())
print(ical.Component.count_errors(whole), ical.restriction_check(whole))
event = whole.get_first_component(ical.ComponentKind.VEVENT_COMPONENT)
while event:
    start, zone = event.get_dtstart(), event.get_dtstart().get_timezone()
    print(start.as_ical_string(), event.get_dtend().as_ical_string(), zone.get_tzid() if zone else "-")
    event = whole.get_next_component(ical.ComponentKind.VEVENT_COMPONENT)
"""
TASKS = (
    promise(day("2026-12-15"), topic="the list"),
    promise(exact("2026-12-15 15:00", "America/New_York")),
    promise(day("2026-12-16"), outcome=AgreementOutcome.KEPT, settled_at=at("2026-12-09 11:00")),
    promise(day("2026-12-17"), outcome=AgreementOutcome.BROKEN),
)
TASKS_BY_LIBICAL = """
import sys, gi
gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib as ical
whole = ical.Component.new_from_string(open(sys.argv[1], encoding="utf-8").read())
print(ical.Component.count_errors(whole), ical.restriction_check(whole))
task = whole.get_first_component(ical.ComponentKind.VTODO_COMPONENT)
while task:
    zone, became = task.get_due().get_timezone(), task.get_status().value_name.rpartition("_")[2]
    print(task.get_due().as_ical_string(), zone.get_tzid() if zone else "-", became, task.get_summary())
    task = whole.get_next_component(ical.ComponentKind.VTODO_COMPONENT)
"""
TASKS_READ_BY_LIBICAL = """\
0 0
20261215 - NEEDSACTION Promised Jo Hill: the list
20261215T150000 America/New_York NEEDSACTION Promised Jo Hill
20261216 - COMPLETED Promised Jo Hill
20261217 - CANCELLED missed: Promised Jo Hill"""
READ_BY_LIBICAL = """\
0 0
20261210T100000 20261210T103000 Europe/London
20261210T150000 20261210T153000 America/New_York
20261211 20261215 -
20261215 20261216 -
20261216T140000 20261216T160000 Europe/London
20261217T100000 20261217T103000 Europe/London
20261218T100000 20261218T103000 Europe/London
20261219 20261220 -"""
ICAL_JS = """
const ICAL = require("ical.js");
const whole = new ICAL.Component(ICAL.parse(require("fs").readFileSync(process.argv[1], "utf8")));
whole.getAllSubcomponents("vtimezone").forEach(zone => ICAL.TimezoneService.register(zone));
const instant = time => time.isDate ? time.toString() : time.toJSDate().toISOString().replace(":00.000Z", "Z");
for (const each of whole.getAllSubcomponents("vevent")) {
    const event = new ICAL.Event(each);
    console.log(instant(event.startDate), instant(event.endDate), each.getFirstPropertyValue("status"), event.summary);
}
for (const each of whole.getAllSubcomponents("vtodo")) {
    const [due, status, summary] = ["due", "status", "summary"].map(name => each.getFirstPropertyValue(name));
    console.log(instant(due), status, summary);
}
"""
READ_BY_ICAL_JS = """\
2026-12-10T10:00Z 2026-12-10T10:30Z CONFIRMED Call Jo Hill: the “old”, files; now
2026-12-10T20:00Z 2026-12-10T20:30Z CONFIRMED Call Jo Hill
2026-12-11 2026-12-15 CONFIRMED Call Jo Hill
2026-12-15 2026-12-16 CONFIRMED Promised Jo Hill: the list
2026-12-16T14:00Z 2026-12-16T16:00Z CONFIRMED Call Jo Hill
2026-12-17T10:00Z 2026-12-17T10:30Z CANCELLED moved: Call Jo Hill
2026-12-18T10:00Z 2026-12-18T10:30Z CONFIRMED ✓ kept: Call Jo Hill
2026-12-19 2026-12-20 CONFIRMED Call Jo Hill"""
TASKS_READ_BY_ICAL_JS = """\
2026-12-15 NEEDS-ACTION Promised Jo Hill: the list
2026-12-15T20:00Z NEEDS-ACTION Promised Jo Hill
2026-12-16 COMPLETED Promised Jo Hill
2026-12-17 CANCELLED missed: Promised Jo Hill"""
VOBJECT = """
import sys, vobject
calendar = vobject.readOne(open(sys.argv[1], encoding="utf-8").read())
print(calendar.validate(), [event.summary.value for event in calendar.vevent_list][3])
card = vobject.readOne(open(sys.argv[2], encoding="utf-8").read())
print(card.validate(), card.fn.value, [each.value for each in card.tel_list], card.categories.value)
print(card.note.value.splitlines()[0], "|", card.adr.value.street)
"""
READ_BY_VOBJECT = """\
True Promised Jo Hill: the list
True Jo Hill ['020 7946 0018', '07700 900123'] ['vip', 'a,b']
Asked on 2026-11-01 not to be contacted at all. | 1, High St
Ely"""


def put_calendar(place: Path, agreements: Sequence[Agreement], tasks: bool = False) -> Path:
    touched = {a.id: Touched(1, at("2026-11-20 09:00")) for a in agreements}
    written = calendar_written([Given(a, "Jo Hill") for a in agreements], touched, {}, tasks=tasks)
    place.write_bytes(written.content)
    return place


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    return put_calendar(tmp_path / "a.ics", AGREEMENTS)


@pytest.fixture
def tasks(tmp_path: Path) -> Path:
    return put_calendar(tmp_path / "tasks.ics", TASKS, tasks=True)


@pytest.fixture
def cards(tmp_path: Path) -> Path:
    place = tmp_path / "a.vcf"
    place.write_bytes(cards_written([PERSON], at("2026-11-20 09:00"), ZONE))
    return place


def said_by(*command: str) -> str:
    """What that program prints, with nothing of ours in its way."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COV"))}
    environment = {**clean, "LC_ALL": "C.UTF-8", "TZ": "Europe/London"}
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=environment)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def with_module(statement: str) -> str:
    """A Python that can do that: this one, or the system's own. Skips the claim where none can."""
    for python in dict.fromkeys((sys.executable, "/usr/bin/python3", os.environ.get("OTHER_PYTHON", ""))):
        if python and Path(python).exists():
            tried = subprocess.run([python, "-c", statement], capture_output=True, check=False, timeout=60)
            if tried.returncode == 0:
                return python
    pytest.skip(f"no Python here can “{statement}”")


def test_khal_shows_each_on_its_day_and_at_its_time_here(calendar: Path, tmp_path: Path) -> None:
    khal = shutil.which("khal")
    if khal is None:
        pytest.skip("khal is not installed")
    (tmp_path / "calendar").mkdir()
    (tmp_path / "khal.conf").write_text(KHAL.format(folder=tmp_path))
    settings = ("-c", str(tmp_path / "khal.conf"))
    said_by(khal, *settings, "import", "--batch", "-a", "x", str(calendar))
    shown = said_by(khal, *settings, "list", "2026-12-09", "12d")
    assert "\n".join(line.strip() for line in shown.splitlines()) == SHOWN_BY_KHAL


def test_libical_finds_no_fault_and_reads_every_window(calendar: Path) -> None:
    python = with_module("import gi; gi.require_version('ICalGLib', '3.0'); from gi.repository import ICalGLib")
    assert said_by(python, "-c", LIBICAL, str(calendar)).strip() == READ_BY_LIBICAL


def test_libical_reads_promises_as_tasks(tasks: Path) -> None:
    python = with_module("import gi; gi.require_version('ICalGLib', '3.0'); from gi.repository import ICalGLib")
    assert said_by(python, "-c", TASKS_BY_LIBICAL, str(tasks)).strip() == TASKS_READ_BY_LIBICAL


def test_ical_js_reads_every_window_by_the_zones_that_come_along(calendar: Path, tasks: Path) -> None:
    node = shutil.which("node")
    if node is None or subprocess.run([node, "-e", 'require("ical.js")'], capture_output=True, check=False).returncode:
        pytest.skip("no node here can require ical.js")
    assert said_by(node, "-e", ICAL_JS, str(calendar)).strip() == READ_BY_ICAL_JS
    assert said_by(node, "-e", ICAL_JS, str(tasks)).strip() == TASKS_READ_BY_ICAL_JS


def test_vobject_finds_tasks_valid(tasks: Path) -> None:
    python = with_module("import vobject")
    reads = "import sys, vobject; c = vobject.readOne(open(sys.argv[1])); print(c.validate(), len(c.vtodo_list))"
    assert said_by(python, "-c", reads, str(tasks)).strip() == "True 4"


def test_vobject_finds_both_valid_and_loses_nothing(calendar: Path, cards: Path) -> None:
    python = with_module("import vobject")
    assert said_by(python, "-c", VOBJECT, str(calendar), str(cards)).strip() == READ_BY_VOBJECT
