"""The states behind what one does with an agreement that stands. Knows no other region."""
