from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from omil_portal.access.actor import Actor
from omil_portal.downloads.listed import may_take, place_name
from omil_portal.offices.models import Office, Region

KEPT = timedelta(days=7)
"""From the moment it was asked for."""


class DownloadQuerySet(models.QuerySet):
    def of(self, user, at: datetime):
        """Those a person asked for that have not expired, newest first."""
        return self.filter(author=user, requested_at__gt=at - KEPT)

    def waiting(self):
        return self.filter(state=Download.State.WAITING)


class Download(models.Model):
    """A long list that somebody takes away: asked for, written by a worker, kept for a week."""

    class State(models.TextChoices):
        WAITING = "waiting", "Preparándose"
        READY = "ready", "Lista"
        FAILED = "failed", "Falló"

    author = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="+")
    region = models.ForeignKey(Region, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=40, help_text="In `settings.EXCEL_LISTS`.")
    query = models.CharField(max_length=500, blank=True, help_text="As its address takes it.")
    title = models.CharField(max_length=120)
    filters = models.JSONField(default=list, help_text="(name, value) in the reader's words.")
    rights = models.JSONField(help_text="What its author needs to open it: `listed.Right`.")
    requested_at = models.DateTimeField()
    state = models.CharField(max_length=7, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=200, blank=True, help_text="Why it failed; what to do.")
    ready_at = models.DateTimeField(null=True)
    rows = models.PositiveIntegerField(null=True)
    size = models.PositiveBigIntegerField(null=True, help_text="Bytes.")

    objects = DownloadQuerySet.as_manager()

    class Meta:
        verbose_name = "descarga"
        ordering = ["-requested_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["author", "office", "region", "name", "query"],
                condition=Q(state="waiting"),
                nulls_distinct=False,
                name="download_waits_once",
            ),
            models.CheckConstraint(
                name="download_of_one_place",
                condition=Q(office__isnull=True) ^ Q(region__isnull=True),
            ),
            models.CheckConstraint(
                name="download_failed_says_why", condition=~Q(state="failed") | ~Q(problem="")
            ),
            models.CheckConstraint(
                name="download_ready_complete",
                condition=~Q(state="ready")
                | Q(ready_at__isnull=False, rows__isnull=False, size__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def place(self) -> Office | Region:
        return self.office or self.region

    @property
    def place_name(self) -> str:
        return place_name(self.place)

    @property
    def kept_until(self) -> date:
        """The last day on which it can be opened."""
        return timezone.localdate(self.requested_at + KEPT)

    @property
    def path(self) -> Path:
        """Its file, in a folder that no address serves."""
        return Path(settings.DOWNLOADS_DIR) / f"{self.pk}.xlsx"

    @property
    def file_name(self) -> str:
        """As its author keeps it."""
        return f"{slugify(self.title)}-{timezone.localdate(self.requested_at):%Y-%m-%d}.xlsx"

    def is_open_to(self, actor: Actor) -> bool:
        """Its author, while they still hold all that the list needed."""
        return actor.user_id == self.author_id and may_take(actor, self.rights)
