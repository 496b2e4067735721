"""The region on the left: what the day holds. Knows no other region."""
