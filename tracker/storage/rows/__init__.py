"""Records as rows of their tables and back, and one deed under way. Knows nothing of the file they lie in."""
