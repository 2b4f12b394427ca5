"""The person's own pages."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST

from jobseekers.completeness import in_words, missing_for
from jobseekers.models import Consent, JobSeeker, PlanStep
from jobseekers.panels import panels
from jobseekers.services.status import mark_active, mark_inactive
from jobseekers.steps import Journey
from jobseekers.summary import summary
from jobseekers.views.consents import consent_page
from jobseekers.views.steps import step_page
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.announcements import telling


def own_record(request) -> JobSeeker:
    """The reader's own record; raises Http404 for who has none."""
    if not request.actor.seeker_id:
        raise Http404
    people = JobSeeker.objects.select_related("comuna", "user")
    return get_object_or_404(people, pk=request.actor.seeker_id)


@requires(P.OWN_RECORD)
def my_page(request):
    """What comes next for me, and everything the office knows about me."""
    seeker = own_record(request)
    lacks = missing_for(seeker)
    journey = Journey(seeker)
    steps = PlanStep.objects.still_agreed_with(seeker)
    context = {
        "seeker": seeker,
        "missing": [(lack, journey.url(lack.step)) for lack in lacks],
        "completeness": in_words(lacks),
        "summary": summary(journey),
        "my_turn": steps.filter(owner=PlanStep.Owner.PERSON).first(),
        "plan_to_do": steps.count(),
        "today": timezone.localdate(),
        "has_password": request.user.has_usable_password(),
        "panels": panels(settings.SEEKER_PANELS, request.actor),
    }
    return render(request, "jobseekers/my_page.html", context)


@requires(P.OWN_RECORD)
def profile_step(request, step: str):
    """One step of my profile; «clave» is chosen on the page of accounts."""
    journey = Journey(own_record(request))
    if step == "clave":
        after = urlencode({"next": journey.url("estudios")})
        return redirect(f"{reverse('set_password')}?{after}")
    return step_page(request, journey, step)


@requires(P.OWN_RECORD)
def my_consent(request):
    """What I allowed, with the words I read; given and withdrawn here."""
    return consent_page(request, Journey(own_record(request)), Consent.Channel.ONLINE)


@requires(P.OWN_RECORD)
@require_POST
def my_status(request):
    """Stops or starts again being offered vacancies."""
    seeker = own_record(request)
    if seeker.status == JobSeeker.Status.INACTIVE:
        with telling(request, staff=False):
            mark_active(seeker=seeker, at=timezone.now())
        messages.success(request, "Listo. Volverás a recibir ofertas.")
    elif seeker.status == JobSeeker.Status.ACTIVE:
        mark_inactive(seeker=seeker, at=timezone.now())
        messages.success(request, "Listo. No te mostraremos ofertas por ahora.")
    return redirect("my_page")
