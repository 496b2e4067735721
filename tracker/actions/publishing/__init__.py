"""Publishing agreements to a calendar on a server, and what is done about what its phones show."""
