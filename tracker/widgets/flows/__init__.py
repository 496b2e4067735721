"""What one does with an agreement that stands, each on a card of its own. Knows no other region."""
