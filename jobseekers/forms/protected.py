"""Facts that open benefits: each may stay unanswered, and saying so is an answer too."""

from datetime import datetime

from django import forms

from jobseekers.models import JobSeeker, ProtectedFacts
from jobseekers.services.people import save_person
from jobseekers.services.profile import save_protected_facts
from omil_portal.look.fields import DateInput

RATHER_NOT = ("", "Prefiero no responder")
MONTHS = {"min_value": 0, "required": False}


def _yes_or_no(value: str) -> bool:
    return value == "yes"


class ProtectedForm(forms.Form):
    """A step whose inputs are named as the fields of `ProtectedFacts`."""

    @classmethod
    def stored(cls, seeker: JobSeeker) -> dict[str, object]:
        facts = ProtectedFacts.objects.filter(seeker=seeker).first() or ProtectedFacts()
        return {name: getattr(facts, name, None) for name in cls.base_fields}

    def save(self, seeker: JobSeeker, at: datetime) -> None:
        save_protected_facts(seeker=seeker, values=self.cleaned_data, at=at)


class AboutYouForm(ProtectedForm):
    birth_date = forms.DateField(
        label="Fecha de nacimiento",
        required=False,
        widget=DateInput(),
        help_text="Algunos beneficios dependen de la edad.",
    )
    sex = forms.ChoiceField(
        label="Sexo en tu cédula",
        required=False,
        choices=[*ProtectedFacts.Sex.choices, RATHER_NOT],
        widget=forms.RadioSelect,
        help_text="Algunos beneficios son para mujeres.",
    )
    nationality = forms.CharField(
        label="Nacionalidad",
        max_length=40,
        required=False,
        help_text="Para orientarte sobre el permiso de trabajo.",
    )
    disability_credential = forms.TypedChoiceField(
        label="¿Tienes credencial de discapacidad?",
        required=False,
        choices=[("yes", "Sí"), ("no", "No"), RATHER_NOT],
        coerce=_yes_or_no,
        empty_value=None,
        widget=forms.RadioSelect,
        help_text="La del Registro Nacional de la Discapacidad. No preguntamos el diagnóstico.",
    )
    adjustments = forms.CharField(
        label="¿Qué necesitas para trabajar mejor?",
        max_length=200,
        required=False,
        help_text="Ejemplo: rampa de acceso, pantalla con letra grande.",
    )

    @classmethod
    def stored(cls, seeker):
        facts = super().stored(seeker)
        answered = {True: "yes", False: "no", None: ""}
        return facts | {
            "birth_date": seeker.birth_date,
            "disability_credential": answered[facts["disability_credential"]],
        }

    def save(self, seeker, at):
        seeker.birth_date = self.cleaned_data.pop("birth_date")
        save_person(seeker, at=at)
        super().save(seeker, at)


class SituationForm(ProtectedForm):
    months_unemployed = forms.IntegerField(
        label="Meses seguidos sin trabajo", max_value=600, **MONTHS
    )
    months_unemployed_of_18 = forms.IntegerField(
        label="Meses sin trabajo en el último año y medio",
        max_value=18,
        **MONTHS,
        help_text="De 0 a 18, aunque no sean seguidos.",
    )
    social_registry_percent = forms.TypedChoiceField(
        label="Tramo en el Registro Social de Hogares",
        required=False,
        choices=[RATHER_NOT, *((n, f"{n} %") for n in range(40, 101, 10))],
        coerce=int,
        empty_value=None,
    )
