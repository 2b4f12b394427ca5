"""A GET that changes rows: a robot, a prefetch or a reload would change them too."""

import re

from tests.strict.ledger import Sloppiness, record
from tests.strict.source import project_line

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
MAY_BE_WRITTEN = {"django_session", "audit_sensitiveread", "pghistory_context"}
"""The session, and the record of who read what."""

_WRITE = re.compile(
    r"(?<!FOR )(?<!FOR NO KEY )\b(INSERT\s+INTO|UPDATE|DELETE\s+FROM|MERGE\s+INTO|TRUNCATE|COPY)"
    r'\s+(?:ONLY\s+|TABLE\s+)?"?(\w+)"?',
    re.IGNORECASE,
)
_ONLY_READS = re.compile(r"\s*(?:SELECT|EXPLAIN|SHOW|DECLARE|FETCH|SET)\b[^;]*$", re.IGNORECASE)


class WriteWatch:
    """An `execute_wrapper` of the connection that answers one safe request."""

    def __init__(self, page: str, until: object) -> None:
        self.page = page
        self.until = until

    def __call__(self, execute, sql, params, many, context):
        statement = str(sql)
        if not _ONLY_READS.match(statement):
            for verb, table in _WRITE.findall(statement):
                if table not in MAY_BE_WRITTEN:
                    line = project_line(self.until) or "line not known"
                    record(Sloppiness.WRITE_ON_READ, f"{line}: {self.page}: {verb} {table}")
        return execute(sql, params, many, context)
