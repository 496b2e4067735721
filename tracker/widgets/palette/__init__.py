"""The palette as it is seen: one line over the window, and what may be meant beneath it."""
