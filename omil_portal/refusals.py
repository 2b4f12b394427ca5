"""Why something is not done, in words for whoever asked."""


class Refused(Exception):
    """A rule of the office says no; the text is shown as it is."""

    def __str__(self) -> str:
        return str(self.args[0])
