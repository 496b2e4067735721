"""What the settings show beyond what is set. Knows no widget and no settings file."""
