"""What the program asks of the desktop it runs on. Knows no screen."""
