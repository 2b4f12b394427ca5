"""What is asked to search, use, write and approve answers, and to report what they lack."""

import uuid
from datetime import date, timedelta

from django import forms

from omil_portal.look.fields import DateInput
from sence_programs.answers.check import CheckQuestion
from sence_programs.answers.personal import holds_personal, without_personal
from sence_programs.forms.three_questions import ThreeQuestionsForm, initial_of, of_check
from sence_programs.models import AnswerGap, AnswerText
from sence_programs.rules.loader import current_rules
from sence_programs.services.standard_answers import Words

NOBODY = 0
"""In no attention."""


def without_run(text: str) -> str:
    """`text`, unless it holds something like a RUN or a telephone. Raises ValidationError."""
    if holds_personal(text):
        raise forms.ValidationError("Escribe la pregunta sin el RUN ni datos de la persona.")
    return text


class AnswerSearchForm(forms.Form):
    """One box, and whether to see also what no longer holds. It loses anybody's numbers.

    `took_out`: whether something like a RUN, a telephone or an e-mail was typed.
    """

    took_out = False

    q = forms.CharField(
        label="Qué te preguntan",
        required=False,
        max_length=200,
        widget=forms.TextInput({"type": "search", "autocomplete": "off", "autofocus": ""}),
    )
    topic = forms.ChoiceField(
        label="Tema", required=False, choices=[("", "Todos"), *AnswerText.Topic.choices]
    )
    todas = forms.BooleanField(label="También las que ya no valen", required=False)

    def clean_q(self) -> str:
        typed = self.cleaned_data["q"]
        self.took_out = holds_personal(typed)
        return without_personal(typed) if self.took_out else typed


class UseForm(forms.Form):
    """In which attention the answer was used; none, for a question at the counter."""

    request_id = forms.UUIDField(widget=forms.HiddenInput)
    attention = forms.TypedChoiceField(
        label="¿En qué atención la usaste?",
        coerce=int,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, attentions, asked: int | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["attention"].choices = [
            *((row.pk, row.words) for row in attentions),
            (NOBODY, "Sin persona: una consulta del mesón"),
        ]
        self.initial.setdefault("request_id", uuid.uuid4())
        self.initial.setdefault("attention", asked or NOBODY)


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
        return without_run(self.cleaned_data["question"])


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


class ApproveForm(forms.Form):
    """What was read, and that it is right. `seen` is when the text was written."""

    seen = forms.DateTimeField(widget=forms.HiddenInput)
    gap = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sure = forms.BooleanField(label="Leí el texto y revisé su fuente")


class DemandForm(forms.Form):
    """The days counted, and one comuna."""

    since = forms.DateField(label="Desde", required=False, widget=DateInput())
    until = forms.DateField(label="Hasta", required=False, widget=DateInput())


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


class CheckForm(forms.Form):
    """The three questions of a text, to answer."""

    request_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, check: tuple[CheckQuestion, ...], **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("request_id", uuid.uuid4())
        for at, question in enumerate(check):
            self.fields[f"a{at}"] = forms.TypedChoiceField(
                label=question.question,
                coerce=int,
                choices=list(enumerate(question.choices)),
                widget=forms.RadioSelect,
            )

    @property
    def chosen(self) -> list[int]:
        return [value for name, value in self.cleaned_data.items() if name.startswith("a")]


def _initial(of: AnswerText) -> dict:
    names = ("topic", "question", "also_asked", "body", "source", "source_url", "benefits")
    initial = {name: getattr(of, name) for name in names} | {"valid_from": of.valid_from}
    if of.valid_until:
        initial["last_day"] = of.valid_until - timedelta(days=1)
    if of.state == AnswerText.State.DRAFT:
        initial["change"] = of.change
    return initial | initial_of(of.check_list)
