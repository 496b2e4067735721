"""What lies between the window and a card over it, and what lies over the window for a moment. Knows no card."""
