"""Real ads as lessons for the coder of occupations, without those kept apart to measure it. Pure.

Two kinds of lines are read: those of BNE, and any other ad with `titulo` and `descripcion`.
"""

import json
import random
from collections.abc import Iterable, Iterator

from employers.bne.ad import Rejection
from employers.bne.occupations import also_listed, code_names
from employers.bne.parse import parse
from omil_portal.occupations.learning import Lesson

_BNE_LINES = 7_563
_OTHER_LINES = 4_618
# Said in ads, and never to be weighed: brands, and what the law forbids asking of a person.
NOT_OF_THE_WORK = """
claro entel movistar vtr wom ripley falabella lider tottus sodimac mcdonalds verisure nestle claro
unired fonasa softland gmail hotmail whatsapp banmedica salcobrand directv
varon varones hombre hombres mujer mujeres dama damas caballero señorita señoritas señora joven
jóvenes edad edades sexo chileno chilena chilenos extranjero extranjera extranjeros nacionalidad
hijo hijos militar embarazo presencia
"""
# The prefix that one portal writes before every title.
_NOT_THE_TITLE = "Trabajo "


def kept_apart(lines: int) -> frozenset[int]:
    """The lines, from 0, that nobody may learn from, of a file of so many lines.

    In BNE's file, the 320 of the sample labelled by hand (tests/occupations/labelled_ads.csv):
    a coder that had seen them would be measured on what it knows. In both files, also those of
    the development ads (tests/occupations/development_ads.csv), on which it is calibrated.
    """
    if lines == _BNE_LINES:
        sample = random.Random(20261122).sample(range(lines), 320)
        return frozenset(sample) | frozenset(random.Random(7).sample(range(lines), 200))
    if lines == _OTHER_LINES:
        return frozenset(random.Random(7).sample(range(lines), 180))
    return frozenset()


def lessons(lines: Iterable[str]) -> Iterator[Lesson]:
    """The ads of a file to learn from; lines that are no ad are passed over."""
    written = list(lines)
    apart = kept_apart(len(written))
    for number, line in enumerate(written):
        if number not in apart and line.strip():
            yield from _lesson(number, line)


def _lesson(number: int, line: str) -> Iterator[Lesson]:
    try:
        ad = json.loads(line)
    except ValueError:
        return
    if isinstance(ad, dict) and "Titulo" in ad:
        yield from _of_bne(number, ad)
    elif isinstance(ad, dict) and ad.get("titulo"):
        # This portal names no company: each ad counts as one of its own.
        yield Lesson(title_of(ad), company=str(number), details=str(ad.get("descripcion") or ""))


def title_of(ad: dict) -> str:
    """The title of an ad that is not of BNE."""
    return str(ad["titulo"]).removeprefix(_NOT_THE_TITLE)


def _of_bne(number: int, written: dict) -> Iterator[Lesson]:
    ad = parse(number + 1, written)
    if isinstance(ad, Rejection):
        return
    within = tuple(named.code for named in code_names(ad.occupations) if named.code)
    yield Lesson(
        ad.title,
        company=ad.employer or ad.activity,
        details=ad.functions,
        listed=(*ad.occupations, *also_listed(ad)),
        within=within,
    )
