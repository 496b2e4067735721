"""Claims about the states of a store that several share."""
