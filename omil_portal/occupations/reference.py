"""Loads the classification, the ways of saying each occupation, and the list of skills."""

import csv
from collections.abc import Iterable
from pathlib import Path

from omil_portal.occupations.classification import classification
from omil_portal.occupations.models import Occupation, OccupationTerm, Skill
from omil_portal.occupations.text import fold, sound

DATA = Path(__file__).parent / "data"


def load() -> dict[str, int]:
    """Brings the tables up to date; terms loaded from an ESCO file stay."""
    Occupation.objects.bulk_create(
        (
            Occupation(code=group.code, name=group.name, level=group.level)
            for group in classification().values()
        ),
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "level"],
    )
    skills = (DATA / "skills.txt").read_text(encoding="utf-8").splitlines()
    Skill.objects.bulk_create((Skill(name=name) for name in skills), ignore_conflicts=True)
    return {
        "ocupaciones": len(classification()),
        "sinónimos": replace_terms(OccupationTerm.Source.PROJECT, _project_terms())
        + replace_terms(OccupationTerm.Source.OFFICIAL, _official_terms()),
        "habilidades": len(skills),
    }


def _official_terms():
    return ((group.name, group.code) for group in classification().values() if group.level == 4)


def _project_terms():
    with (DATA / "synonyms.csv").open(encoding="utf-8", newline="") as file:
        yield from ((row["term"], row["code"]) for row in csv.DictReader(file))


def replace_terms(source: str, terms: Iterable[tuple[str, str]]) -> int:
    """Makes the terms of `source` equal to `terms`, pairs (term, code); returns how many."""
    by_sense = {(fold(term), code): term for term, code in terms}
    wanted = {
        (code, term, folded, sound(term)) for (folded, code), term in by_sense.items() if folded
    }
    rows = OccupationTerm.objects.filter(source=source)
    fields = ("occupation_id", "term", "folded", "sound")
    stored = {tuple(row): pk for pk, *row in rows.values_list("pk", *fields)}
    rows.filter(pk__in=[pk for row, pk in stored.items() if row not in wanted]).delete()
    OccupationTerm.objects.bulk_create(
        OccupationTerm(source=source, **dict(zip(fields, row, strict=True)))
        for row in sorted(wanted - stored.keys())
    )
    return len(wanted)
