"""A program of its own that opens a window, says when it has been painted, and ends.

`python -m tests.bench.first_paint [DATA-DIR]`: the program's own window over that folder, or a bare one of Qt's. It
prints a line at the first painting, and one at the first with agreements in the calendar. Knows no clock: whoever
started it looks at theirs.
"""

from __future__ import annotations

import gc
import sys

PAINTED, WITH_AGREEMENTS = "painted", "painted with agreements"


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
    from tracker import assembly

    put_together = assembly.window_over

    def watched(*given: object) -> object:
        from PySide6.QtWidgets import QApplication

        from tracker.widgets.month_view import MonthView

        paint = MonthView.paintEvent

        def painted(view: MonthView, event: object) -> None:
            paint(view, event)  # type: ignore[arg-type]
            print(PAINTED, flush=True)
            if view.model.entries:
                print(WITH_AGREEMENTS, flush=True)
                QApplication.quit()

        MonthView.paintEvent = painted  # type: ignore[assignment, method-assign]
        return put_together(*given)  # type: ignore[arg-type]

    assembly.window_over = watched  # type: ignore[assignment]
    return assembly.run(["--data-dir", data_dir])


if __name__ == "__main__":
    sys.exit(ours(sys.argv[1]) if sys.argv[1:] else bare())
