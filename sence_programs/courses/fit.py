"""Whom a course would serve most, from what keeps people from the offers there are."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection
from django.db.models import Count, Q

from jobseekers.models import Attention, JobSeeker
from matching.models import Referral, Run
from sence_programs.models import Course, Enrolment

MOST_SHOWN = 40
A_YEAR = timedelta(days=365)
_UNSUCCESSFUL = (Referral.State.REJECTED, Referral.State.NO_SHOW, Referral.State.EXPIRED)


@dataclass(frozen=True)
class Fit:
    """`number` is of offers, or of referrals without success, as `why` says in words."""

    seeker: JobSeeker
    number: int
    why: str


def who_fits(course: Course, on: date) -> list[Fit]:
    """People of the office who look for work and are not in the course, those it serves most first.

    A course that gives a licence or a permit: by the open offers of the region, in a major group
    the person wants, that ask it of who does not have it. One that teaches skills: by the offers
    of the person's own list that ask one they lack. A workshop that gives nothing on paper: by
    referrals without success, among who had none in a year.
    """
    people = _people(course)
    if course.licences or course.permits:
        counted = _by_credential(course, people, on)
        words = "oferta abierta de la región lo pide", "ofertas abiertas de la región lo piden"
    elif course.skills.exists():
        counted = _by_skill(course, people)
        words = "oferta de su lista lo pide", "ofertas de su lista lo piden"
    else:
        counted = _by_referral(course, people, on)
        words = "derivación sin resultado", "derivaciones sin resultado"
    best = sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:MOST_SHOWN]
    found = people.select_related("comuna").in_bulk([pk for pk, _ in best])
    return [Fit(found[pk], n, f"{n} {words[n != 1]}") for pk, n in best]


def _people(course: Course):
    linked = JobSeeker.objects.filter(office_links__office=course.office)
    return linked.available().exclude(enrolments__in=_still_in(course))


def _still_in(course: Course):
    return course.enrolments.exclude(status=Enrolment.Status.WITHDRAWN)


def _by_skill(course: Course, people) -> dict[int, int]:
    run = Run.objects.filter(current=True).first()
    skills = list(course.skills.values_list("pk", flat=True))
    return _rows(
        """
        SELECT list.seeker_id, count(DISTINCT asks.vacancy_id)
        FROM matching_seekermatches list
        JOIN employers_vacancy_skills asks ON asks.vacancy_id = ANY (list.vacancy_ids)
        WHERE list.run_id = %s AND list.seeker_id = ANY (%s) AND asks.skill_id = ANY (%s)
          AND NOT EXISTS (
            SELECT FROM jobseekers_profile_skills has
            WHERE has.profile_id = list.seeker_id AND has.skill_id = asks.skill_id)
        GROUP BY list.seeker_id
        """,
        [run and run.pk, _keys(people), skills],
    )


def _by_credential(course: Course, people, on: date) -> dict[int, int]:
    return _rows(
        """
        SELECT p.seeker_id, count(DISTINCT v.id)
        FROM jobseekers_profile p
        JOIN jobseekers_desiredoccupation wish ON wish.profile_id = p.seeker_id
        JOIN employers_vacancy v ON v.region_id = %(region)s AND v.status = 'published'
          AND (v.closes_on IS NULL OR v.closes_on >= %(on)s)
          AND left(v.occupation_id, 1) = left(wish.occupation_id, 1)
        WHERE p.seeker_id = ANY (%(people)s)
          AND v.licences::text[] <@ (p.licences || %(licences)s::varchar[])::text[]
          AND v.permits::text[] <@ (p.permits || %(permits)s::varchar[])::text[]
          AND NOT (v.licences::text[] <@ p.licences::text[]
                   AND v.permits::text[] <@ p.permits::text[])
        GROUP BY p.seeker_id
        """,
        {
            "region": course.office.comuna.region_id,
            "on": on,
            "people": _keys(people),
            "licences": course.licences,
            "permits": course.permits,
        },
    )


def _by_referral(course: Course, people, on: date) -> dict[int, int]:
    recent = Attention.objects.filter(
        kind=Attention.Kind.JOB_READINESS, at__date__gt=on - A_YEAR, seeker__in=people
    )
    tried = people.exclude(pk__in=recent.values("seeker")).annotate(
        failed=Count("referrals", filter=Q(referrals__state__in=_UNSUCCESSFUL))
    )
    return dict(tried.filter(failed__gt=0).values_list("pk", "failed"))


def _keys(people) -> list[int]:
    return list(people.order_by().values_list("pk", flat=True).distinct())


def _rows(sql: str, parameters) -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return dict(cursor.fetchall())
