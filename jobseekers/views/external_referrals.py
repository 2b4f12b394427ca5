"""People sent to another service: sent, printed, listed by what is late, and answered."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jobseekers import excel
from jobseekers.forms.external_referrals import ExternalAnswerForm, ExternalReferralForm
from jobseekers.models import ExternalReferral
from jobseekers.office_day import today_of
from jobseekers.prints.other_service import other_service_sheet
from jobseekers.services.external_referrals import (
    USUAL_WORKING_DAYS,
    note_answer,
    send,
    working_days_after,
)
from jobseekers.views.found import person_or_404
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.audit.services import record_read
from omil_portal.downloads.answer import asked_for, author_of, excel_of
from omil_portal.offices.current import current_office
from omil_portal.printing.answer import pdf_answer
from omil_portal.refusals import Refused

A_PAGE = 30


def external_referral_or_404(request, pk: int) -> ExternalReferral:
    seen = ExternalReferral.objects.visible_to(request.actor)
    return get_object_or_404(
        seen.select_related("seeker", "office__comuna", "sent_by", "answered_by"), pk=pk
    )


@requires(P.ATTENTION_RECORD)
def external_referral_new(request, pk: int):
    """Sends the person to another service."""
    seeker, office = person_or_404(request, pk, P.ATTENTION_RECORD), current_office(request)
    now = timezone.now()
    answer_by = working_days_after(today_of(office, now), USUAL_WORKING_DAYS)
    form = ExternalReferralForm(request.POST or None, initial={"answer_by": answer_by})
    if form.is_valid():
        try:
            sent = send(seeker=seeker, office=office, by=request.user, at=now, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "Quedó derivada. Imprime la hoja que lleva la persona.")
            return redirect("external_referral_file", sent.pk)
    context = {"form": form, "seeker": seeker, "office": office}
    return render(request, "jobseekers/external_referrals/new.html", context)


@requires(P.ATTENTION_RECORD)
def external_referral_file(request, pk: int):
    """What was asked and what the service answered, noted here."""
    referral = external_referral_or_404(request, pk)
    record_read(user=request.user, subject=referral.seeker, at=timezone.now())
    form = ExternalAnswerForm(request.POST or None, referral=referral)
    if form.is_valid():
        try:
            note_answer(referral=referral, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, "La respuesta quedó anotada.")
            return redirect("external_referral_file", pk)
    today = today_of(current_office(request), timezone.now())
    context = {"referral": referral, "form": form, "overdue": referral.is_overdue(today)}
    return render(request, "jobseekers/external_referrals/file.html", context)


@require_safe
@requires(P.ATTENTION_RECORD)
def external_referral_sheet(request, pk: int):
    """What the person takes along, as a PDF."""
    referral = external_referral_or_404(request, pk)
    record_read(user=request.user, subject=referral.seeker, at=timezone.now())
    return pdf_answer(other_service_sheet(referral), f"otro-servicio-{pk}")


@require_safe
@requires(P.ATTENTION_RECORD)
def external_referral_list(request):
    """Those that the office sent; first, those that wait, the longest overdue on top."""
    author, office = author_of(request), current_office(request)
    listed = excel.external_referrals(author, request.GET)
    if asked_for(request):
        return excel_of(request, listed, author)
    today = today_of(office, author.at)
    context = {
        "form": listed.form,
        "office": office,
        "today": today,
        "overdue": ExternalReferral.objects.filter(office=office).overdue(today).count(),
        "page": Paginator(listed.rows, A_PAGE).get_page(request.GET.get("page")),
    }
    return render(request, "jobseekers/external_referrals/list.html", context)
