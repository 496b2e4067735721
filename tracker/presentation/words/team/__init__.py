"""What is said where several share a store through a server: that it is away, what waits for it. Knows no server."""
