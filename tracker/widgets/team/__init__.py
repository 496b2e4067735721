"""What the window does where several share its store through a server, across its regions."""
