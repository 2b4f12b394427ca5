from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, F, Max, Min, Q
from django.utils import timezone

from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited
from omil_portal.occupations.work import Licence, Permit
from sence_programs.lifecycle.courses import State


class CourseQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor, permission: Permission = Permission.COURSES_VIEW):
        """Those of the actor's offices and regions; the same rule as `is_visible_to`."""
        return self.filter(
            Q(office__in=actor.office_ids(permission))
            | Q(office__comuna__region__in=actor.region_ids(permission))
        )

    def announced(self):
        """Those anybody may read about: all but drafts."""
        return self.exclude(status=Course.Status.DRAFT)

    def upcoming(self, on: date):
        """Those one can still sign up for on the date `on`: open, and not over."""
        sessions = CourseSession.objects.filter(starts_at__date__gte=on)
        return self.filter(status=Course.Status.OPEN, pk__in=sessions.values("course"))

    def with_counts(self):
        """Each with `first_at`, `last_at`, and its people `taken` and `waiting`."""
        people = Enrolment.Status
        return self.annotate(
            first_at=Min("sessions__starts_at"),
            last_at=Max("sessions__ends_at"),
            taken=Count("enrolments", filter=Q(enrolments__status=people.ENROLLED), distinct=True),
            waiting=Count("enrolments", filter=Q(enrolments__status=people.WAITING), distinct=True),
        )


@audited
class Course(models.Model):
    """A course or a workshop of an office, with its sessions and so many seats.

    `skills`, `licences` and `permits`: what somebody who finishes it then has; they say whom it
    fits. Its life is the table in `lifecycle/courses.py`. `sequence`: how many times its place
    or sessions changed once people were in it, which names what they were told.
    """

    class Kind(models.TextChoices):
        WORKSHOP = "workshop", "Taller de apresto"
        TRAINING = "training", "Capacitación"

    class Status(models.TextChoices):
        DRAFT = State.DRAFT.value, "Borrador"
        OPEN = State.OPEN.value, "Inscripción abierta"
        CLOSED = State.CLOSED.value, "Terminado"
        CANCELLED = State.CANCELLED.value, "Suspendido"

    office = models.ForeignKey(
        "offices.Office", on_delete=models.PROTECT, related_name="+", verbose_name="oficina"
    )
    kind = models.CharField("tipo", max_length=10, choices=Kind)
    title = models.CharField("nombre", max_length=120)
    description = models.TextField("de qué se trata", max_length=2000)
    provider = models.CharField("quién lo dicta", max_length=120, blank=True)
    place = models.CharField("lugar", max_length=160)
    seats = models.PositiveSmallIntegerField(
        "cupos", validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    least_percent = models.PositiveSmallIntegerField(
        "asistencia mínima",
        default=75,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
        help_text="Percent of the sessions that earns the certificate.",
    )
    skills = models.ManyToManyField(
        "occupations.Skill", blank=True, related_name="+", verbose_name="habilidades que enseña"
    )
    licences = ArrayField(models.CharField(max_length=2, choices=Licence), default=list, blank=True)
    permits = ArrayField(models.CharField(max_length=20, choices=Permit), default=list, blank=True)
    status = models.CharField("estado", max_length=10, choices=Status, default=Status.DRAFT)
    cancel_reason = models.CharField("motivo", max_length=300, blank=True)
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    request_id = models.UUIDField(unique=True, editable=False)

    objects = CourseQuerySet.as_manager()

    class Meta:
        verbose_name = "curso o taller"
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="course_has_a_seat", condition=Q(seats__gte=1)),
            models.CheckConstraint(
                name="course_attendance_is_a_percent",
                condition=Q(least_percent__gte=1, least_percent__lte=100),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.status == self.Status.OPEN

    @property
    def is_draft(self) -> bool:
        return self.status == self.Status.DRAFT

    def is_visible_to(self, actor: Actor, permission=Permission.COURSES_VIEW) -> bool:
        return self.office_id in actor.office_ids(
            permission
        ) or self.office.comuna.region_id in actor.region_ids(permission)


class CourseSessionQuerySet(models.QuerySet):
    def with_presences(self):
        """Each with `came`: how many were there."""
        return self.annotate(came=Count("presences"))


@audited
class CourseSession(models.Model):
    """One meeting of a course."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    objects = CourseSessionQuerySet.as_manager()

    class Meta:
        verbose_name = "sesión"
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "starts_at"], name="one_session_at_a_time_of_a_course"
            ),
            models.CheckConstraint(
                name="session_ends_after_it_starts", condition=Q(ends_at__gt=F("starts_at"))
            ),
        ]

    @property
    def hours(self) -> str:
        """ "de 09:00 a 13:00", in the portal's own time."""
        begins, ends = timezone.localtime(self.starts_at), timezone.localtime(self.ends_at)
        return f"de {begins:%H:%M} a {ends:%H:%M}"


@audited
class Enrolment(models.Model):
    """A person's place in a course: a seat, or a turn in the waiting list.

    `since` says whose turn is first; who left and comes back goes last.
    """

    class Status(models.TextChoices):
        ENROLLED = "enrolled", "Con cupo"
        WAITING = "waiting", "En lista de espera"
        WITHDRAWN = "withdrawn", "Se retiró"

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="enrolments")
    seeker = models.ForeignKey(
        "jobseekers.JobSeeker", on_delete=models.PROTECT, related_name="enrolments"
    )
    status = models.CharField(max_length=10, choices=Status)
    since = models.DateTimeField()
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "inscripción"
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["course", "seeker"], name="one_enrolment_per_person_and_course"
            )
        ]

    @property
    def has_seat(self) -> bool:
        return self.status == self.Status.ENROLLED
