"""People of a file brought in: who of them is here already, and the one deed that writes what was decided."""
