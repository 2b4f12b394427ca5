"""Who changed while a night was computing is matched again in its run."""

from datetime import datetime

from matching.models import Run
from matching.services.at_once import rematch_person, rematch_vacancy
from matching.services.following import follow_person, follow_vacancy
from matching.stored_lists import SEEKERS, VACANCIES


def catch_up(run: Run, *, at: datetime) -> int:
    """Matches again in `run` who changed while it was computed; returns how many they were.

    Their new list went to the run that was current then. Before a first run nobody has a list.
    """
    people = SEEKERS.changed_since(run.started_at, run)
    offers = VACANCIES.changed_since(run.started_at, run)
    for seeker_id in people:
        rematch_person(seeker_id=seeker_id, at=at)
        follow_person(seeker_id=seeker_id, at=at)
    for vacancy_id in offers:
        rematch_vacancy(vacancy_id=vacancy_id, at=at)
        follow_vacancy(vacancy_id=vacancy_id, at=at)
    return len(people) + len(offers)
