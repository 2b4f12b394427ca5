"""What went wrong on this machine, in one sentence for whoever runs the command."""


class Problem(Exception):
    """A sentence to print instead of a traceback."""


def sentence(error: OSError, doing: str) -> Problem:
    """The operating system's complaint as a `Problem`: what was being done, and why it failed."""
    place = f": {error.filename}" if error.filename else ""
    return Problem(f"{doing}: {error.strerror or error}{place}")
