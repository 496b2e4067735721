"""The command line: the same deeds and words as the window. Knows no Qt."""
