"""The sentences of a person's pane: what one should know before talking, and who is beside them. Know no layout."""
