"""The two sides of the market as column arrays, one row a seeker or a vacancy.

Only what work asks of a person is here. Sex, age, nationality, ethnic origin, disability, social
registry bracket, photo and name are never loaded (Ley 21.719 art. 16, Código del Trabajo art. 2).
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

import numpy as np

from matching.engine.arrays import (
    Bools,
    Column,
    Int8s,
    Int16s,
    Int32s,
    Int64s,
    columns_of,
)
from matching.engine.errors import require
from matching.engine.occupations import MAJOR_GROUPS, major_groups, valid_codes
from matching.engine.skills import Skills

UNREACHABLE = 32_767
"""Minutes of travel between two comunas nobody can commute between."""
MAX_REGIONS = 31
DESIRED = 3


@dataclass(frozen=True, kw_only=True)
class Columns:
    """What both sides share: rows with an id, and skills."""

    id: Annotated[Int64s, Column(np.int64, signed=True)]  # unique
    skills: Skills

    def __len__(self) -> int:
        return len(self.id)

    @cached_property
    def rows_by_id(self) -> Int32s:
        """Rows in order of id."""
        if bool(np.all(self.id[1:] > self.id[:-1])):
            return np.arange(len(self.id), dtype=np.int32)
        return np.argsort(self.id).astype(np.int32)

    def validate(self) -> None:
        """Raise ValueError naming the first column with a wrong type, shape or value."""
        owner, rows = type(self).__name__.lower(), len(self.id)
        for name, spec in columns_of(type(self)).items():
            if problem := spec.problem(getattr(self, name), rows):
                raise ValueError(f"{owner}.{name}: {problem}")
        in_order = self.id[self.rows_by_id]
        require(bool(np.all(in_order[1:] != in_order[:-1])), f"{owner}.id: repeated id")
        self.skills.validate(rows, owner)


@dataclass(frozen=True, kw_only=True)
class Seekers(Columns):
    """People looking for work: only those active and not placed are loaded.

    Masks hold one bit per catalogue entry (bits 0 to 30), the same bit on both sides.
    """

    comuna: Int16s  # row of the travel matrix
    accepted_minutes: Annotated[Int16s, Column(np.int16, below=UNREACHABLE)]  # one way
    moving_regions: Int32s  # mask of regions they would move to
    schedules: Int32s  # mask of schedules accepted; 0 = not said, any will do
    licences: Int32s  # mask of driving licences held
    permits: Int32s  # mask of permits held
    schooling: Int8s  # ordinal; 0 = none or not known
    desired: Annotated[Int32s, Column(np.int32, width=DESIRED)]  # encoded occupations, 0 = none
    desired_months: Annotated[
        Int16s, Column(np.int16, width=DESIRED)
    ]  # experience in each desired one
    group_months: Annotated[
        Int16s, Column(np.int16, width=MAJOR_GROUPS)
    ]  # by CIUO major group 0 to 9
    expected_pay: Int32s  # gross monthly pesos; 0 = not said
    adult: Bools  # of legal age for any work on the day of the run
    widen: Bools  # wants vacancies outside the desired major groups too
    updated: Int32s  # days since 1970-01-01

    def validate(self) -> None:
        """Raise ValueError naming the first column with a wrong type, shape or value."""
        super().validate()
        require(valid_codes(self.desired), "seekers.desired: not an encoded occupation")

    @cached_property
    def wanted_groups(self) -> Int32s:
        """Mask of the major groups of the desired occupations."""
        bits = np.where(self.desired == 0, 0, 1 << major_groups(self.desired))
        masks: Int32s = np.bitwise_or.reduce(bits, axis=1).astype(np.int32)
        return masks


@dataclass(frozen=True, kw_only=True)
class Vacancies(Columns):
    """Open vacancies. What the advert leaves unsaid is 0 and never excludes anyone.

    A vacancy without an occupation code is shown only to seekers who widen.
    """

    comuna: Int16s  # column of the travel matrix
    region: Annotated[Int8s, Column(np.int8, below=MAX_REGIONS)]  # bit of `Seekers.moving_regions`
    schedule: Int32s  # one bit of the mask, 0 = not said
    licences: Int32s  # mask of those required, all of them
    permits: Int32s  # mask of those required, all of them
    schooling: Int8s  # least ordinal asked; 0 = none asked
    occupation: Int32s  # encoded; 0 = not coded
    experience_months: Int16s  # asked in the vacancy's major group
    pay_max: Int32s  # top of the offer, gross monthly pesos; 0 = "reservado"
    adult_only: Bools  # the law keeps this work for adults
    published: Int32s  # days since 1970-01-01

    def validate(self) -> None:
        """Raise ValueError naming the first column with a wrong type, shape or value."""
        super().validate()
        require(valid_codes(self.occupation), "vacancies.occupation: not an encoded occupation")
        single = self.schedule & (self.schedule - 1) == 0
        require(bool(np.all(single)), "vacancies.schedule: one bit at most")

    @cached_property
    def group(self) -> Int32s:
        """Major group 0 to 9, or `NO_GROUP`."""
        return major_groups(self.occupation)


def validate_travel(travel: Int16s, seekers: Seekers, vacancies: Vacancies) -> None:
    """Raise ValueError unless `travel` is a square of minutes that covers both sides' comunas.

    `travel[a, b]` is int16 minutes one way from comuna a to b, ferries included, or `UNREACHABLE`.
    """
    require(travel.dtype == np.int16, f"travel: int16 expected, not {travel.dtype}")
    require(travel.ndim == 2 and travel.shape[0] == travel.shape[1], "travel: not a square")
    require(bool(np.all(travel >= 0)), "travel: negative minutes")
    for name, comunas in (("seekers", seekers.comuna), ("vacancies", vacancies.comuna)):
        known = len(comunas) == 0 or comunas.max() < len(travel)
        require(bool(known), f"{name}.comuna: outside the travel matrix")
