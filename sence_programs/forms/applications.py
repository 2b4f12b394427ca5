"""Opening an application for a benefit, moving it on, and choosing which ones to see."""

import uuid
from datetime import date

from django import forms
from django.utils.html import format_html, format_html_join

from employers.models import Employer
from omil_portal.look.fields import DateInput, RutField
from sence_programs.models import BenefitApplication
from sence_programs.rules.evaluate import payees
from sence_programs.rules.schema import Party
from sence_programs.services.applications import MOVES

Status = BenefitApplication.Status
OPEN, ALL = "", "all"
PLACES = ("Ventanilla Única Social", "Sucursal ChileAtiende", "Oficina de SENCE", "La OMIL")


class PlaceInput(forms.TextInput):
    """A text with the usual places as suggestions."""

    def render(self, name, value, attrs=None, renderer=None):
        list_id = f"{name}_places"
        typed = super().render(name, value, {**(attrs or {}), "list": list_id}, renderer)
        options = format_html_join("", '<option value="{}">', ((place,) for place in PLACES))
        return format_html('{}<datalist id="{}">{}</datalist>', typed, list_id, options)


class ApplicationForm(forms.Form):
    """Who applies, and when the job starts: the deadline comes from it."""

    PERSON, COMPANY = "person", "company"

    applicant = forms.ChoiceField(
        label="Quién postula",
        choices=[(PERSON, "La persona"), (COMPANY, "La empresa que la contrata")],
    )
    rut = RutField(required=False, help_text="Solo si postula la empresa.")
    job_starts_on = forms.DateField(
        label="Día en que comienza el trabajo",
        required=False,
        widget=DateInput,
        help_text="Con este día se calcula el plazo.",
    )
    request_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, benefit: str, **kwargs):
        kwargs["initial"] = {"request_id": uuid.uuid4()} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        if Party.WORKER not in payees(benefit):
            field = self.fields["applicant"]
            field.choices = [choice for choice in field.choices if choice[0] == self.COMPANY]
            field.help_text = "A este programa solo postula la empresa."
            self.fields["rut"].help_text = "De la empresa que postula."
            self.fields["rut"].required = True

    @property
    def employer(self) -> Employer | None:
        return self.cleaned_data.get("rut")

    def clean(self):
        cleaned = super().clean()
        by_company = cleaned.get("applicant") == self.COMPANY
        if not by_company:
            cleaned["rut"] = None
        elif not cleaned.get("rut") and "rut" not in self.errors:
            self.add_error("rut", "Escribe el RUT de la empresa que postula.")
        return cleaned

    def clean_rut(self) -> Employer | None:
        rut = self.cleaned_data["rut"]
        if rut is None or self.data.get("applicant") != self.COMPANY:
            return None
        found = Employer.objects.filter(rut_number=rut.number).first()
        if found is None:
            raise forms.ValidationError("No hay una empresa con ese RUT. Regístrala primero.")
        return found


class AdvanceForm(forms.Form):
    """The next state of an open application, and its day."""

    to = forms.ChoiceField(label="Qué pasó")
    on = forms.DateField(label="Qué día", widget=DateInput)
    where = forms.CharField(
        label="Dónde se presentó",
        required=False,
        max_length=120,
        widget=PlaceInput,
        help_text="Hace falta cuando se presentó.",
    )
    note = forms.CharField(label="Nota", required=False, max_length=300)

    def __init__(self, *args, application: BenefitApplication, today: date, **kwargs):
        super().__init__(*args, initial={"on": today}, **kwargs)
        self.today = today
        moves = MOVES.get(application.status, ())
        self.fields["to"].choices = [(move.value, _WORDS[move]) for move in moves]
        if Status.PRESENTED not in moves:
            del self.fields["where"]

    def clean_on(self) -> date:
        on = self.cleaned_data["on"]
        if on > self.today:
            raise forms.ValidationError("Ese día todavía no llega.")
        return on

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("to") == Status.PRESENTED and not cleaned.get("where"):
            self.add_error("where", "Escribe dónde se presentó.")
        return cleaned


_WORDS = {
    Status.PRESENTED: "Se presentó",
    Status.GRANTED: "La concedieron",
    Status.REJECTED: "La rechazaron",
    Status.WITHDRAWN: "Se desistió",
}


class ApplicationFilter(forms.Form):
    """Which applications the list shows."""

    state = forms.ChoiceField(
        label="Estado",
        required=False,
        choices=[(OPEN, "Abiertas"), (ALL, "Todas"), *Status.choices],
    )

    def apply(self, applications):
        """The nearest deadline first."""
        state = self.cleaned_data["state"] if self.is_valid() else OPEN
        if state == OPEN:
            return applications.filter(status__in=BenefitApplication.OPEN_STATUSES)
        return applications if state == ALL else applications.filter(status=state)
