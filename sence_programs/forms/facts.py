"""The few questions that settle a benefit and that the person's file does not answer."""

import uuid
from collections.abc import Iterable
from dataclasses import fields, replace
from typing import get_args, get_type_hints

from django import forms

from omil_portal.look.fields import DateInput, PesosField
from sence_programs.rules.facts import LABELS, ContractEnd, Facts, Sex, WorkKind

_UNKNOWN = [("", "No se sabe")]
_PESOS = {
    "gross_monthly_pay": "Sueldo bruto mensual, sumados todos los empleos",
    "gross_annual_income": "Ingreso bruto del año",
    "company_gross_monthly_pay": "Sueldo bruto mensual que paga la empresa",
}
_COUNTS = {
    "rsh_percent": ("Tramo del Registro Social de Hogares", 1, 100),
    "months_unemployed_continuous": ("Meses seguidos sin empleo, de los últimos 18", 0, 18),
    "months_unemployed_total": ("Total de meses sin empleo, de los últimos 18", 0, 18),
    "months_since_activity_start": ("Meses desde el inicio de actividades", 0, 1200),
    "months_without_fees": ("Meses sin emitir boletas", 0, 1200),
    "company_contract_months": ("Meses que dura el contrato, si no es indefinido", 1, 1200),
    "children_under_two": ("Niñas y niños menores de dos años a su cuidado", 0, 20),
    "children_two_to_four": ("Niñas y niños de dos a cuatro años a su cuidado", 0, 20),
    "contributions_last_12_months": ("Meses con cotizaciones, de los últimos 12", 0, 12),
    "fund_contributions": ("Cotizaciones del seguro de cesantía, de los últimos 24 meses", 0, 24),
    "company_workers": ("Personas que trabajan en la empresa", 1, 1_000_000),
    "company_subsidised_workers": (
        "Personas de la empresa que ya tienen el subsidio",
        0,
        1_000_000,
    ),
}
_CHOICES = {
    "sex": ("Sexo registral", Sex, {"female": "Mujer", "male": "Hombre"}),
    "work_kind": (
        "Cómo trabaja",
        WorkKind,
        {"employee": "Con contrato", "independent": "Con boletas"},
    ),
    "contract_end": (
        "Por qué terminó el último contrato",
        ContractEnd,
        {
            "fixed_term": "Se cumplió el plazo",
            "work_done": "Terminó la obra o el servicio",
            "force_majeure": "Caso fortuito o fuerza mayor",
            "company_needs": "Necesidades de la empresa",
            "bankruptcy": "Quiebra de la empresa",
            "other": "Renuncia, acuerdo u otra causa",
        },
    ),
}
_DATES = {"birth_date": "Fecha de nacimiento", "job_start": "Día en que comienza el trabajo"}
_TYPES = get_type_hints(Facts)


def _yes_no(value: str) -> bool:
    return value == "yes"


def fact_field(name: str) -> forms.Field:
    """An optional input for one fact: nobody is made to answer."""
    if name in _PESOS:
        return PesosField(
            label=_PESOS[name], required=False, max_value=10**9, help_text="En pesos."
        )
    if name in _COUNTS:
        label, lowest, highest = _COUNTS[name]
        return forms.IntegerField(label=label, required=False, min_value=lowest, max_value=highest)
    if name in _DATES:
        picker = DateInput()
        return forms.DateField(label=_DATES[name], required=False, widget=picker)
    if name in _CHOICES:
        label, kind, words = _CHOICES[name]
        return forms.TypedChoiceField(
            label=label,
            required=False,
            choices=[*_UNKNOWN, *words.items()],
            coerce=kind,
            empty_value=None,
        )
    label = LABELS[name].removeprefix("si ")
    if int in get_args(_TYPES[name]):
        words = f"{label[0].upper()}{label[1:]}"
        return forms.IntegerField(label=words, required=False, min_value=0, max_value=10**9)
    return forms.TypedChoiceField(
        label=f"¿{label[0].upper()}{label[1:]}?",
        required=False,
        choices=[*_UNKNOWN, ("yes", "Sí"), ("no", "No")],
        coerce=_yes_no,
        empty_value=None,
    )


class FactsForm(forms.Form):
    """Asks for the facts named in `asked`, in the order of Facts; `known` come from the file."""

    request_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, asked: Iterable[str], known: Facts, **kwargs):
        super().__init__(*args, initial={"request_id": uuid.uuid4()}, **kwargs)
        self.known = known
        wanted = set(asked)
        self.asked = [f.name for f in fields(Facts) if f.name in wanted]
        for name in self.asked:
            self.fields[name] = fact_field(name)

    @property
    def worker_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.asked if not name.startswith("company_")]

    @property
    def company_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.asked if name.startswith("company_")]

    @property
    def company_typed(self) -> bool:
        """Whether something of the company was answered, so that the page shows it open."""
        return any(question.data for question in self.company_fields)

    @property
    def facts(self) -> Facts:
        """The file's facts and those typed; the file's alone while the form is not valid."""
        if not self.is_bound or not self.is_valid():
            return self.known
        return self._together(self.cleaned_data)

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            try:
                self._together(cleaned)
            except ValueError:
                raise forms.ValidationError(
                    "Hay datos que se contradicen. Revisa los meses y los sueldos."
                ) from None
        return cleaned

    def _together(self, typed: dict) -> Facts:
        given = {name: typed[name] for name in self.asked if typed.get(name) is not None}
        return replace(self.known, **given)
