from django.db import models

from employers.models.employer import Employer
from omil_portal.audit.tracking import audited


@audited
class EmployerContact(models.Model):
    """An office's contact with a company: it counts in the goals of management."""

    class Kind(models.TextChoices):
        VISIT = "visit", "Visita"
        CALL = "call", "Llamada"
        EMAIL = "email", "Correo"
        MEETING = "meeting", "Encuentro empresarial"
        FAIR = "fair", "Feria laboral"

    employer = models.ForeignKey(Employer, on_delete=models.PROTECT, related_name="contacts")
    office = models.ForeignKey("offices.Office", on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("tipo de contacto", max_length=10, choices=Kind)
    note = models.TextField("qué se conversó", blank=True, max_length=2000)
    at = models.DateTimeField()
    request_id = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = "contacto con empresa"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["office", "at"])]
