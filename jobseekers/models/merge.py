from django.conf import settings
from django.db import models
from django.db.models import F, Q

from jobseekers.models.person import JobSeeker
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited


class MergeQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Those of people whose files the actor may open."""
        people = JobSeeker.objects.visible_to(actor, Permission.PERSON_REGISTER)
        return self.filter(kept__in=people)


@audited
class Merge(models.Model):
    """Two files turned out to be one person's: what `gone` had is now `kept`'s.

    Nothing is deleted. `moved` lists the rows that changed hands, [model, field, pk];
    `left` those that could not because `kept` has the same already; `changed` what each file's
    own facts were before, {"kept": {field: value}, "gone": {…}}. With these it can be undone.
    """

    kept = models.ForeignKey(JobSeeker, on_delete=models.PROTECT, related_name="merges")
    gone = models.ForeignKey(JobSeeker, on_delete=models.PROTECT, related_name="+")
    moved = models.JSONField(default=list)
    left = models.JSONField(default=list)
    changed = models.JSONField(default=dict)
    merged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    merged_at = models.DateTimeField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-merged_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["gone"], condition=Q(undone_at=None), name="one_merge_in_force_per_person"
            ),
            models.CheckConstraint(
                name="nobody_merged_with_themself", condition=~Q(kept=F("gone"))
            ),
        ]


@audited
class NotTheSame(models.Model):
    """Staff looked at two alike people and said they are two. `one` has the lower id."""

    one = models.ForeignKey(JobSeeker, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(JobSeeker, on_delete=models.CASCADE, related_name="+")
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="pair_told_apart_once"),
            models.CheckConstraint(name="pair_in_order", condition=Q(one__lt=F("other"))),
        ]
