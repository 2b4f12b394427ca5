"""The lists of a run are swapped in one transaction: a reader never sees half a night."""

from django.db import connection, transaction
from django.utils import timezone

from matching.engine import Ranking, Seekers, Vacancies
from matching.models import Run, SeekerMatches, VacancyMatches

BATCH = 2000


@transaction.atomic
def publish(
    run: Run,
    *,
    seekers: Seekers,
    vacancies: Vacancies,
    for_seekers: Ranking,
    for_vacancies: Ranking,
) -> None:
    """Writes both sides' lists and makes `run` the current one; the one before stays to compare.

    `seekers` and `vacancies` are the engine's columns; row numbers become ids here.
    """
    SeekerMatches.objects.bulk_create(
        (
            SeekerMatches(run=run, seeker_id=owner, vacancy_ids=ids, points=points)
            for owner, ids, points in _lists(seekers.id, for_seekers, vacancies.id)
        ),
        batch_size=BATCH,
    )
    VacancyMatches.objects.bulk_create(
        (
            VacancyMatches(run=run, vacancy_id=owner, seeker_ids=ids, points=points)
            for owner, ids, points in _lists(vacancies.id, for_vacancies, seekers.id)
        ),
        batch_size=BATCH,
    )
    previous = Run.objects.select_for_update().filter(current=True).first()
    run.lists_changed = _changed_since(previous, run)
    Run.objects.filter(current=True).update(current=False)
    run.current, run.finished_at = True, timezone.now()
    run.save()
    keep = {run.pk, previous.pk if previous else run.pk}
    SeekerMatches.objects.exclude(run__in=keep).delete()
    VacancyMatches.objects.exclude(run__in=keep).delete()


def _lists(owners, ranking: Ranking, others):
    ids, points = others[ranking.index].tolist(), ranking.points.tolist()
    offsets = ranking.offsets.tolist()
    for row, owner in enumerate(owners.tolist()):
        start, end = offsets[row], offsets[row + 1]
        if end > start:
            yield owner, ids[start:end], points[start:end]


def _changed_since(previous: Run | None, run: Run) -> int:
    """People whose list is not the one they had."""
    with connection.cursor() as cursor:
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
