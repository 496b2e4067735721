"""The day for the road: what a page of agreements says, how it is shared out, and its list in the evening.

`sheet`, `pages` and `paper` are plain Python, for the terminal as well. What is answered in the evening is an entry as
any other, so these states stand above those of the regions, as the palette's do.
"""
