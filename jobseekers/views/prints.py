"""The papers of a person, as PDF. Each opens to whom its page opens."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from jobseekers.fcs.constancia import constancia_facts
from jobseekers.models import (
    Appointment,
    Attention,
    FcsCertification,
    JobSeeker,
    OfficeLink,
    PlanStep,
)
from jobseekers.prints.attention import receipt_of
from jobseekers.prints.constancias import fcs_sheet, registration_sheet
from jobseekers.prints.cv import cv_of
from jobseekers.prints.hour import slip_of
from jobseekers.prints.plan import plan_of
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.audit.services import record_read
from omil_portal.printing.answer import pdf_answer


def _read(request, seeker: JobSeeker) -> None:
    """That staff read of a person is recorded; one's own papers are one's own."""
    if request.actor.seeker_id != seeker.pk:
        record_read(user=request.user, subject=seeker, at=timezone.now())


def _person(request, pk: int) -> JobSeeker:
    people = JobSeeker.objects.visible_to(request.actor, P.PERSON_VIEW)
    return get_object_or_404(people.select_related("comuna"), pk=pk)


@require_safe
@requires(P.PERSON_VIEW, P.OWN_RECORD)
def attention_print(request, pk: int):
    """What was agreed, to take home: of people the reader may open."""
    people = JobSeeker.objects.visible_to(request.actor, P.PERSON_VIEW)
    found = Attention.objects.filter(seeker__in=people)
    attention = get_object_or_404(
        found.select_related("seeker", "officer", "office__comuna__region"), pk=pk
    )
    _read(request, attention.seeker)
    return pdf_answer(receipt_of(attention), f"comprobante-{pk}")


@require_safe
@requires(P.ATTENTION_RECORD, P.OWN_RECORD)
def hour_print(request, pk: int):
    found = Appointment.objects.visible_to(request.actor)
    hour = get_object_or_404(
        found.select_related("seeker", "service", "officer", "office__comuna__region"), pk=pk
    )
    _read(request, hour.seeker)
    return pdf_answer(slip_of(hour), f"hora-{pk}")


@require_safe
@requires(P.PERSON_VIEW, P.OWN_RECORD)
def person_cv(request, pk: int):
    seeker = _person(request, pk)
    _read(request, seeker)
    return pdf_answer(cv_of(seeker), f"curriculum-{pk}")


@require_safe
@requires(P.PERSON_VIEW, P.OWN_RECORD)
def registration_print(request, pk: int):
    """By the first office of the person; for staff, the first that is theirs."""
    seeker = _person(request, pk)
    links = OfficeLink.objects.filter(seeker=seeker).select_related("seeker", "office__comuna")
    if request.actor.seeker_id != seeker.pk:
        links = links.filter(office__in=request.actor.office_ids(P.PERSON_VIEW))
    link = links.first()
    if link is None:
        messages.error(request, "Aún no tienes oficina. Pide la constancia en la OMIL más cercana.")
        return redirect("my_page")
    _read(request, seeker)
    return pdf_answer(registration_sheet(link, timezone.localdate()), f"inscripcion-{pk}")


@require_safe
@requires(P.PERSON_VIEW, P.OWN_RECORD)
def plan_print(request, pk: int):
    """The steps to do of the plan in force; without any there is no such paper."""
    seeker = _person(request, pk)
    steps = PlanStep.objects.still_agreed_with(seeker)
    found = list(steps.select_related("assessment__office__comuna__region"))
    if not found:
        raise Http404
    hours = seeker.appointments.filter(state=Appointment.State.BOOKED, ends_at__gte=timezone.now())
    hour = hours.select_related("office__comuna__region").first()
    _read(request, seeker)
    return pdf_answer(plan_of(seeker, found, found[0].assessment.office, hour), f"plan-{pk}")


@require_safe
@requires(P.ATTENTION_RECORD)
def fcs_constancia(request, pk: int):
    """Of a month that was certified; any other is as absent as a number nobody has."""
    found = FcsCertification.objects.visible_to(request.actor)
    done = get_object_or_404(
        found.select_related("benefit__seeker", "office", "certified_by"),
        pk=pk,
        state=FcsCertification.State.CERTIFIED,
    )
    _read(request, done.benefit.seeker)
    return pdf_answer(fcs_sheet(constancia_facts(done), done.office), f"constancia-{pk}")
