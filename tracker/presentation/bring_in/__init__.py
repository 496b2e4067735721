"""People of a file on their way in: read, their columns named, compared, looked at, brought. Knows no widget."""
