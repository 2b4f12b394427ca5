"""The coder that pages and imports use."""

from functools import lru_cache

from django.db.models import Count, Max

from omil_portal.occupations import calibration, statistics
from omil_portal.occupations.coder import Coder, default_coder, project_entries
from omil_portal.occupations.models import OccupationTerm
from omil_portal.occupations.names import Entry, Source


def current_coder() -> Coder:
    """What the project ships, with ESCO's names where an ESCO file was loaded; one query."""
    terms = OccupationTerm.objects.filter(source=OccupationTerm.Source.ESCO)
    loaded = terms.aggregate(count=Count("pk"), last=Max("pk"))
    # Loading another file gives new rows, so the two figures tell one load from the next.
    return _with_esco(loaded["count"], loaded["last"]) if loaded["count"] else default_coder()


@lru_cache(maxsize=1)
def _with_esco(count: int, last: int) -> Coder:
    rows = OccupationTerm.objects.filter(source=OccupationTerm.Source.ESCO).order_by("pk")
    terms = rows.values_list("term", "occupation_id", "occupation__name")
    esco = [Entry(term, code, name, Source.ESCO) for term, code, name in terms]
    return Coder(
        [*project_entries(), *esco],
        counted=statistics.learned(),
        calibrated=calibration.measured(),
    )
