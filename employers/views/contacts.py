"""A contact with a company put right, or taken away, by the office that noted it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from employers.forms.contacts import ContactCorrectionForm, ContactRemovalForm
from employers.models import EmployerContact
from employers.services.contacts import remove_contact
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P


def _ours_or_404(request, pk: int) -> EmployerContact:
    ours = EmployerContact.objects.filter(office__in=request.actor.office_ids(P.EMPLOYER_CONTACT))
    return get_object_or_404(ours.select_related("employer", "office", "officer"), pk=pk)


@requires(P.EMPLOYER_CONTACT)
def contact_correct(request, pk: int):
    """Its kind and its words; each version stays in the audit."""
    contact = _ours_or_404(request, pk)
    form = ContactCorrectionForm(request.POST or None, instance=_ours_or_404(request, pk))
    if form.is_valid():
        form.save()
        messages.success(request, "El contacto quedó corregido.")
        return redirect("employer_file", contact.employer_id)
    return _page(request, contact, form, ContactRemovalForm())


@requires(P.EMPLOYER_CONTACT)
@require_POST
def contact_remove(request, pk: int):
    """It never was, or was with another company."""
    contact, form = _ours_or_404(request, pk), ContactRemovalForm(request.POST)
    if not form.is_valid():
        return _page(request, contact, ContactCorrectionForm(instance=contact), form)
    remove_contact(contact=contact, **form.cleaned_data)
    messages.success(request, "El contacto quedó anulado. Ya no cuenta.")
    return redirect("employer_file", contact.employer_id)


def _page(request, contact: EmployerContact, form, removal):
    context = {"contact": contact, "form": form, "removal": removal}
    return render(request, "employers/contact_correct.html", context)
