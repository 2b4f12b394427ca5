"""A page of the rows behind a number."""

from datetime import date

from django.core.paginator import Paginator
from django.db.models import QuerySet

from omil_portal.look import formats
from sence_programs.goals.rule_parameters import phrases
from sence_programs.listing import listing_of

PAGE_LENGTH = 25


def listed(request, counted: QuerySet, *, named: bool) -> dict:
    """What `includes/counted_rows.html` draws: the page asked for, as rows of words."""
    listing = listing_of(counted)
    page = Paginator(listing.prepared(counted), PAGE_LENGTH).get_page(request.GET.get("page"))
    rows = [listing.row(found, named) for found in page.object_list]
    page.object_list = [
        {
            "title": row.title,
            "url": row.url,
            "cells": list(zip(listing.columns[1:], row.cells, strict=True)),
        }
        for row in rows
    ]
    shown = {"columns": listing.columns, "key": listing.key, "noun": listing.noun}
    return {"page": page, "named": named, **shown}


def period_words(since: date, until: date) -> str:
    """The days counted: "Del 01-01-2026 al 22-11-2026"."""
    return f"Del {formats.short_date(since)} al {formats.short_date(until)}"


def rule_words(parameters: dict) -> str:
    """The parameters of a counting rule, in a sentence; "" when they ask nothing."""
    asked = phrases(parameters)
    return f"Se pide: {', '.join(asked)}." if asked else ""
