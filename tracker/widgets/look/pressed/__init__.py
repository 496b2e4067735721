"""What the keys do wherever they are: held down, waiting for a card, given back, written on a cap. Knows no command."""
