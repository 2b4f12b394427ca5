"""Pictures as SVG text, drawn on the server. Pure: rows in, SVG out.

Every picture stands beside a table with the same numbers, so it carries no interaction, and it is
drawn narrow enough to be read on a phone at its own size.
"""
