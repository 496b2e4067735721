"""Who of us there are, and who I am. Knows no widget."""
