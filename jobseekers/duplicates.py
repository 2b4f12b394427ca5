"""People of an office who may be one and the same."""

from django.contrib.postgres.search import TrigramSimilarity
from django.db import connection
from django.db.models import Exists, F, OuterRef, Q

from jobseekers.models import JobSeeker, NotTheSame
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.offices.models import Office

ALIKE = 0.5
"""Trigram similarity of two whole names: "maria soto barria" and "maria soto" are 0.61."""
MOST_SHOWN = 50


def alike(seeker: JobSeeker, actor: Actor):
    """Whom the actor may open and could be `seeker`: the same birth date or telephone, and a
    name alike; not those whom staff told apart. The most alike first."""
    same = Q()
    if seeker.birth_date:
        same |= Q(birth_date=seeker.birth_date)
    if seeker.phone:
        same |= Q(phone=seeker.phone)
    if not same:
        return JobSeeker.objects.none()
    apart = NotTheSame.objects.filter(
        Q(one=OuterRef("pk"), other=seeker) | Q(one=seeker, other=OuterRef("pk"))
    )
    return (
        JobSeeker.objects.visible_to(actor, Permission.PERSON_REGISTER)
        .filter(same)
        .exclude(pk=seeker.pk)
        .annotate(closeness=TrigramSimilarity("search_text", seeker.search_text))
        .filter(~Exists(apart), closeness__gte=ALIKE)
        .select_related("comuna")
        .order_by(F("closeness").desc(), "pk")
    )


def alike_in_office(office: Office) -> list[tuple[JobSeeker, JobSeeker]]:
    """Pairs of people linked to the office who may be one, the older file first.

    One query, by birth date or telephone, however many people the office has.
    """
    with connection.cursor() as cursor:
        cursor.execute(_PAIRS, {"office": office.pk, "alike": ALIKE, "most": MOST_SHOWN})
        pairs = cursor.fetchall()
    both = {pk for pair in pairs for pk in pair}
    people = JobSeeker.objects.select_related("comuna").in_bulk(both)
    return [(people[one], people[other]) for one, other in pairs]


_PAIRS = """
WITH ours AS (
    SELECT s.id, s.birth_date, s.phone, s.search_text
    FROM jobseekers_jobseeker s
    JOIN jobseekers_officelink l ON l.seeker_id = s.id AND l.office_id = %(office)s
    WHERE s.merged_into_id IS NULL
), pairs AS (
    SELECT a.id AS one, b.id AS other, a.search_text AS x, b.search_text AS y
    FROM ours a JOIN ours b ON a.birth_date = b.birth_date AND a.id < b.id
    UNION
    SELECT a.id, b.id, a.search_text, b.search_text
    FROM ours a JOIN ours b ON a.phone = b.phone AND a.phone <> '' AND a.id < b.id
)
SELECT one, other FROM pairs
WHERE similarity(x, y) >= %(alike)s AND NOT EXISTS (
    SELECT 1 FROM jobseekers_notthesame n WHERE n.one_id = one AND n.other_id = other
)
ORDER BY similarity(x, y) DESC, one, other
LIMIT %(most)s
"""
