"""The weights that came with the portal; every later version is drafted and signed by a person."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from matching.engine import WEIGHTS_V1, Factor
from matching.models import WeightsVersion

SINCE = date(2026, 1, 1)
SIGNED_AT = datetime(2026, 1, 1, tzinfo=ZoneInfo("America/Santiago"))
REASON = "Vino con el portal: es la primera definición de los puntajes."


def load() -> dict[str, int]:
    """Adds version 1 when it is missing. Nobody signs it by name."""
    WeightsVersion.objects.get_or_create(
        number=1,
        defaults={
            "valid_from": SINCE,
            "occupation": list(WEIGHTS_V1.occupation),
            **{f.value: WEIGHTS_V1.most(f) for f in Factor if f is not Factor.OCCUPATION},
            "reason": REASON,
            "drafted_at": SIGNED_AT,
            "signed_at": SIGNED_AT,
        },
    )
    return {"versiones de los puntajes": 1}
