"""The answers travel from page to page inside the page, signed: the portal keeps none."""

from datetime import date

from django.core import signing
from pydantic import TypeAdapter

from sence_programs.calculator.journey import Answers
from sence_programs.rules.facts import Facts

_SALT = "sence_programs.calculator"
_FACTS = TypeAdapter(Facts)


def carried(answers: Answers) -> str:
    """Text for a hidden input."""
    told = {
        "on": answers.on.isoformat(),
        "comuna": answers.comuna,
        "facts": _FACTS.dump_python(answers.facts, mode="json", exclude_none=True),
        "asked": sorted(answers.asked),
    }
    return signing.dumps(told, salt=_SALT, compress=True)


def read(text: str) -> Answers:
    """Raises django.core.signing.BadSignature for a text this portal did not write."""
    told = signing.loads(text, salt=_SALT)
    return Answers(
        on=date.fromisoformat(told["on"]),
        comuna=told["comuna"],
        facts=_FACTS.validate_python(told["facts"]),
        asked=frozenset(told["asked"]),
    )
