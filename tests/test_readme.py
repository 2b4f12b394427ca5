"""What the README tells people to type is there."""

import re
from pathlib import Path

import pytest
from django.core.management import get_commands

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M)


@pytest.mark.parametrize("name", sorted(set(re.findall(r"manage\.py ([a-z_]+)", README))))
def test_each_command_it_names_is_there(name):
    assert name in get_commands()


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`?make ([a-z]+)\b`", README))))
def test_each_target_it_names_is_there(name):
    assert name in TARGETS


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(([^)h#]+[^)]*)\)", README))))
def test_each_file_it_points_to_is_there(path):
    assert (ROOT / path).exists()
