"""What can be done from anywhere in the window, by key and by menu, wherever one is. Knows what no command does."""
