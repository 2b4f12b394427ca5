"""What `make run` has under its roof, without the web: servers, worker and beat."""

import os
import sys

from omil_portal.embedded.run import Watch, commands, say
from omil_portal.embedded.supervisor import Ended, Supervisor, end_on_signals
from omil_portal.embedded.use import joined
from omil_portal.env import Environment

BUILT = "the town is built"


def main() -> int:
    end_on_signals()
    env = Environment()
    try:
        with joined(env) as servers:
            build()
            running = [c for c in commands(env) if c.name in {"worker", "beat"}]
            Supervisor(running, say).run(Watch(env.port, servers))
    except Ended:
        pass
    return 0


def build() -> None:
    import django
    from django.db import connection

    django.setup()
    from tests.kill import town

    town.build()
    connection.close()
    say(BUILT)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.kill.settings"
    sys.exit(main())
