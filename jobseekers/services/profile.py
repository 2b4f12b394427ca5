"""What a person can do and accepts. Every save stamps the profile, so matching reads it again."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from jobseekers.models import DesiredOccupation, JobSeeker, Profile, ProtectedFacts
from jobseekers.signals import profile_changed
from omil_portal.announcements import announce
from omil_portal.occupations.models import Occupation

MOST_OCCUPATIONS = 3


class TooManyOccupations(ValueError):
    """The person has as many as a profile holds; the message is theirs to read."""

    def __init__(self) -> None:
        super().__init__(f"Ya tienes {MOST_OCCUPATIONS} ocupaciones. Quita una para agregar otra.")


def profile_of(seeker: JobSeeker, at: datetime) -> Profile:
    """The person's profile, made empty the first time it is written."""
    profile, _ = Profile.objects.get_or_create(seeker=seeker, defaults={"updated_at": at})
    return profile


@transaction.atomic
def save_profile(*, seeker: JobSeeker, values: Mapping[str, object], at: datetime) -> Profile:
    """Sets the named fields; those that hold several rows (skills, regions) are replaced."""
    profile = profile_of(seeker, at)
    several = {field.name for field in Profile._meta.many_to_many}
    for name, value in values.items():
        if name in several:
            getattr(profile, name).set(value)
        else:
            setattr(profile, name, value)
    profile_saved(profile, at)
    return profile


def profile_saved(profile: Profile, at: datetime) -> None:
    """Stamps and saves a profile whose rows changed, and tells it."""
    profile.updated_at = at
    profile.save()
    announce(profile_changed, seeker_id=profile.pk, at=at)


@transaction.atomic
def add_occupation(
    *, seeker: JobSeeker, occupation: Occupation, months: int, at: datetime
) -> DesiredOccupation:
    """Adds what the person looks for, after those already there; the same again sets its months.

    Raises `TooManyOccupations` beyond three.
    """
    profile_of(seeker, at)
    profile = Profile.objects.select_for_update().get(seeker=seeker)
    named = profile.desired_occupations.filter(occupation=occupation).first()
    if named is None:
        if profile.desired_occupations.count() >= MOST_OCCUPATIONS:
            raise TooManyOccupations
        last = profile.desired_occupations.aggregate(last=Max("rank"))["last"] or 0
        named = DesiredOccupation(profile=profile, occupation=occupation, rank=last + 1)
    named.months = months
    named.save()
    profile_saved(profile, at)
    return named


@transaction.atomic
def remove_occupation(*, seeker: JobSeeker, code: str, at: datetime) -> None:
    """Takes one away and closes the ranks."""
    profile = Profile.objects.select_for_update().get(seeker=seeker)
    profile.desired_occupations.filter(occupation_id=code).delete()
    for rank, desired in enumerate(profile.desired_occupations.order_by("rank"), start=1):
        if desired.rank != rank:
            desired.rank = rank
            desired.save(update_fields=["rank"])
    profile_saved(profile, at)


@transaction.atomic
def save_protected_facts(
    *, seeker: JobSeeker, values: Mapping[str, object], at: datetime
) -> ProtectedFacts:
    """Keeps the optional facts apart from the profile: matching never reads them."""
    facts, _ = ProtectedFacts.objects.get_or_create(seeker=seeker, defaults={"updated_at": at})
    for name, value in values.items():
        setattr(facts, name, value)
    facts.updated_at = at
    facts.save()
    return facts
