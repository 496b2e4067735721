"""The palette: people, acts on them, days and commands, found by what is typed. Lies above people and entry."""
