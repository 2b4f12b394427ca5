"""Writes are recorded by database triggers on each model (`@audited`); reads of files, here."""

import pgtrigger
from django.db import models


class SensitiveRead(models.Model):
    """Someone opened a person's file. Append-only, like every record of audit."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=30)
    subject_id = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["subject_kind", "subject_id", "-at"])]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]
