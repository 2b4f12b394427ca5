"""The words of an answer, as the regional unit writes and approves them."""

from datetime import date, timedelta

from django import forms

from omil_portal.look.fields import DateInput
from sence_programs.forms.three_questions import ThreeQuestionsForm, initial_of, of_check
from sence_programs.models import AnswerText
from sence_programs.rules.loader import current_rules
from sence_programs.services.standard_answers import Words


class TextForm(ThreeQuestionsForm):
    """All the words of a text, with its check of three questions or without any."""

    topic = forms.ChoiceField(label="Tema", choices=AnswerText.Topic)
    question = forms.CharField(
        label="Pregunta", max_length=200, help_text="Como la hace la gente en el mesón."
    )
    also_asked = forms.CharField(
        label="Otras formas de preguntarlo",
        required=False,
        max_length=400,
        help_text="Solo sirven para buscar. Sepáralas con comas.",
    )
    body = forms.CharField(
        label="Respuesta",
        max_length=4000,
        help_text="Frases cortas. Una línea en blanco separa los párrafos.",
        widget=forms.Textarea({"rows": 9}),
    )
    source = forms.CharField(
        label="Fuente", max_length=300, help_text="Ley y artículo, o título de la página."
    )
    source_url = forms.URLField(
        label="Dirección de la fuente", required=False, assume_scheme="https"
    )
    benefits = forms.MultipleChoiceField(
        label="Beneficios de los que habla",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    valid_from = forms.DateField(label="Vigente desde", widget=DateInput())
    last_day = forms.DateField(
        label="Último día que vale",
        required=False,
        widget=DateInput(),
        help_text="Déjalo vacío si no tiene término.",
    )
    change = forms.CharField(
        label="Qué cambia", max_length=300, help_text="Lo leerán las oficinas."
    )

    def __init__(self, *args, of: AnswerText | None = None, **kwargs):
        """`of`: the text that the form starts from."""
        initial = kwargs.pop("initial", {}) | (_initial(of) if of else {})
        super().__init__(*args, initial=initial, **kwargs)
        names = [(code, b.title) for code, b in current_rules().benefits.items()]
        self.fields["benefits"].choices = sorted(names, key=lambda pair: pair[1])
        if of is None or (of.number == 1 and of.state == AnswerText.State.DRAFT):
            del self.fields["change"]

    @property
    def words_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if not of_check(name)]

    def clean(self):
        cleaned = super().clean()
        since, last = cleaned.get("valid_from"), cleaned.get("last_day")
        if since and last and last < since:
            self.add_error("last_day", "Debe ser el mismo día en que empieza, o después.")
        return cleaned

    @property
    def words(self) -> Words:
        """What was written. Raises `KeyError` before the form is valid."""
        data = self.cleaned_data
        last: date | None = data["last_day"]
        return Words(
            topic=data["topic"],
            question=data["question"],
            also_asked=data["also_asked"],
            body=data["body"].replace("\r\n", "\n"),
            source=data["source"],
            source_url=data["source_url"],
            benefits=tuple(sorted(data["benefits"])),
            valid_from=data["valid_from"],
            valid_until=last + timedelta(days=1) if last else None,
            change=data.get("change", ""),
            check=self.check,
        )


class ApproveForm(forms.Form):
    """What was read, and that it is right. `seen` is when the text was written."""

    seen = forms.DateTimeField(widget=forms.HiddenInput)
    gap = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sure = forms.BooleanField(label="Leí el texto y revisé su fuente")


def _initial(of: AnswerText) -> dict:
    names = ("topic", "question", "also_asked", "body", "source", "source_url", "benefits")
    initial = {name: getattr(of, name) for name in names} | {"valid_from": of.valid_from}
    if of.valid_until:
        initial["last_day"] = of.valid_until - timedelta(days=1)
    if of.state == AnswerText.State.DRAFT:
        initial["change"] = of.change
    return initial | initial_of(of.check_list)
