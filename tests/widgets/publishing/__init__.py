"""Claims about publishing as the window does it."""
