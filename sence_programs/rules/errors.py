"""What the rules say when their data cannot be trusted or asked."""


class RulesError(Exception):
    """A data file is wrong. `file`, `path` inside it (dots) and `message`, in plain words."""

    def __init__(self, file: str, path: str, message: str) -> None:
        super().__init__(f"{file}: {path}: {message}" if path else f"{file}: {message}")
        self.file = file
        self.path = path
        self.message = message


class NotKnown(Exception):
    """A parameter has no known value on the day asked. `reason` is Spanish, for the reader."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
