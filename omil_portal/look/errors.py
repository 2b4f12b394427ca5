"""The words of a form's errors, the same in the summary and at the field."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.forms import BaseForm, BoundField
from django.forms.fields import Field
from django.forms.widgets import CheckboxInput, ChoiceWidget

_VERBS = {
    "Asegúrese": "Asegúrate",
    "Introduzca": "Escribe",
    "Ingrese": "Escribe",
    "Escoja": "Elige",
    "Seleccione": "Elige",
}
"""How Django's general sentences begin, and how the portal speaks."""
_LIMITS = {
    "min_value": "debe ser {} o más.",
    "max_value": "debe ser {} o menos.",
    "min_length": "debe tener {} letras o más.",
    "max_length": "debe tener {} letras o menos.",
}


@dataclass(frozen=True)
class ErrorLine:
    """One line of the summary; `target` is the id of the input to go to, or ""."""

    words: str
    target: str = ""


def error_words(field: BoundField) -> list[str]:
    """What went wrong at `field`. Where Django says it in general, to an "usted" and naming
    nothing, the words here say what to do, and where."""
    return [_words(field, error) for error in field.errors.as_data()]


def _words(field: BoundField, error: ValidationError) -> str:
    words = error.messages[0]
    if words == str(Field.default_error_messages["required"]):
        return _asking_for(field)
    formal = next((verb for verb in _VERBS if words.startswith(verb)), None)
    if formal is None:
        return words
    if error.code in _LIMITS:
        limit = error.params["limit_value"]
        return (
            f"«{field.label}» {_LIMITS[error.code].format(limit() if callable(limit) else limit)}"
        )
    return f"{_VERBS[formal]}{words.removeprefix(formal).split('.')[0]} en «{field.label}»."


def _asking_for(field: BoundField) -> str:
    match field.field.widget:
        case CheckboxInput():
            return f"Marca «{field.label}»."
        case ChoiceWidget():
            return f"Elige una opción en «{field.label}»."
        case _:
            return f"Completa «{field.label}»."


def error_target(field: BoundField) -> str:
    """The id that takes the focus: the input, or the first of a group of options."""
    if field.is_hidden:
        return ""
    return field.id_for_label or f"{field.auto_id}_0"


def has_errors(form: object) -> bool:
    """Whether `form` (or a formset) was sent and refused; anything else has none."""
    if not getattr(form, "is_bound", False):
        return False
    if hasattr(form, "total_error_count"):
        return form.total_error_count() > 0
    return bool(getattr(form, "errors", None))


def error_lines(*forms: BaseForm) -> list[ErrorLine]:
    """The lines of the summary for forms and formsets, in the order of the page."""
    return [line for form in forms if has_errors(form) for line in _lines(form)]


def _lines(form) -> Iterator[ErrorLine]:
    for words in form.non_form_errors() if hasattr(form, "forms") else form.non_field_errors():
        yield ErrorLine(str(words))
    if hasattr(form, "forms"):
        for inner in form.forms:
            yield from _lines(inner)
        return
    for field in form:
        for words in error_words(field):
            yield ErrorLine(words, error_target(field))
