"""Claims about the settings."""
