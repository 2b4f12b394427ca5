"""Skills typed in one's own words, found in the list both sides share."""

import re
from difflib import SequenceMatcher

from django import forms

from omil_portal.occupations.models import Skill
from omil_portal.occupations.text import fold, stems

ALIKE = 0.8
SUGGESTED = 4


class SkillsField(forms.CharField):
    """Cleans to a list of `Skill`: pieces between commas, spelling forgiven."""

    def prepare_value(self, value):
        if isinstance(value, list):
            return ", ".join(skill.name for skill in value)
        return value

    def clean(self, value):
        typed = super().clean(value)
        pieces = [piece.strip() for piece in re.split(r"[,;\n]", typed) if piece.strip()]
        known = list(Skill.objects.all()) if pieces else []
        return list(dict.fromkeys(_skill(piece, known) for piece in pieces))


def _skill(typed: str, known: list[Skill]) -> Skill:
    wanted, words = fold(typed), set(stems(typed))
    likely = []
    for skill in known:
        if (name := fold(skill.name)) == wanted:
            return skill
        same_words = words and words <= set(stems(skill.name))
        if same_words or SequenceMatcher(None, wanted, name).ratio() >= ALIKE:
            likely.append(skill)
    if len(likely) == 1:
        return likely[0]
    if likely:
        names = " o ".join(f"«{skill.name}»" for skill in likely[:SUGGESTED])
        raise forms.ValidationError(f"«{typed}» puede ser {names}. Escribe cuál.")
    raise forms.ValidationError(
        f"«{typed}» no está en nuestra lista. Escríbelo en «Qué hará la persona»."
    )
