"""What the desktop's portal is told, on a bus of the test's own with one that stands in for it on the other side."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVirtualObject
from pytestqt.qtbot import QtBot

from tracker.runtime.desktop.portal import BACKGROUND, NOTIFICATION, PLACE, SERVICE, DesktopPortal

pytestmark = pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="dbus-daemon is not installed")
HOSTILE = "<b>Hill</b> & <img src='file:///dev/zero'>\n“ring me”"


BUS = """<busconfig>
  <type>session</type>
  <listen>unix:tmpdir={folder}</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>"""
"""One on which nobody is started for being asked: a computer's own portal would take the place of ours."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A session bus that nobody else knows."""
    folder = tmp_path_factory.mktemp("bus")
    description = folder / "bus.conf"
    description.write_text(BUS.format(folder=folder), encoding="utf-8")
    words = ["dbus-daemon", f"--config-file={description}", "--nofork", "--nopidfile", "--print-address"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        assert daemon.stdout is not None
        yield daemon.stdout.readline().strip()
        daemon.terminate()


class StandIn(QDBusVirtualObject):
    """As much of a portal as takes notifications and requests. `refuses`: it has no such interface."""

    def __init__(self, refuses: bool = False) -> None:
        super().__init__()
        self.refuses = refuses
        self.heard: list[tuple[str, str, list[Any]]] = []

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        self.heard.append((message.member(), message.signature(), message.arguments()))
        if self.refuses:
            connection.send(message.createErrorReply("org.freedesktop.DBus.Error.UnknownMethod", "no"))
        else:
            connection.send(message.createReply([]))
        return True


class Side:
    """The other side of the bus: a stand-in that has the portal's name."""

    def __init__(self, address: str, stand_in: StandIn) -> None:
        self.bus = QDBusConnection.connectToBus(address, "the desktop")
        self.stand_in = stand_in
        single = QDBusConnection.VirtualObjectRegisterOption.SingleNode
        assert self.bus.registerVirtualObject(PLACE, stand_in, single)
        assert self.bus.registerService(SERVICE)

    def press(self, *said: object) -> None:
        signal = QDBusMessage.createSignal(PLACE, NOTIFICATION, "ActionInvoked")
        signal.setArguments([*said])
        self.bus.send(signal)

    def leave(self) -> None:
        self.bus.unregisterService(SERVICE)
        self.bus.unregisterObject(PLACE)
        QDBusConnection.disconnectFromBus("the desktop")


@pytest.fixture
def portal(address: str, qtbot: QtBot) -> Iterator[DesktopPortal]:
    """Ours, on that bus."""
    made = DesktopPortal(QDBusConnection.connectToBus(address, "us"))
    yield made
    made.deleteLater()
    QDBusConnection.disconnectFromBus("us")


@pytest.fixture
def side(address: str, request: pytest.FixtureRequest) -> Iterator[Side]:
    other = Side(address, StandIn(refuses=getattr(request, "param", False)))
    yield other
    other.leave()


def answer(qtbot: QtBot, ask: Any) -> bool:
    answers: list[bool] = []
    ask(answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    return answers[0]


class Maps(QObject):
    """Reads what arrives as a map, which a message alone hands on unread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, dict[str, object]]] = []

    @Slot(str, "QVariantMap")
    def AddNotification(self, id_: str, said: dict[str, object]) -> None:
        self.heard.append((id_, said))


class Requests(QObject):
    """The same of a request to be started along."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, dict[str, object]]] = []

    @Slot(str, "QVariantMap")
    def RequestBackground(self, parent: str, wanted: dict[str, object]) -> None:
        self.heard.append((parent, wanted))


def test_a_desktop_that_takes_notifications_is_known(portal: DesktopPortal, side: Side, qtbot: QtBot) -> None:
    assert answer(qtbot, portal.look)
    assert side.stand_in.heard == [("Get", "ss", [NOTIFICATION, "version"])]


@pytest.mark.parametrize("side", [True], indirect=True)
def test_one_that_takes_none_says_no_to_each(portal: DesktopPortal, side: Side, qtbot: QtBot) -> None:
    assert not answer(qtbot, portal.look)
    assert not answer(qtbot, lambda then: portal.show("at-1", "10:00", "", False, then))


def test_where_there_is_no_portal_the_answer_is_no(portal: DesktopPortal, qtbot: QtBot) -> None:
    assert not answer(qtbot, portal.look)
    assert not answer(qtbot, lambda then: portal.show("at-1", "10:00", "", False, then))


def test_where_there_is_no_bus_the_answer_is_no_at_once() -> None:
    answers: list[bool] = []
    DesktopPortal(QDBusConnection("nowhere")).look(answers.append)
    assert answers == [False]


def test_what_is_shown_arrives_by_the_types_the_portal_reads(portal: DesktopPortal, side: Side, qtbot: QtBot) -> None:
    assert answer(qtbot, lambda then: portal.show("at-1", "10:00, call Jo", "In 10 minutes", True, then))
    portal.take_back("at-1")
    qtbot.waitUntil(lambda: len(side.stand_in.heard) == 2)
    assert [(member, signature) for member, signature, _ in side.stand_in.heard] == [
        ("AddNotification", "sa{sv}"),
        ("RemoveNotification", "s"),
    ]
    assert side.stand_in.heard[1][2] == ["at-1"]


def test_no_tag_of_a_name_reaches_a_desktop_that_reads_markup(
    portal: DesktopPortal, address: str, qtbot: QtBot
) -> None:
    bus, maps = QDBusConnection.connectToBus(address, "maps"), Maps()
    try:
        assert bus.registerObject(PLACE, NOTIFICATION, maps, QDBusConnection.RegisterOption.ExportAllSlots)
        assert bus.registerService(SERVICE)
        assert answer(qtbot, lambda then: portal.show("at-1", "10:00, call <i>Jo</i>", HOSTILE, False, then))
    finally:
        bus.unregisterService(SERVICE)
        QDBusConnection.disconnectFromBus("maps")
    ((id_, said),) = maps.heard
    assert (id_, said["priority"], said["default-action"]) == ("at-1", "normal", "open")
    assert said["body"] == "&lt;b&gt;Hill&lt;/b&gt; &amp; &lt;img src='file:///dev/zero'&gt;\n“ring me”"
    assert "buttons" not in said


def test_the_one_that_is_pressed_is_named_and_nonsense_is_passed_over(
    portal: DesktopPortal, side: Side, qtbot: QtBot
) -> None:
    chosen: list[str] = []
    portal.chosen.connect(chosen.append)
    side.press()
    side.press(7)
    side.press("at-1", "open", [])
    qtbot.waitUntil(lambda: bool(chosen))
    assert chosen == ["at-1"]


def test_the_request_to_start_along_arrives(portal: DesktopPortal, side: Side, qtbot: QtBot) -> None:
    assert answer(qtbot, lambda then: portal.start_along(True, ["as-agreed", "--hidden"], "to remind you", then))
    ((member, signature, _),) = side.stand_in.heard
    assert (member, signature) == ("RequestBackground", "sa{sv}")


def test_what_is_to_be_started_along_arrives_word_for_word(portal: DesktopPortal, address: str, qtbot: QtBot) -> None:
    bus, maps = QDBusConnection.connectToBus(address, "maps"), Requests()
    try:
        assert bus.registerObject(PLACE, BACKGROUND, maps, QDBusConnection.RegisterOption.ExportAllSlots)
        assert bus.registerService(SERVICE)
        assert answer(qtbot, lambda then: portal.start_along(True, ["as-agreed", "--hidden"], "to remind you", then))
    finally:
        bus.unregisterService(SERVICE)
        QDBusConnection.disconnectFromBus("maps")
    ((_, wanted),) = maps.heard
    assert (wanted["autostart"], wanted["background"], wanted["reason"]) == (True, True, "to remind you")
    assert wanted["commandline"] == ["as-agreed", "--hidden"]
