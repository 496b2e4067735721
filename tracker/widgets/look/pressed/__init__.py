"""What the keys do wherever they are: waiting for a card, given back. Knows no command."""
