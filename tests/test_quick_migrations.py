"""The database of the tests is the one that an office's server migrates."""

from pathlib import Path

import pytest
from django.core.management import call_command

from omil_portal.audit.backup import programs
from omil_portal.bench.scratch import scratch_database

# What `pg_dump` writes anew each time.
_OF_THIS_DUMP = ("\\restrict", "\\unrestrict")


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_quick_way_leaves_the_schema_of_the_whole_way(tmp_path):
    quick = schema(tmp_path / "quick.sql")
    with scratch_database():
        call_command("migrate", verbosity=0, interactive=False)
        assert schema(tmp_path / "whole.sql") == quick


def schema(to: Path) -> list[str]:
    """Every table, index, constraint, function and trigger of the connected database."""
    place = programs.folder(programs.server_version())
    programs.run(
        place / "pg_dump", "--schema-only", "--no-owner", f"--file={to}", failing="No dump:"
    )
    lines = to.read_text().splitlines()
    return [line for line in lines if not line.startswith(_OF_THIS_DUMP)]
