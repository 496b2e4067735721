"""The theme: palette, style sheet and type put on the application, light or dark or as the system is. Knows no window.

The application's palette carries the theme, so whoever paints asks `tokens_of(self.palette())` and needs no
theme object; `Theme` itself is only for choosing, and for hearing that it changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QStyleFactory, QWidget

from tracker.runtime.resources import resource
from tracker.widgets.look.style_sheet import faded, style_sheet
from tracker.widgets.look.tokens import DARK, LIGHT, SEMIBOLD, Role, Tokens, Type, points

AS_DRAWN = 100
TEXT_SIZE = "text-size"
"""What the application itself is asked for when something is to be written: per cent, 100 where nobody has chosen."""
_ICON_AS_DRAWN = "icon-as-drawn"
"""Of a button whose icon goes with the letters: its side and how far from it the words are, as a size."""


class Scheme(StrEnum):
    """What was chosen in the settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Puts the chosen scheme on `app`, and follows the system while that is the choice.

    `changed` comes after palette and style sheet have been put on.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        scheme: Scheme = Scheme.SYSTEM,
        text_size: int = AS_DRAWN,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._scheme = scheme
        self._tokens: Tokens | None = None
        self._hints = app.styleHints()
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setProperty(TEXT_SIZE, text_size)
        app.setFont(font(Type.BODY))
        self._put_on()
        self._hints.colorSchemeChanged.connect(self._put_on)

    @property
    def scheme(self) -> Scheme:
        return self._scheme

    @property
    def tokens(self) -> Tokens:
        return self._tokens or LIGHT

    def choose(self, scheme: Scheme) -> None:
        """Wear that scheme from now on."""
        self._scheme = scheme
        self._put_on()

    def choose_text_size(self, percent: int) -> None:
        """Write everything in so many per cent of the size it was drawn in, beside whatever the system asks for."""
        if percent == self._app.property(TEXT_SIZE):
            return
        self._app.setProperty(TEXT_SIZE, percent)
        made = QFont(self._app.font())
        made.setPointSizeF(points(Type.BODY) * text_scale())
        self._app.setFont(made)
        self._app.setStyleSheet(style_sheet(self.tokens, resource, text_scale()))
        for widget in self._app.allWidgets():
            if isinstance(widget, QAbstractButton):
                _draw_icon(widget)
        self.changed.emit()

    def _put_on(self) -> None:
        tokens = DARK if self._is_dark() else LIGHT
        if tokens is self._tokens:
            return
        self._tokens = tokens
        self._app.setPalette(palette_of(tokens))
        self._app.setStyleSheet(style_sheet(tokens, resource, text_scale()))
        self.changed.emit()

    def _is_dark(self) -> bool:
        if self._scheme is Scheme.SYSTEM:
            return self._hints.colorScheme() is Qt.ColorScheme.Dark
        return self._scheme is Scheme.DARK


def tokens_of(palette: QPalette) -> Tokens:
    """The tokens a palette of ours was made from."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


@contextmanager
def as_on_paper(widget: QWidget) -> Iterator[None]:
    """Have it and what is in it be light meanwhile, whatever the window wears: paper is."""
    if tokens_of(QGuiApplication.palette()) is LIGHT:
        yield
        return
    before = widget.styleSheet()
    widget.setStyleSheet(style_sheet(LIGHT, resource, text_scale()))
    # Where a style sheet is worn Qt hands a palette on to nobody; what it gave a colour of its own has that.
    plain = [each for each in (widget, *widget.findChildren(QWidget)) if not each.palette().resolveMask()]
    for each in plain:
        each.setPalette(palette_of(LIGHT))
    try:
        yield
    finally:
        for each in plain:
            each.setPalette(QPalette())
        widget.setStyleSheet(before)


def font(kind: Type = Type.BODY, *, semibold: bool | None = None, tabular: bool = False) -> QFont:
    """The system's font in that size; `tabular` gives figures of one width, for times that stand in columns."""
    _forget_where_another()
    return QFont(_font(kind, kind in SEMIBOLD if semibold is None else semibold, tabular))


