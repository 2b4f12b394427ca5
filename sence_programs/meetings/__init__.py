"""Meetings of the network: calendar, figures, minutes, commitments."""
