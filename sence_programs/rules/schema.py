"""The shape of a data file: every value dated, sourced, and said how sure it is."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator

from sence_programs.rules.timeline import Gap, Span, Strict, Text, check_timeline

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]


class Confidence(StrEnum):
    """How far a datum can be trusted, in the words of the domain notes."""

    READ = "S"
    SECONDARY = "S2"
    UNCONFIRMED = "M"
    DERIVED = "D"


class Party(StrEnum):
    """Whom a condition binds and an amount pays."""

    WORKER = "worker"
    COMPANY = "company"


class Audience(StrEnum):
    """Who asks for a benefit."""

    PERSON = "persona"
    COMPANY = "empresa"
    OFFICE = "oficina"


class PeriodStatus(StrEnum):
    """What a benefit is on a day, by its law."""

    NOT_IN_FORCE = "not_in_force"
    TO_CONFIRM = "to_confirm"
    OPEN = "open"
    RUNNING_ONLY = "running_only"
    CLOSED = "closed"


def _whole(value: object) -> object:
    if isinstance(value, float):
        raise ValueError("pesos and counts are whole numbers, without decimals")
    return value


def _percent(value: object) -> Fraction:
    if not isinstance(value, str) or not value.endswith("%"):
        raise ValueError('a percent is written as text, such as "2.5 %"')
    return _fraction(value.removesuffix("%").strip()) / 100


def _multiple(value: object) -> Fraction:
    if not isinstance(value, str):
        raise ValueError('a multiple is written as text, such as "2.25" or "160/360"')
    return _fraction(value)


def _fraction(text: str) -> Fraction:
    try:
        return Fraction(text)
    except (ValueError, ZeroDivisionError) as error:
        raise ValueError(f"{text} is not a number") from error


Pesos = Annotated[int, BeforeValidator(_whole), Field(ge=0)]
Percent = Annotated[Fraction, BeforeValidator(_percent), Field(ge=0)]
Multiple = Annotated[Fraction, BeforeValidator(_multiple), Field(ge=0)]
Value = TypeVar("Value")
Item = TypeVar("Item")

Listed = Annotated[tuple[Item, ...], Field(strict=False)]
Named = Annotated[Mapping[Name, Item], AfterValidator(MappingProxyType)]


class Sourced(Strict):
    """Where a statement comes from: law and article, or page."""

    source: Text
    confidence: Annotated[Confidence, Field(strict=False)]
    note: Text | None = None


class DatedValue(Span, Sourced, Generic[Value]):
    value: Value


class _Parameter(Strict, Generic[Value]):
    values: Annotated[tuple[DatedValue[Value], ...], Field(strict=False, min_length=1)]
    gaps: Listed[Gap] = ()

    @model_validator(mode="after")
    def _covers_every_day(self) -> "_Parameter[Value]":
        check_timeline([*self.values, *self.gaps])
        return self


class PesosParameter(_Parameter[Pesos]):
    unit: Literal["pesos"]


class CountParameter(_Parameter[Pesos]):
    """Years, months or people."""

    unit: Literal["count"]


class PercentParameter(_Parameter[Percent]):
    unit: Literal["percent"]


class MultipleParameter(_Parameter[Multiple]):
    unit: Literal["multiple"]


Parameter = Annotated[
    PesosParameter | CountParameter | PercentParameter | MultipleParameter,
    Field(discriminator="unit"),
]


class ParameterSet(Strict):
    """Parameters that several benefits may use, or that stand alone.

    `words` names, for the reader, those whose changes are told though no condition shows them.
    """

    code: Name
    title: Text
    parameters: Named[Parameter]
    words: Named[Text] = Field(default_factory=lambda: MappingProxyType({}))

    @model_validator(mode="after")
    def _words_of_its_parameters(self) -> "ParameterSet":
        for name in self.words:
            if name not in self.parameters:
                raise ValueError(f"words.{name}: there is no such parameter")
        return self


class Period(Span, Sourced):
    """What the benefit is in these days; `text` tells the reader."""

    status: Annotated[PeriodStatus, Field(strict=False)]
    text: Text


class Condition(Sourced):
    """One requirement. `{name}` in `text` is replaced by that parameter on the day."""

    code: Name
    party: Annotated[Party, Field(strict=False)]
    text: Text


class Note(Sourced):
    """Something the reader should know that no condition decides."""

    text: Text


class Application(Span, Sourced):
    """How to ask for the benefit in these days; once it is over, what can still be done."""

    where: Text
    steps: Annotated[tuple[Text, ...], Field(strict=False, min_length=1, max_length=5)]
    documents: Listed[Text] = ()
    deadline: Text
    cost: Text
    paid: Text


class Benefit(ParameterSet):
    """A benefit; `parameters` holds its own and, once loaded, those of the sets it `uses`."""

    short_title: Text
    summary: Text
    uses: Listed[Name] = ()
    periods: Annotated[tuple[Period, ...], Field(strict=False, min_length=1)]
    gaps: Listed[Gap] = ()
    conditions: Listed[Condition] = ()
    notes: Listed[Note] = ()
    apply: Listed[Application] = ()
    audience: Listed[Annotated[Audience, Field(strict=False)]] = (Audience.PERSON,)

    @model_validator(mode="after")
    def _covers_every_day_once(self) -> "Benefit":
        check_timeline([*self.periods, *self.gaps])
        check_timeline(self.apply)
        codes = [condition.code for condition in self.conditions]
        for code in codes:
            if codes.count(code) > 1:
                raise ValueError(f"two conditions are called {code}")
        return self
