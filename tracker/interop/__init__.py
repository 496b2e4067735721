"""Files in and out: bytes to values and problems, and back. Knows no store and no screen."""
