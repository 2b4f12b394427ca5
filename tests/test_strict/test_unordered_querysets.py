"""Rows on a page without an order fail the test."""

import pytest
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.template import Context, Template

from tests.strict.ledger import Sloppiness

pytestmark = pytest.mark.django_db
LOOP = "{% for row in rows %}{{ row.pk }}{% endfor %}"


def test_a_loop_over_rows_without_order_is_seen(seen):
    Template(LOOP).render(Context({"rows": ContentType.objects.all()}))
    assert seen(Sloppiness.UNORDERED_QUERYSET) == [
        "<unknown source>:1: ContentType without order_by"
    ]


def test_a_loop_over_ordered_rows_is_not(seen):
    Template(LOOP).render(Context({"rows": ContentType.objects.order_by("pk")}))
    assert seen(Sloppiness.UNORDERED_QUERYSET) == []


@pytest.mark.filterwarnings("ignore:Pagination may yield inconsistent results")
def test_a_page_of_an_unordered_list_is_seen(seen):
    page = Paginator(ContentType.objects.all(), 5).page(1)
    Template(LOOP).render(Context({"rows": page}))
    assert len(seen(Sloppiness.UNORDERED_QUERYSET)) == 1


def test_a_select_with_choices_without_order_is_seen(seen):
    class Form(forms.Form):
        kind = forms.ModelChoiceField(ContentType.objects.all())

    str(Form())
    assert len(seen(Sloppiness.UNORDERED_QUERYSET)) == 1
