"""The same statement from the same line, again and again, while one page is made."""

import re
from collections import Counter

from tests.strict.ledger import Sloppiness, record
from tests.strict.source import project_line

LIMIT = 4
"""So many times the same statement from the same line is a loop."""

_LISTS = re.compile(r"%s(?:\s*,\s*%s)+")
_BOOKKEEPING = ("SAVEPOINT", "RELEASE", "ROLLBACK")


class QueryCounter:
    """An `execute_wrapper` of the connection that makes one page."""

    def __init__(self, page: str, until: object) -> None:
        self.page = page
        self.until = until
        self.times: Counter[tuple[str, str]] = Counter()

    def __call__(self, execute, sql, params, many, context):
        statement = str(sql)
        line = None if statement.startswith(_BOOKKEEPING) else project_line(self.until)
        if line:
            self.times[line, _LISTS.sub("%s…", statement)] += 1
        return execute(sql, params, many, context)

    def report(self) -> None:
        for (line, shape), times in self.times.items():
            if times >= LIMIT:
                record(
                    Sloppiness.QUERY_IN_LOOP,
                    f"{line}: {times} times in {self.page}: {shape[:200]}",
                )
