"""What a vacancy carries so that the board finds it and the right office reviews it."""

from employers.models import Vacancy
from omil_portal.occupations.text import sound


def search_words(vacancy: Vacancy, occupation_name: str) -> str:
    """The words a search looks in, as they sound: title, occupation, functions."""
    parts = [vacancy.title, occupation_name, vacancy.occupation_text, vacancy.functions]
    return sound(" ".join(filter(None, parts)))
