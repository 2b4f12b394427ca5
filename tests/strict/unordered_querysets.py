"""Rows shown in whatever order PostgreSQL found them: in a loop, a page of a list, or a select."""

from django.core.paginator import Page
from django.db.models import QuerySet
from django.forms.models import ModelChoiceIterator
from django.template.base import FilterExpression
from django.template.defaulttags import ForNode

from tests.strict.ledger import Sloppiness, record
from tests.strict.source import line_of, rendering_node

_resolve = FilterExpression.resolve
_choices = ModelChoiceIterator.__iter__


def install() -> None:
    FilterExpression.resolve = _watched_resolve
    ModelChoiceIterator.__iter__ = _watched_choices


def _watched_resolve(self: FilterExpression, context, ignore_failures=False):
    value = _resolve(self, context, ignore_failures)
    rows = value.object_list if isinstance(value, Page) else value
    if isinstance(rows, QuerySet) and not rows.ordered:
        node = rendering_node()
        if isinstance(node, ForNode) and node.sequence is self:
            _blame(line_of(node), rows)
    return value


def _watched_choices(self: ModelChoiceIterator):
    if not self.queryset.ordered:
        _blame(f"choices of {type(self.field).__name__}", self.queryset)
    return _choices(self)


def _blame(where: str, rows: QuerySet) -> None:
    record(Sloppiness.UNORDERED_QUERYSET, f"{where}: {rows.model.__name__} without order_by")
