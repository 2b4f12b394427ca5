from django.db import models
from django.db.models import Q

from omil_portal.audit.tracking import audited
from sence_programs.models.agreement import Agreement, Goal


@audited
class Disbursement(models.Model):
    """A part of the money of an agreement (cuota), in pesos, and what must be true to pay it.

    The condition stands in words. `goal`, `percent` and `checked_on`, all or none of them, let the
    portal say how far a goal was from it: so many percent of its year's target by that day.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="disbursements")
    number = models.PositiveSmallIntegerField("número de cuota")
    amount = models.PositiveBigIntegerField("monto en pesos")
    condition = models.CharField("condición", max_length=300)
    goal = models.ForeignKey(
        Goal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="meta que se revisa",
    )
    percent = models.PositiveSmallIntegerField("porcentaje de la meta", null=True, blank=True)
    checked_on = models.DateField("fecha en que se revisa", null=True, blank=True)
    due_on = models.DateField("fecha de pago acordada")
    paid_on = models.DateField("pagada el", null=True, blank=True)
    note = models.CharField("observación", max_length=300, blank=True)

    class Meta:
        verbose_name = "cuota"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "number"],
                name="one_disbursement_per_number",
                violation_error_message="El convenio ya tiene una cuota con ese número.",
            ),
            models.CheckConstraint(
                name="disbursement_amount_positive",
                condition=Q(amount__gt=0, number__gt=0),
                violation_error_message="El monto y el número deben ser mayores que cero.",
            ),
            models.CheckConstraint(
                name="disbursement_has_condition",
                condition=~Q(condition=""),
                violation_error_message="Escribe la condición.",
            ),
            models.CheckConstraint(
                name="disbursement_check_whole_or_none",
                condition=Q(goal=None, percent=None, checked_on=None)
                | Q(
                    goal__isnull=False,
                    percent__gte=1,
                    percent__lte=100,
                    checked_on__isnull=False,
                ),
                violation_error_message=(
                    "Para revisar una meta completa la meta, el porcentaje (1 a 100) y la fecha."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"Cuota {self.number}"
