"""A person's file at the desk."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jobseekers.completeness import in_words, missing_for
from jobseekers.duplicates import alike
from jobseekers.models import (
    Appointment,
    Attention,
    Consent,
    ConsentText,
    JobSeeker,
    PlanStep,
    Visit,
)
from jobseekers.other_services import other_services
from jobseekers.panels import panels
from jobseekers.services.accounts import issue_access_code
from jobseekers.services.status import mark_active, mark_inactive
from jobseekers.steps import STEPS, Journey
from jobseekers.summary import summary
from jobseekers.views.consents import consent_page
from jobseekers.views.found import person_or_404
from jobseekers.views.steps import step_page
from omil_portal.access.actor import Actor
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.accounts.access_codes import VALID_FOR, NotForStaff
from omil_portal.announcements import telling
from omil_portal.audit.services import record_read
from omil_portal.offices.current import current_office

LAST_ATTENTIONS = 5
OPEN_PANELS = 2
"""The first ones, of work and offers, are read at once on a phone; the others start shut."""


@requires(P.PERSON_VIEW)
def person_file(request, pk: int):
    """Who this is, what happened last time, what fits today. That it was opened is recorded."""
    seeker = person_or_404(request, pk, P.PERSON_VIEW)
    record_read(user=request.user, subject=seeker, at=timezone.now())
    context = {
        "seeker": seeker,
        "in_a_line": _in_a_line(seeker),
        "visit": Visit.objects.filter(seeker=seeker, attended_by=request.user)
        .in_attention()
        .first(),
        "alike": alike(seeker, request.actor).first(),
        "panels": panels(settings.PERSON_PANELS, request.actor, pk),
        "open_panels": OPEN_PANELS,
        **_known(seeker),
        **_lately(seeker, request.actor),
        "today": timezone.localdate(),
        **other_services(seeker, timezone.localdate()),
    }
    return render(request, "jobseekers/person_file.html", context)


def _known(seeker: JobSeeker) -> dict[str, object]:
    """The profile with what it lacks, the plan, and what may be shown to companies."""
    journey, lacks = Journey(seeker, at_desk=True), missing_for(seeker)
    assessment = seeker.assessments.first()
    shown = Consent.objects.filter(seeker=seeker).in_force(ConsentText.Purpose.SHOW_TO_EMPLOYERS)
    return {
        "summary": summary(journey),
        "completeness": in_words(lacks),
        "next_url": journey.url(lacks[0].step if lacks else STEPS[0].slug),
        "name_url": journey.url("nombre"),
        "contact_url": journey.url("contacto"),
        "assessment": assessment,
        "plan_steps": PlanStep.objects.still_agreed_with(seeker),
        "consent": shown.first(),
    }


def _lately(seeker: JobSeeker, actor: Actor) -> dict[str, object]:
    """The last attentions, each with whether its private note is for the reader; the next hour."""
    attentions = Attention.objects.filter(seeker=seeker).select_related("office", "officer")
    hours = seeker.appointments.filter(state=Appointment.State.BOOKED, ends_at__gte=timezone.now())
    hour = hours.select_related("service", "office").first()
    return {
        "attentions": [
            (attention, attention.private_note_is_for(actor))
            for attention in attentions[:LAST_ATTENTIONS]
        ],
        "next_hour": hour,
        "hour_is_ours": hour is not None and hour.is_visible_to(actor),
    }


def _in_a_line(seeker: JobSeeker) -> str:
    """What tells one person from another of the same name, and whether they look for work."""
    document = seeker.run or seeker.other_document
    known = (document, seeker.comuna.name, seeker.phone, seeker.get_status_display())
    return " · ".join(str(word).replace(" ", "\N{NO-BREAK SPACE}") for word in known if word)


@requires(P.PERSON_REGISTER)
def person_edit(request, pk: int, step: str):
    """One step of the person's profile, typed at the desk."""
    seeker = person_or_404(request, pk, P.PERSON_REGISTER)
    record_read(user=request.user, subject=seeker, at=timezone.now())
    return step_page(request, Journey(seeker, at_desk=True), step)


@requires(P.PERSON_REGISTER)
def person_consent(request, pk: int):
    """What the person allowed; staff record what the person says at the desk."""
    seeker = person_or_404(request, pk, P.PERSON_REGISTER)
    return consent_page(request, Journey(seeker, at_desk=True), Consent.Channel.DESK)


@requires(P.PERSON_REGISTER)
@require_POST
def person_status(request, pk: int):
    """Whether the person looks for work, as they say at the desk."""
    seeker = person_or_404(request, pk, P.PERSON_REGISTER)
    looking = seeker.status == JobSeeker.Status.ACTIVE
    change = mark_inactive if looking else mark_active
    with telling(request, staff=True):
        change(seeker=seeker, at=timezone.now())
    messages.success(request, f"Ahora: {seeker.get_status_display().lower()}.")
    return redirect("person_file", pk)


@requires(P.ACCESS_CODE_ISSUE)
def access_code_issue(request, pk: int):
    """A sheet with the code, drawn by the POST: nothing keeps the code to read it again."""
    seeker = person_or_404(request, pk, P.ACCESS_CODE_ISSUE)
    now = timezone.now()
    context = {"seeker": seeker, "office": current_office(request), "problem": "", "code": ""}
    if request.method == "POST":
        try:
            code = issue_access_code(seeker=seeker, by=request.user, at=now)
        except NotForStaff as refused:
            context["problem"] = str(refused)
        else:
            context |= {"code": f"{code[:4]} {code[4:]}", "until": now + VALID_FOR}
    return render(request, "jobseekers/access_code.html", context)
