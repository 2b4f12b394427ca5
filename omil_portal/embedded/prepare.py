"""What stands between running servers and a portal to look at: tables, data, static files.

Run as a process of its own by `run.py`, so that Django is loaded once for all steps.
"""

import hashlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DATA_KINDS = {".csv", ".json", ".yaml", ".yml", ".gz", ".tsv", ".txt"}
APPS = ("omil_portal", "jobseekers", "employers", "matching", "sence_programs")


def main() -> int:
    """Take every step that something new asks for. 1 when one failed, after saying why."""
    import django

    django.setup()
    from django.core.management import CommandError, call_command, get_commands
    from django.db import Error

    try:
        call_command("migrate", verbosity=0, interactive=False)
        for command, key in _steps():
            if command not in get_commands() or not _is_new(command, key):
                continue
            print(f"· {command}", flush=True)
            call_command(command, **({"interactive": False} if command == "collectstatic" else {}))
            _mark(command).write_text(key)
        if "demo" in get_commands() and _demo():
            call_command("demo", "--accounts")
    except (CommandError, Error, OSError) as error:
        reason = str(error).strip() or type(error).__name__
        print(f"The portal could not be prepared: {reason}", file=sys.stderr)
        return 1
    return 0


def _steps() -> list[tuple[str, str]]:
    """Commands, each with a key that changes when it must run again."""
    database = _database()
    data = (file for app in APPS for file in (ROOT / app).rglob("*") if file.suffix in DATA_KINDS)
    static = (file for folder in ROOT.glob("**/static") if _ours(folder) for file in _all(folder))
    steps = [
        ("compile_engine", _digest((ROOT / "matching/engine").glob("*.py"))),
        ("reference", _digest(data) + database),
    ]
    if _demo():
        steps.append(("demo", database))
    return [*steps, ("collectstatic", _digest(static) + _digest([ROOT / "requirements/dev.txt"]))]


def _demo() -> bool:
    from django.conf import settings

    return bool(settings.DEMO)


def _database() -> str:
    """Which database this is: a new or a restored one has other tables under the same names."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database() || 'django_migrations'::regclass::oid")
        return f" {cursor.fetchone()[0]}"


def _ours(folder: Path) -> bool:
    return not any(part.startswith(".") for part in folder.relative_to(ROOT).parts)


def _all(folder: Path) -> Iterable[Path]:
    return (file for file in folder.rglob("*") if file.is_file())


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(os.fsencode(file.relative_to(ROOT)))
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _is_new(command: str, key: str) -> bool:
    mark = _mark(command)
    return not mark.exists() or mark.read_text() != key


def _mark(command: str) -> Path:
    from omil_portal.env import Environment

    folder = Environment().data_dir / "done"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / command


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "omil_portal.settings")
    sys.exit(main())
