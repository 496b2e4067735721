"""What lies between the window and a card over it. Knows no card."""
