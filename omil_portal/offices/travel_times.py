"""Minutes between comunas as everyone reads them: the derived ones, corrected by the offices."""

from collections.abc import Collection

from django.db.models import Case, IntegerField, Q, When

from omil_portal.offices.models import TravelCorrection, TravelTime


def travel_minutes(among: Collection[str] | None = None) -> dict[tuple[str, str], int]:
    """Minutes by (origin CUT, destination CUT); an absent pair cannot be travelled daily.

    `among`: only the pairs of these comunas; all of the country's without it.
    """
    here = {} if among is None else {"origin__in": among, "destination__in": among}
    pairs = {
        (origin, destination): minutes
        for origin, destination, minutes in TravelTime.objects.filter(**here).values_list(
            "origin_id", "destination_id", "minutes"
        )
    }
    corrections = TravelCorrection.objects.filter(**here).order_by()
    for one, other, minutes in corrections.values_list("origin_id", "destination_id", "minutes"):
        pairs[one, other] = pairs[other, one] = minutes
    return pairs


def minutes_around(cut: str) -> tuple[dict[str, int], dict[str, int]]:
    """Minutes from this comuna to each other, and from each other to it, corrections included.

    An absent comuna cannot be travelled daily.
    """
    here = Q(origin=cut) | Q(destination=cut)
    trips = TravelTime.objects.filter(here).values_list("origin_id", "destination_id", "minutes")
    corrections = TravelCorrection.objects.filter(here).order_by()
    there = {trip[1]: trip[2] for trip in trips if trip[0] == cut}
    back = {trip[0]: trip[2] for trip in trips if trip[1] == cut}
    for one, other, minutes in corrections.values_list("origin_id", "destination_id", "minutes"):
        far = other if one == cut else one
        there[far] = back[far] = minutes
    return there, back


def minutes_from(cut: str, comuna: str) -> Case:
    """Minutes from this comuna to the one that the query's field `comuna` names, to order by.

    Null where it cannot be travelled daily.
    """
    there, _ = minutes_around(cut)
    trips = (When(**{comuna: far}, then=minutes) for far, minutes in (there | {cut: 0}).items())
    return Case(*trips, default=None, output_field=IntegerField())
