"""Companies as the OMIL works with them."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from employers import excel
from employers.forms.staff import ContactForm, EmployerSearchForm
from employers.models import Employer, Vacancy
from employers.queries import find_employers
from employers.services.contacts import record_contact
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.answer import asked_for, author_of, excel_of
from omil_portal.offices.current import current_office

PAGE = 25
FOUND = 25
LAST = 10


@requires(P.EMPLOYER_VIEW)
def employer_list(request):
    """All of them by name, or those a search (by POST) finds."""
    author, form = author_of(request), EmployerSearchForm(request.POST or None)
    if form.is_valid():
        on = timezone.localdate()
        found = find_employers(form.cleaned_data["sought"], request.actor, on)[:FOUND]
        context = {"form": form, "found": list(found), "page_obj": None, "waiting": False}
        return render(request, "employers/employer_list.html", context)
    listed = excel.companies(author, request.GET)
    if asked_for(request):
        return excel_of(request, listed, author)
    page = Paginator(listed.rows, PAGE).get_page(request.GET.get("page"))
    waiting = request.GET.get("estado") == excel.WAITING
    context = {"form": form, "found": None, "page_obj": page, "waiting": waiting}
    return render(request, "employers/employer_list.html", context)


@requires(P.EMPLOYER_VIEW)
def employer_file(request, pk: int):
    return _file(request, _visible(request, pk), ContactForm())


@requires(P.EMPLOYER_CONTACT)
@require_POST
def employer_contact(request, pk: int):
    """A visit, call or meeting, noted once for the reader's office."""
    employer, form = _visible(request, pk), ContactForm(request.POST)
    if form.is_valid():
        record_contact(
            employer=employer,
            office=current_office(request),
            by=request.user,
            at=timezone.now(),
            **form.cleaned_data,
        )
        messages.success(request, "El contacto quedó registrado.")
        return redirect("employer_file", employer.pk)
    return _file(request, employer, form)


def _visible(request, pk: int) -> Employer:
    rows = Employer.objects.visible_to(request.actor).select_related("comuna")
    return get_object_or_404(rows, pk=pk)


def _may_write_contact(request) -> bool:
    """Whether the office the reader acts for now is one where they attend companies."""
    return request.actor.can(P.EMPLOYER_CONTACT) and request.actor.can(
        P.EMPLOYER_CONTACT, office_id=current_office(request).pk
    )


def _file(request, employer: Employer, form: ContactForm):
    offers = Vacancy.objects.visible_to(request.actor).filter(employer=employer)
    context = {
        "employer": employer,
        "form": form if _may_write_contact(request) else None,
        "members": employer.members.filter(ended_at=None).select_related("user"),
        "may_confirm": request.actor.can(P.EMPLOYER_CONTACT),
        "offers": offers.select_related("comuna", "region").order_by("-changed_at", "-pk")[:LAST],
        "analyses": employer.job_analyses.select_related("office", "officer")[:LAST],
        "may_correct": request.actor.office_ids(P.EMPLOYER_CONTACT),
        "contacts": employer.contacts.select_related("office", "officer")[:LAST],
    }
    return render(request, "employers/employer_file.html", context)
