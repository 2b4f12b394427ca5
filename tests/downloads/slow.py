"""The portal's own settings, and a list that stops half way until a file appears."""

import os
import time
from dataclasses import replace
from pathlib import Path

from omil_portal.settings import *  # noqa: F403
from omil_portal.settings import EXCEL_LISTS

GATE, FOLDER = "OMIL_TEST_GATE", "OMIL_TEST_DOWNLOADS"
EXCEL_LISTS["lenta"] = "tests.downloads.slow.slow"
DOWNLOADS_DIR = Path(os.environ[FOLDER])


def slow(author, asked):
    """The referrals of the author; after the first row, it waits for the gate to be there."""
    from matching.excel import referrals

    listed, written = referrals(author, asked), []

    def cells(row):
        while written and not Path(os.environ[GATE]).exists():
            time.sleep(0.02)
        written.append(row)
        return listed.cells(row)

    return replace(listed, cells=cells)
