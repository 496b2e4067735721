"""Claims about a calendar on a server, against a real one that each run starts on this computer."""
