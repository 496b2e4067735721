"""Claims about contrast, measured from what is painted: each word against the ground it stands on, each control's edge
and the chosen view against what lies around them. The screens are painted at three times their size, so that letters
have pixels of their whole colour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontInfo, QImage, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QGraphicsOpacityEffect,
    QLabel,
    QLineEdit,
    QWidget,
)

from tests.builders import at
from tests.new_store import MakeStore, with_sample
from tests.stories.conftest import Desk
from tests.widgets.calendar.carrying import hover, press, pull
from tests.worn import worn
from tracker.presentation.calendar.calendar_entry import EntryState
from tracker.presentation.morning.morning_rows import MorningRowKind
from tracker.rules.agreement_state import AgreementState
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.calendar.grid_view import GridView
from tracker.widgets.look.theme import Scheme, line_height
from tracker.widgets.look.tokens import Type, contrast
from tracker.widgets.morning.morning_row import FOLDS
from tracker.widgets.pictures import scenes_of

SCALE = 3
WORDS, LARGE = 4.5, 3.0
ROUNDING = 0.12
"""What smoothing may take of a thin letter's colour."""


@pytest.fixture
def make_store() -> MakeStore:
    return with_sample(at("2026-11-26 14:57"))


@pytest.fixture(params=[Scheme.LIGHT, Scheme.DARK], ids=["light", "dark"])
def painted(request: pytest.FixtureRequest, desk: Desk) -> Iterator[Desk]:
    with worn(request.param):
        desk.at("2026-11-26 14:57")
        desk.window.resize(1280, 800)
        desk.window.toast.dismiss()
        QApplication.processEvents()
        yield desk


