"""The program's icon as each system wants it: PNG files by size, an `.ico` for Windows, an `.icns` for macOS.

    QT_QPA_PLATFORM=offscreen python packaging/icon_files.py FOLDER

To be run where the program is installed: the drawing, and which of the two is for small sizes, is the program's own.
The two formats are written by hand, from what their makers have published; Qt reads both again in the tests.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

HICOLOR_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
"""The sizes a Linux desktop looks for."""
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
ICNS_KINDS = {
    "icp4": 16,
    "icp5": 32,
    "ic11": 32,  # 16 points on a screen of double density, and so on
    "ic12": 64,
    "ic07": 128,
    "ic13": 256,
    "ic08": 256,
    "ic14": 512,
    "ic09": 512,
    "ic10": 1024,
}


@dataclass(frozen=True)
class Picture:
    """A square picture: its PNG file, and its pixels from top to bottom as blue, green, red, alpha."""

    size: int
    png: bytes
    bgra: bytes


def ico(pictures: Mapping[int, Picture]) -> bytes:
    """An `.ico` of those pictures. Windows wants up to 128 pixels as bitmaps and reads a PNG for the largest only."""
    contents = [_bitmap(picture) if picture.size < 256 else picture.png for picture in pictures.values()]
    at = 6 + 16 * len(contents)
    head = struct.pack("<3H", 0, 1, len(contents))
    for size, content in zip(pictures, contents, strict=True):
        head += struct.pack("<4B2H2L", size % 256, size % 256, 0, 0, 1, 32, len(content), at)
        at += len(content)
    return head + b"".join(contents)


def _bitmap(picture: Picture) -> bytes:
    size, row = picture.size, picture.size * 4
    head = struct.pack("<L2l2H6L", 40, size, size * 2, 1, 32, 0, 0, 0, 0, 0, 0)  # twice as high: a mask follows
    rows = [picture.bgra[at : at + row] for at in range(0, len(picture.bgra), row)]
    mask = bytes((size + 31) // 32 * 4 * size)  # nothing is masked: the alpha says it
    return head + b"".join(reversed(rows)) + mask


def icns(pictures: Mapping[int, Picture]) -> bytes:
    """An `.icns` of those pictures, each kind of it a PNG. Raises KeyError where a size is not among them."""
    chunks = b"".join(
        kind.encode() + struct.pack(">L", 8 + len(png)) + png
        for kind, png in ((kind, pictures[size].png) for kind, size in ICNS_KINDS.items())
    )
    return b"icns" + struct.pack(">L", 8 + len(chunks)) + chunks


def drawn() -> Callable[[int], Picture]:
    """The program's own icon, in any size."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QGuiApplication, QImage, QImageWriter

    from tracker.widgets.look.icons import app_picture

    app = QGuiApplication.instance() or QGuiApplication(["icons"])

    def draw(size: int, _app: object = app) -> Picture:
        picture = app_picture(size)
        png = QByteArray()
        file = QBuffer(png)
        file.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(file, QByteArray(b"png")).write(picture)
        plain = picture.convertToFormat(QImage.Format.Format_ARGB32)
        return Picture(size, bytes(png.data()), bytes(plain.constBits()))

    return draw


def main(arguments: list[str]) -> int:
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    draw = drawn()
    pictures = {size: draw(size) for size in sorted({*HICOLOR_SIZES, *ICO_SIZES, *ICNS_KINDS.values()})}
    for size in HICOLOR_SIZES:
        (folder / f"{size}.png").write_bytes(pictures[size].png)
    (folder / "as-agreed.ico").write_bytes(ico({size: pictures[size] for size in ICO_SIZES}))
    (folder / "as-agreed.icns").write_bytes(icns(pictures))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
