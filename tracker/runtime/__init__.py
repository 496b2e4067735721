"""What the machine gives: folders, clock, settings, locks, threads, the log. Knows no prospect."""
