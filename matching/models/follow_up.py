from datetime import date

from django.db import models
from django.db.models import Q

from matching.models.placement import Placement
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.audit.tracking import audited


class FollowUpQuerySet(models.QuerySet):
    def visible_to(self, actor: Actor):
        """Those of placements of the offices where the actor records placements."""
        return self.filter(placement__office__in=actor.office_ids(Permission.PLACEMENT_RECORD))

    def open(self):
        return self.filter(state=FollowUp.State.DUE)

    def due(self, on: date):
        """To be called on that day or before."""
        return self.open().filter(call_on__lte=on)

    def late(self, on: date):
        """That nobody made on their day."""
        return self.open().filter(call_on__lt=on)


@audited
class FollowUp(models.Model):
    """The office asks a person how the job goes, 1, 3 and 6 months in (seguimiento, PE45).

    `due_on` is the day that the rule says; `call_on`, when to call next, moves with each call that
    nobody answers.
    """

    class State(models.TextChoices):
        DUE = "due", "Pendiente"
        DONE = "done", "Hecho"
        NOT_REACHED = "not_reached", "No contestó"
        CANCELLED = "cancelled", "Anulado"

    class Reason(models.TextChoices):
        CONTRACT_ENDED = "contract", "Se terminó el contrato"
        DISMISSED = "dismissed", "La empresa puso término"
        PAY = "pay", "El sueldo no era lo acordado"
        CONDITIONS = "conditions", "Las condiciones no eran las acordadas"
        DISTANCE = "distance", "Quedaba muy lejos"
        HOURS = "hours", "El horario no le acomodó"
        CARE = "care", "Cuidados o asuntos de familia"
        HEALTH = "health", "Razones de salud"
        OTHER_JOB = "other_job", "Encontró otro trabajo"
        NEVER_STARTED = "never", "Nunca empezó"
        OTHER = "other", "Otro motivo"

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="follow_ups")
    months = models.PositiveSmallIntegerField("meses")
    due_on = models.DateField()
    call_on = models.DateField()
    state = models.CharField("estado", max_length=11, choices=State, default=State.DUE)
    tries = models.PositiveSmallIntegerField("llamadas sin respuesta", default=0)
    still_working = models.BooleanField("sigue trabajando", null=True, blank=True)
    ended_on = models.DateField("último día de trabajo", null=True, blank=True)
    ends_before = models.DateField(
        null=True, blank=True, help_text="The job's end as it was until this call told another."
    )
    reason = models.CharField("motivo", max_length=10, choices=Reason, blank=True)
    looks_for_work = models.BooleanField("busca trabajo", null=True, blank=True)
    note = models.CharField("nota", max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    recorded_at = models.DateTimeField(null=True, blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        verbose_name = "seguimiento"
        ordering = ["call_on", "pk"]
        indexes = [models.Index(fields=["call_on"], condition=Q(state="due"), name="follow_up_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "months"], name="one_follow_up_per_placement_and_month"
            ),
            models.CheckConstraint(
                name="follow_up_done_says_what",
                condition=~Q(state="done")
                | Q(
                    still_working__isnull=False,
                    recorded_by__isnull=False,
                    recorded_at__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="follow_up_end_says_when_and_why",
                condition=~Q(still_working=False) | (Q(ended_on__isnull=False) & ~Q(reason="")),
            ),
        ]

    @property
    def months_in_words(self) -> str:
        return "1 mes" if self.months == 1 else f"{self.months} meses"

    @property
    def standing(self) -> str:
        """Where it stands, in words for staff."""
        if self.state != self.State.DONE:
            return self.get_state_display()
        return "Sigue trabajando" if self.still_working else "Ya no trabaja ahí"

    @property
    def title(self) -> str:
        return "Al mes" if self.months == 1 else f"A los {self.months} meses"
