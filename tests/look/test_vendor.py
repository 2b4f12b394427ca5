"""Files of others are exactly the ones declared."""

import hashlib
import json
from pathlib import Path

import pytest

VENDOR = Path(__file__).resolve().parents[2] / "static" / "vendor"
DECLARED = json.loads((VENDOR / "VENDOR.json").read_text())


def test_nothing_undeclared_is_served():
    served = {file.name for file in VENDOR.iterdir()} - {"VENDOR.json"}
    assert served == {entry["file"] for entry in DECLARED}


@pytest.mark.parametrize("entry", DECLARED, ids=lambda entry: entry["file"])
def test_a_file_is_the_one_its_project_published(entry):
    content = (VENDOR / entry["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == entry["sha256"]


@pytest.mark.parametrize("entry", DECLARED, ids=lambda entry: entry["file"])
def test_a_file_says_its_version_and_licence(entry):
    assert entry["version"]
    assert entry["licence"] in {"MIT", "0BSD"}
