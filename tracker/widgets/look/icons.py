"""Icons by what they mean, drawn in a colour of the look. Knows no screen.

The files are drawn in `currentColor`, which Qt would paint black, so the colour is written into the drawing
before it is rendered. An icon looks its colour up in the application's palette whenever it is painted, and so
follows a change of theme by itself.
"""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QImage, QPainter, QPixmap, QPixmapCache, QTransform
from PySide6.QtSvg import QSvgRenderer

from tracker.runtime.resources import resource
from tracker.widgets.look.style_sheet import faded
from tracker.widgets.look.theme import tokens_of
from tracker.widgets.look.tokens import Role

STROKE = 1.75
_POINTING = frozenset(
    {"left", "right", "chevron-right", "undo", "redo", "incoming", "outgoing", "moved", "tried", "open", "agenda"}
)
"""These show a way or where lines begin, and are turned where the layout runs from right to left."""
_AS_IT_IS = (QTransform.TransformationType.TxNone, QTransform.TransformationType.TxTranslate)


SMALL_APP_ICONS = (16, 20, 22, 24, 32)


@cache
def icon(name: str, role: Role | str = Role.TEXT) -> QIcon:
    """The icon of that name, in the colour of `role`. Raises MissingResource where nobody drew it.

    Each is made once and kept for good. Add nothing to one: Qt would clone its engine first, and PySide 6.11 lets
    a clone go before Qt has it.
    """
    _drawing(name)
    return QIcon(_TintedEngine(name, Role(role)))


def tinted_pixmap(name: str, colour: str, size: int, ratio: float = 1.0, stroke: float = STROKE) -> QPixmap:
    """The icon `size` logical pixels square, for a screen of that pixel ratio; kept in Qt's pixmap cache.

    `stroke` is how wide its lines are on the grid of 24: the smallest icons need heavier ones.
    """
    key = f"as-agreed/{name}/{colour}/{size}/{ratio}/{stroke}/{_is_turned(name)}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    made = QPixmap(QSize(size, size) * ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    _render(painter, name, colour, QRectF(made.rect()), stroke)
    painter.end()
    made.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, made)
    return made


def app_icon() -> QIcon:
    """The program's own icon, in its own colours: up to 32 pixels drawn with fewer and thicker lines."""
    made = QIcon(str(resource("icons/as-agreed.svg")))
    for size in SMALL_APP_ICONS:
        made.addPixmap(QPixmap.fromImage(app_picture(size)))
    return made


def app_picture(size: int) -> QImage:
    """The same as a picture, `size` pixels square: for the files by which a desktop shows a program."""
    picture = QImage(QSize(size, size), QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawn = "as-agreed-small" if size <= max(SMALL_APP_ICONS) else "as-agreed"
    _render(painter, drawn, "", QRectF(picture.rect()))
    painter.end()
    return picture


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


def _render(painter: QPainter, name: str, colour: str, into: QRectF, stroke: float = STROKE) -> None:
    drawing = _drawing(name).replace("currentColor", colour)
    drawing = drawing.replace(f'stroke-width="{STROKE}"', f'stroke-width="{stroke}"')
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if _is_turned(name):
        painter.translate(into.left() + into.right(), 0)
        painter.scale(-1, 1)
    renderer.render(painter, into)


def _is_turned(name: str) -> bool:
    return name in _POINTING and QGuiApplication.isRightToLeft()


class _TintedEngine(QIconEngine):
    """Paints one drawing in one role's colour, sharp at every size."""

    def __init__(self, name: str, role: Role) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        square = QRectF(0, 0, side, side)
        square.moveCenter(QRectF(rect).center())
        device = painter.device()
        if device is not None and painter.worldTransform().type() in _AS_IT_IS:
            ratio = device.devicePixelRatio()
            painter.drawPixmap(square.topLeft(), tinted_pixmap(self._name, self._colour(mode), side, ratio))
        else:
            painter.save()
            _render(painter, self._name, self._colour(mode), square)
            painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        """Where it is to be wider than high it stands where lines begin: the rest keeps the words away from it."""
        side = min(size.width(), size.height())
        drawn = tinted_pixmap(self._name, self._colour(mode), side, scale)
        if size.width() <= side:
            return drawn
        wide = QPixmap(QSize(size.width(), side) * scale)
        wide.setDevicePixelRatio(scale)
        wide.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wide)
        painter.drawPixmap(size.width() - side if QGuiApplication.isRightToLeft() else 0, 0, drawn)
        painter.end()
        return wide

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._role)

    def iconName(self) -> str:
        return self._name

    def isNull(self) -> bool:
        return False

    def _colour(self, mode: QIcon.Mode) -> str:
        tokens = tokens_of(QGuiApplication.palette())
        colour = tokens.colour(self._role)
        return faded(tokens, colour) if mode is QIcon.Mode.Disabled else colour
