from django.conf import settings
from django.db import models

from jobseekers.models.person import JobSeeker
from omil_portal.audit.tracking import audited


@audited
class FormerDocument(models.Model):
    """A passport or provisional number of somebody who has a RUN now: it still finds them."""

    seeker = models.ForeignKey(JobSeeker, on_delete=models.CASCADE, related_name="former_documents")
    document = models.CharField(max_length=12, choices=JobSeeker.Document)
    number = models.CharField(max_length=30, unique=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField()

    class Meta:
        verbose_name = "documento anterior"
        ordering = ["changed_at", "pk"]
