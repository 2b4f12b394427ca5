"""A hiring in four answers: who, how much, how big the company is, and from when."""

from datetime import date

from django import forms

from employers.models import Employer, Vacancy
from omil_portal.look.fields import DateField, PesosField
from sence_programs.calculator.hire import Group
from sence_programs.forms.calculator import AHEAD, FIRST_DAY

_WORKERS = {
    Employer.Size.MICRO: 9,
    Employer.Size.SMALL: 49,
    Employer.Size.MEDIUM: 199,
    Employer.Size.LARGE: 200,
}
_GROUPS = {
    Group.YOUTH: "Persona de 18 a 24 años",
    Group.WOMAN: "Mujer de 25 a 54 años",
    Group.SENIOR: "Persona de 55 años o más",
    Group.DISABILITY: "Persona con discapacidad acreditada",
    Group.OTHER: "Ninguno de estos grupos",
}


class TermsForm(forms.Form):
    """Pay, size and start; a match at the desk knows the person already."""

    pay = PesosField(label="Sueldo bruto al mes", help_text="Antes de descuentos.")
    size = forms.ChoiceField(
        label="Tamaño de la empresa", choices=[("", "Elige"), *Employer.Size.choices]
    )
    starts_on = DateField(label="Día en que comienza el trabajo")

    def __init__(self, *args, today: date, vacancy: Vacancy | None = None, **kwargs):
        super().__init__(*args, initial=_known(vacancy, today), **kwargs)
        self.today = today

    @property
    def workers(self) -> int:
        """A number of the size: the laws only ask on which side of 49 and 199 it is."""
        return _WORKERS[self.cleaned_data["size"]]

    def clean_starts_on(self) -> date:
        day = self.cleaned_data["starts_on"]
        if not FIRST_DAY <= day <= self.today + AHEAD:
            raise forms.ValidationError("Elige un día desde 2018 y hasta un año más.")
        return day


class HireForm(TermsForm):
    """Asks for the group as well, never for the age of somebody."""

    group = forms.ChoiceField(
        label="A quién contratarías", choices=[("", "Elige"), *_GROUPS.items()]
    )
    field_order = ["group", "pay", "size", "starts_on"]


def _known(vacancy: Vacancy | None, today: date) -> dict:
    if vacancy is None:
        return {"starts_on": today}
    return {
        "pay": vacancy.pay_min or vacancy.pay_max,
        "size": vacancy.employer.size,
        "starts_on": vacancy.starts_on or today,
    }
