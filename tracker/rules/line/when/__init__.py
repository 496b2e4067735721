"""When it was by the words of a line, what of it is still to come, and what is asked. Knows no person's record."""
