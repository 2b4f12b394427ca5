"""The rows behind a number, as workbooks: of a goal, a figure of a region, or a check of it."""

from datetime import date
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone

from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.listed import NOTHING, Asked, Author, Listed, Right, needed_at
from omil_portal.look.formats import short_date
from omil_portal.offices.models import Office, Region
from sence_programs.forms.report import report_form
from sence_programs.goals.values import counted_for
from sence_programs.indicators import INDICATORS
from sence_programs.listing import listing_of
from sence_programs.models import Goal
from sence_programs.region import counted_in, year_start
from sence_programs.report.quality import BY_SLUG


def behind_goal(author: Author, asked: QueryDict) -> Listed:
    """What the goal `meta` counts: by name for those who serve the people, masked for others."""
    key, on = asked.get("meta", ""), timezone.localdate(author.at)
    goals = Goal.objects.visible_to(author.actor).select_related(
        "definition", "agreement__office__comuna__region"
    )
    goal = goals.filter(pk=key).first() if key.isdecimal() and len(key) < 19 else None
    if goal is None or goal.definition.indicator not in INDICATORS:
        return NOTHING
    office, last = goal.agreement.office, min(on, goal.agreement.cut_off)
    here = author.actor.can(P.GOALS_VIEW, office_id=office.pk)
    rights = needed_at(office if here else office.comuna.region, P.GOALS_VIEW)
    named = author.actor.can(P.PERSON_VIEW, office_id=office.pk)
    rights += needed_at(office, P.PERSON_VIEW) if named else []
    words = [("Oficina de la meta", office.name), *_days(goal.agreement.starts_on, last)]
    return _counted(
        goal.definition.name,
        counted_for(goal, on),
        rights=rights,
        filters=Asked(words, f"meta={goal.pk}"),
        named=named,
    )


def behind_region(author: Author, asked: QueryDict) -> Listed:
    """What the figure `cifra` counts in a region, or in one `oficina` of it. Nobody is named."""
    indicator, region = INDICATORS.get(asked.get("cifra", "")), _region(author, asked)
    offices = Office.objects.filter(comuna__region=region).order_by("pk")
    slug = asked.get("oficina", "")
    chosen = offices.filter(slug=slug) if slug else offices
    if indicator is None or region is None or not chosen:
        return NOTHING
    on = report_form(asked.dict(), timezone.localdate(author.at)).day
    words = [("Región", region.name), ("Oficina", chosen[0].name if slug else "Todas")]
    query = {"cifra": indicator.name, "region": region.pk, "hasta": on.isoformat()}
    return _counted(
        indicator.label,
        counted_in(indicator, chosen, on),
        rights=needed_at(region, P.REGION_DASHBOARD),
        filters=Asked(
            [*words, *_days(year_start(on), on)],
            urlencode(query | ({"oficina": slug} if slug else {})),
        ),
        named=False,
    )


def behind_quality(author: Author, asked: QueryDict) -> Listed:
    """The rows of a region that the check `revision` finds wrong. Nobody is named."""
    check, region = BY_SLUG.get(asked.get("revision", "")), _region(author, asked)
    if check is None or region is None:
        return NOTHING
    on = report_form(asked.dict(), timezone.localdate(author.at)).day
    query = {"revision": check.slug, "region": region.pk, "hasta": on.isoformat()}
    return _counted(
        check.label,
        check.rows(Office.objects.filter(comuna__region=region), year_start(on), on),
        rights=needed_at(region, P.REGION_DASHBOARD),
        filters=Asked(
            [("Región", region.name), *_days(year_start(on), on)],
            urlencode(query),
        ),
        named=False,
    )


def _region(author: Author, asked: QueryDict) -> Region | None:
    """The region in the query, or the author's; None for one that is not there."""
    at = author.place if isinstance(author.place, Region) else author.place.comuna.region
    return Region.objects.filter(pk=asked.get("region") or at.pk).first()


def _days(since: date, until: date) -> list[tuple[str, str]]:
    return [("Desde", short_date(since)), ("Hasta", short_date(until))]


def _counted(
    title: str, counted: QuerySet, *, rights: list[Right], filters: Asked, named: bool
) -> Listed:
    listing = listing_of(counted)

    def cells(found) -> tuple[str, ...]:
        row = listing.row(found, named)
        return (row.title, *row.cells)

    return Listed(
        title=title[:120],
        rows=listing.prepared(counted),
        columns=listing.columns,
        cells=cells,
        rights=rights,
        filters=filters,
    )
