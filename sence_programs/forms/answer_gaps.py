"""Questions that no answer solved: reported, listed and ended."""

import uuid

from django import forms

from sence_programs.answers.personal import holds_personal
from sence_programs.models import AnswerGap, AnswerText


class GapForm(forms.Form):
    """A question that no answer solved, in the words of who asked."""

    request_id = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.IntegerField(widget=forms.HiddenInput, required=False)
    question = forms.CharField(
        label="La pregunta, tal como la hicieron",
        max_length=300,
        help_text="Sin nombres, RUN ni datos de la persona.",
        widget=forms.Textarea({"rows": 3}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("request_id", uuid.uuid4())

    def clean_question(self) -> str:
        typed = self.cleaned_data["question"]
        if holds_personal(typed):
            raise forms.ValidationError("Escribe la pregunta sin el RUN ni datos de la persona.")
        return typed


class GapFilterForm(forms.Form):
    state = forms.ChoiceField(
        label="Estado", required=False, choices=[("", "Todas"), *AnswerGap.State.choices]
    )

    def apply(self, gaps):
        state = self.cleaned_data["state"] if self.is_valid() else ""
        return gaps.filter(state=state) if state else gaps


class GapAnswerForm(forms.Form):
    """The approved answer that solves a question."""

    answer = forms.ModelChoiceField(
        label="Respuesta que la resuelve", queryset=AnswerText.objects.none(), empty_label=None
    )

    def __init__(self, *args, texts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].queryset = texts


class ReasonForm(forms.Form):
    """Why a question gets no answer, or why an answer is taken back."""

    reason = forms.CharField(
        label="Motivo",
        max_length=300,
        min_length=10,
        help_text="Lo leerán las oficinas.",
        widget=forms.Textarea({"rows": 2}),
    )
