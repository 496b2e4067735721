"""The palette: people, acts on them, days to go to and commands, found by what is typed. Lies above people and entry."""
