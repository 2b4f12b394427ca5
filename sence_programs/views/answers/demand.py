"""What the offices of the region ask most, and what still has no answer."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from sence_programs.answers.chart import asked_bars
from sence_programs.answers.demand import by_comuna, gaps_of, most_asked, uses_of
from sence_programs.forms.answers import DemandForm

A_PAGE = 25
USUAL = timedelta(days=89)


@require_safe
@requires(P.ANSWERS_REVIEW)
def answer_demand(request):
    """Counts by answer and by comuna; each number opens its list."""
    regions, since, until = _asked(request)
    uses, gaps = uses_of(regions, since, until), gaps_of(regions, since, until)
    context = {
        "form": DemandForm(initial={"since": since, "until": until}),
        "since": since,
        "until": until,
        "days": f"since={since.isoformat()}&until={until.isoformat()}",
        "asked": most_asked(uses),
        "comunas": by_comuna(regions, uses, gaps),
        "uses": uses.count(),
        "without_person": uses.filter(attention=None).count(),
        "open_gaps": gaps.open().count(),
    }
    return render(request, "sence_programs/answers/demand.html", context)


@require_safe
@requires(P.ANSWERS_REVIEW)
def answer_demand_chart(request):
    """The most used answers as bars."""
    regions, since, until = _asked(request)
    svg = asked_bars(most_asked(uses_of(regions, since, until)))
    return HttpResponse(svg, content_type="image/svg+xml")


@require_safe
@requires(P.ANSWERS_REVIEW)
def answer_uses(request):
    """The uses behind a number: of an answer, of a comuna, or all."""
    regions, since, until = _asked(request)
    uses = uses_of(regions, since, until, cut=request.GET.get("comuna", ""))
    if (answer := request.GET.get("respuesta", "")).isdecimal():
        uses = uses.filter(text__answer=answer)
    if request.GET.get("sin_persona"):
        uses = uses.filter(attention=None)
    rows = uses.select_related("text", "office__comuna", "officer").order_by("-at", "-pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "since": since, "until": until}
    return render(request, "sence_programs/answers/uses.html", context)


def _asked(request):
    """The reader's regions and the days asked for, the last ninety unless others are."""
    form, today = DemandForm(request.GET), timezone.localdate()
    asked = form.cleaned_data if form.is_valid() else {}
    until = asked.get("until") or today
    since = min(asked.get("since") or until - USUAL, until)
    return request.actor.region_ids(P.ANSWERS_REVIEW), since, until
