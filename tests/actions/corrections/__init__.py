"""Claims about putting right what was logged."""
