"""A form sent twice, by a bad network or from two tabs, writes one row."""

from django.db.models import QuerySet
from django.forms import ModelForm


def is_written(rows: QuerySet, form: ModelForm, *names: str) -> bool:
    """Whether another of `rows` says the same in the fields `names`; no while one is wrong."""
    if any(name in form.errors for name in names):
        return False
    said = {name: form.cleaned_data.get(name) for name in names}
    return rows.filter(**said).exclude(pk=form.instance.pk).exists()
