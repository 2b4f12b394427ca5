"""What kept a backup from being made or restored, in one sentence for the operator."""


class BackupProblem(Exception):
    """A sentence in Spanish. Nothing was changed, unless it says so."""
