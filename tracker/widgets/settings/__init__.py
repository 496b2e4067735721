"""The settings, a page for each thing one would look for. Knows what is set on the pages of other regions, no file."""
