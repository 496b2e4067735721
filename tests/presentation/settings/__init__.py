"""Claims about what the settings show beyond what is set."""
