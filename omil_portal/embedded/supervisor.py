"""Several children under one roof: all start, each is restarted when it dies, all stop together."""

import signal
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import FrameType

from omil_portal.embedded.process import Child, Command

TICK = 0.2
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Ended(Exception):
    """Somebody asked us to end."""


class Supervisor:
    """Runs commands until this process is asked to end, and leaves no process behind."""

    def __init__(self, commands: Sequence[Command], say: Callable[[str], None]) -> None:
        self.children = [Child(command, say) for command in commands]
        self.say = say

    def run(self, each_tick: Callable[[], None]) -> None:
        """Return after an ending signal, every child gone. `each_tick` may raise `Problem`."""
        try:
            for child in self.children:
                child.start()
            while True:
                for child in self.children:
                    child.watch()
                each_tick()
                time.sleep(TICK)
        except Ended:
            self.say("Stopping.")
        finally:
            for number in ENDINGS:
                signal.signal(number, signal.SIG_IGN)
            with ThreadPoolExecutor(max(1, len(self.children))) as pool:
                list(pool.map(Child.stop, self.children))


def end_on_signals() -> None:
    """From now on, Ctrl-C and its kin raise `Ended` in the main thread."""

    def end(number: int, frame: FrameType | None) -> None:
        raise Ended

    for number in ENDINGS:
        signal.signal(number, end)
