"""Loads how each goal is counted, as dated rows with the source of each."""

from datetime import date

from sence_programs.indicators import INDICATORS
from sence_programs.models import GoalDefinition

VALID_FROM = date(2026, 1, 1)
_PUBLISHED = (
    "Es una de las cifras que publica la región (Los Lagos 2024, Biobío 2025). "
    "La fórmula oficial no es pública."
)
_PARAMETERS = {"placed": {"min_contract_days": 1, "min_weekly_hours": 1, "contracts": []}}
_NOTES = {
    "placed": f"{_PUBLISHED} Tampoco los mínimos de días y horas: hoy no se exige ninguno.",
    "assessed": f"{_PUBLISHED} Contamos el diagnóstico individual del Manual de Procesos.",
    "oriented": f"{_PUBLISHED} Contamos los procesos PP21 y PP22 del Manual de Procesos.",
}
_EVIDENCE = {"placed": ["contract", "contributions", "afc", "statement"]}


def load() -> dict[str, int]:
    """Adds the definitions that are missing. One that exists is never changed:

    goals already agreed are counted by it, and a new rule is a new row with a later date.
    """
    GoalDefinition.objects.bulk_create(
        (
            GoalDefinition(
                code=name,
                name=indicator.label,
                kind=indicator.kind,
                indicator=name,
                parameters=_PARAMETERS.get(name, {}),
                unit=indicator.unit,
                evidence_kinds=_EVIDENCE.get(name, []),
                valid_from=VALID_FROM,
                source_note=_NOTES.get(name, _PUBLISHED),
            )
            for name, indicator in INDICATORS.items()
        ),
        ignore_conflicts=True,
    )
    return {"definiciones de metas": len(INDICATORS)}
