from pghistory.middleware import HistoryMiddleware as _HistoryMiddleware


class HistoryMiddleware(_HistoryMiddleware):
    """Names the writer and the page in each audit row."""
