"""An offer in three short pages. None asks for what the law forbids asking."""

import uuid
from datetime import date

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms

from employers.forms.lawful_text import LawfulTextMixin
from employers.forms.occupation import OccupationFormMixin
from employers.forms.skills import SkillsField
from omil_portal.look.fields import DateField, PesosField
from omil_portal.occupations.work import ContractType, Licence, Permit, Schooling, WorkingHours
from omil_portal.offices.comuna_field import ComunaField

EXPERIENCE = [
    (0, "No se necesita"),
    (6, "6 meses"),
    (12, "1 año"),
    (24, "2 años"),
    (36, "3 años"),
    (60, "5 años o más"),
]


class JobForm(LawfulTextMixin, OccupationFormMixin):
    """What the job is and where."""

    read_for_law = ("title", "functions")
    request_id = forms.UUIDField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(
        label="Título de la oferta", max_length=160, help_text="Ejemplo: Garzón o garzona de noche"
    )
    posts = forms.IntegerField(
        label="Número de vacantes",
        min_value=1,
        max_value=500,
        initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    functions = forms.CharField(
        label="Qué hará la persona",
        max_length=4000,
        help_text="Sus tareas de un día cualquiera, y lo que necesita saber.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    comuna = ComunaField(label="Comuna de trabajo")
    field_order = ["title", "functions", "occupation_text", "occupation", "posts", "comuna"]

    def __init__(self, *args, on: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("request_id", uuid.uuid4())

    @property
    def changes(self) -> dict:
        """What to write in the offer, of a form already found valid."""
        kept = ("title", "occupation_text", "occupation", "posts", "functions", "comuna")
        return {name: self.cleaned_data[name] for name in kept}


class ConditionsForm(LawfulTextMixin):
    """What the company offers, and until when."""

    read_for_law = ("benefits",)
    pay_min = PesosField(label="Sueldo bruto desde", required=False)
    pay_max = PesosField(
        label="Sueldo bruto hasta",
        required=False,
        help_text="Si no escribes ninguno, dirá «Sueldo reservado». Con sueldo postulan más.",
    )
    hours = forms.ChoiceField(label="Jornada", choices=[("", "Elige"), *WorkingHours.choices])
    contract = forms.ChoiceField(label="Contrato", choices=[("", "Elige"), *ContractType.choices])
    starts_on = DateField(label="Fecha de inicio", required=False)
    benefits = forms.CharField(
        label="Beneficios",
        max_length=300,
        required=False,
        help_text="Ejemplo: colación, bus de acercamiento, alojamiento.",
    )
    closes_on = DateField(
        label="Recibe postulaciones hasta",
        required=False,
        help_text="Ese día la oferta se cierra sola.",
    )

    def __init__(self, *args, on: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.on = on

    @property
    def helper(self) -> FormHelper:
        """Whether a law asks for it is only asked about words that need one."""
        insist = ["insist"] if self.accuses else []
        helper = FormHelper()
        helper.layout = Layout(
            Fieldset("El trabajo", "pay_min", "pay_max", "hours", "contract", "starts_on"),
            Fieldset("Lo demás", "benefits", *insist, "closes_on"),
        )
        return helper

    @property
    def changes(self) -> dict:
        """What to write in the offer, of a form already found valid."""
        return {name: value for name, value in self.cleaned_data.items() if name != "insist"}

    def clean(self):
        cleaned = super().clean()
        low, high = cleaned.get("pay_min"), cleaned.get("pay_max")
        if low and high and low > high:
            self.add_error("pay_max", "El sueldo «hasta» debe ser igual o mayor que el «desde».")
        closes = cleaned.get("closes_on")
        if closes and closes < self.on:
            self.add_error("closes_on", "Esa fecha ya pasó. Elige una desde hoy.")
        return cleaned


class RequirementsForm(forms.Form):
    """What the person needs to know or have. Ask only for what the job needs."""

    schooling = forms.TypedChoiceField(
        label="Estudios mínimos",
        choices=[(0, "No se necesitan"), *Schooling.choices[1:]],
        coerce=int,
    )
    experience_months = forms.TypedChoiceField(
        label="Experiencia en este trabajo", choices=EXPERIENCE, coerce=int
    )
    licences = forms.MultipleChoiceField(
        label="Licencias de conducir",
        choices=Licence.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    permits = forms.MultipleChoiceField(
        label="Cursos y permisos",
        choices=Permit.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    skills = SkillsField(
        label="Otras cosas que debe saber hacer",
        required=False,
        max_length=500,
        help_text="Separadas por comas. Ejemplo: Excel, inventario.",
    )
    inclusive = forms.BooleanField(
        label="Oferta para personas con discapacidad (Ley 21.015)", required=False
    )
    adults_only = forms.BooleanField(
        label="La ley prohíbe este trabajo a menores de 18 años", required=False
    )
    helper = FormHelper()
    helper.layout = Layout(
        Fieldset(
            "Lo que necesita", "schooling", "experience_months", "licences", "permits", "skills"
        ),
        Fieldset("Para quién", "inclusive", "adults_only"),
    )

    def __init__(self, *args, on: date, **kwargs):
        super().__init__(*args, **kwargs)
        months = self.initial.get("experience_months")
        if months and months not in dict(EXPERIENCE):
            self.fields["experience_months"].choices = [*EXPERIENCE, (months, f"{months} meses")]

    @property
    def changes(self) -> dict:
        """What to write in the offer, of a form already found valid."""
        return self.cleaned_data
