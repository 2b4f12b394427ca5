"""What matching does, and answers, when a profile or an offer changes."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from matching.listing import LIST_LENGTH
from matching.services.at_once import rematch_person, rematch_vacancy
from matching.tasks import enqueue, lists_follow_person, lists_follow_vacancy
from omil_portal.announcements import Answer


def on_profile_changed(*, seeker_id: int, at: datetime, **_: object) -> Answer | None:
    """The person's own list now, the offers' lists soon. Answers what is new on the list.

    The lists tell when they were computed, which is later than `at`.
    """
    enqueue(lists_follow_person, seeker_id)
    outcome = rematch_person(seeker_id=seeker_id, at=timezone.now())
    if outcome is None or not outcome.new:
        return None
    words = f"{outcome.new} ofertas nuevas" if outcome.new > 1 else "1 oferta nueva"
    return Answer(
        person=format_html(
            'Con este cambio hay {} para ti. <a href="{}">Ver tus ofertas</a>',
            words,
            reverse("my_matches"),
        ),
        staff=format_html(
            'Con este cambio hay {} para esta persona. <a href="{}">Ver sus ofertas</a>',
            words,
            reverse("person_matches", args=[seeker_id]),
        ),
    )


def on_vacancy_changed(*, vacancy_id: int, at: datetime, **_: object) -> Answer | None:
    """The offer's own list now, the people's lists soon. Answers how many people fit."""
    enqueue(lists_follow_vacancy, vacancy_id)
    outcome = rematch_vacancy(vacancy_id=vacancy_id, at=timezone.now())
    if outcome is None or not outcome.fitting:
        return None
    people = "1 persona calza" if outcome.fitting == 1 else f"{outcome.fitting} personas calzan"
    see = "Ver quiénes son" if outcome.fitting <= LIST_LENGTH else f"Ver las {LIST_LENGTH} mejores"
    url = reverse("vacancy_matches", args=[vacancy_id])
    return Answer(staff=format_html('{} con esta oferta. <a href="{}">{}</a>', people, url, see))
