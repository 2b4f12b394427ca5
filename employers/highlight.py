"""A text with the words found in it marked, safe to show."""

from typing import NamedTuple

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString

from employers.lawful import Finding
from employers.models import Vacancy

_LABELS = {"title": "Título", "functions": "Qué hará la persona", "benefits": "Beneficios"}


class Text(NamedTuple):
    label: str
    html: SafeString


def highlighted(vacancy: Vacancy, found: dict[str, list[Finding]]) -> list[Text]:
    """The free texts of an offer that say something, the findings marked."""
    return [
        Text(label, mark(value, found.get(name, [])))
        for name, label in _LABELS.items()
        if (value := getattr(vacancy, name))
    ]


def mark(text: str, findings: list[Finding]) -> SafeString:
    """`text` escaped, each finding within <mark>."""
    parts, at = [], 0
    for finding in findings:
        parts.append(escape(text[at : finding.start]))
        parts.append(format_html("<mark>{}</mark>", text[finding.start : finding.end]))
        at = finding.end
    return SafeString("".join([*parts, escape(text[at:])]))
