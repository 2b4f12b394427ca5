"""What nobody should type, and somebody will, by the kind of input it is typed in."""

from django.forms import DateField, DateTimeField, Field, IntegerField
from django.forms.widgets import CheckboxInput, ChoiceWidget, SelectMultiple

NUL = {"nul": "Ana\x00Soto"}
TEXTS = NUL | {
    "10 kB": "ñandú " * 1_700,
    "two long words": "a" * 75 + " " + "b" * 74,
    "words that grow in capitals": "ß" * 30,
    "a long e-mail": "a" * 60 + "@" + ("b" * 60 + ".") * 4 + "cl",
    "marks": "👩🏽‍🔧 ' OR 1=1 -- %_\\[(*+?{^$| \u202e <script>alert(1)</script>{{ x }}",
    "other figures": "٣²",
}
NUMBERS = NUL | {
    "negative": "-1",
    "beyond integer": "2147483648",
    "beyond bigint": "99999999999999999999",
    "five thousand figures": "9" * 5_000,
    "exponent": "1e400",
}
DATES = NUL | {
    "first day": "0001-01-01",
    "last day": "9999-12-31",
    "no such day": "2026-02-30",
    "first moment": "0001-01-01T00:00:00.000000+0000",
}


def hostile_to(field: Field | None) -> dict[str, str]:
    """What to type there, by name; a name that is no field's takes what texts do."""
    match field:
        case IntegerField():
            return NUMBERS
        case DateField() | DateTimeField():
            return DATES
        case Field(widget=ChoiceWidget() | CheckboxInput() | SelectMultiple()):
            return NUL | {"beyond bigint": NUMBERS["beyond bigint"]}
        case _:
            return TEXTS
