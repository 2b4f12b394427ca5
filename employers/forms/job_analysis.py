import uuid
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from employers.models import JobAnalysis
from omil_portal.look.fields import DateInput


class JobAnalysisForm(forms.ModelForm):
    """What was seen of a job. `offers`: those of the company it may be about; `on`: today."""

    request_id = forms.UUIDField(widget=forms.HiddenInput)

    class Meta:
        model = JobAnalysis
        fields = ("position", "vacancy", "done_on", "tasks", "requirements", "adjustments")
        labels = {"vacancy": "Oferta"}
        help_texts = {
            "tasks": "Qué se hace, con qué y dónde.",
            "requirements": "Fuerza, postura, vista, trato con público, turnos.",
            "adjustments": "Qué podría cambiar la empresa para que más personas puedan hacerlo. "
            "No escribas sobre la salud de nadie.",
        }
        widgets = {
            "done_on": DateInput(),
            **{
                name: forms.Textarea({"rows": 4})
                for name in ("tasks", "requirements", "adjustments")
            },
        }

    def __init__(self, *args, offers: QuerySet, on: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.on = on
        self.initial.setdefault("request_id", uuid.uuid4())
        self.initial.setdefault("done_on", on)
        self.fields["vacancy"].queryset = offers
        self.fields["vacancy"].empty_label = "Ninguna en especial"
        self.fields["vacancy"].label_from_instance = lambda offer: offer.title

    def clean_done_on(self) -> date:
        if self.cleaned_data["done_on"] > self.on:
            raise ValidationError("La visita no puede ser en el futuro.")
        return self.cleaned_data["done_on"]

    @property
    def found(self) -> dict[str, object]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}
