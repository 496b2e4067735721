"""The one door out of the program: opens a link in whatever program the system has for it, if it is of a kind we allow.

Knows not who asks.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

ALLOWED = frozenset({"https", "http", "mailto", "tel"})
"""Nothing else is opened: a link may come from a person's notes, and a file: link would open what lies behind it."""


def open_url(link: str, opener: Callable[[QUrl], bool] = QDesktopServices.openUrl) -> bool:
    """Whether a program was found for it. A link of any other kind, or one that is not whole, is not opened."""
    url = QUrl(link, QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme().casefold() not in ALLOWED:
        return False
    return opener(url)
