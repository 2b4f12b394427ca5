"""What is in the ledger fails the test, and so does a warning."""

import subprocess
import sys
from datetime import datetime

import pytest
from django.db.models import DateTimeField
from django.utils.timezone import is_naive

from tests.strict.source import ROOT

SLOPPY = """
from django.template import Context, Template

def test_sloppy():
    Template("{{ persno }}").render(Context())
"""


def test_a_sloppy_test_fails_though_its_assertions_hold(tmp_path):
    (tmp_path / "test_sloppy.py").write_text(SLOPPY)
    command = [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", "--rootdir", ROOT]
    run = subprocess.run(
        [*command, "-p", "no:cacheprovider", tmp_path], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 1, run.stdout + run.stderr
    assert "undefined template variable" in run.stdout
    assert "«persno» is not defined" in run.stdout


def test_a_time_without_zone_is_an_error():
    naive = datetime(2026, 11, 22, 9, 30)  # noqa: DTZ001
    assert is_naive(naive)
    with pytest.raises(RuntimeWarning, match="received a naive datetime"):
        DateTimeField(name="at").get_prep_value(naive)
