"""The queue of the office: a number for whoever comes in, and whose turn it is."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from jobseekers.forms.queue import NextForm, ReceiveForm
from jobseekers.models import JobSeeker, Visit
from jobseekers.queue import queue_of
from jobseekers.services import visits
from jobseekers.views.found import forget_sought, remember_found, standing_or_404
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.offices.current import current_office
from omil_portal.refusals import Refused

IN_HAND = "visit_in_hand"
"""Session key of the number whose person is being found or registered."""
ABSENT = "visit_absent"
"""Session key of who did not come when this desk called: the next call is of somebody else."""


def visit_or_404(request, pk: int) -> Visit:
    mine = Visit.objects.visible_to(request.actor).select_related("seeker", "office")
    return get_object_or_404(mine, pk=pk)


@require_safe
@requires(P.ATTENTION_RECORD)
def queue(request):
    """Only the queue: the desk asks for it again every half minute."""
    office = current_office(request)
    context = {"queue": queue_of(office, timezone.now()), "office": office}
    return render(request, "jobseekers/queue/page.html", context)


@requires(P.ATTENTION_RECORD)
def receive_unknown(request):
    """A number for somebody without a document, or in a hurry: a name is enough."""
    office, form = current_office(request), ReceiveForm(request.POST or None)
    if form.is_valid():
        visit = visits.receive(
            office=office, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        messages.success(request, f"{visit.name} tiene el número {visit.number}.")
        return redirect("desk")
    context = {"form": form, "office": office, "seeker": None}
    return render(request, "jobseekers/queue/receive.html", context)


@requires(P.ATTENTION_RECORD)
def receive_person(request, pk: int):
    """A number for a person who was found; an hour of theirs today comes with it."""
    seeker, office = standing_or_404(request, pk, P.ATTENTION_RECORD), current_office(request)
    form = ReceiveForm(request.POST or None, known=True)
    if form.is_valid():
        visit = visits.receive(
            office=office,
            by=request.user,
            at=timezone.now(),
            seeker=seeker,
            **form.cleaned_data,
        )
        forget_sought(request)
        messages.success(request, f"Tiene el número {visit.number}.")
        return redirect("desk")
    context = {"form": form, "office": office, "seeker": seeker}
    return render(request, "jobseekers/queue/receive.html", context)


@requires(P.ATTENTION_RECORD)
@require_POST
def call_next(request):
    """Whoever's turn it is, to the desk of who pressed."""
    seen, now = NextForm(request.POST).seen, timezone.now()
    absent = request.session.pop(ABSENT, None)
    visit = visits.call_next(
        office=current_office(request), by=request.user, at=now, seen=seen, absent=absent
    )
    if visit is None:
        messages.info(request, "Nadie espera.")
        return redirect("desk")
    return _attend(request, visit)


@requires(P.ATTENTION_RECORD)
@require_POST
def visit_call(request, pk: int):
    """This one, out of turn."""
    try:
        visit = visits.call(visit=visit_or_404(request, pk), by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("desk")
    return _attend(request, visit)


def _attend(request, visit: Visit):
    if visit.seeker_id is None:
        # The desk itself says whom it attends until somebody is found.
        request.session[IN_HAND] = visit.pk
        return redirect("desk")
    messages.info(request, f"Número {visit.number}: {visit.name}.")
    if visit.seeker.is_visible_to(request.actor):
        return redirect("person_file", visit.seeker_id)
    # Who received them had found them by their document.
    remember_found(request, visit.seeker)
    return redirect("attention_record", visit.seeker_id)


@requires(P.ATTENTION_RECORD)
@require_POST
def visit_back(request, pk: int):
    """Did not come when called."""
    visit = visit_or_404(request, pk)
    request.session[ABSENT] = visit.pk
    said = "Vuelve a la fila. Antes llamarás a otra persona, si alguien espera."
    return _done(request, said, visits.back_to_the_queue, visit)


@requires(P.ATTENTION_RECORD)
@require_POST
def visit_left(request, pk: int):
    visit, now = visit_or_404(request, pk), timezone.now()
    return _done(request, "Anotado: se fue sin atención.", visits.leave, visit, at=now)


@requires(P.ATTENTION_RECORD)
@require_POST
def visit_is(request, pk: int, seeker_pk: int):
    """The number in hand is of this person."""
    seeker = standing_or_404(request, seeker_pk, P.ATTENTION_RECORD)
    return recognised(request, visit_or_404(request, pk), seeker)


def recognised(request, visit: Visit, seeker: JobSeeker):
    try:
        visit = visits.recognise(visit=visit, seeker=seeker)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("desk")
    request.session.pop(IN_HAND, None)
    forget_sought(request)
    return _attend(request, visit)


def in_hand(request) -> Visit | None:
    """The number this session called and has not recognised yet."""
    pk = request.session.get(IN_HAND)
    mine = Visit.objects.visible_to(request.actor).in_attention()
    return mine.filter(pk=pk, seeker=None).first() if pk else None


def _done(request, words: str, service, visit: Visit, **arguments):
    try:
        service(visit=visit, **arguments)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, words)
    return redirect("desk")