def picture(window: QWidget) -> QImage:
    QApplication.processEvents()
    image = QImage(window.size() * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    window.render(image)
    return image


def piece(shown: QWidget, area: QRect) -> QImage:
    """That much of it, as large as it is measured."""
    image = QImage(area.size() * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    shown.render(image, QPoint(), QRegion(area))
    return image


def colours(image: QImage, area: QRect) -> Counter[str]:
    inside = QRect(area.topLeft() * SCALE, area.size() * SCALE).intersected(QRect(QPoint(), image.size()))
    if inside.isEmpty():
        return Counter()
    cut = image.copy(inside)  # of four bytes each, so that no line has a rest
    pixels = Counter(memoryview(cut.constBits()).cast("I"))
    return Counter({f"#{pixel & 0xFFFFFF:06X}": many for pixel, many in pixels.items()})


def told_apart(image: QImage, area: QRect) -> float:
    """How far the words in that area stand out from their ground; 21 where there are none."""
    found = colours(image, area)
    if len(found) < 3:
        return 21.0
    ground = found.most_common(1)[0][0]
    return max(contrast(colour, ground) for colour, many in found.items() if many > 2)


def where(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def seen(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.visibleRegion().isEmpty()


def words_of(window: QWidget, only: Callable[[QWidget], bool] | None = None) -> Iterator[tuple[str, QRect, float]]:
    """Every label and button that can be seen whole, with what its words have to keep; or `only` some of them."""
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, (QLabel, QAbstractButton, QLineEdit)) or not seen(widget):
            continue
        if only is not None and not only(widget):
            continue
        text = widget.text() or (widget.placeholderText() if isinstance(widget, QLineEdit) else "")
        area = where(window, widget)
        if text.strip() and window.rect().contains(area) and widget.visibleRegion().boundingRect() == widget.rect():
            pixels = QFontInfo(widget.font()).pixelSize()
            yield text, area.adjusted(3, 3, -3, -3), LARGE if pixels >= 20 else WORDS


def rows_of(desk: Desk) -> Iterator[tuple[str, QRect, float]]:
    """Each part of each row of the morning that can be seen."""
    morning = desk.window.morning
    rows, column = morning.list, morning.look.column
    for n, row in enumerate(morning.model.rows):
        box = rows.visualRect(morning.model.index(n, 0))
        if not rows.viewport().rect().contains(box) or row.unfolded:
            continue
        box = QRect(rows.viewport().mapTo(desk.window, box.topLeft()), box.size()).adjusted(16, 0, -16, 0)
        if row.kind in (MorningRowKind.HEADING, MorningRowKind.NOW, MorningRowKind.END, *FOLDS):
            yield row.kind, box.adjusted(16 if row.kind in FOLDS else 0, 2, -40, -2), WORDS
            continue
        name, when = line_height(Type.BODY), QRect(box.left(), box.top() + 5, column - 4, line_height(Type.BODY))
        yield f"when {row.when}", when, WORDS
        yield row.name, QRect(box.left() + column, box.top() + 5, box.width() - column - 70, name), WORDS
        detail = QRect(box.left() + column, box.top() + 7 + name, box.width() - column, line_height(Type.SOFT) - 2)
        if row.detail and row.kind is not MorningRowKind.LATER:
            yield row.detail, detail, WORDS
        yield f"icon of {row.name}", QRect(box.right() - 14, box.top() + 5, 15, name), LARGE


def too_faint(desk: Desk, parts: Iterator[tuple[str, QRect, float]]) -> list[str]:
    image = picture(desk.window)
    measured = [(what, told_apart(image, area), least) for what, area, least in parts]
    assert len(measured) > 5
    return [f"{what}: {found:.2f} of {least}" for what, found, least in measured if found < least - ROUNDING]


def test_every_word_of_the_window_stands_out_from_its_ground(painted: Desk) -> None:
    assert too_faint(painted, words_of(painted.window)) == []


def test_every_row_of_the_morning_stands_out_chosen_pointed_at_and_left_alone(painted: Desk) -> None:
    assert too_faint(painted, rows_of(painted)) == []


def test_the_answers_of_a_row_and_the_toast_stand_out(painted: Desk) -> None:
    morning = painted.window.morning
    slipped = next(row for row in morning.model.rows if row.kind is MorningRowKind.SLIPPED)
    assert slipped.planned is not None
    assert morning.unfold(slipped.planned)
    follows, beside = "Call agreed for Thu 3 Dec 15:00.", ("Show the day", lambda: None)
    painted.window.toast.say("Logged: meeting with Jo Hill", follows=follows, beside=beside)
    painted.window.toast._fade.settle()
    assert too_faint(painted, words_of(painted.window)) == []


def test_everyone_in_a_table_stands_out(painted: Desk) -> None:
    painted.press(Qt.Key.Key_P, ctrl=True)
    assert too_faint(painted, words_of(painted.window)) == []


def test_fields_and_buttons_have_an_edge_or_a_fill_that_can_be_seen(painted: Desk) -> None:
    window = painted.window
    painted.focus(window.morning.list)
    image, top = picture(window), window.top
    for control in (top.new_entry_button, top.today_button, top.finder):
        area = where(window, control)
        around = colours(image, QRect(area.left() - 4, area.top(), 3, area.height())).most_common(1)[0][0]
        edge = colours(image, QRect(area.left(), area.top() + area.height() // 2, 1, 1))
        assert max(contrast(colour, around) for colour in edge) >= 3, control


@pytest.mark.parametrize("kind", list(ViewKind))
def test_the_chosen_view_is_said_by_its_edge_and_its_weight(painted: Desk, kind: ViewKind) -> None:
    window = painted.window
    window.show_view(kind)
    painted.focus(window.morning.list)
    image = picture(window)
    for each, toggle in window.top.toggles.items():
        area = where(window, toggle)
        trough = colours(image, QRect(area.left(), area.top() - 2, area.width(), 1)).most_common(1)[0][0]
        edge = colours(image, QRect(area.left(), area.top() + area.height() // 2, 1, 1))
        stands_out = max(contrast(colour, trough) for colour in edge) >= 3
        assert stands_out is (each is kind), each


SCREENS = frozenset(
    {
        "people",
        "entry-warn",
        "entry-exit-changed",
        "entry-stop",
        "entry-ambiguous",
        "entry-all-fields-couple",
        "palette",
        "say-voicemail",
        "trash",
        "slipped",
        "correct-contact",
        "before-a-call",
        "days-away",
        "settings",
        "settings-safety",
        "word-kept",
        "keys",
        "welcome",
        "damaged",
        "missing",
    }
)
"""Between them they hold each kind of label, button and field there is."""


def style_of(widget: QWidget) -> tuple[str, ...]:
    """What it is written in, and on: where two are of one style, one is measured."""
    parent, checked = widget.parentWidget(), isinstance(widget, QAbstractButton) and widget.isChecked()
    told = [widget.property(name) for name in ("kind", "role", "chip", "compact", "trouble")]
    blank = isinstance(widget, QLineEdit) and not widget.text()
    size, on = QFontInfo(widget.font()).pixelSize(), (type(parent).__name__, parent and parent.property("kind"))
    return tuple(map(str, (type(widget).__name__, *told, checked, blank, widget.isEnabled(), size, *on)))


@pytest.mark.parametrize("kind", [ViewKind.MONTH, ViewKind.WEEK])
def test_every_agreement_in_the_calendar_stands_out_whatever_has_become_of_it(painted: Desk, kind: ViewKind) -> None:
    """Left alone, under the keys, and paled because another person stands out."""
    window = painted.window
    window.show_view(kind)
    view = window.calendar.view
    assert isinstance(view, GridView)
    view.settle()
    met: set[AgreementState] = set()
    acts: list[Callable[[], object]] = [
        lambda: None,
        lambda: view.put_on(view.model.on_day(view.day)[0]),
        lambda: view.show_whose(view.model.entries[0].planned.prospect_id),
    ]
    for act in acts:
        act()
        boxes = [(entry, box) for entry, box in view.sheet.boxes() if view.rect().contains(box) and box.height() > 12]
        met |= {entry.state for entry, _ in boxes}
        corner = view.mapTo(window, QPoint())
        parts = (
            (f"{entry.name}, {entry.state}", box.translated(corner).adjusted(4, 1, -1, -1), WORDS)
            for entry, box in boxes
        )
        assert too_faint(painted, parts) == []
    assert len(met) >= 4


@pytest.mark.parametrize("kind", [ViewKind.MONTH, ViewKind.WEEK])
def test_what_is_pointed_at_and_what_is_carried_stand_out_where_they_are_and_where_they_come_to_lie(
    painted: Desk, kind: ViewKind
) -> None:
    window = painted.window
    window.show_view(kind)
    view = window.calendar.view
    assert isinstance(view, GridView)
    view.settle()
    corner = view.mapTo(window, QPoint())
    boxes = [(e, box) for e, box in view.sheet.boxes() if view.rect().contains(box) and box.height() > 12]
    by_state = {entry.state: (entry, box) for entry, box in reversed(boxes)}
    assert len(by_state) >= 4
    faint: list[str] = []
    for entry, box in by_state.values():
        hover(view, box.center())
        image, high = piece(window, box.translated(corner).adjusted(0, 0, 4, 0)), box.height() // 2
        found = told_apart(image, QRect(QPoint(), box.size()).adjusted(4, 1, -1, -1))
        if found < WORDS - ROUNDING:
            faint.append(f"{entry.name} pointed at: {found:.2f}")
        frame, beside = (
            colours(image, QRect(box.width() - 1, high, 1, 1)),
            colours(image, QRect(box.width() + 1, high, 1, 1)),
        )
        ground = beside.most_common(1)[0][0]
        if entry.state is EntryState.AGREED and max(contrast(colour, ground) for colour in frame) < LARGE:
            faint.append(f"the frame of {entry.name}")
    assert faint == []
    entry, box = next((e, b) for e, b in boxes if e.state is EntryState.AGREED and e.at is not None)
    target = view.sheet.cell_of(entry.first + timedelta(days=1))
    assert target is not None
    press(view, box.center())
    pull(view, target.center() + QPoint(0, 40))
    assert view.carried is not None
    pointer = target.center() + QPoint(0, 40) + corner
    ghost = QRect(0, 0, 120, 32)
    ghost.moveCenter(pointer)
    chip = QRect(0, 0, 90, 16)
    chip.moveCenter(pointer + QPoint(0, 20 + 9 + 15))
    others = [
        (e, b)
        for e, b in boxes
        if e is not entry and not b.translated(corner).intersects(ghost.adjusted(-30, -9, 30, 40))
    ]
    parts = [("carried", ghost, WORDS), ("its chip", chip, WORDS)]
    parts += [("where it was", box.translated(corner).adjusted(4, 2, -2, -2), WORDS)]
    parts += [(e.name, b.translated(corner).adjusted(4, 1, -1, -1), WORDS) for e, b in others]
    assert too_faint(painted, iter(parts)) == []
    painted.press(Qt.Key.Key_Escape)


def test_every_kind_of_word_on_every_screen_stands_out(painted: Desk) -> None:
    met: set[tuple[str, ...]] = set()
    faint: list[str] = []

    def is_new(widget: QWidget) -> bool:
        before = len(met)
        met.add(style_of(widget))
        return len(met) > before

    for name, scene in scenes_of(painted.window):
        if name not in SCREENS and not name.endswith("-gone"):
            continue
        shown = scene()
        if name == "palette":  # the rest lies beneath its scrim
            shown = painted.window.finding.palette
        QApplication.processEvents()
        for effect in shown.findChildren(QGraphicsOpacityEffect):
            effect.setOpacity(1)  # what fades in is there
        for what, area, least in words_of(shown, is_new):
            if area.isEmpty():  # it has given way, and nothing of it is to be seen
                continue
            found = told_apart(piece(shown, area), QRect(QPoint(), area.size()))
            if found < least - ROUNDING:
                faint.append(f"{name}, {what[:50]}: {found:.2f} of {least}")
        if isinstance(shown, QDialog):
            shown.hide()
    assert len(met) > 60
    assert faint == []
