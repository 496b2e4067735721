"""Claims about the ways back of a damaged file."""
