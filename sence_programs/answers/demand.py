"""What is asked most and what has no answer, by comuna."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from omil_portal.offices.models import Office
from sence_programs.models import AnswerGap, StandardAnswerUse

MOST_SHOWN = 10


@dataclass(frozen=True)
class Asked:
    """An answer and how many times the offices used it; `question` in its newest words used."""

    answer: int
    question: str
    uses: int


@dataclass(frozen=True)
class ComunaDemand:
    """What the office of a comuna asked: answered with a text, or waiting for one."""

    cut: str
    name: str
    uses: int
    open_gaps: int
    ended_gaps: int


def uses_of(region_ids, since: date, until: date, *, cut: str = "") -> QuerySet:
    """The uses of those regions' offices, both days included; `cut`: of one comuna only."""
    uses = StandardAnswerUse.objects.filter(
        office__comuna__region__in=region_ids, at__date__gte=since, at__date__lte=until
    )
    return uses.filter(office__comuna=cut) if cut else uses


def gaps_of(region_ids, since: date, until: date, *, cut: str = "") -> QuerySet:
    """The questions those offices reported, both days included; `cut`: of one comuna only."""
    gaps = AnswerGap.objects.filter(
        office__comuna__region__in=region_ids,
        reported_at__date__gte=since,
        reported_at__date__lte=until,
    )
    return gaps.filter(office__comuna=cut) if cut else gaps


def most_asked(uses: QuerySet) -> list[Asked]:
    """The answers most used, the first ten."""
    counted = (
        uses.order_by()
        .values(answer=F("text__answer"))
        .annotate(uses=Count("pk"))
        .order_by("-uses", "answer")[:MOST_SHOWN]
    )
    rows = list(counted)
    words = dict(
        uses.filter(text__answer__in=[row["answer"] for row in rows])
        .order_by("text__number")
        .values_list("text__answer", "text__question")
    )
    return [Asked(row["answer"], words[row["answer"]], row["uses"]) for row in rows]


def by_comuna(region_ids, uses: QuerySet, gaps: QuerySet) -> list[ComunaDemand]:
    """Every comuna with an office, by name."""
    used = dict(uses.order_by().values("office").annotate(n=Count("pk")).values_list("office", "n"))
    is_open = Q(state=AnswerGap.State.OPEN)
    counted = gaps.order_by().values("office")
    counted = counted.annotate(
        opened=Count("pk", filter=is_open), ended=Count("pk", filter=~is_open)
    )
    waiting = {row["office"]: row for row in counted}
    offices = Office.objects.filter(comuna__region__in=region_ids).select_related("comuna")
    none = {"opened": 0, "ended": 0}
    return [
        ComunaDemand(
            cut=office.comuna_id,
            name=office.comuna.name,
            uses=used.get(office.pk, 0),
            open_gaps=waiting.get(office.pk, none)["opened"],
            ended_gaps=waiting.get(office.pk, none)["ended"],
        )
        for office in offices.order_by("comuna__name")
    ]
