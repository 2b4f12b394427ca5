"""What an office writes again and again, ready at each desk."""

from jobseekers.models import Attention, AttentionTemplate
from omil_portal.offices.models import Office

_Kind = Attention.Kind
FREQUENT = (
    ("Inscrita en la BNE", _Kind.BNE_REGISTRATION, "Creamos su ficha en la BNE.", "Postular"),
    ("Ofertas con su perfil", _Kind.OFFERS, "Vimos ofertas con su perfil.", "Volver"),
    ("Currículum hecho", _Kind.JOB_READINESS, "Hicimos e imprimimos su currículum.", ""),
)
"""Name, kind, what was done and what comes next."""


def create_frequent(offices: list[Office]) -> int:
    """The same ones in each office. Returns how many."""
    rows = [
        AttentionTemplate(office=office, name=name, kind=kind, note=note, next_step=step)
        for office in offices
        for name, kind, note, step in FREQUENT
    ]
    return len(AttentionTemplate.objects.bulk_create(rows))
