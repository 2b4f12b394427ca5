"""What this app tells the ones above it."""

from django.dispatch import Signal

vacancy_changed = Signal()
"""An offer was published, closed or coded: `vacancy_id`, and `at`. Sent on commit."""
