"""Who signed up for a fair, and signing somebody up at the desk."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from jobseekers.desk_search import find_by_number
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.answer import asked_for, author_of, excel_of
from omil_portal.refusals import Refused
from sence_programs import excel_fairs
from sence_programs.fairs.listing import Who
from sence_programs.forms.fairs import RunOrNumberForm
from sence_programs.models import FairRegistration
from sence_programs.services.fairs_people import cancel_registration, register_person
from sence_programs.views.fairs_found import followed_fair, held_fair, visible_fair

A_PAGE = 25
NOT_FOUND = "No está inscrita en la red. Inscríbela primero en el mesón."


@require_safe
@requires(P.FAIRS_VIEW)
def fair_people(request, pk: int):
    """Who signed up, the newest first; only who holds the fair reads names."""
    fair = followed_fair(request, pk)
    if asked_for(request):
        author, asked = author_of(request), request.GET.copy()
        asked["feria"] = str(pk)
        return excel_of(request, excel_fairs.fair_people(author, asked), author)
    return _page(request, fair, RunOrNumberForm())


def _page(request, fair, form):
    holds = fair.is_held_by(request.actor, P.FAIR_CHECK_IN)
    seen = request.GET.get("ver", "")
    page = Paginator(excel_fairs.chosen(fair.registrations, seen), A_PAGE).get_page(
        request.GET.get("page")
    )
    who = Who(request.actor, named=holds)
    who.prepare([row.seeker for row in page.object_list])
    page.object_list = [
        (row, who.name(row.seeker), who.url(row.seeker)) for row in page.object_list
    ]
    context = {"fair": fair, "page": page, "holds": holds, "form": form, "seen": seen}
    return render(request, "sence_programs/fairs/fair_people.html", context)


@requires(P.FAIR_CHECK_IN)
@require_POST
def fair_withdraw(request, pk: int, registration_pk: int):
    """Cancels for somebody who called or came to the desk."""
    fair = held_fair(request, pk, P.FAIR_CHECK_IN)
    found = fair.registrations.select_related("fair", "seeker")
    registration = get_object_or_404(found, pk=registration_pk)
    try:
        cancel_registration(registration=registration, by=request.user, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"Anulamos la inscripción de {registration.seeker}.")
    return redirect("fair_people", pk)


@requires(P.FAIR_CHECK_IN)
@require_POST
def fair_enrol(request, pk: int):
    """Signs up whoever is at a desk, of any office: found by the document they show."""
    fair = visible_fair(request, pk)
    form = RunOrNumberForm(request.POST)
    found = find_by_number(form.cleaned_data["number"]) if form.is_valid() else None
    if found and found.person:
        try:
            registration = register_person(
                fair=fair,
                seeker=found.person,
                channel=FairRegistration.Channel.DESK,
                by=request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("fair_page", pk)
        messages.success(request, "Listo. Imprime el pase o dicta el código.")
        return redirect("fair_pass_of", pk, registration.pk)
    if found:
        form.add_error("number", found.problem or NOT_FOUND)
    context = {"fair": fair, "form": form, "missing": bool(found and not found.problem)}
    return render(request, "sence_programs/fairs/fair_enrol.html", context)
