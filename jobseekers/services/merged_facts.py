"""What two files of one person say of their work, said by one of them; and taken back again."""

from django.db import models

from jobseekers.models import DesiredOccupation, JobSeeker, Profile
from jobseekers.services.profile import MOST_OCCUPATIONS

ROWS = ("profile", "protected_facts")
"""What a person has at most one of. They are copied: their key is the person's."""
_LISTS = ("skills", "moving_regions")
_EMPTY = (None, "", [])


def take(kept: JobSeeker, gone: JobSeeker) -> dict[str, dict]:
    """Fills in `kept` what only `gone` says. Returns what `give_back` needs.

    "rows": by name, each field's value before and after; "made": names of the rows that `kept`
    did not have; "occupations": keys of those added; and the keys added to each list.
    """
    made = [name for name in ROWS if _of(gone, name) and not _of(kept, name)]
    rows = {
        name: _fill(ours, theirs)
        for name in ROWS
        if (ours := _of(kept, name)) and (theirs := _of(gone, name))
    }
    for name in made:
        _copy(_of(gone, name), kept)
    return {"rows": rows, "made": made, "lists": _take_lists(kept, gone)}


def _of(seeker: JobSeeker, name: str) -> models.Model | None:
    return getattr(seeker, name, None)


def _facts(row: models.Model) -> dict[str, object]:
    """Every column but the person's."""
    columns = (field.attname for field in row._meta.concrete_fields if not field.primary_key)
    return {name: getattr(row, name) for name in columns}


def _copy(theirs: models.Model, kept: JobSeeker) -> None:
    type(theirs)(seeker=kept, **_facts(theirs)).save(force_insert=True)


def _fill(ours: models.Model, theirs: models.Model) -> dict[str, list]:
    changes = {}
    for name, new in _facts(theirs).items():
        was = getattr(ours, name)
        if was in _EMPTY and new not in _EMPTY:
            setattr(ours, name, new)
            changes[name] = [plain(was), plain(new)]
    if changes:
        ours.save(update_fields=list(changes))
    return changes


def plain(value: object) -> object:
    """As JSON keeps it."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def _take_lists(kept: JobSeeker, gone: JobSeeker) -> dict[str, list]:
    """Skills add up. Where to move is a wish: that of `kept` stands, if it has one."""
    ours, theirs = _of(kept, "profile"), _of(gone, "profile")
    if not (ours and theirs):
        return {}
    taken = {"desired_occupations": _take_occupations(ours, theirs)}
    for name in _LISTS:
        mine = set(getattr(ours, name).values_list("pk", flat=True))
        new = set(getattr(theirs, name).values_list("pk", flat=True)) - mine
        if name == "moving_regions" and mine:
            new = set()
        getattr(ours, name).add(*new)
        taken[name] = sorted(new)
    return taken


def _take_occupations(ours: Profile, theirs: Profile) -> list[int]:
    """After those that `kept` looks for, as many as there is room for."""
    ranks = dict(ours.desired_occupations.values_list("occupation", "rank"))
    free = [rank for rank in range(1, MOST_OCCUPATIONS + 1) if rank not in ranks.values()]
    new = theirs.desired_occupations.exclude(occupation__in=ranks)
    rows = [
        DesiredOccupation(
            profile=ours, rank=rank, occupation_id=row.occupation_id, months=row.months
        )
        for rank, row in zip(free, new, strict=False)
    ]
    return [row.pk for row in DesiredOccupation.objects.bulk_create(rows)]


def give_back(kept: JobSeeker, gone: JobSeeker, taken: dict[str, dict]) -> None:
    """Undoes `take`, save what changed since."""
    _give_back_lists(kept, taken.get("lists", {}))
    for name, changes in taken["rows"].items():
        row = getattr(kept, name)
        put_back(row, changes)
        row.save()
    for name in taken.get("made", []):
        ours, theirs = _of(kept, name), _of(gone, name)
        if ours and theirs and _facts(ours) == _facts(theirs):
            ours.delete()


def _give_back_lists(kept: JobSeeker, taken: dict[str, list]) -> None:
    profile = _of(kept, "profile")
    if not (profile and taken):
        return
    profile.desired_occupations.filter(pk__in=taken["desired_occupations"]).delete()
    for name in _LISTS:
        getattr(profile, name).remove(*taken[name])


def put_back(row: models.Model, changes: dict[str, list]) -> None:
    """Sets, without saving, what each field was, if it still is what it became."""
    for name, (was, became) in changes.items():
        if plain(getattr(row, name)) == became:
            field = row._meta.get_field(name)
            setattr(row, name, field.to_python(was) if was is not None else None)
