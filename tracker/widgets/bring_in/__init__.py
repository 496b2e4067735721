"""The page on which people of a file are brought in. Knows no other region and no format of a file."""
