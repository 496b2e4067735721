"""The steps from each schema to the next, frozen as they were written. They import nothing of today's program."""
