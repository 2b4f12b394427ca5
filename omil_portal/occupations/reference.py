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
    wanted = {(fold(term), code): term for term, code in terms}
    stored = {
        (term.folded, term.occupation_id): term
        for term in OccupationTerm.objects.filter(source=source)
    }
    gone = [term.pk for key, term in stored.items() if key not in wanted]
    OccupationTerm.objects.filter(pk__in=gone).delete()
    OccupationTerm.objects.bulk_create(
        OccupationTerm(
            occupation_id=code, term=term, folded=folded, sound=sound(term), source=source
        )
        for (folded, code), term in wanted.items()
        if (folded, code) not in stored
    )
    return len(wanted)
