"""The plan of a semester."""
