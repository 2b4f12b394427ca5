from datetime import date, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited
from omil_portal.offices.models import Office
from sence_programs.fairs import lifecycle

MOST_DAYS = 10


class JobFairQuerySet(models.QuerySet):
    def held_by(self, offices):
        """Those that any of the offices (keys) holds, alone or with others."""
        shared = JobFair.partners.through.objects.filter(office__in=offices)
        return self.filter(Q(office__in=offices) | Q(pk__in=shared.values("jobfair")))

    def followed_by(self, actor: Actor, permission: Permission = Permission.FAIRS_VIEW):
        """Those of the actor's offices and regions; the same rule as `is_followed_by`."""
        regions = self.filter(office__comuna__region__in=actor.region_ids(permission))
        held = self.held_by(actor.office_ids(permission))
        return self.filter(Q(pk__in=held.values("pk")) | Q(pk__in=regions.values("pk")))

    def visible_to(self, actor: Actor):
        """Announced ones are everybody's; a draft, of those who follow it."""
        drafts = self.followed_by(actor).values("pk")
        return self.filter(~Q(state=JobFair.State.DRAFT) | Q(pk__in=drafts))

    def near(self, actor: Actor, permission: Permission = Permission.FAIRS_VIEW):
        """Those of the region where the actor works that they may see; drafts, their own."""
        offices = Office.objects.filter(pk__in=actor.office_ids(permission))
        regions = Q(office__comuna__region__in=offices.values("comuna__region"))
        regions |= Q(office__comuna__region__in=actor.region_ids(permission))
        return self.visible_to(actor).filter(
            regions | Q(pk__in=self.followed_by(actor, permission).values("pk"))
        )

    def upcoming(self, on: date):
        """Announced, and not over on the date `on`; the nearest first."""
        announced = self.filter(state__in=lifecycle.OPEN_TO_SIGN_UP, ends_on__gte=on)
        return announced.order_by("starts_on", "opens_at", "pk")


@audited
class JobFair(models.Model):
    """A job fair (feria laboral): people and companies meet for a day or a few.

    `sequence`: how many times its days, hours or place changed, which names what was told.
    `report` is what the figures were when it was closed: name → {"value", "rows"}.
    """

    class State(models.TextChoices):
        DRAFT = lifecycle.DRAFT, "En preparación"
        ANNOUNCED = lifecycle.ANNOUNCED, "Anunciada"
        HELD = lifecycle.HELD, "Realizada"
        CLOSED = lifecycle.CLOSED, "Cerrada"
        CANCELLED = lifecycle.CANCELLED, "Suspendida"

    title = models.CharField("nombre de la feria", max_length=120)
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    partners = models.ManyToManyField("offices.Office", blank=True, related_name="+")
    comuna = models.ForeignKey("offices.Comuna", on_delete=models.PROTECT, related_name="+")
    place = models.CharField("lugar", max_length=160)
    directions = models.TextField("cómo llegar", max_length=600, blank=True)
    description = models.TextField("de qué se trata", max_length=1000, blank=True)
    starts_on = models.DateField("primer día")
    ends_on = models.DateField("último día")
    opens_at = models.TimeField("abre a las")
    closes_at = models.TimeField("cierra a las")
    capacity = models.PositiveSmallIntegerField(
        "número de stands", validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    state = models.CharField("estado", max_length=10, choices=State, default=State.DRAFT)
    cancel_reason = models.CharField("motivo", max_length=300, blank=True)
    sequence = models.PositiveSmallIntegerField(default=0, editable=False)
    organiser = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    report = models.JSONField(null=True, blank=True)

    objects = JobFairQuerySet.as_manager()

    class Meta:
        verbose_name = "feria"
        ordering = ["-starts_on", "-pk"]
        indexes = [models.Index(fields=["state", "starts_on"])]
        constraints = [
            models.CheckConstraint(
                name="fair_days_in_order",
                condition=Q(ends_on__gte=F("starts_on"))
                & Q(ends_on__lt=F("starts_on") + timedelta(days=MOST_DAYS)),
                violation_error_message="El último día va después del primero, "
                f"y una feria dura {MOST_DAYS} días o menos.",
            ),
            models.CheckConstraint(
                name="fair_hours_in_order",
                condition=Q(closes_at__gt=F("opens_at")),
                violation_error_message="La hora de cierre debe ser posterior a la de apertura.",
            ),
            models.CheckConstraint(name="fair_has_stands", condition=Q(capacity__gte=1)),
            models.CheckConstraint(
                name="closed_fair_has_figures",
                condition=Q(state="closed", closed_at__isnull=False, report__isnull=False)
                | (~Q(state="closed") & Q(closed_at=None, report=None)),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def days(self) -> list[date]:
        """Every day it is held."""
        count = (self.ends_on - self.starts_on).days + 1
        return [self.starts_on + timedelta(days=n) for n in range(count)]

    @property
    def is_cancelled(self) -> bool:
        return self.state == self.State.CANCELLED

    @property
    def takes_sign_ups(self) -> bool:
        return self.state in lifecycle.OPEN_TO_SIGN_UP

    def takes_arrivals(self, on: date) -> bool:
        return lifecycle.takes_arrivals(self.state, starts_on=self.starts_on, on=on)

    def office_ids(self) -> set[int]:
        """The offices that hold it."""
        return {self.office_id, *(office.pk for office in self.partners.all())}

    def is_held_by(self, actor: Actor, permission: Permission) -> bool:
        return not self.office_ids().isdisjoint(actor.office_ids(permission))

    def is_followed_by(self, actor: Actor, permission: Permission = Permission.FAIRS_VIEW) -> bool:
        region = self.office.comuna.region_id
        return self.is_held_by(actor, permission) or region in actor.region_ids(permission)

    def is_visible_to(self, actor: Actor) -> bool:
        return self.state != JobFair.State.DRAFT or self.is_followed_by(actor)


class JobFairEvent(models.Model):
    """The log of a fair's states."""

    fair = models.ForeignKey(JobFair, on_delete=models.CASCADE, related_name="events")
    to_state = models.CharField(max_length=10, choices=JobFair.State)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
