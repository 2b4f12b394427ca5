"""Who signed up for a fair: what its page draws and its workbook holds."""

from django.db.models import QuerySet
from django.http import QueryDict

from matching.excel import run_for
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.listed import NOTHING, Asked, Author, Listed, needed_at
from omil_portal.offices.models import Office
from sence_programs.models import JobFair

PEOPLE = ("Persona", "RUN", "Comuna", "Teléfono", "Se inscribió", "Cómo", "Llegó", "Código")
SEEN = {"vinieron": "Solo las que vinieron", "llamar": "Las que no tienen cuenta ni correo"}
"""What the page may be asked to show → how the head of the workbook tells it."""


def chosen(registrations: QuerySet, seen: str) -> QuerySet:
    """Those still standing: all of them, or as `SEEN` has it."""
    rows = registrations.standing()
    if seen == "vinieron":
        rows = rows.came()
    if seen == "llamar":
        rows = rows.filter(checked_in_at=None, seeker__user=None, seeker__email="")
    return rows.select_related("seeker__comuna").order_by("-registered_at", "-pk")


def fair_people(author: Author, asked: QueryDict) -> Listed:
    """Those of the fair `feria`, named: for the offices that hold it and nobody else."""
    key, mine = asked.get("feria", ""), author.actor.office_ids(P.FAIR_CHECK_IN)
    held = JobFair.objects.held_by(mine).prefetch_related("partners")
    fair = held.filter(pk=key).first() if key.isdecimal() and len(key) < 19 else None
    if fair is None:
        return NOTHING
    office = Office.objects.filter(pk__in=fair.office_ids() & set(mine)).order_by("pk").first()
    run, seen = run_for(author), asked.get("ver", "")
    rights = needed_at(office, P.FAIR_CHECK_IN)
    if author.actor.can(P.PERSON_VIEW, office_id=office.pk):
        rights += needed_at(office, P.PERSON_VIEW)
    told = [("Feria", fair.title), ("Ver", SEEN.get(seen, "Todas"))]
    return Listed(
        title="Personas de la feria",
        rows=chosen(fair.registrations, seen),
        columns=PEOPLE,
        cells=lambda row: (
            row.seeker.display_name,
            run(row.seeker, office.pk),
            row.seeker.comuna.name,
            row.seeker.phone,
            row.registered_at,
            row.get_channel_display(),
            row.checked_in_at,
            row.spoken_code,
        ),
        rights=rights,
        filters=Asked(told, f"feria={fair.pk}" + (f"&ver={seen}" if seen in SEEN else "")),
    )
