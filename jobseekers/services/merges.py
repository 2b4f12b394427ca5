"""Two files of one person become one, and can become two again."""

from collections.abc import Iterator
from datetime import datetime

import pghistory.models
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, models, transaction

from jobseekers.models import JobSeeker, Merge, NotTheSame
from jobseekers.services import merged_facts
from jobseekers.services.merged_facts import plain, put_back
from jobseekers.services.people import folded_names
from jobseekers.signals import profile_changed
from omil_portal.accounts.models import User
from omil_portal.announcements import announce
from omil_portal.refusals import Refused

CHOSEN = (
    "names",
    "first_surname",
    "second_surname",
    "social_name",
    "birth_date",
    "phone",
    "email",
    "preferred_channel",
    "comuna_id",
    "sector",
)
"""Facts of a person that staff choose between when both files say something."""


@transaction.atomic
def merge(
    *,
    kept: JobSeeker,
    gone: JobSeeker,
    by: User,
    at: datetime,
    from_gone: frozenset[str] = frozenset(),
) -> Merge:
    """Everything of `gone` passes to `kept`; the facts named in `from_gone` too.

    What `kept` does not say is filled with what `gone` does, also of their work. Merging twice is
    merging once. Raises `Refused` when either is already part of another merge, and ValueError
    for a fact that cannot be chosen.
    """
    if unknown := from_gone - set(CHOSEN):
        raise ValueError(f"not a fact to choose: {sorted(unknown)}")
    kept, gone = _locked(kept, gone)
    if done := Merge.objects.filter(kept=kept, gone=gone, undone_at=None).first():
        return done
    if kept == gone or kept.merged_into_id or gone.merged_into_id:
        raise Refused("Una de las fichas ya está unida a otra.")
    merge = Merge(kept=kept, gone=gone, merged_by=by, merged_at=at)
    merge.changed = {
        "kept": _fill(kept, gone, from_gone),
        "gone": {"status": gone.status, "user_id": gone.user_id, "user_active": None},
        **merged_facts.take(kept, gone),
    }
    _hand_over_account(merge, kept, gone)
    gone.status, gone.merged_into = JobSeeker.Status.INACTIVE, kept
    gone.save(update_fields=["status", "merged_into"])
    merge.moved, merge.left = _move(gone, kept)
    merge.save()
    _tell(kept, gone, at)
    return merge


def _tell(kept: JobSeeker, gone: JobSeeker, at: datetime) -> None:
    """Both are matched anew: what one may do changed, the other came or went."""
    for seeker in (kept, gone):
        announce(profile_changed, seeker_id=seeker.pk, at=at)


def _locked(one: JobSeeker, other: JobSeeker) -> tuple[JobSeeker, JobSeeker]:
    """Both rows, always locked in the same order: two merges of a pair wait for one another."""
    rows = JobSeeker.objects.select_for_update(of=("self",)).order_by("pk")
    fresh = {row.pk: row for row in rows.filter(pk__in=[one.pk, other.pk])}
    return fresh[one.pk], fresh[other.pk]


def _fill(kept: JobSeeker, gone: JobSeeker, from_gone: frozenset[str]) -> dict[str, object]:
    """Writes the chosen facts in `kept`; returns what they were and have become."""
    changes = {}
    for name in CHOSEN:
        ours, theirs = getattr(kept, name), getattr(gone, name)
        if theirs and theirs != ours and (name in from_gone or not ours):
            setattr(kept, name, theirs)
            changes[name] = [plain(ours), plain(theirs)]
    if changes:
        kept.search_text = folded_names(kept)
        kept.save()
    return changes


def _hand_over_account(merge: Merge, kept: JobSeeker, gone: JobSeeker) -> None:
    """The person keeps one account: that of the file that stays, or else the other's."""
    if gone.user_id is None:
        return
    if kept.user_id is None:
        gone.user, kept.user = None, gone.user
        gone.save(update_fields=["user"])
        kept.save(update_fields=["user"])
        return
    merge.changed["gone"]["user_active"] = gone.user.is_active
    User.objects.filter(pk=gone.user_id).update(is_active=False)


def _related() -> Iterator[tuple[type[models.Model], str]]:
    """Every table that points to a person, of whatever app, and by which field."""
    for relation in JobSeeker._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and relation.one_to_many):
            continue
        model = relation.related_model
        history = issubclass(model, pghistory.models.Event)
        recomputed = model._meta.label in settings.PERSON_RECOMPUTED
        if not history and not recomputed and model not in (Merge, NotTheSame, JobSeeker):
            yield model, relation.field.name


def _move(source: JobSeeker, target: JobSeeker) -> tuple[list, list]:
    """What changed hands, and what could not: the target has the same already."""
    moved, left = [], []
    for model, field in _related():
        for pk in model._default_manager.filter(**{field: source}).values_list("pk", flat=True):
            row = [model._meta.label, field, pk]
            (moved if _moved(row, source, target) else left).append(row)
    return moved, left


def _moved(row: list, source: JobSeeker, target: JobSeeker) -> bool:
    label, field, pk = row
    rows = apps.get_model(label)._default_manager.filter(**{"pk": pk, field: source})
    try:
        with transaction.atomic():
            return bool(rows.update(**{field: target}))
    except DatabaseError:
        return False


@transaction.atomic
def undo(*, merge: Merge, by: User, at: datetime) -> Merge:
    """Two files again: rows and facts return, save those that changed since. Twice is once.

    What was recorded after the merge stays with the file that was kept.
    """
    kept, gone = _locked(merge.kept, merge.gone)
    merge = Merge.objects.select_for_update(of=("self",)).get(pk=merge.pk)
    if merge.undone_at:
        return merge
    for row in merge.moved:
        _moved(row, kept, gone)
    put_back(kept, merge.changed["kept"])
    kept.search_text = folded_names(kept)
    before = merge.changed["gone"]
    if before["user_id"] and kept.user_id == before["user_id"]:
        kept.user = None
        kept.save()
        gone.user_id = before["user_id"]
    else:
        kept.save()
    merged_facts.give_back(kept, gone, merge.changed)
    if before["user_active"] is not None:
        User.objects.filter(pk=before["user_id"]).update(is_active=before["user_active"])
    gone.status, gone.merged_into = before["status"], None
    gone.save()
    merge.undone_by, merge.undone_at = by, at
    merge.save(update_fields=["undone_by", "undone_at"])
    _tell(kept, gone, at)
    return merge


def tell_apart(*, one: JobSeeker, other: JobSeeker, by: User, at: datetime) -> None:
    """They are two people; telling it again changes nothing."""
    first, second = sorted((one.pk, other.pk))
    NotTheSame.objects.get_or_create(
        one_id=first, other_id=second, defaults={"said_by": by, "said_at": at}
    )
