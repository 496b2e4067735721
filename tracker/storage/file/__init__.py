"""The store as a file: opening, checking, copying, restoring, telling damage. Knows no question about people."""
