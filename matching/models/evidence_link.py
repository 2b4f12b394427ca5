from datetime import datetime, timedelta

from django.core import signing
from django.db import models

from matching.models.placement import Evidence, Placement
from omil_portal.audit.tracking import audited

LASTS = timedelta(minutes=15)
_SALT = "matching.evidence-link"


@audited
class EvidenceLink(models.Model):
    """An officer's leave to send one document of one placement from a phone, without signing in."""

    placement = models.ForeignKey(
        Placement, on_delete=models.CASCADE, related_name="evidence_links"
    )
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    evidence = models.OneToOneField(
        Evidence, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "enlace para subir un documento"

    @property
    def code(self) -> str:
        """What stands in the address: the id of this row, signed."""
        return signing.Signer(salt=_SALT).sign(f"{self.pk}").replace(":", ".")

    @staticmethod
    def read(code: str) -> int:
        """The id that a code holds. Raises `django.core.signing.BadSignature`."""
        return int(signing.Signer(salt=_SALT).unsign(code.replace(".", ":", 1)))

    def is_open(self, at: datetime) -> bool:
        return self.evidence_id is None and self.made_at <= at < self.made_at + LASTS
