"""What each officer must read, and who of the region is up to date."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from sence_programs.answers.check import number_right
from sence_programs.answers.notice_checks import asks_again, benefits_asked, check_of
from sence_programs.answers.readings import (
    missing_of,
    notices_for,
    read_before_questions,
    readers_of,
    regions_read,
    unread_by,
)
from sence_programs.forms.three_questions import CheckForm
from sence_programs.models import Acknowledgement, BenefitCheck, ReadingNotice
from sence_programs.services.acknowledgements import acknowledge, take_check


@require_safe
@requires(P.ATTENTION_RECORD)
def reading_list(request):
    """What is new and not read yet, and what was read, the newest first."""
    today = timezone.localdate()
    mine = Acknowledgement.objects.filter(user=request.user).select_related("notice")
    asked = BenefitCheck.objects.filter(
        notice=OuterRef("pk"), region__in=regions_read(request.actor)
    )
    unread = unread_by(request.actor, today).annotate(asked=Exists(asked))
    context = {
        "unread": unread.select_related("text"),
        "asked_again": read_before_questions(request.actor, today),
        "page": Paginator(mine, 20).get_page(request.GET.get("page")),
    }
    return render(request, "sence_programs/answers/reading_list.html", context)


@requires(P.ATTENTION_RECORD)
def reading_page(request, pk: int):
    """One thing to read; «Leído», or its three questions first."""
    notice = _notice(request, pk)
    check = check_of(notice, request.actor)
    form = CheckForm(request.POST if request.method == "POST" else None, check=check)
    done = notice.acknowledgements.filter(user=request.user).first()
    asked = not done or asks_again(notice, request.actor)
    wrong = []
    if asked and form.is_valid():
        _keep(request, notice, form)
        if number_right(check, form.chosen) == len(check):
            messages.success(request, "Listo: quedó como leída.")
            return redirect("reading_list")
        wrong = [q for q, c in zip(check, form.chosen, strict=True) if q.right != c]
        form = CheckForm(check=check, initial=_right_ones(form, check))
    context = {"notice": notice, "form": form, "check": check, "done": done, "wrong": wrong}
    return render(request, "sence_programs/answers/reading.html", context | {"asked": asked})


@require_safe
@requires(P.ANSWERS_REVIEW)
def reading_status(request):
    """Who of each office is up to date, and who is behind."""
    regions = request.actor.region_ids(P.ANSWERS_REVIEW)
    offices = readers_of(regions, timezone.localdate())
    people = [reader for office in offices for reader in office.readers]
    asked = request.GET.get("oficina", "")
    chosen = next((office for office in offices if str(office.office.pk) == asked), None)
    context = {
        "offices": offices,
        "people": len(people),
        "behind": sum(bool(reader.left) for reader in people),
        "chosen": chosen,
        "missing": missing_of(chosen) if chosen else [],
        "benefits": benefits_asked(regions, timezone.localdate()),
    }
    return render(request, "sence_programs/answers/reading_status.html", context)


def _keep(request, notice: ReadingNotice, form: CheckForm) -> None:
    """«Leído», or what was chosen among its questions."""
    now, sent = timezone.now(), form.cleaned_data["request_id"]
    if not form.chosen:
        acknowledge(notice=notice, by=request.user, at=now)
    else:
        take_check(notice=notice, chosen=form.chosen, by=request.user, at=now, request_id=sent)


def _right_ones(form: CheckForm, check) -> dict:
    """What need not be chosen again."""
    chosen = zip(check, form.chosen, strict=True)
    return {f"a{at}": choice for at, (q, choice) in enumerate(chosen) if q.right == choice}


def _notice(request, pk: int) -> ReadingNotice:
    """One that holds, or that the reader read when it held."""
    today, mine = timezone.localdate(), Acknowledgement.objects.filter(user=request.user)
    notices = notices_for(request.actor, today) | ReadingNotice.objects.filter(
        acknowledgements__in=mine
    )
    return get_object_or_404(notices.select_related("text").distinct(), pk=pk)
