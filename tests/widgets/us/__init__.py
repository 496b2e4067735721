"""Claims about the widgets that show who we are."""
