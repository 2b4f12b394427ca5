"""What a line of BNE's ads says once read: an ad, or why it is none."""

from dataclasses import dataclass
from datetime import date

from employers.bne import terms
from employers.bne.licences import Licences


@dataclass(frozen=True, kw_only=True)
class Ad:
    """An ad as it was published. `unparsed` keeps by its label every text that was not read.

    `employer` is None when the ad is confidential. Pay is gross monthly pesos; both ends None when
    it is reserved. `schooling` is None when nothing is asked; `experience_months` likewise.
    `schedule`, `contract` and `schooling` have the values of `omil_portal.occupations.work`.
    """

    line: int
    external_id: str
    title: str
    posts: int
    published_on: date
    employer: str | None
    activity: str
    company_description: str
    region_name: str
    comuna_name: str
    pay_min: int | None
    pay_max: int | None
    schedule: terms.Hours | None
    shifts: tuple[terms.Shift, ...]
    contract: terms.Contract | None
    experience_months: int | None
    schooling: terms.Schooling | None
    degrees: tuple[str, ...]
    licences: Licences
    permits: tuple[str, ...]
    occupations: tuple[str, ...]
    rank: str
    courses: tuple[str, ...]
    certifications: tuple[str, ...]
    languages: tuple[str, ...]
    vehicles: tuple[str, ...]
    practice: bool
    inclusive: bool
    functions: str
    requirements: str
    unparsed: dict[str, str]


@dataclass(frozen=True)
class Rejection:
    """A line that is no ad; `reason` is a sentence for the person who imports."""

    line: int
    reason: str
