"""The page of people who may be the same. Knows no other region."""
