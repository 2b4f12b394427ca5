"""The guided interview, page by page, and the steps of its plan."""

from django import forms
from django.core.exceptions import ValidationError

from jobseekers.diagnosis.illness import word_of_illness
from jobseekers.diagnosis.questions import ADJUSTMENTS, Page
from jobseekers.models import PlanStep
from omil_portal.look.fields import DateInput
from omil_portal.look.repeated import is_written

MOST_LETTERS = 200
"""Of all the adjustments together: what the protected facts keep."""


class AnswersForm(forms.Form):
    """The questions of one page; the names of the inputs are the codes of the questions."""

    def __init__(self, page: Page, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for question in page.questions:
            self.fields[question.code] = forms.ChoiceField(
                label=question.words,
                choices=[(answer.code, answer.words) for answer in question.answers],
                widget=forms.RadioSelect,
            )

    @property
    def answers(self) -> dict[str, str]:
        return self.cleaned_data


class AdjustmentsForm(AnswersForm):
    """Which adjustments, chosen from the list or written; never why."""

    def __init__(self, page: Page, *args, **kwargs):
        super().__init__(page, *args, **kwargs)
        kept = [part for part in self.initial.pop("kept", "").split("; ") if part]
        self.fields["chosen"] = forms.MultipleChoiceField(
            label="Cuáles",
            required=False,
            choices=[(words, words) for words in ADJUSTMENTS],
            initial=[part for part in kept if part in ADJUSTMENTS],
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["other"] = forms.CharField(
            label="Otro ajuste",
            required=False,
            max_length=MOST_LETTERS,
            initial="; ".join(part for part in kept if part not in ADJUSTMENTS),
            help_text="Solo qué cambiar en el trabajo. No escribas enfermedades ni diagnósticos.",
        )

    def clean_other(self) -> str:
        other = self.cleaned_data["other"]
        if illness := word_of_illness(other):
            raise forms.ValidationError(
                f"Escribe solo el ajuste, sin la enfermedad: quita «{illness}»."
            )
        return other

    def clean(self):
        super().clean()
        if len(self.adjustments) > MOST_LETTERS:
            self.add_error("chosen", "Son demasiados: deja los que más importan.")
        if self.cleaned_data.get("adjustments") == "none" and self.adjustments:
            self.add_error("adjustments", "Marcaste ajustes más abajo: di que sí los necesita.")

    @property
    def adjustments(self) -> str:
        parts = [*self.cleaned_data.get("chosen", []), self.cleaned_data.get("other", "")]
        return "; ".join(part for part in parts if part)

    @property
    def answers(self) -> dict[str, str]:
        return {"adjustments": self.cleaned_data["adjustments"]}


class PlanStepForm(forms.ModelForm):
    class Meta:
        model = PlanStep
        fields = ["what", "kind", "owner", "due_on"]
        widgets = {"due_on": DateInput()}

    def clean(self):
        if is_written(self.instance.assessment.steps.all(), self, "what", "owner", "due_on"):
            raise ValidationError("Ese paso ya está en el plan.")
        return super().clean()
