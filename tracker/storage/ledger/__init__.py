"""What was done, sealed: writing it, looking through it, taking a person out of it. Knows no deed."""
