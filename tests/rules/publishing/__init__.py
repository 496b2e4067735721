"""Claims about what is published, and what it means that a calendar shows something else."""
