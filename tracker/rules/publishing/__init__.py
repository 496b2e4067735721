"""What of our agreements stands in a calendar on a server, and what follows where that shows something else.

The agreement is with a person, so a phone cannot change it; it can only tell us that something did. Knows no server.
"""
