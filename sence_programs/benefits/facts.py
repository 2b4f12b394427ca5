"""From a person's file to the facts that the rules of benefits ask for."""

from datetime import date

from django.core.exceptions import ObjectDoesNotExist

from jobseekers.models import JobSeeker
from omil_portal.occupations.work import Schooling
from sence_programs.rules.facts import Facts, Sex

HISTORY_MONTHS = 18
"""The laws look back this far; a longer run of unemployment is told as this many months."""


def facts_from_person(seeker: JobSeeker, on: date) -> Facts:
    """What the file says that is of use on the date `on`; None for everything it does not say.

    Reads `seeker.protected_facts` and `seeker.profile`: only for staff who evaluate benefits.
    A birth date after `on`, or two figures that contradict each other, count as not known.
    """
    born = seeker.birth_date if seeker.birth_date and seeker.birth_date <= on else None
    return Facts(birth_date=born, has_media_licence=_media_licence(seeker), **_protected(seeker))


def _media_licence(seeker: JobSeeker) -> bool | None:
    profile = _of(seeker, "profile")
    if profile is None or profile.schooling is None:
        return None
    return profile.schooling >= Schooling.SECONDARY


def _protected(seeker: JobSeeker) -> dict:
    kept = _of(seeker, "protected_facts")
    if kept is None:
        return {}
    run, total = (
        None if months is None else min(months, HISTORY_MONTHS)
        for months in (kept.months_unemployed, kept.months_unemployed_of_18)
    )
    if run is not None and total is not None and run > total:
        run = total = None
    return {
        "sex": Sex(kept.sex) if kept.sex else None,
        "disability_credential": kept.disability_credential,
        "rsh_percent": kept.social_registry_percent or None,
        "months_unemployed_continuous": run,
        "months_unemployed_total": total,
    }


def _of(seeker: JobSeeker, name: str):
    try:
        return getattr(seeker, name)
    except ObjectDoesNotExist:
        return None
