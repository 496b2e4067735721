"""The page on the word we keep."""
