"""What would open to a person if one thing of their profile were another.

Only questions whose answer adds: none of these changes closes an offer.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np

from jobseekers.models import JobSeeker
from matching.engine import SeekerRow, seekers_of
from matching.engine.rows import seeker_row
from matching.models import Run
from matching.one_side import Surroundings
from matching.store import mask
from omil_portal.look.formats import minutes, money, thousands
from omil_portal.occupations.work import Licence, Permit, WorkingHours

TRIPS = (30, 60, 90, 120, 180)
"""Minutes worth asking about; of those above the present, the next two."""
LOWER_PAY_PERCENT = 90
CREDENTIALS = 3
"""Licences and permits shown: those that open most."""


@dataclass(frozen=True)
class Question:
    """`row`: the person as they would be. `step`: the page of the profile where it is changed."""

    slug: str
    words: str
    step: str
    row: SeekerRow

    @property
    def is_credential(self) -> bool:
        return self.step == "licencias"

    @property
    def lowers_pay(self) -> bool:
        return self.slug == "sueldo-menor"


@dataclass(frozen=True)
class Outcome:
    """`opened`: ids of the offers that would be added, best first."""

    question: Question
    opened: list[int]

    @property
    def more(self) -> int:
        return len(self.opened)

    @property
    def more_in_words(self) -> str:
        return f"{thousands(self.more)} oferta{'' if self.more == 1 else 's'} más"

    @property
    def url(self) -> str:
        """The list behind the number, on the page of the questions."""
        return f"?con={self.question.slug}#ofertas"


@dataclass(frozen=True)
class WhatIf:
    """Every question about one person, over one reading of the offers.

    `run` gives the day and the weights; None before the first night.
    """

    seeker: JobSeeker
    run: Run | None
    on: date

    @cached_property
    def outcomes(self) -> list[Outcome]:
        """Those that add something: credentials first, the best three, and lower pay at the end."""
        around = Surroundings(self.run or Run(on=self.on), self.seeker.comuna_id, self.on)
        with around.reading():
            person = around.people(f"id = {self.seeker.pk}")
            if not len(person):
                return []
            now = seeker_row(person, 0)
            asked = list(questions(now))
            rows = [now, *(question.row for question in asked)]
            # The person as they are, and then as each question has them; ids are those places.
            variants = seekers_of([replace(row, id=place) for place, row in enumerate(rows)])
            offers = around.offers_that_may_fit(variants)
        fits, *with_change = around.passing(variants, offers, self.seeker.pk)
        found = [
            Outcome(question, ids[~np.isin(ids, fits)].tolist())
            for question, ids in zip(asked, with_change, strict=True)
        ]
        return _told([outcome for outcome in found if outcome.opened])

    def outcome(self, slug: str) -> Outcome | None:
        return next((o for o in self.outcomes if o.question.slug == slug), None)

    @property
    def best(self) -> Outcome | None:
        """The one change that opens most; asking for less pay is never advised."""
        advised = [o for o in self.outcomes if not o.question.lowers_pay]
        return max(advised, key=lambda outcome: outcome.more, default=None)


def _told(found: list[Outcome]) -> list[Outcome]:
    credentials = [outcome for outcome in found if outcome.question.is_credential]
    best = sorted(credentials, key=lambda o: (-o.more, o.question.slug))[:CREDENTIALS]
    return best + [outcome for outcome in found if not outcome.question.is_credential]


def questions(row: SeekerRow) -> Iterator[Question]:
    """What may be asked of this person: only what they do not have or accept yet."""
    for licence in Licence.values:
        if not row.licences & mask(Licence, [licence]):
            held = replace(row, licences=row.licences | mask(Licence, [licence]))
            yield Question(f"licencia-{licence}", f"Con licencia {licence}", "licencias", held)
    for permit, name in Permit.choices:
        if not row.permits & mask(Permit, [permit]):
            held = replace(row, permits=row.permits | mask(Permit, [permit]))
            yield Question(f"permiso-{permit}", f"Con {_lower_first(name)}", "licencias", held)
    for trip in [trip for trip in TRIPS if trip > row.accepted_minutes][:2]:
        further = replace(row, accepted_minutes=trip)
        yield Question(
            f"viaje-{trip}", f"Con un viaje de hasta {minutes(trip)}", "traslado", further
        )
    if row.schedules and row.schedules != mask(WorkingHours, WorkingHours.values):
        any_hours = replace(row, schedules=mask(WorkingHours, WorkingHours.values))
        yield Question("jornada", "Con cualquier jornada", "jornada", any_hours)
    if not row.widen:
        yield Question("otros", "Con otros tipos de trabajo", "jornada", replace(row, widen=True))
    if row.expected_pay:
        lower = row.expected_pay * LOWER_PAY_PERCENT // 100
        words = f"Si esperaras {money(lower)}"
        yield Question("sueldo-menor", words, "jornada", replace(row, expected_pay=lower))


def _lower_first(name: str) -> str:
    return name[:1].lower() + name[1:]