def line_height(kind: Type = Type.BODY) -> int:
    """The height of a line in that size, in logical pixels."""
    _forget_where_another()
    return _line_height(kind)


def text_scale() -> float:
    app = QApplication.instance()
    chosen = app.property(TEXT_SIZE) if app is not None else None
    return chosen / AS_DRAWN if isinstance(chosen, int) else 1.0


def grown(side: int) -> int:
    """So many logical pixels beside letters of the usual size: as many more or fewer as the letters are now larger or
    smaller, so that what is drawn beside words goes with them.
    """
    return round(side * text_scale())


def square(side: int) -> QSize:
    """A picture's size, `side` logical pixels beside letters of the usual size."""
    return QSize(grown(side), grown(side))


def icon_beside(button: QAbstractButton, side: int, apart: int = 0) -> None:
    """Have its icon `side` logical pixels square beside letters of the usual size, and go with them from then on. Its
    words stand `apart` further from it than Qt has them.
    """
    button.setProperty(_ICON_AS_DRAWN, QSize(side, apart))
    _draw_icon(button)


def _draw_icon(button: QAbstractButton) -> None:
    drawn = button.property(_ICON_AS_DRAWN)
    if isinstance(drawn, QSize):
        button.setIconSize(square(drawn.width()) + QSize(drawn.height(), 0))


_made_from: list[QFont] = []
"""The application's font that those kept were made from: nothing, or one."""


def _forget_where_another() -> None:
    """Forget what was made from the application's font where that is another by now."""
    system = QApplication.font()
    if not _made_from or _made_from[0] != system:
        _made_from[:] = [system]
        _font.cache_clear()
        _line_height.cache_clear()


@lru_cache(maxsize=8)
def _line_height(kind: Type) -> int:
    return QFontMetrics(font(kind)).height()


@lru_cache(maxsize=64)
def _font(kind: Type, heavy: bool, tabular: bool) -> QFont:
    """Kept, because a list asks for its fonts in every row; made anew where the application's font is another."""
    made = QFont(QApplication.font())
    made.setPointSizeF(points(kind) * text_scale())
    made.setWeight(QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
    if tabular:
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def palette_of(tokens: Tokens) -> QPalette:
    """Every role of Qt's palette from our tokens, for whatever the style sheet leaves to the style."""
    roles = {
        QPalette.ColorRole.Window: tokens.window,
        QPalette.ColorRole.WindowText: tokens.text,
        QPalette.ColorRole.Base: tokens.surface,
        QPalette.ColorRole.AlternateBase: tokens.raised,
        QPalette.ColorRole.Text: tokens.text,
        QPalette.ColorRole.PlaceholderText: tokens.soft,
        QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.text,
        QPalette.ColorRole.BrightText: tokens.on_fill,
        QPalette.ColorRole.ToolTipBase: tokens.raised,
        QPalette.ColorRole.ToolTipText: tokens.text,
        QPalette.ColorRole.Highlight: tokens.primary,
        QPalette.ColorRole.HighlightedText: tokens.on_fill,
        QPalette.ColorRole.Accent: tokens.primary,
        QPalette.ColorRole.Link: tokens.primary,
        QPalette.ColorRole.LinkVisited: tokens.colour(Role.QUIET),
        QPalette.ColorRole.Light: tokens.raised,
        QPalette.ColorRole.Midlight: tokens.line,
        QPalette.ColorRole.Mid: tokens.strong_line,
        QPalette.ColorRole.Dark: tokens.edge,
        QPalette.ColorRole.Shadow: tokens.edge,
    }
    palette = QPalette()
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(faded(tokens, tokens.text)))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Highlight, QColor(tokens.strong_line))
    return palette
