"""Claims about the icons: all drawn as one family, sharp, and in the colours of the theme that is worn."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QApplication

import tracker
from tracker.rules.channel import Channel
from tracker.runtime.resources import MissingResource, resource
from tracker.widgets.look.icons import app_icon, icon, tinted_pixmap
from tracker.widgets.look.theme import Scheme, Theme
from tracker.widgets.look.tokens import DARK, LIGHT, Role

FILES = sorted(path for path in resource("icons").glob("*.svg") if not path.stem.startswith("as-agreed"))

PROGRAM = [path.read_text(encoding="utf-8") for path in Path(tracker.__file__).parent.rglob("*.py")]


def colours_in(image: QImage) -> set[str]:
    """The colours of the pixels that are wholly painted."""
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    found = (image.pixelColor(x, y) for x, y in spots)
    return {colour.name().upper() for colour in found if colour.alpha() == 255}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_icon_is_drawn_as_the_family_is(path: Path) -> None:
    drawing = path.read_text(encoding="utf-8")
    root = ElementTree.fromstring(drawing)
    assert root.get("viewBox") == "0 0 24 24"
    assert (root.get("stroke"), root.get("stroke-width")) == ("currentColor", "1.75")
    assert (root.get("stroke-linecap"), root.get("stroke-linejoin")) == ("round", "round")
    assert not re.findall(r"#[0-9a-fA-F]{3,}", drawing), "colours come from the theme"


@pytest.mark.parametrize("channel", list(Channel))
def test_every_channel_has_an_icon(channel: Channel) -> None:
    assert not icon(channel.value).isNull()


def test_an_icon_nobody_drew_is_refused_at_once(qapp: QApplication) -> None:
    with pytest.raises(MissingResource):
        icon("no-such-thing")


def test_an_icon_wears_the_colour_of_its_role_and_changes_with_the_theme(qapp: QApplication) -> None:
    theme = Theme(qapp, Scheme.LIGHT)
    drawn = icon("check", Role.AGREED)
    assert colours_in(drawn.pixmap(QSize(48, 48), 1.0).toImage()) == {LIGHT.agreed}
    theme.choose(Scheme.DARK)
    assert colours_in(drawn.pixmap(QSize(48, 48), 1.0).toImage()) == {DARK.agreed}
    theme.choose(Scheme.LIGHT)


def test_an_icon_that_can_do_nothing_is_paler(qapp: QApplication) -> None:
    theme = Theme(qapp, Scheme.LIGHT)
    pale = colours_in(icon("check").pixmap(QSize(48, 48), 1.0, QIcon.Mode.Disabled).toImage())
    assert {QColor(name).lightness() > QColor(theme.tokens.text).lightness() for name in pale} == {True}


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_has_a_pixel_for_every_pixel_of_the_screen(qapp: QApplication, ratio: float) -> None:
    drawn = icon("call").pixmap(QSize(18, 18), ratio)
    assert drawn.size() == QSize(18, 18) * ratio
    assert drawn.devicePixelRatio() == ratio


def test_a_pixmap_is_drawn_once(qapp: QApplication) -> None:
    first, again = (tinted_pixmap("call", "#123456", 14) for _ in range(2))
    assert first.cacheKey() == again.cacheKey()


def test_the_program_has_an_icon_of_its_own(qapp: QApplication) -> None:
    assert "#1F6F54" in colours_in(app_icon().pixmap(128, 128).toImage())


@pytest.mark.parametrize("size", [16, 20, 22, 24, 32, 48, 64, 128, 256, 512])
def test_the_programs_icon_is_crisp_at_every_size(qapp: QApplication, size: int) -> None:
    image = app_icon().pixmap(size, size).toImage()
    assert (image.width(), image.height()) == (size, size)
    greens = [QColor(name) for name in colours_in(image) if QColor(name).green() < 140]
    assert greens, "the ground has pixels of its whole colour"
    bubble = image.pixelColor(int(size * 0.72), int(size * 0.6))
    assert (bubble.red(), bubble.green(), bubble.blue()) == (0xFD, 0xFC, 0xF9), "and so has the bubble"
    tick = image.pixelColor(int(size * 0.45), int(size * 0.56))
    assert tick.green() < 160, "and the tick is dark in it"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_icon_that_was_drawn_is_named_somewhere(path: Path) -> None:
    assert any(f'"{path.stem}"' in text for text in PROGRAM), "nobody asks for it: take it out of resources/icons"


@pytest.mark.parametrize("name", ["right", "undo", "outgoing", "moved", "tried", "open", "agenda"])
def test_what_shows_a_way_shows_the_other_one_from_right_to_left(qapp: QApplication, name: str) -> None:
    one = tinted_pixmap(name, LIGHT.text, 96).toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    other = tinted_pixmap(name, LIGHT.text, 96).toImage().flipped(Qt.Orientation.Horizontal)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    spots = [(x, y) for x in range(0, 96, 2) for y in range(0, 96, 2)]
    assert sum(abs(one.pixelColor(*at).alpha() - other.pixelColor(*at).alpha()) > 128 for at in spots) < 8


@pytest.mark.parametrize("name", ["clock", "slipped", "help", "check", "call"])
def test_what_shows_none_is_the_same_from_right_to_left(qapp: QApplication, name: str) -> None:
    one = tinted_pixmap(name, LIGHT.text, 96).toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    other = tinted_pixmap(name, LIGHT.text, 96).toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert one == other
