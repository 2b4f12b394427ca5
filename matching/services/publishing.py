"""The lists of a run are swapped in one transaction: a reader never sees half a night."""

import numpy as np
from django.db import connection, transaction
from django.utils import timezone
from numpy.typing import NDArray

from matching.engine.spread import Spread
from matching.models import Run, SeekerMatches, VacancyMatches
from matching.store.list_rows import write_lists


@transaction.atomic
def publish(
    run: Run,
    *,
    seeker_ids: NDArray[np.int64],
    vacancy_ids: NDArray[np.int64],
    shown: Spread,
) -> None:
    """Writes both sides' lists and makes `run` the current one; the one before stays to compare.

    The ids are those of the rows of `shown`.
    """
    write_lists(
        SeekerMatches,
        ("seeker_id", "vacancy_ids"),
        run.pk,
        owners=seeker_ids,
        others=vacancy_ids,
        ranking=shown.seekers,
        places=shown.seeker_places,
        plain_places=False,
    )
    write_lists(
        VacancyMatches,
        ("vacancy_id", "seeker_ids"),
        run.pk,
        owners=vacancy_ids,
        others=seeker_ids,
        ranking=shown.vacancies,
        places=shown.vacancy_places,
    )
    previous = Run.objects.select_for_update().filter(current=True).first()
    run.lists_changed = _changed_since(previous, run)
    Run.objects.filter(current=True).update(current=False)
    run.current, run.finished_at = True, timezone.now()
    run.save()


def forget_older_lists() -> None:
    """Deletes all but those of the last two runs. After the swap: no reader waits for it."""
    ended = Run.objects.exclude(finished_at=None).order_by("-finished_at", "-pk")
    keep = list(ended.values_list("pk", flat=True)[:2])
    for lists in (SeekerMatches, VacancyMatches):
        old = lists.objects.exclude(run__in=keep)
        old._raw_delete(old.db)


def _changed_since(previous: Run | None, run: Run) -> int:
    """People whose list is not the one they had."""
    with connection.cursor() as cursor:
        # Both runs were written in the order of the index: to walk them side by side is quicker
        # than to hash either, and the planner cannot know, for nobody has analysed the new one.
        cursor.execute("SET LOCAL enable_hashjoin = off")
        cursor.execute(
            """
            SELECT count(*)
            FROM (SELECT * FROM matching_seekermatches WHERE run_id = %s) AS new
            FULL JOIN (SELECT * FROM matching_seekermatches WHERE run_id = %s) AS old
              USING (seeker_id)
            WHERE (new.vacancy_ids, new.points) IS DISTINCT FROM (old.vacancy_ids, old.points)
            """,
            [run.pk, previous.pk if previous else None],
        )
        (changed,) = cursor.fetchone()
    return changed
