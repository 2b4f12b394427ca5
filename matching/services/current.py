"""The current run, kept so while a list of it is written."""

from matching.models import Run


def hold_current_run() -> Run | None:
    """The current run, which no night may replace until the transaction ends; None before any.

    Many may hold it at once. Whoever asks while a night publishes waits, and gets the new one.
    """
    while not (held := _held()):
        if not Run.objects.filter(current=True).exists():
            return None
    return held


def _held() -> Run | None:
    # The run that stops being current while this waits is no longer found, and none is.
    return next(iter(Run.objects.raw("SELECT * FROM matching_run WHERE current FOR SHARE")), None)
