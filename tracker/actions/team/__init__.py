"""What is done where several share a store through a server: entries that wait for it. Knows no server."""
