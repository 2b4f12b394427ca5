"""The words of a form's errors, the same in the summary and at the field."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.forms import BaseForm, BoundField
from django.forms.fields import Field
from django.forms.widgets import CheckboxInput, ChoiceWidget


@dataclass(frozen=True)
class ErrorLine:
    """One line of the summary; `target` is the id of the input to go to, or ""."""

    words: str
    target: str = ""


def error_words(field: BoundField) -> list[str]:
    """What went wrong at `field`; Django's "this field is required" says what to do, and where."""
    generic = str(Field.default_error_messages["required"])
    return [_asking_for(field) if str(words) == generic else str(words) for words in field.errors]


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
