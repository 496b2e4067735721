"""For all tests: Qt draws nowhere."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
