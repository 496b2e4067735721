"""One function for each question of `ports.Questions`. They take a connection and give frozen values, never rows."""
