"""What a vacancy carries so that the board finds it and the right office reviews it."""

from employers.models import Vacancy
from omil_portal.occupations.text import sound
from omil_portal.offices.models import Office


def search_words(vacancy: Vacancy, occupation_name: str) -> str:
    """The words a search looks in, as they sound: title, occupation, functions; a line each.

    The title has a line of its own because a word found there weighs more.
    """
    parts = [vacancy.title, f"{occupation_name} {vacancy.occupation_text}", vacancy.functions]
    return "\n".join(map(sound, parts))


def office_in_charge(vacancy: Vacancy) -> Office | None:
    """The OMIL of the comuna of work or, where the portal has none, that of the company's."""
    cuts = [vacancy.comuna_id, vacancy.employer.comuna_id]
    offices = Office.objects.in_bulk([cut for cut in cuts if cut], field_name="comuna_id")
    return next((offices[cut] for cut in cuts if cut in offices), None)


def prepare(vacancy: Vacancy) -> None:
    """Sets region, office and words for searching from the rest; saves nothing."""
    vacancy.region_id = vacancy.comuna.region_id if vacancy.comuna else None
    vacancy.office = office_in_charge(vacancy)
    vacancy.search_text = search_words(
        vacancy, vacancy.occupation.name if vacancy.occupation else ""
    )
