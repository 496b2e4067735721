"""Claims about the look: that it can be read, follows the choice, and comes from the tokens alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tracker.runtime.resources import resource
from tracker.widgets.look.buttons import ICON_GAP, push_button
from tracker.widgets.look.over.toast import reversed_of
from tracker.widgets.look.plain_label import PlainLabel
from tracker.widgets.look.style_sheet import hovered, style_sheet
from tracker.widgets.look.theme import AS_DRAWN, Scheme, Theme, font, palette_of, square, tokens_of
from tracker.widgets.look.tokens import (
    DARK,
    ICON,
    LIGHT,
    TINT_HERE,
    TINT_STRIP,
    Role,
    Tokens,
    Type,
    contrast,
    mix,
    points,
)

SCHEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
STATES = (Role.AGREED, Role.PRIMARY, Role.PROMISE, Role.SLIPPED, Role.STOP)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    worn = Theme(qapp, Scheme.LIGHT)
    yield worn
    worn.choose_text_size(AS_DRAWN)
    worn.deleteLater()


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@SCHEMES
@pytest.mark.parametrize("ground", ["window", "surface", "raised"])
def test_words_can_be_read_on_every_ground(tokens: Tokens, ground: str) -> None:
    for role in (Role.TEXT, Role.SOFT, *STATES):
        assert contrast(tokens.colour(role), getattr(tokens, ground)) >= 4.5, role


@SCHEMES
def test_words_can_be_read_on_every_tint(tokens: Tokens) -> None:
    for state in STATES:
        tint = tokens.tint(state)
        for words in (tokens.text, tokens.soft, tokens.colour(state)):
            assert contrast(words, tint) >= 4.5, (state, words)


@SCHEMES
def test_soft_words_can_be_read_on_what_is_past_and_on_a_day_off(tokens: Tokens) -> None:
    for ground in (tokens.tint(Role.QUIET, strength=0.1), tokens.window, tokens.tint(Role.SOFT)):
        assert contrast(tokens.soft, ground) >= 4.5
        assert contrast(tokens.text, ground) >= 4.5


@SCHEMES
def test_the_chosen_day_and_the_day_pointed_at_can_be_read(tokens: Tokens) -> None:
    for under in (tokens.surface, tokens.window):
        for ground in (tokens.tint(Role.PRIMARY, under, TINT_HERE), mix(tokens.text, under, TINT_STRIP)):
            assert contrast(tokens.soft, ground) >= 4.5
            assert contrast(tokens.primary, ground) >= 4.5


@SCHEMES
def test_the_cap_of_a_key_stands_out_from_its_ground_and_can_be_read(tokens: Tokens) -> None:
    found = re.search(
        r'QLabel\[kind="cap"\] {[^}]*background: (#\w+); border: 1px solid (#\w+)', style_sheet(tokens, resource)
    )
    assert found is not None
    for under in (tokens.surface, tokens.window):
        assert contrast(found[2], under) >= 1.5
        assert contrast(tokens.soft, found[1]) >= 4.5


@SCHEMES
def test_words_can_be_read_on_a_fill_and_under_the_pointer(tokens: Tokens) -> None:
    for state in STATES:
        assert contrast(tokens.on_fill, tokens.colour(state)) >= 4.5
    assert contrast(tokens.on_fill, hovered(tokens)) >= 4.5
    assert contrast(tokens.on_fill, mix(tokens.primary, tokens.text, 0.8)) >= 4.5
    for ground in (tokens.line, tokens.strong_line):
        assert contrast(tokens.text, ground) >= 4.5


@SCHEMES
def test_icons_frames_and_tick_boxes_can_be_seen(tokens: Tokens) -> None:
    for ground in (tokens.window, tokens.surface, tokens.raised, tokens.tint(Role.QUIET)):
        assert contrast(tokens.quiet, ground) >= 4.5
        assert contrast(tokens.primary, ground) >= 3
    for ground in (tokens.window, tokens.surface, tokens.raised):
        assert contrast(tokens.edge, ground) >= 3


@SCHEMES
def test_a_toast_can_be_read_in_both_schemes(tokens: Tokens) -> None:
    other = reversed_of(tokens)
    for ground in (other.window, other.raised):
        assert contrast(other.text, ground) >= 4.5
        assert contrast(other.edge, ground) >= 3


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mix("#FF0000", "#0000FF", 1) == "#FF0000"
    assert mix("#FF0000", "#0000FF", 0) == "#0000FF"
    assert mix("#000000", "#FFFFFF", 0.12) == "#E0E0E0"


@SCHEMES
def test_the_style_sheet_has_no_colour_that_is_not_made_from_the_tokens(tokens: Tokens) -> None:
    source = Path(__file__).parents[3] / "tracker" / "widgets" / "look" / "style_sheet.py"
    written = re.findall(r"#[0-9A-Fa-f]{6}", source.read_text(encoding="utf-8"))
    assert set(written) <= {"#FFFFFF", "#000000"}, "only the two ends that `hovered` steps towards"
    assert "{" in style_sheet(tokens, resource)


@SCHEMES
def test_every_picture_the_style_sheet_names_is_there(tokens: Tokens) -> None:
    for path in re.findall(r'url\("([^"]+)"\)', style_sheet(tokens, resource)):
        assert Path(path).is_file()


@SCHEMES
def test_the_palette_tells_which_tokens_made_it(tokens: Tokens) -> None:
    assert tokens_of(palette_of(tokens)) is tokens


def test_choosing_a_scheme_puts_it_on_and_tells_once(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose(Scheme.DARK)
    assert theme.tokens is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(Scheme.DARK)


def test_the_system_is_followed_only_while_that_is_the_choice(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens is LIGHT


def test_the_sizes_of_type_are_those_of_the_look(theme: Theme) -> None:
    sizes = [font(kind).pointSizeF() for kind in (Type.HEADLINE, Type.NAME, Type.BODY, Type.SOFT)]
    assert [size / sizes[2] for size in sizes] == pytest.approx([20 / 13, 15 / 13, 1, 12 / 13])
    assert font(Type.NAME).weight() > font(Type.BODY).weight()


def test_text_of_another_size_is_so_on_labels_that_are_there_and_in_the_style_sheet(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    label = PlainLabel("Jo Hill", Type.NAME)
    qtbot.addWidget(label)
    before, sheet = label.font().pointSizeF(), qapp.styleSheet()
    theme.choose_text_size(150)
    assert label.font().pointSizeF() == pytest.approx(before * 1.5)
    assert font(Type.SOFT).pointSizeF() == pytest.approx(points(Type.SOFT) * 1.5)
    assert f"font-size: {points(Type.SOFT) * 1.5:.2f}pt" in qapp.styleSheet() != sheet
    theme.choose_text_size(100)
    assert label.font().pointSizeF() == pytest.approx(before)


def test_what_is_drawn_beside_words_goes_with_their_size(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    """Of a button that is there, of one that is made then, and of what the style sheet draws."""
    there = push_button("Call", icon_name="call")
    qtbot.addWidget(there)
    before, tick = there.iconSize(), re.findall(r"QCheckBox::indicator, [^}]* width: (\d+)px", qapp.styleSheet())
    theme.choose_text_size(150)
    later = push_button("Call", icon_name="call")
    qtbot.addWidget(later)
    assert there.iconSize() == later.iconSize() == square(ICON) + QSize(ICON_GAP, 0)
    assert (there.iconSize().height(), square(ICON).width()) == (round(before.height() * 1.5), round(ICON * 1.5))
    grown_tick = re.findall(r"QCheckBox::indicator, [^}]* width: (\d+)px", qapp.styleSheet())
    assert [int(side) * 1.5 for side in tick] == [int(side) for side in grown_tick] != []
    assert "drawn(" not in qapp.styleSheet()
    theme.choose_text_size(100)
    assert there.iconSize() == before


def test_words_begin_alike_in_each_kind_of_field(theme: Theme, qtbot: QtBot) -> None:
    """In a form they stand above one another."""
    line, box, lines = QLineEdit("Ill"), QComboBox(), QPlainTextEdit("Ill")
    box.addItem("Ill")
    begins = []
    for field in (line, box, lines):
        qtbot.addWidget(field)
        field.setFixedSize(160, 60 if field is lines else 30)
        image = field.grab().toImage()
        rows = range(8, 22)
        dark = (x for x in range(4, 80) if any(image.pixelColor(x, y).lightness() < 120 for y in rows))
        begins.append(next(dark))
    assert max(begins) - min(begins) <= 1, begins
