"""The three questions about something new: written by the unit, and answered by who reads it."""

import uuid

from django import forms

from sence_programs.answers.check import CHOICES, QUESTIONS, CheckQuestion

LETTERS = "abc"
_PARTS = ("", *LETTERS, "right")
_NUMBERS = range(1, QUESTIONS + 1)


class ThreeQuestionsForm(forms.Form):
    """Their inputs: all three or none, unless they are a must."""

    questions_required = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for at in _NUMBERS:
            self._add_question(at)

    def _add_question(self, at: int) -> None:
        self._add(at, "", forms.CharField(label="Qué se pregunta", max_length=200))
        for letter in LETTERS:
            self._add(at, letter, forms.CharField(label=f"Opción {letter}", max_length=150))
        choices = [("", "Elige"), *((str(i), LETTERS[i]) for i in range(CHOICES))]
        self._add(at, "right", forms.ChoiceField(label="Opción correcta", choices=choices))

    def _add(self, at: int, part: str, field: forms.Field) -> None:
        field.required = field.widget.is_required = self.questions_required
        field.error_messages["required"] = f"Completa «{field.label}» de la pregunta {at}."
        self.fields[f"q{at}{part}"] = field

    @property
    def check_groups(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The inputs of each question of the check, with its number."""
        return [(at, [self[f"q{at}{part}"] for part in _PARTS]) for at in _NUMBERS]

    @property
    def has_check(self) -> bool:
        return any(field.value() for _, fields in self.check_groups for field in fields)

    def clean(self):
        cleaned = super().clean()
        written = {at: _written(cleaned, at) for at in _NUMBERS}
        if any(any(parts) for parts in written.values()):
            for at, parts in written.items():
                if not all(parts) and not self.questions_required:
                    self.add_error(f"q{at}", f"Completa la pregunta {at} y sus tres opciones.")
                elif all(parts) and len(set(parts[1:4])) < CHOICES:
                    self.add_error(f"q{at}", f"La pregunta {at} tiene dos opciones iguales.")
        return cleaned

    @property
    def check(self) -> tuple[CheckQuestion, ...]:
        """What was asked. Raises `KeyError` before the form is valid."""
        data = self.cleaned_data
        return tuple(_question(data, at) for at in _NUMBERS if data["q1"])


class BenefitCheckForm(ThreeQuestionsForm):
    """The questions about a benefit that changed; once written they stay."""

    questions_required = True

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        label = "Revisé las tres preguntas: después no se cambian"
        self.fields["sure"] = forms.BooleanField(label=label)


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


def initial_of(check: tuple[CheckQuestion, ...]) -> dict[str, str]:
    """What the inputs hold for a check already written."""
    initial = {}
    for at, question in enumerate(check, 1):
        values = (question.question, *question.choices, str(question.right))
        initial |= {f"q{at}{part}": value for part, value in zip(_PARTS, values, strict=True)}
    return initial


def of_check(name: str) -> bool:
    """Whether the input `name` is one of these."""
    return name[0] == "q" and name[1:2].isdigit()


def _written(cleaned: dict, at: int) -> list[str]:
    return [cleaned.get(f"q{at}{part}") or "" for part in _PARTS]


def _question(data: dict, at: int) -> CheckQuestion:
    question, *choices, right = _written(data, at)
    return CheckQuestion(question, tuple(choices), int(right))
