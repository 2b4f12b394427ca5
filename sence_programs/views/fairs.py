"""What anybody sees of job fairs, and how a person signs up for one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from employers.models import Employer
from jobseekers.models import JobSeeker
from omil_portal.access.decorators import public, requires
from omil_portal.access.permissions import Permission as P
from omil_portal.look.qr import qr_svg
from omil_portal.refusals import Refused
from sence_programs.fairs.qr import arrival_url
from sence_programs.forms.fairs import RunOrNumberForm
from sence_programs.models import FairRegistration, FairStand, JobFair
from sence_programs.services.fairs_people import cancel_registration, register_person
from sence_programs.views.fairs_found import visible_fair

A_PAGE = 25


@require_safe
@public
def fair_list(request):
    """The fairs to come; for staff, also those of their region, past ones among them."""
    on = timezone.localdate()
    companies = Count("stands", filter=Q(stands__released_at=None))
    fairs = JobFair.objects.select_related("office", "comuna").annotate(companies=companies)
    page = Paginator(fairs.near(request.actor).order_by("-starts_on", "-pk"), A_PAGE)
    signed_up = FairRegistration.objects.standing().filter(seeker=request.actor.seeker_id or 0)
    context = {
        "upcoming": fairs.upcoming(on),
        "signed_up": set(signed_up.values_list("fair", flat=True)),
        "staff": request.actor.can(P.FAIRS_VIEW),
        "page": page.get_page(request.GET.get("page")),
        "followed": set(JobFair.objects.followed_by(request.actor).values_list("pk", flat=True)),
        "may_plan": request.actor.can(P.FAIRS_HOLD),
    }
    return render(request, "sence_programs/fairs/fair_list.html", context)


@require_safe
@public
def fair_page(request, pk: int):
    """A fair for everybody: when, where, which companies, which offers, and how to sign up."""
    fair, on, actor = visible_fair(request, pk), timezone.localdate(), request.actor
    stands = fair.stands.standing().select_related("employer").prefetch_related("vacancies__comuna")
    own = Employer.objects.filter(pk__in=actor.employer_ids(P.OWN_VACANCIES))
    taken = {stand.employer_id: stand for stand in stands}
    context = {
        "fair": fair,
        "stands": [(stand, _on_board(stand, on)) for stand in stands],
        "registration": fair.registrations.standing().filter(seeker=actor.seeker_id or 0).first(),
        "seeker": bool(actor.seeker_id),
        "companies": [(employer, taken.get(employer.pk)) for employer in own],
        "free": fair.capacity - len(taken),
        "open": fair.takes_sign_ups and on <= fair.ends_on,
        "follows": fair.is_followed_by(actor),
        "desk_form": RunOrNumberForm() if actor.can(P.FAIR_CHECK_IN) else None,
    }
    return render(request, "sence_programs/fairs/fair_page.html", context)


def _on_board(stand: FairStand, on) -> list:
    """The offers that anybody may read: published, and not past their closing date."""
    return [
        offer
        for offer in stand.vacancies.all()
        if offer.status == offer.Status.PUBLISHED and (offer.closes_on or on) >= on
    ]


@requires(P.OWN_RECORD)
@require_POST
def fair_join(request, pk: int):
    """One tap: the person will come."""
    fair = visible_fair(request, pk)
    seeker = get_object_or_404(JobSeeker.objects.select_related("user"), pk=request.actor.seeker_id)
    try:
        register_person(
            fair=fair,
            seeker=seeker,
            channel=FairRegistration.Channel.ONLINE,
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("fair_page", pk)
    messages.success(request, "Listo. Muestra este código en la entrada.")
    return redirect("fair_pass", pk)


@require_safe
@requires(P.OWN_RECORD)
def fair_pass(request, pk: int):
    """The own pass: a QR for the telephone or for paper."""
    registration = _own(request, pk)
    if registration.is_cancelled:
        messages.info(request, "Anulaste tu inscripción. Puedes inscribirte de nuevo.")
        return redirect("fair_page", pk)
    return _pass(request, registration)


def _own(request, pk: int) -> FairRegistration:
    own = FairRegistration.objects.filter(seeker=request.actor.seeker_id or 0, fair=pk)
    return get_object_or_404(own.select_related("fair__office", "seeker"))


@requires(P.OWN_RECORD)
@require_POST
def fair_leave(request, pk: int):
    """The person will not come after all."""
    try:
        cancel_registration(registration=_own(request, pk), by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Anulamos tu inscripción. Gracias por avisar.")
    return redirect("fair_page", pk)


@require_safe
@requires(P.FAIR_CHECK_IN)
def fair_pass_of(request, pk: int, registration_pk: int):
    """The pass of a person, printed by the office that holds the fair or that signed them up."""
    held = JobFair.objects.held_by(request.actor.office_ids(P.FAIR_CHECK_IN))
    mine = Q(fair__in=held.values("pk")) | Q(registered_by=request.user)
    rows = (
        FairRegistration.objects.standing()
        .filter(mine, fair=pk)
        .select_related("fair__office", "seeker")
    )
    return _pass(request, get_object_or_404(rows, pk=registration_pk))


def _pass(request, registration: FairRegistration):
    context = {
        "registration": registration,
        "fair": registration.fair,
        "svg": qr_svg(arrival_url(request, registration)),
        "own": registration.seeker_id == request.actor.seeker_id,
    }
    return render(request, "sence_programs/fairs/fair_pass.html", context)
