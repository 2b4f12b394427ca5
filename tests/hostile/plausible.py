"""A form as its page came, with something plausible where it came empty."""

from collections.abc import Iterable

from django.forms import (
    BaseForm,
    BoundField,
    DateField,
    DateTimeField,
    FileField,
    IntegerField,
    TimeField,
)
from django.forms.widgets import CheckboxInput, ChoiceWidget, SelectMultiple

TYPED = {
    "run": "12.531.909-2",
    "rut": "76.086.428-5",
    "number": "AB123456",
    "full_name": "Ana Soto Barría",
    "phone": "987654321",
    "minutes": "45",
    "posts": "2",
    "weekly_hours": "42",
    "gross_pay": "600000",
    "starts_on": "2026-12-01",
    "year": "2027",
    "password": "una clave larga",
    "new": "una clave larga",
    "reason": "Se anotó por error.",
    "starts": "09:00",
    "ends": "10:00",
}
"""By the name of the input; any other is as its kind, and any other text is "Algo"."""

KINDS = {
    DateField: "2026-12-01",
    DateTimeField: "2026-12-01 10:00",
    TimeField: "09:30",
    IntegerField: "3",
}


def forms_in(context) -> list[BaseForm]:
    """Every form that the page was drawn with, once; an answer drawn without one has none."""
    if not hasattr(context, "keys"):
        return []
    drawn = [context[key] for key in context.keys()]  # noqa: SIM118 ContextList iterates its contexts if context else []
    found = {id(value): value for value in drawn if isinstance(value, BaseForm)}
    return list(found.values())


def filled(forms: Iterable[BaseForm], comuna: str) -> dict[str, object]:
    """What the forms would send, files aside."""
    typed: dict[str, object] = {}
    for form in forms:
        for bound in form:
            if not isinstance(bound.field, FileField):
                typed[bound.html_name] = _value(bound, comuna)
    return {name: value for name, value in typed.items() if value is not None}


def _value(bound: BoundField, comuna: str) -> object:
    widget, value = bound.field.widget, bound.value()
    if isinstance(widget, CheckboxInput):
        return "on" if value or bound.field.required else None
    if isinstance(widget, SelectMultiple):
        return value or []
    if isinstance(widget, ChoiceWidget):
        kept = [str(code) for code, _ in bound.field.choices if str(code)]
        return value if value not in (None, "") else next(iter(kept), "")
    if value not in (None, "", []):
        return bound.field.prepare_value(value) if not isinstance(value, list) else ""
    if bound.name in ("comuna", "origin", "destination"):
        return comuna
    if bound.name.startswith("target_"):
        return "10"
    if not bound.field.required:
        return ""
    of_its_kind = (said for kind, said in KINDS.items() if isinstance(bound.field, kind))
    return TYPED.get(bound.name) or next(of_its_kind, "Algo")
