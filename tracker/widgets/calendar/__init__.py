"""The region in the middle: month, week and agenda. Knows its states and no other region."""
