"""Versions of the weights: drafted, changed, discarded, and signed once for ever."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from matching.engine import Factor, Weights
from matching.models import WeightsVersion
from omil_portal.accounts.models import User
from omil_portal.refusals import Refused

SHORTEST_REASON = 10


@transaction.atomic
def draft_weights(
    *, weights: Weights, valid_from: date, reason: str, by: User, at: datetime
) -> WeightsVersion:
    """Writes a draft with the next number; the same one by the same person is that there is.

    No list is computed with a draft.
    """
    _one_at_a_time()
    newest = WeightsVersion.objects.order_by("-number").first()
    same = {"signed_at": None, "drafted_by": by, "valid_from": valid_from, "reason": reason.strip()}
    for draft in WeightsVersion.objects.filter(**same):
        if _points(draft) == replace(weights, version=""):
            return draft
    version = WeightsVersion(number=newest.number + 1 if newest else 1)
    return _write(version, weights, valid_from, reason, by, at)


@transaction.atomic
def edit_draft(
    *,
    version: WeightsVersion,
    weights: Weights,
    valid_from: date,
    reason: str,
    by: User,
    at: datetime,
) -> WeightsVersion:
    """Writes other numbers on a draft. Raises `Refused` when it is signed or gone."""
    _one_at_a_time()
    return _write(_still_a_draft(version), weights, valid_from, reason, by, at)


@transaction.atomic
def discard_draft(*, version: WeightsVersion) -> None:
    """Deletes a draft; one that is gone already is no news. Raises `Refused` when it is signed."""
    _one_at_a_time()
    if WeightsVersion.objects.filter(pk=version.pk).exists():
        _still_a_draft(version).delete()


@transaction.atomic
def sign_weights(
    *, version: WeightsVersion, seen: datetime, by: User, at: datetime
) -> WeightsVersion:
    """Signs a draft, for ever; the same person signing again changes nothing.

    `seen` is the `drafted_at` of what the signer read: a draft changed since is not signed.
    Raises `Refused` when the night is not one to come, when another version is signed for it,
    when there is no reason, or when nothing would change.
    """
    _one_at_a_time()
    signed = WeightsVersion.objects.signed().filter(pk=version.pk, signed_by=by).first()
    if signed:
        return signed
    draft = _still_a_draft(version)
    if draft.drafted_at != seen:
        raise Refused("Alguien cambió este borrador después de que lo abriste. Léelo de nuevo.")
    _must_be_signable(draft, timezone.localdate(at))
    draft.signed_by, draft.signed_at = by, at
    draft.save(update_fields=["signed_by", "signed_at"])
    return draft


def _one_at_a_time() -> None:
    """The first version stands for the whole table: whoever writes waits for it."""
    WeightsVersion.objects.select_for_update().order_by("number").first()


def _still_a_draft(version: WeightsVersion) -> WeightsVersion:
    now = WeightsVersion.objects.select_related("signed_by").filter(pk=version.pk).first()
    if now is None:
        raise Refused("Este borrador ya no existe: alguien lo descartó.")
    if now.is_signed:
        who = f"{now.signed_by.full_name} ya la firmó" if now.signed_by else "Ya está firmada"
        raise Refused(f"{who}. Una versión firmada no cambia.")
    return now


def _write(
    version: WeightsVersion,
    weights: Weights,
    valid_from: date,
    reason: str,
    by: User,
    at: datetime,
) -> WeightsVersion:
    version.occupation = list(weights.occupation)
    for factor in set(Factor) - {Factor.OCCUPATION}:
        setattr(version, factor.value, weights.most(factor))
    version.valid_from, version.reason = valid_from, reason.strip()
    version.drafted_by, version.drafted_at = by, at
    version.save()
    return version


def _must_be_signable(draft: WeightsVersion, today: date) -> None:
    if draft.valid_from <= today:
        raise Refused("La noche elegida ya pasó. Elige una desde mañana.")
    others = WeightsVersion.objects.signed().exclude(pk=draft.pk)
    if others.filter(valid_from=draft.valid_from).exists():
        raise Refused("Ya hay puntajes firmados desde esa noche. Elige otra.")
    if len(draft.reason) < SHORTEST_REASON:
        raise Refused("Explica por qué cambian los puntajes.")
    before = others.in_force(draft.valid_from)
    if before and _points(before) == _points(draft):
        raise Refused("Los puntajes son iguales a los que ya rigen esa noche.")


def _points(version: WeightsVersion) -> Weights:
    """The weights without the number of their version."""
    return replace(version.weights(), version="")
