from datetime import date, datetime
from zoneinfo import ZoneInfo

AT = datetime(2026, 11, 2, 10, 0, tzinfo=ZoneInfo("America/Santiago"))
"""When everything in the factories happened, unless the test says otherwise."""

ON = date(2026, 11, 2)
