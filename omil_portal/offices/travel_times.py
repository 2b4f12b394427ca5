"""Minutes between comunas as everyone reads them: the derived ones, corrected by the offices."""

from omil_portal.offices.models import TravelCorrection, TravelTime


def travel_minutes() -> dict[tuple[str, str], int]:
    """Minutes by (origin CUT, destination CUT); an absent pair cannot be travelled daily."""
    pairs = {
        (origin, destination): minutes
        for origin, destination, minutes in TravelTime.objects.values_list(
            "origin_id", "destination_id", "minutes"
        )
    }
    for one, other, minutes in TravelCorrection.objects.order_by().values_list(
        "origin_id", "destination_id", "minutes"
    ):
        pairs[one, other] = pairs[other, one] = minutes
    return pairs
