"""Claims about correcting what was logged, as it is typed."""
