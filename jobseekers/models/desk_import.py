from datetime import date, timedelta

from django.db import models
from django.db.models import Count, Q
from django.utils import timezone

from jobseekers.models.person import JobSeeker
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited

KEPT = timedelta(days=90)
"""From its upload, how long what a spreadsheet said is kept; until then it can be undone."""


class DeskImportQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Those of the offices where the actor may write what the spreadsheet brings."""
        needed = {
            DeskImport.Kind.PEOPLE: Permission.PERSON_REGISTER,
            DeskImport.Kind.PLACEMENTS: Permission.PLACEMENT_RECORD,
        }
        mine = Q()
        for kind, permission in needed.items():
            mine |= Q(kind=kind, office__in=actor.office_ids(permission))
        return self.filter(mine)


@audited
class DeskImport(models.Model):
    """A spreadsheet of an office: read, checked without writing, applied, and perhaps undone."""

    class Kind(models.TextChoices):
        PEOPLE = "people", "Personas"
        PLACEMENTS = "placements", "Colocaciones"

    class State(models.TextChoices):
        UPLOADED = "uploaded", "Faltan las columnas"
        CHECKED = "checked", "Revisada, sin guardar"
        APPLYING = "applying", "Guardando"
        APPLIED = "applied", "Guardada"
        UNDOING = "undoing", "Deshaciendo"
        UNDONE = "undone", "Deshecha"

    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.PEOPLE)
    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    file_name = models.CharField(max_length=120)
    headers = models.JSONField(help_text="The words at the head of each column, in order.")
    signature = models.CharField(
        max_length=64, help_text="Of the folded headers: the same spreadsheet another month."
    )
    mapping = models.JSONField(default=dict, help_text="Field → number of its column, from 0.")
    supposed = models.JSONField(
        default=dict, help_text="Field → what the office says of each row that does not say it."
    )
    uploaded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    applied_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    applied_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)
    forgotten_at = models.DateTimeField(
        null=True, help_text="Since then nothing of what the rows said is kept."
    )

    objects = DeskImportQuerySet.as_manager()

    class Meta:
        verbose_name = "planilla"
        ordering = ["-uploaded_at", "-pk"]
        indexes = [models.Index(fields=["office", "kind", "signature"], name="import_signature")]
        constraints = [
            models.CheckConstraint(
                name="import_applied_by_somebody",
                condition=~Q(state__in=["applying", "applied", "undoing", "undone"])
                | Q(applied_by__isnull=False, applied_at__isnull=False),
            ),
            models.CheckConstraint(
                name="import_undone_by_somebody",
                condition=~Q(state__in=["undoing", "undone"])
                | Q(undone_by__isnull=False, undone_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def kept_until(self) -> date:
        """The last day on which it can be undone."""
        return timezone.localdate(self.uploaded_at + KEPT)

    def counts(self) -> dict[str, int]:
        """Rows by verdict."""
        found = self.rows.order_by().values_list("verdict").annotate(Count("pk"))
        return dict(found)


class DeskImportRow(models.Model):
    """A line of the spreadsheet: what it said, what was understood and what was done with it."""

    class Verdict(models.TextChoices):
        NEW = "new", "Nueva"
        CHANGED = "changed", "Completa datos"
        KNOWN = "known", "Ya está"
        DOUBTFUL = "doubtful", "Dudosa"
        WRONG = "wrong", "Con error"

    batch = models.ForeignKey(DeskImport, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(help_text="As the spreadsheet program numbers it.")
    cells = models.JSONField()
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    problems = models.JSONField(default=list, help_text="Sentences for the reader.")
    may_confirm = models.BooleanField(
        default=False, help_text="Doubtful only until somebody says that it is right."
    )
    confirmed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    understood = models.JSONField(default=dict, help_text="Field → plain value.")
    conflicts = models.JSONField(
        default=dict, help_text="Field → what the portal says, the sheet says, and who is believed."
    )
    seeker = models.ForeignKey(JobSeeker, on_delete=models.SET_NULL, null=True, related_name="+")
    done = models.JSONField(default=dict, help_text="What was created, or each field was and is.")
    done_at = models.DateTimeField(null=True)
    undone = models.CharField(max_length=120, blank=True, help_text="What was not taken back.")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "fila de planilla"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="import_row_once"),
        ]

    @property
    def tone(self) -> str:
        """Of its verdict, for `status_tag`."""
        tones = {"new": "good", "changed": "info", "doubtful": "warn", "wrong": "bad"}
        return tones.get(self.verdict, "neutral")
