from django.db import models

from employers.models.employer import Employer
from employers.models.vacancy import Vacancy
from omil_portal.audit.tracking import audited


@audited
class JobAnalysis(models.Model):
    """What a job consists of, seen at the company (análisis de puesto): it counts in the goals.

    Adjustments are those the workplace needs to be open to more people; never anyone's health.
    """

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="job_analyses")
    vacancy = models.ForeignKey(
        Vacancy,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="job_analyses",
        verbose_name="oferta",
    )
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    position = models.CharField("puesto", max_length=120)
    tasks = models.TextField("tareas", max_length=2000)
    requirements = models.TextField("lo que exige el puesto", max_length=2000)
    adjustments = models.TextField("ajustes posibles", max_length=2000, blank=True)
    done_on = models.DateField("fecha de la visita")
    recorded_at = models.DateTimeField()
    request_id = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = "análisis de puesto"
        ordering = ["-done_on", "-pk"]
        indexes = [models.Index(fields=["office", "done_on"])]

    def __str__(self) -> str:
        return self.position
