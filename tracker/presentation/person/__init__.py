"""The states behind one prospect: the card, the story, editing in place. Knows no other region."""
