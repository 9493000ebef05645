"""Marks used in the rows of the road maps for merged cells."""

LEFT = "<"  # the cell belongs to its left neighbour
UP = "^"  # the cell belongs to the cell above it
