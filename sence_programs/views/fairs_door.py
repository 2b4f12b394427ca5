"""The door of a fair: a QR, a short code or a RUN, on a network that comes and goes."""

import json
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_POST, require_safe

from jobseekers.desk_search import find_by_number
from jobseekers.models import JobSeeker
from jobseekers.services.registration import AlreadyRegistered, register_at_desk
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.look.formats import moment
from omil_portal.refusals import Refused
from sence_programs.fairs.codes import read_code
from sence_programs.forms.fairs import CodeForm, RunOrNumberForm, WalkInForm
from sence_programs.models import FairRegistration, JobFair
from sence_programs.services.fairs import office_of
from sence_programs.services.fairs_people import check_in, register_person, why_shut
from sence_programs.views.fairs_found import held_fair, registration_of

LAST = 5
MOST_QUEUED = 200
UNKNOWN = "Ese código no es de esta feria."


@require_safe
@requires(P.FAIR_CHECK_IN)
def fair_door(request, pk: int):
    """The officer's page at the door."""
    return _door(request, held_fair(request, pk, P.FAIR_CHECK_IN), CodeForm(), RunOrNumberForm())


def _door(request, fair: JobFair, code_form, number_form):
    today, asked = timezone.localdate(), code_form.is_bound or number_form.is_bound
    came = fair.registrations.came().select_related("seeker").order_by("-checked_in_at", "-pk")
    context = {
        "fair": fair,
        "code_form": code_form,
        "number_form": number_form,
        "shut": "" if asked or fair.takes_arrivals(today) else why_shut(fair),
        "too_soon": today < fair.starts_on,
        "registered": fair.registrations.standing().count(),
        "came": came.count(),
        "last": came[:LAST],
    }
    return render(request, "sence_programs/fairs/fair_door.html", context)


def _arrive(request, registration: FairRegistration, arrived_at: datetime, at: datetime) -> str:
    """Says that they came, or since when they had; the same arrival sent again is told as the
    first time. Raises `Refused`."""
    fair, before = registration.fair, registration.checked_in_at
    office = office_of(fair, request.user, P.FAIR_CHECK_IN)
    check_in(
        registration=registration, office=office, by=request.user, arrived_at=arrived_at, at=at
    )
    sent_again = before == arrived_at < at
    if before is None or sent_again:
        return f"{registration.seeker}: llegada registrada."
    return f"{registration.seeker}: ya había llegado, el {moment(timezone.localtime(before))}."


@requires(P.FAIR_CHECK_IN)
@require_POST
def fair_door_code(request, pk: int):
    """Somebody's short code, typed."""
    fair, form, now = (
        held_fair(request, pk, P.FAIR_CHECK_IN),
        CodeForm(request.POST),
        timezone.now(),
    )
    registration = form.is_valid() and registration_of(fair, read_code(form.cleaned_data["code"]))
    try:
        if registration:
            messages.success(request, _arrive(request, registration, now, now))
            return redirect("fair_door", pk)
    except Refused as refused:
        form.add_error("code", str(refused))
    if form.is_valid():
        form.add_error("code", UNKNOWN)
    return _door(request, fair, form, RunOrNumberForm())


@requires(P.FAIR_CHECK_IN)
@require_POST
def fair_door_number(request, pk: int):
    """By the document: who is in the network comes in at once, with or without signing up."""
    fair, form = held_fair(request, pk, P.FAIR_CHECK_IN), RunOrNumberForm(request.POST)
    found = find_by_number(form.cleaned_data["number"]) if form.is_valid() else None
    if found and found.person:
        return _came_in(request, fair, found.person)
    if found and not found.problem:
        return _unknown(request, fair, form.cleaned_data["number"], foreign=not found.sought)
    if found:
        form.add_error("number", found.problem)
    return _door(request, fair, CodeForm(), form)


def _unknown(request, fair: JobFair, typed: str, *, foreign: bool):
    """Whoever is in no record is asked for the rest, with what was typed where it belongs."""
    initial = {"number" if foreign else "run": typed, "comuna": fair.comuna}
    return _walk_in(request, fair, WalkInForm(foreign=foreign, initial=initial), foreign)


