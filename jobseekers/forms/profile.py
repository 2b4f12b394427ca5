"""One short form a step. Each starts from what is stored and saves through a service."""

from datetime import datetime

from django import forms

from jobseekers.models import JobSeeker, Profile
from jobseekers.person_fields import PhoneField
from jobseekers.services.people import save_person
from jobseekers.services.profile import save_profile
from omil_portal.look.fields import PesosField
from omil_portal.look.formats import minutes
from omil_portal.occupations.models import Skill
from omil_portal.occupations.work import Licence, Permit, Schooling, WorkingHours
from omil_portal.offices.comuna_field import ComunaField
from omil_portal.offices.models import Region

MINUTES = [15, 30, 45, 60, 90, 120, 180]
"""The answers offered; one stored from elsewhere stands among them."""


class ProfileForm(forms.Form):
    """A step whose inputs are named as the fields of `Profile`.

    `tucked`: long lists that start closed, by field, with the words that open each.
    """

    tucked: dict[str, str] = {}

    @classmethod
    def stored(cls, seeker: JobSeeker) -> dict[str, object]:
        profile = Profile.objects.filter(seeker=seeker).first() or Profile(seeker=seeker)
        several = {field.name for field in Profile._meta.many_to_many}
        return {
            name: list(getattr(profile, name).all()) if name in several else getattr(profile, name)
            for name in cls.base_fields
        }

    def save(self, seeker: JobSeeker, at: datetime) -> None:
        save_profile(seeker=seeker, values=self.cleaned_data, at=at)


class StudiesForm(ProfileForm):
    schooling = forms.TypedChoiceField(
        label="Tu nivel de estudios",
        choices=[("", "Elige tu nivel"), *Schooling.choices],
        coerce=int,
    )
    title = forms.CharField(
        label="Título o especialidad",
        required=False,
        max_length=120,
        help_text="Ejemplo: técnico en acuicultura",
    )


class HoursForm(ProfileForm):
    hours = forms.MultipleChoiceField(
        label="¿Qué jornadas aceptas?",
        choices=WorkingHours,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Elige al menos una jornada."},
    )
    expected_pay = PesosField(
        label="Sueldo bruto que esperas",
        required=False,
        help_text="Al mes, antes de descuentos. Ejemplo: 600.000",
    )
    widen = forms.BooleanField(label="Acepto también otros tipos de trabajo", required=False)


class TravelForm(ProfileForm):
    tucked = {"moving_regions": "Elegir regiones donde te irías a vivir"}

    accepted_minutes = forms.TypedChoiceField(
        label="¿Cuánto viajarías para ir al trabajo?",
        coerce=int,
        help_text="Solo de ida.",
    )
    moving_regions = forms.ModelMultipleChoiceField(
        label="¿A qué regiones te irías a vivir por trabajo?",
        queryset=Region.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = sorted({*MINUTES, self.initial.get("accepted_minutes", 60)})
        self.fields["accepted_minutes"].choices = [(n, minutes(n)) for n in offered]


class LicencesForm(ProfileForm):
    tucked = {"skills": "Elegir lo que sabes hacer"}

    licences = forms.MultipleChoiceField(
        label="Licencias de conducir",
        help_text="B es la de autos y camionetas. Las A son profesionales. C es la de motos.",
        choices=Licence,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    permits = forms.MultipleChoiceField(
        label="Permisos y cursos",
        choices=Permit,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    skills = forms.ModelMultipleChoiceField(
        label="Lo que sabes hacer",
        queryset=Skill.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class SeekerForm(forms.Form):
    """A step whose inputs are named as the fields of `JobSeeker`."""

    @classmethod
    def stored(cls, seeker: JobSeeker) -> dict[str, object]:
        return {name: getattr(seeker, name) for name in cls.base_fields}

    def save(self, seeker: JobSeeker, at: datetime) -> None:
        for name, value in self.cleaned_data.items():
            setattr(seeker, name, value)
        save_person(seeker, at=at)


class NameForm(SeekerForm):
    names = forms.CharField(label="Nombres", max_length=80)
    first_surname = forms.CharField(label="Primer apellido", max_length=60)
    second_surname = forms.CharField(label="Segundo apellido", max_length=60, required=False)
    social_name = forms.CharField(
        label="Nombre social",
        max_length=80,
        required=False,
        help_text="Si lo escribes, te llamaremos así.",
    )


class ContactForm(SeekerForm):
    phone = PhoneField()
    email = forms.EmailField(label="Correo electrónico", max_length=254, required=False)
    preferred_channel = forms.ChoiceField(
        label="¿Cómo prefieres que te contactemos?",
        choices=JobSeeker.Channel,
        widget=forms.RadioSelect,
    )
    comuna = ComunaField()
    sector = forms.CharField(
        label="Sector o localidad",
        max_length=80,
        required=False,
        help_text="Ejemplo: Isla Cailín",
    )

    @classmethod
    def stored(cls, seeker):
        return super().stored(seeker) | {"comuna": seeker.comuna}

    def clean(self):
        answers = super().clean()
        by_mail = answers.get("preferred_channel") == JobSeeker.Channel.EMAIL
        if by_mail and not answers.get("email"):
            self.add_error("email", "Escribe tu correo, o elige otra forma de contacto.")
        return answers
