"""Claims about contrast, measured from what is painted: each word against the ground it stands on, each control's edge
and the chosen view against what lies around them. The screens are painted at three times their size, so that letters
have pixels of their whole colour.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontInfo, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from tests.builders import at
from tests.new_store import MakeStore, with_sample
from tests.stories.conftest import Desk
from tracker.presentation.morning.morning_rows import MorningRowKind
from tracker.widgets.calendar.calendar_view import ViewKind
from tracker.widgets.look.theme import Scheme, Theme, line_height
from tracker.widgets.look.tokens import Type, contrast
from tracker.widgets.morning.morning_row import FOLDS

SCALE = 3
WORDS, LARGE = 4.5, 3.0
ROUNDING = 0.12
"""What smoothing may take of a thin letter's colour."""


@pytest.fixture
def make_store() -> MakeStore:
    return with_sample(at("2026-11-26 14:57"))


@pytest.fixture(params=[Scheme.LIGHT, Scheme.DARK], ids=["light", "dark"])
def painted(request: pytest.FixtureRequest, desk: Desk) -> Iterator[Desk]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    before = app.styleSheet(), app.palette(), app.font(), app.style().objectName()
    theme = Theme(app, request.param)
    desk.at("2026-11-26 14:57")
    desk.window.resize(1280, 800)
    desk.window.toast.dismiss()
    QApplication.processEvents()
    yield desk
    theme.deleteLater()
    app.setStyleSheet(before[0])
    app.setPalette(before[1])
    app.setFont(before[2])
    app.setStyle(before[3])


def picture(window: QWidget) -> QImage:
    QApplication.processEvents()
    image = QImage(window.size() * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    window.render(image)
    return image


def colours(image: QImage, area: QRect) -> Counter[str]:
    inside = QRect(area.topLeft() * SCALE, area.size() * SCALE).intersected(QRect(QPoint(), image.size()))
    return Counter(
        f"#{image.pixel(x, y) & 0xFFFFFF:06X}"
        for y in range(inside.top(), inside.bottom() + 1)
        for x in range(inside.left(), inside.right() + 1)
    )


def told_apart(image: QImage, area: QRect) -> float:
    """How far the words in that area stand out from their ground; 21 where there are none."""
    found = colours(image, area)
    if len(found) < 3:
        return 21.0
    ground = found.most_common(1)[0][0]
    return max(contrast(colour, ground) for colour, many in found.items() if many > 2)


def where(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def seen(window: QWidget, widget: QWidget) -> bool:
    return widget.isVisible() and not widget.visibleRegion().isEmpty() and widget.isEnabled()


def words_of(window: QWidget) -> Iterator[tuple[str, QRect, float]]:
    """Every label and button that can be seen whole, with what its words have to keep."""
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, (QLabel, QAbstractButton, QLineEdit)) or not seen(window, widget):
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
    painted.window.toast.say("Logged: meeting with Jo Hill; call agreed for Thu 3 Dec 15:00")
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
