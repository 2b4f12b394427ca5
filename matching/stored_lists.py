"""The lists of a run as rows, read and written by their owners; the same for either side."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from matching.listing import Listing
from matching.models import Run, SeekerMatches, VacancyMatches
from matching.models.match_list import MatchList


@dataclass(frozen=True)
class Side:
    """Whose lists they are: `owner` is the column of the owner's id, `others` that of the ids."""

    model: type[MatchList]
    owner: str
    others: str

    def of(self, run: Run, owners: Collection[int]) -> dict[int, Listing]:
        """The lists of these owners; who has none is absent."""
        rows = self.model.objects.filter(run=run, **{f"{self.owner}__in": owners}).order_by()
        values = rows.values_list(self.owner, self.others, "points", "places")
        return {owner: Listing.of(*columns) for owner, *columns in values}

    def holding(self, run: Run, other: int) -> set[int]:
        """The owners on whose list `other` is."""
        rows = self.model.objects.filter(run=run, **{f"{self.others}__contains": [other]})
        return set(rows.order_by().values_list(self.owner, flat=True))

    def changed_since(self, moment: datetime, run: Run) -> list[int]:
        """Owners who, since `moment`, got a new list in a run that is not `run`."""
        rows = self.model.objects.filter(changed_at__gte=moment).exclude(run=run)
        return sorted(set(rows.order_by().values_list(self.owner, flat=True)))

    def write(
        self, run: Run, lists: Mapping[int, Listing], changed_at: datetime | None = None
    ) -> None:
        """Puts these lists in `run`; with `changed_at`, as computed anew at that moment."""
        columns = [self.others, "points", "places"]
        if changed_at:
            columns.append("changed_at")
        self.model.objects.bulk_create(
            [
                self.model(
                    run=run,
                    changed_at=changed_at,
                    points=[entry.points for entry in listing.entries],
                    places=[entry.place for entry in listing.entries],
                    **{
                        self.owner: owner,
                        self.others: [entry.other for entry in listing.entries],
                    },
                )
                for owner, listing in lists.items()
            ],
            update_conflicts=True,
            unique_fields=["run", self.owner.removesuffix("_id")],
            update_fields=columns,
        )


SEEKERS = Side(SeekerMatches, "seeker_id", "vacancy_ids")
VACANCIES = Side(VacancyMatches, "vacancy_id", "seeker_ids")
