"""How an answer is told in a terminal: the page it goes on, a verdict in lines, all of it as JSON. Knows no deed."""
