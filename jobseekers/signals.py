"""What this app tells the ones above it."""

from django.dispatch import Signal

profile_changed = Signal()
"""Something matching reads of a person was saved: `seeker_id`, and `at`. Sent on commit."""
