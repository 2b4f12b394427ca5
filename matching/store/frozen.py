"""The vacancies' side of a day as bytes: several processes rank against exactly the same."""

from datetime import date
from io import BytesIO

import numpy as np

from matching.engine import Skills, Vacancies
from matching.engine.arrays import columns_of
from matching.store.market import Offers
from matching.store.reading import SkillWeights
from matching.territory import Territory

SKILLS = ("offsets", "ids", "weights")


def packed(**columns: np.ndarray) -> bytes:
    """Named columns as bytes; nothing but numbers and text."""
    file = BytesIO()
    np.savez(file, allow_pickle=False, **columns)
    return file.getvalue()


def unpacked(data: bytes) -> dict[str, np.ndarray]:
    with np.load(BytesIO(data), allow_pickle=False) as columns:
        return dict(columns)


def freeze(offers: Offers) -> bytes:
    """The same offers, the same bytes."""
    vacancies, territory, skills = offers.vacancies, offers.territory, offers.skill_weights
    return packed(
        on=np.array(offers.on.isoformat()),
        posts=offers.posts,
        comunas=np.array(list(territory.comunas), dtype="U5"),
        regions=np.array(list(territory.regions), dtype="U2"),
        travel=territory.travel,
        known_skills=np.array(list(skills.weights), dtype=np.int64),
        rarities=np.array(list(skills.weights.values()), dtype=np.int64),
        **{f"skill_{name}": getattr(vacancies.skills, name) for name in SKILLS},
        **{f"vacancy_{name}": getattr(vacancies, name) for name in columns_of(Vacancies)},
    )


def thaw(data: bytes) -> Offers:
    """What `freeze` was given."""
    column = unpacked(data)
    skills = Skills(*(column[f"skill_{name}"] for name in SKILLS))
    rarities = zip(column["known_skills"].tolist(), column["rarities"].tolist(), strict=True)
    return Offers(
        on=date.fromisoformat(str(column["on"])),
        vacancies=Vacancies(
            skills=skills,
            **{name: column[f"vacancy_{name}"] for name in columns_of(Vacancies)},
        ),
        posts=column["posts"],
        territory=Territory(
            {cut: row for row, cut in enumerate(column["comunas"].tolist())},
            {cut: int(cut) for cut in column["regions"].tolist()},
            column["travel"],
        ),
        skill_weights=SkillWeights(dict(rarities)),
    )
