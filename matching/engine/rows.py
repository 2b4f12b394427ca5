"""One seeker or one vacancy as a plain record, and the way to columns and back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from matching.engine.arrays import columns_of
from matching.engine.columns import Columns, Seekers, Vacancies
from matching.engine.skills import Skills


@dataclass(frozen=True, kw_only=True)
class SeekerRow:
    """Fields mean what the columns of `Seekers` say; the tuples are a row of theirs."""

    id: int
    comuna: int
    accepted_minutes: int
    moving_regions: int
    schedules: int
    licences: int
    permits: int
    schooling: int
    desired: tuple[int, ...]
    desired_months: tuple[int, ...]
    group_months: tuple[int, ...]
    expected_pay: int
    adult: bool
    widen: bool
    updated: int
    skills: dict[int, int]  # skill → weight


@dataclass(frozen=True, kw_only=True)
class VacancyRow:
    """Fields mean what the columns of `Vacancies` say."""

    id: int
    comuna: int
    region: int
    schedule: int
    licences: int
    permits: int
    schooling: int
    occupation: int
    experience_months: int
    pay_max: int
    adult_only: bool
    published: int
    skills: dict[int, int]  # skill → weight


def seekers_of(rows: Sequence[SeekerRow]) -> Seekers:
    """Columns of these seekers, in this order. Raises OverflowError if a number does not fit."""
    return Seekers(**_columns(Seekers, rows))


def vacancies_of(rows: Sequence[VacancyRow]) -> Vacancies:
    """Columns of these vacancies, in this order. Raises OverflowError if a number does not fit."""
    return Vacancies(**_columns(Vacancies, rows))


def seeker_row(seekers: Seekers, row: int) -> SeekerRow:
    """One row out of the columns."""
    return SeekerRow(**_row(seekers, row))


def vacancy_row(vacancies: Vacancies, row: int) -> VacancyRow:
    """One row out of the columns."""
    return VacancyRow(**_row(vacancies, row))


def _columns(side: type[Columns], rows: Sequence[Any]) -> dict[str, Any]:
    columns: dict[str, Any] = {"skills": Skills.of([row.skills for row in rows])}
    for name, spec in columns_of(side).items():
        values = np.array([getattr(row, name) for row in rows], spec.kind)
        columns[name] = values.reshape(len(rows), spec.width) if spec.width else values
    return columns


def _row(side: Columns, row: int) -> dict[str, Any]:
    held = slice(side.skills.offsets[row], side.skills.offsets[row + 1])
    ids, weights = side.skills.ids[held].tolist(), side.skills.weights[held].tolist()
    values: dict[str, Any] = {"skills": dict(zip(ids, weights, strict=True))}
    for name, spec in columns_of(type(side)).items():
        value = getattr(side, name)[row].tolist()
        values[name] = tuple(value) if spec.width else value
    return values
