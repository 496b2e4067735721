"""What the keys do wherever they are: held down, waiting for a card, given back. Knows no command."""
