"""An attention written wrongly is put right; each version stays in the audit, with who wrote it."""

from collections.abc import Iterator, Mapping

import pghistory
from django.db import models, transaction
from django.db.models import ProtectedError

from jobseekers.models import Attention, OfficeLink, Visit
from omil_portal.refusals import Refused

WORDS = ("note", "private_note", "agreed", "next_step")
COUNTED = ("kind", "channel")
NAMED = 5
"""The version of a `uuid5`, which is made from a name."""
ELSEWHERE = "Esta atención viene de otro registro, como una derivación o un taller: corrígelo ahí."


def comes_from_elsewhere(attention: Attention) -> bool:
    """Whether another record made it, and says what it counts as."""
    # Those that keep no key of their attention named it after themselves.
    return attention.request_id.version == NAMED or any(
        model._default_manager.filter(**{field: attention}).exists() for model, field in _holders()
    )


def _holders() -> Iterator[tuple[type[models.Model], str]]:
    """Every table that names the attention it made, of whatever app, and by which field."""
    for relation in Attention._meta.get_fields(include_hidden=True):
        if relation.auto_created and relation.one_to_one and relation.related_model is not Visit:
            yield relation.related_model, relation.field.name


@transaction.atomic
def correct_attention(*, attention: Attention, values: Mapping[str, str]) -> Attention:
    """Sets the named words, kind and channel. The same again changes nothing.

    Raises `Refused` for the kind or channel of one that comes from another record.
    """
    attention = Attention.objects.select_for_update(of=("self",)).get(pk=attention.pk)
    changed = {name for name, value in values.items() if getattr(attention, name) != value}
    if changed & set(COUNTED) and comes_from_elsewhere(attention):
        raise Refused(ELSEWHERE)
    for name in changed:
        setattr(attention, name, values[name])
    if changed:
        attention.save(update_fields=changed)
    return attention


@transaction.atomic
def remove_attention(*, attention: Attention, reason: str) -> None:
    """It never was, as when it was written in somebody else's file; the audit keeps it and why.

    The office that knew the person by this attention alone may open the file no more. Removed
    already is well. Raises `Refused` for one that comes from another record, or without a reason.
    """
    if not reason.strip():
        raise Refused("Escribe por qué la anulas.")
    rows = Attention.objects.select_for_update(of=("self",)).filter(pk=attention.pk)
    if not (fresh := rows.first()):
        return
    if comes_from_elsewhere(fresh):
        raise Refused(ELSEWHERE)
    with pghistory.context(reason=reason.strip()):
        Visit.objects.filter(attention=fresh).update(attention=None)
        try:
            fresh.delete()
        except ProtectedError:
            raise Refused(ELSEWHERE) from None
        _forget_link(attention)


def _forget_link(attention: Attention) -> None:
    here = {"seeker": attention.seeker_id, "office": attention.office_id}
    if not Attention.objects.filter(**here).exists():
        OfficeLink.objects.filter(**here, reason=OfficeLink.Reason.ATTENDED).delete()
