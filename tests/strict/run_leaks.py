"""A RUN in an address or in the log stays in histories, proxies and backups that nobody erases."""

import logging
import re
from urllib.parse import unquote

from omil_portal.accounts.run import check_digit
from tests.strict.ledger import Sloppiness, record

_SHAPE = re.compile(r"(?<![\w.-])(\d{1,2}\.?\d{3}\.?\d{3})-([\dkK])(?![\w-])")
_factory = logging.getLogRecordFactory()


def holds_run(text: str) -> bool:
    """Whether the text names a RUN whose check digit is right, dotted or not, quoted or not."""
    return any(
        check_digit(int(body.replace(".", ""))) == dv.upper()
        for body, dv in _SHAPE.findall(unquote(unquote(text)))
    )


def check_url(url: str, where: str) -> None:
    if holds_run(url):
        record(Sloppiness.RUN_IN_URL, f"{where}: {url}")


def install() -> None:
    """Every log record that is made is read, also those of loggers that do not propagate."""

    def make(*args, **kwargs) -> logging.LogRecord:
        made = _factory(*args, **kwargs)
        text = made.getMessage()
        if made.exc_info and made.exc_info[1]:
            text += f" {made.exc_info[1]}"
        if holds_run(text):
            record(Sloppiness.RUN_IN_LOG, f"{made.name}: {made.pathname}:{made.lineno}: {text}")
        return made

    logging.setLogRecordFactory(make)
