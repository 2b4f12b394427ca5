"""What a definition may ask of what it counts, and the words for it. No database.

A rule of counting is named by its indicator; these are its parameters, kept in the definition.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from omil_portal.occupations.work import ContractType


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """`kind` "whole": a number from 1 to `most`; "some": a list out of `choices`; "flag": bool.

    `words` is the phrase that tells it, with {} for the value. A missing one asks nothing.
    """

    name: str
    label: str
    kind: Literal["whole", "some", "flag"]
    words: str
    most: int = 1
    choices: tuple[tuple[str, str], ...] = ()

    def allows(self, value: object) -> bool:
        """Whether the value is one the parameter takes."""
        match self.kind:
            case "whole":
                return type(value) is int and 1 <= value <= self.most
            case "some":
                known = {choice for choice, _ in self.choices}
                return isinstance(value, list) and set(value) <= known
            case _:
                return isinstance(value, bool)

    def told(self, value: object) -> str:
        """The phrase for the value; "" for one that asks nothing."""
        if value in (None, False, [], 1) and value is not True:
            return ""
        if isinstance(value, list):
            value = " o ".join(dict(self.choices)[choice].lower() for choice in value)
        return self.words.format(value)


MIN_CONTRACT_DAYS = Parameter(
    name="min_contract_days",
    label="Días de contrato, como mínimo",
    kind="whole",
    words="contrato de {} días o más",
    most=366,
)
MIN_WEEKLY_HOURS = Parameter(
    name="min_weekly_hours",
    label="Horas por semana, como mínimo",
    kind="whole",
    words="{} horas a la semana o más",
    most=60,
)
CONTRACTS = Parameter(
    name="contracts",
    label="Contratos que cuentan",
    kind="some",
    words="contrato {}",
    choices=tuple((str(value), str(label)) for value, label in ContractType.choices),
)
ONCE_PER_PERSON = Parameter(
    name="once_per_person",
    label="Cada persona cuenta una vez al año",
    kind="flag",
    words="cada persona cuenta una sola vez",
)
EVERY = (MIN_CONTRACT_DAYS, MIN_WEEKLY_HOURS, CONTRACTS, ONCE_PER_PERSON)


def checked(known: Iterable[Parameter], given: Mapping[str, object]) -> dict[str, object]:
    """`given` itself. Raises ValueError for a name that is not known or a value not allowed."""
    by_name = {parameter.name: parameter for parameter in known}
    for name, value in given.items():
        if name not in by_name:
            raise ValueError(f"the rule takes no «{name}»")
        if not by_name[name].allows(value):
            raise ValueError(f"«{name}» cannot be {value!r}")
    return dict(given)


def phrases(given: Mapping[str, object]) -> list[str]:
    """What the parameters ask, a phrase for each that asks something."""
    told = (parameter.told(given.get(parameter.name)) for parameter in EVERY)
    return [phrase for phrase in told if phrase]
