"""Puts the program into the desktop's menu, or takes it out again, and says what became of it. Knows no store."""

from __future__ import annotations

import os
import sys

from tracker.presentation.words.files import menu_entry as words
from tracker.runtime.desktop.desktop_entry import NotForAMenu
from tracker.runtime.menu_entry import NoMenu, put_in_menu, take_out_of_menu, user_share, window_command
from tracker.terminal.exits import ExitCode


def change_menu(there: bool) -> int:
    """Have the program in the user's own menu, or no more. Ends with 0, or with 3 and one sentence."""
    share = user_share()
    try:
        if there:
            told = words.in_the_menu(put_in_menu(_picture, share, window_command()))
        else:
            told = words.out_of_the_menu(take_out_of_menu(share))
    except NoMenu:
        told = words.no_menu_here()
    except NotForAMenu:
        told = words.not_for_a_menu()
    except OSError as why:
        told = words.menu_not_changed(share, why)
    else:
        print(told)
        return ExitCode.FINE
    print(told, file=sys.stderr)
    return ExitCode.CANNOT_TELL


def _picture(size: int) -> bytes:
    """The program's icon as a PNG file. Qt is read in for that alone, and there may be no screen."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QGuiApplication, QImageWriter

    from tracker.widgets.look.icons import app_picture

    app = QGuiApplication.instance() or QGuiApplication(["as-agreed"])
    png = QByteArray()
    file = QBuffer(png)
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(file, QByteArray(b"png")).write(app_picture(size))
    del app
    return bytes(png.data())
