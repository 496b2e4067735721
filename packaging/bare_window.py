"""The least window of Qt's there is, frozen beside ours to measure how much of a start is ours."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow  # noqa: TID251  # it is no state of ours

app = QApplication(["bare"])
window = QMainWindow()
window.resize(1280, 800)
window.show()
sys.exit(app.exec())
