#!/usr/bin/env python
"""Django's command line. Alone, it starts the embedded servers and stops what it started."""

import os
import sys
from contextlib import nullcontext

WITHOUT_SERVERS = {"", "help", "version", "--help", "-h", "--version", "collectstatic", "startapp"}


def main(argv: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "omil_portal.settings")
    from django.core.management import execute_from_command_line
    from pydantic import ValidationError

    from omil_portal.embedded import running
    from omil_portal.embedded.problem import Problem
    from omil_portal.env import Environment

    command = argv[1] if len(argv) > 1 else ""
    try:
        env = Environment()
        with nullcontext() if command in WITHOUT_SERVERS else running(env):
            execute_from_command_line(argv)
    except Problem as problem:
        sys.exit(str(problem))
    except ValidationError as error:
        sys.exit("\n".join(f"{e['loc']}: {e['msg']}" for e in error.errors()))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main(sys.argv)
