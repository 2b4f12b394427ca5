"""The people a spreadsheet created go, and the facts it filled go back."""

from collections.abc import Iterator
from datetime import datetime

import pghistory.models
from django.conf import settings
from django.db import models

from jobseekers.models import DeskImport, DeskImportRow, JobSeeker, OfficeLink, Profile
from jobseekers.services.imports.people.facts import (
    LABELS,
    comunas_by_name,
    said_by,
    write_fact,
)
from jobseekers.services.imports.people.writing import facts_of
from jobseekers.services.people import save_person

STAYS = "Su ficha tiene algo más desde entonces: se queda."


def take_back(batch: DeskImport, rows: list[DeskImportRow], at: datetime) -> None:
    """Takes back the people created and the facts filled, unless somebody changed them."""
    _take_back_people(batch, [row for row in rows if "created" in row.done])
    _put_back(rows, at)


def _take_back_people(batch: DeskImport, rows: list[DeskImportRow]) -> None:
    people = JobSeeker.objects.select_for_update(of=("self",)).select_related("profile")
    people = people.prefetch_related("office_links")
    here = people.in_bulk([row.done["created"] for row in rows])
    busy = _with_something(list(here))
    gone = []
    for row in rows:
        seeker = here.get(row.done["created"])
        if not seeker:
            continue
        if seeker.pk in busy or not _untouched(seeker, row) or not _only_of(batch, seeker):
            row.undone = STAYS
        else:
            gone.append(seeker.pk)
            row.seeker = None
    JobSeeker.objects.filter(pk__in=gone).delete()


def _untouched(seeker: JobSeeker, row: DeskImportRow) -> bool:
    profile = getattr(seeker, "profile", None)
    fresh = profile is None or profile.updated_at == seeker.created_at
    return fresh and facts_of(seeker) == row.done["as"]


def _only_of(batch: DeskImport, seeker: JobSeeker) -> bool:
    return {link.office_id for link in seeker.office_links.all()} <= {batch.office_id}


def _with_something(keys: list[int]) -> set[int]:
    """Those of whom any table of any app says something more."""
    busy: set[int] = set()
    for model, field in _tables():
        rows = model._default_manager.filter(**{f"{field}__in": keys})
        busy.update(rows.order_by().values_list(field, flat=True))
    return busy


def _tables() -> Iterator[tuple[type[models.Model], str]]:
    for relation in JobSeeker._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and (relation.one_to_many or relation.one_to_one)):
            continue
        model = relation.related_model
        history = issubclass(model, pghistory.models.Event)
        recomputed = model._meta.label in settings.PERSON_RECOMPUTED
        if not history and not recomputed and model not in (OfficeLink, Profile, DeskImportRow):
            yield model, relation.field.name


def _put_back(rows: list[DeskImportRow], at: datetime) -> None:
    filled = [row for row in rows if row.seeker_id and row.done.get("filled")]
    people = JobSeeker.objects.select_for_update(of=("self",)).select_related("comuna", "user")
    comunas = comunas_by_name()
    here = people.order_by("pk").in_bulk([row.seeker_id for row in filled])
    for row in filled:
        seeker, stays = here[row.seeker_id], []
        for name, (was, became) in row.done["filled"].items():
            if said_by(seeker, name) == became:
                write_fact(seeker, name, was, comunas)
            else:
                stays.append(LABELS[name].lower())
        save_person(seeker, at=at)
        if stays:
            row.undone = f"Cambió después y se queda: {', '.join(stays)}."[:120]
