import json

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone

from jobseekers import excel
from jobseekers.cards import card_for
from jobseekers.forms.desk import AttentionForm
from jobseekers.models import AttentionTemplate
from jobseekers.office_day import today_of
from jobseekers.services.attentions import record_attention
from jobseekers.views.found import forget_sought, standing_or_404
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.answer import asked_for, author_of, excel_of
from omil_portal.offices.current import current_office

A_PAGE = 25


@requires(P.ATTENTION_RECORD)
def attention_record(request, pk: int):
    """What was done with the person; also the door to the file of somebody new to the office."""
    seeker = standing_or_404(request, pk, P.ATTENTION_RECORD)
    office = current_office(request)
    templates = office.attention_templates.filter(active=True)
    form = AttentionForm(request.POST or None, initial=_of_template(request, templates))
    if form.is_valid():
        record_attention(
            seeker=seeker, office=office, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        forget_sought(request)
        messages.success(request, "La atención quedó registrada.")
        return redirect("person_file", seeker.pk)
    card = card_for(seeker, request.actor)
    context = {
        "form": form,
        "card": card,
        "office": office,
        "templates": [(template, json.dumps(_words(template))) for template in templates],
        "chosen": request.GET.get("frecuente", ""),
    }
    return render(request, "jobseekers/attention_record.html", context)


def _of_template(request, templates) -> dict[str, str]:
    """What the frequent attention asked for in the address has already written."""
    asked = request.GET.get("frecuente", "")
    chosen = next((template for template in templates if str(template.pk) == asked), None)
    return _words(chosen) if chosen else {}


def _words(template: AttentionTemplate) -> dict[str, str]:
    return {name: getattr(template, name) for name in ("kind", "note", "agreed", "next_step")}


@requires(P.ATTENTION_RECORD)
def attention_list(request):
    """What the office did, today unless other days are asked for."""
    author, office = author_of(request), current_office(request)
    listed = excel.attentions(author, request.GET)
    if asked_for(request):
        return excel_of(request, listed, author)
    since, until = listed.form.days(today_of(office, author.at))
    page = Paginator(listed.rows, A_PAGE).get_page(request.GET.get("page"))
    context = {"form": listed.form, "page": page, "office": office, "since": since, "until": until}
    context["may_set"] = request.actor.can(P.AGENDA_SET, office_id=office.pk)
    return render(request, "jobseekers/attention_list.html", context)