def _walk_in(request, fair: JobFair, form: WalkInForm, foreign: bool):
    context = {"fair": fair, "form": form, "foreign": foreign}
    return render(request, "sence_programs/fairs/fair_walk_in.html", context)


@requires(P.FAIR_CHECK_IN)
def fair_walk_in(request, pk: int):
    """Registers in the network who came without being in it, and lets them in."""
    fair = held_fair(request, pk, P.FAIR_CHECK_IN)
    foreign = request.GET.get("documento") == "otro"
    form = WalkInForm(request.POST or None, foreign=foreign, initial={"comuna": fair.comuna})
    if request.method == "POST" and form.is_valid():
        office, now = office_of(fair, request.user, P.FAIR_CHECK_IN), timezone.now()
        try:
            seeker = register_at_desk(**form.person(), office=office, by=request.user, at=now)
        except AlreadyRegistered as already:
            seeker = already.seeker
        if seeker:
            return _came_in(request, fair, seeker)
        form.add_error(None, "Ese documento ya tiene una cuenta. Busca a la persona en el mesón.")
    return _walk_in(request, fair, form, foreign)


def _came_in(request, fair: JobFair, seeker: JobSeeker):
    now = timezone.now()
    try:
        registration = register_person(
            fair=fair,
            seeker=seeker,
            channel=FairRegistration.Channel.DOOR,
            by=request.user,
            at=now,
        )
        came = _arrive(request, registration, now, now)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"{came} Su código es {registration.spoken_code}.")
    return redirect("fair_door", fair.pk)


@requires(P.FAIR_CHECK_IN)
def fair_arrival(request, code: str):
    """What the QR opens: one button. A pass of another office's fair is not there."""
    held = JobFair.objects.held_by(request.actor.office_ids(P.FAIR_CHECK_IN))
    rows = FairRegistration.objects.filter(fair__in=held.values("pk"))
    related = rows.select_related("seeker", "fair__office").prefetch_related("fair__partners")
    registration = get_object_or_404(related, code=code)
    problem = registration.cancelled_words
    if request.method == "POST":
        try:
            now = timezone.now()
            _arrive(request, registration, now, now)
            return redirect("fair_arrival", code)
        except Refused as refused:
            problem = str(refused)
    context = {"registration": registration, "fair": registration.fair, "problem": problem}
    return render(request, "sence_programs/fairs/fair_arrival.html", context)


@requires(P.FAIR_CHECK_IN)
@require_POST
def fair_queue(request, pk: int):
    """What a telephone kept while it had no network: [{"code", "at"}], answered one by one.

    An item answered need not come again, whatever the answer; sent again it changes nothing.
    """
    fair, now = held_fair(request, pk, P.FAIR_CHECK_IN), timezone.now()
    answers = [_answer(request, fair, item, now) for item in _items(request)]
    return JsonResponse({"answers": answers, "came": fair.registrations.came().count()})


def _items(request) -> list[dict[str, str]]:
    """What was sent, read with distrust: anything else than texts is left out."""
    try:
        sent = json.loads(request.POST.get("arrivals", "[]"))
    except ValueError:
        return []
    items = sent[:MOST_QUEUED] if isinstance(sent, list) else []
    kept = [item for item in items if isinstance(item, dict)]
    return [{name: str(item.get(name, ""))[:40] for name in ("code", "at")} for item in kept]


def _answer(request, fair: JobFair, item: dict[str, str], now: datetime) -> dict[str, object]:
    registration = registration_of(fair, read_code(item["code"]))
    if registration is None:
        return item | {"ok": False, "words": UNKNOWN}
    try:
        words = _arrive(request, registration, _moment(item["at"]) or now, now)
    except (Refused, PermissionDenied) as refused:
        return item | {"ok": False, "words": str(refused) or UNKNOWN}
    return item | {"ok": True, "words": words}


def _moment(text: str) -> datetime | None:
    """An ISO moment with its zone; None for anything else."""
    try:
        read = parse_datetime(text)
    except ValueError:
        return None
    return read if read and read.tzinfo else None
