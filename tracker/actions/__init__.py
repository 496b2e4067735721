"""What a user does, one deed a file, and what they may ask: plain Python over ports. Knows no store and no screen."""
