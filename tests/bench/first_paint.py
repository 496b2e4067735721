"""A program of its own that opens a window, says when it has been painted, and ends.

`python -m tests.bench.first_paint [DATA-DIR]`: the program's own window over that folder, or a bare one of Qt's. It
prints a line at the first painting, one when the calendar itself is painted, and one at the first with agreements in
it. Knows no clock: whoever started it looks at theirs.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

PAINTED, FURNISHED, WITH_AGREEMENTS = "painted", "painted furnished", "painted with agreements"
BEGUN = "begun"


def bare() -> int:
    """The least there is: nothing of Qt is touched that an empty window does not need."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Bare(QMainWindow):
        def paintEvent(self, event: object) -> None:
            print(PAINTED, flush=True)
            app.quit()

    app = QApplication(["bare"])
    window = Bare()
    window.resize(1280, 800)
    window.show()
    return app.exec()


def ours(data_dir: str) -> int:
    """The whole program, from its command line on."""
    gc.disable()  # as __main__ does
    from tracker.assembly import run
    from tracker.widgets.first_sight import FirstSight
    from tracker.widgets.main_window import MainWindow

    first_sight, furnish, begin = FirstSight.paintEvent, MainWindow.furnish, MainWindow.begin
    told: list[str] = []

    def tell(what: str) -> None:
        told.append(what)
        print(what, flush=True)

    def seen(view: FirstSight, event: QPaintEvent) -> None:
        first_sight(view, event)
        tell(PAINTED)

    def furnished(window: MainWindow, *given: Any) -> None:
        from tracker.widgets.calendar.grid_view import GridView

        month = GridView.paintEvent

        def painted(view: GridView, event: QPaintEvent) -> None:
            month(view, event)
            tell(FURNISHED)
            if view.model.entries:
                tell(WITH_AGREEMENTS)
                if BEGUN in told:
                    window.close()

        GridView.paintEvent = painted  # type: ignore[method-assign,assignment]
        furnish(window, *given)

    def begun(window: MainWindow) -> None:
        begin(window)
        tell(BEGUN)
        if WITH_AGREEMENTS in told:  # the month is there before the rest of the window is
            window.close()

    FirstSight.paintEvent = seen  # type: ignore[method-assign,assignment]
    MainWindow.furnish, MainWindow.begin = furnished, begun  # type: ignore[method-assign,assignment]
    return run(["--data-dir", data_dir])


if __name__ == "__main__":
    sys.exit(ours(sys.argv[1]) if sys.argv[1:] else bare())
