"""A list as somebody asked for it: what its page draws, and what its workbook holds.

THE registry is `settings.EXCEL_LISTS`: name → a function `(author, asked) -> Listed`. The page of
the list, the workbook made at once and the one that a worker writes all call that one function.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import Model, QuerySet
from django.forms import Field, Form, ModelChoiceField
from django.utils.module_loading import import_string

from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.accounts.models import User
from omil_portal.offices.models import Office, Region
from omil_portal.spreadsheets.workbook import Head

Right = dict[str, str | int]
"""The arguments of `Actor.can`: a permission and the office or region where it is needed."""


@dataclass(frozen=True)
class Author:
    """Who asks for a list, for which office, region or company they act, and when."""

    user: User
    actor: Actor
    place: Office | Region | Model
    at: datetime


@dataclass(frozen=True)
class Asked:
    """The filters in force: `words` for people, `query` as the address of the list takes them."""

    words: list[tuple[str, str]] = field(default_factory=list)
    query: str = ""

    @classmethod
    def in_form(cls, form: Form) -> "Asked":
        """What a filter form chose; whatever else the address says is left out.

        A wrong answer chooses nothing. A choice left as it was is told all the same.
        """
        form.is_valid()
        words, query = [], {}
        for bound in form:
            raw = "" if bound.errors else str(bound.value() or "")
            told = _told(bound.field, raw)
            if told and (raw or not bound.is_hidden):
                words.append((str(bound.label), told))
            if raw:
                query[bound.html_name] = raw
        return cls(words, urlencode(sorted(query.items())))


def _told(field: Field, raw: str) -> str:
    """A valid answer as its reader sees it; of none, what the list of choices calls it."""
    if not isinstance(field, ModelChoiceField):
        choices = {str(key): str(label) for key, label in getattr(field, "choices", ())}
        if raw in choices:
            return choices[raw]
    if not raw:
        return str(getattr(field, "empty_label", None) or "")
    value = field.to_python(raw)
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else str(value)


@dataclass(frozen=True)
class Listed:
    """`cells`: a row of the workbook, as `columns` name them, from one of `rows`.

    `rights`: all that its author needs to take it away. `filters`: only where no form has them.
    """

    title: str
    rows: QuerySet | Sequence
    columns: Sequence[str]
    cells: Callable[[object], Sequence[object]]
    rights: Sequence[Right]
    form: Form | None = None
    filters: Asked | None = None

    @cached_property
    def asked(self) -> Asked:
        """The filters in force: `filters`, or what the form chose."""
        return self.filters or (Asked.in_form(self.form) if self.form else Asked())

    def head(self, author: Author) -> Head:
        return Head(
            self.title, place_name(author.place), author.user.full_name, author.at, self.asked.words
        )


NOTHING = Listed("Nada", rows=(), columns=(), cells=tuple, rights=())
"""A list that is not there, or that its author may not see: nobody may take it."""


def place_name(place: Office | Region | Model) -> str:
    """As the head of the list tells it; a company, of which nothing is known here, names itself."""
    if isinstance(place, Region):
        return f"Unidad regional, {place.name}"
    return str(place)


def listed(name: str, author: Author, asked) -> Listed:
    """The list called `name`. `asked`: a QueryDict. Raises `KeyError` for a name that is none."""
    return import_string(settings.EXCEL_LISTS[name])(author, asked)


def needed_at(place: Office | Region, *permissions: Permission) -> list[Right]:
    """The rights of a list of one office, or of one region."""
    where = "office_id" if isinstance(place, Office) else "region_id"
    return [{"permission": permission.value, where: place.pk} for permission in permissions]


def needed_everywhere(actor: Actor, *permissions: Permission) -> list[Right]:
    """The rights of a list that holds whatever those permissions let the actor see."""
    return [
        {"permission": permission.value, where: key}
        for permission in permissions
        for where, keys in (
            ("office_id", actor.office_ids(permission)),
            ("region_id", actor.region_ids(permission)),
            ("employer_id", actor.employer_ids(permission)),
        )
        for key in sorted(keys)
    ]


def may_take(actor: Actor, rights: Sequence[Right]) -> bool:
    """Whether the actor holds every one of them now; nobody may take what asks for none."""
    return bool(rights) and all(actor.can(**right) for right in rights)
