from django.db import models
from django.db.models import Q

from omil_portal.access.actor import Actor
from omil_portal.audit.tracking import audited
from sence_programs.models.course import Course, CourseSession, Enrolment


@audited
class Presence(models.Model):
    """A person was at a session; absent is who has no row."""

    session = models.ForeignKey(CourseSession, on_delete=models.PROTECT, related_name="presences")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.PROTECT, related_name="presences")
    attention = models.OneToOneField(
        "jobseekers.Attention", on_delete=models.PROTECT, related_name="+"
    )
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "asistencia"
        constraints = [
            models.UniqueConstraint(
                fields=["session", "enrolment"], name="one_presence_per_person_and_session"
            )
        ]


class CertificateQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """One's own, and those of the courses the actor may open."""
        courses = Course.objects.visible_to(actor)
        own = Q(enrolment__seeker=actor.seeker_id) if actor.seeker_id else Q(pk=None)
        return self.filter(own | Q(enrolment__course__in=courses))


@audited
class Certificate(models.Model):
    """What a person may show of having come often enough. `code` lets anybody check it."""

    enrolment = models.OneToOneField(
        Enrolment, on_delete=models.PROTECT, related_name="certificate"
    )
    code = models.CharField(max_length=12, unique=True, editable=False)
    sessions = models.PositiveSmallIntegerField()
    present = models.PositiveSmallIntegerField()
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    issued_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = "certificado"
        ordering = ["issued_at", "pk"]

    @property
    def masked_name(self) -> str:
        """The name as whoever is shown the paper may compare it: one given name, initials."""
        seeker = self.enrolment.seeker
        surnames = [seeker.first_surname, seeker.second_surname]
        initials = [f"{name[0].upper()}." for name in surnames if name]
        return " ".join([*seeker.given_name.split()[:1], *initials])
