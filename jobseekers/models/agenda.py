"""What an office gives hours for, when its officers give them, and when not."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from jobseekers.models.attention import Attention
from omil_portal.audit.tracking import audited


@audited
class DeskService(models.Model):
    """Something people take an hour for at an office; `kind` is what it counts as."""

    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="services")
    name = models.CharField("nombre", max_length=80)
    kind = models.CharField("se cuenta como", max_length=4, choices=Attention.Kind)
    minutes = models.PositiveSmallIntegerField(
        "minutos por persona",
        default=30,
        validators=[MinValueValidator(5), MaxValueValidator(240)],
    )
    bring = models.CharField("qué debe traer la persona", max_length=200, blank=True)
    online = models.BooleanField("se puede pedir por internet", default=True)
    active = models.BooleanField("se dan horas", default=True)

    class Meta:
        verbose_name = "servicio"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "name"],
                name="desk_service_named_once",
                violation_error_message="Tu oficina ya tiene un servicio con ese nombre.",
            )
        ]

    def __str__(self) -> str:
        return self.name


@audited
class Shift(models.Model):
    """Weekly hours in which an officer gives a service. Changed by ending it and adding another."""

    class Weekday(models.IntegerChoices):
        MONDAY = 0, "lunes"
        TUESDAY = 1, "martes"
        WEDNESDAY = 2, "miércoles"
        THURSDAY = 3, "jueves"
        FRIDAY = 4, "viernes"
        SATURDAY = 5, "sábado"

    service = models.ForeignKey(DeskService, on_delete=models.PROTECT, related_name="shifts")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name="quién atiende",
    )
    weekday = models.PositiveSmallIntegerField("día", choices=Weekday)
    starts = models.TimeField("desde")
    ends = models.TimeField("hasta")
    places = models.PositiveSmallIntegerField(
        "personas a la vez", default=1, validators=[MinValueValidator(1), MaxValueValidator(40)]
    )
    since = models.DateField("a partir del")
    until = models.DateField(null=True, blank=True, help_text="First day without it.")

    class Meta:
        verbose_name = "horario"
        ordering = ["weekday", "starts", "officer__full_name"]
        constraints = [
            models.CheckConstraint(
                name="shift_hours_in_order",
                condition=Q(ends__gt=F("starts")),
                violation_error_message="La hora de término debe ser posterior a la de inicio.",
            )
        ]


@audited
class Closure(models.Model):
    """Days on which the office, or one officer, gives no hours."""

    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="closures")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="quién",
    )
    first = models.DateField("primer día")
    last = models.DateField("último día")
    reason = models.CharField("motivo", max_length=120)

    class Meta:
        verbose_name = "días sin atención"
        ordering = ["first", "pk"]
        constraints = [
            models.CheckConstraint(
                name="closure_days_in_order",
                condition=Q(last__gte=F("first")),
                violation_error_message="El último día no puede ser anterior al primero.",
            )
        ]
