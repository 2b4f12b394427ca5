from django.contrib import messages
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from employers.forms.company import CompanyDataForm
from employers.models import Employer, EmployerMember
from employers.my_offers import offers_by_state
from employers.panels import company_panels
from employers.services.members import confirm_member, end_membership
from employers.views.own import own_employer
from omil_portal.access.decorators import requires, signed_in
from omil_portal.access.permissions import Permission as P


@signed_in
def my_company(request):
    """The company one acts for, its people and offers; or what is missing to act for one."""
    held = request.actor.employer_ids(P.OWN_VACANCIES)
    waiting = EmployerMember.objects.filter(user=request.user, ended_at=None, confirmed_at=None)
    context = {"waiting": waiting.select_related("employer")}
    if not held:
        return render(request, "employers/no_company.html", context)
    employer = own_employer(request)
    members = employer.members.filter(ended_at=None).select_related("user")
    context |= {
        "employer": employer,
        "others": Employer.objects.filter(pk__in=held - {employer.pk}),
        "members": members,
        "panels": company_panels(employer, request.actor),
        "groups": offers_by_state(employer, on=timezone.localdate()),
    }
    return render(request, "employers/my_company.html", context)


@requires(P.OWN_VACANCIES)
def company_edit(request):
    employer = own_employer(request)
    form = CompanyDataForm(request.POST or None, instance=employer)
    if form.is_valid():
        form.save()
        messages.success(request, "Los datos de la empresa quedaron guardados.")
        return redirect("my_company")
    return render(request, "employers/company_edit.html", {"form": form, "employer": employer})


@requires(P.OWN_VACANCIES, P.EMPLOYER_CONTACT)
@require_POST
def member_answer(request, pk: int):
    """Confirms or ends a membership: another member's, or one that staff looked into."""
    mine = Q(employer__in=request.actor.employer_ids(P.OWN_VACANCIES))
    asked = EmployerMember.objects.all()
    if not request.actor.can(P.EMPLOYER_CONTACT):
        asked = asked.filter(mine)
    member = get_object_or_404(asked.select_related("user"), pk=pk)
    if request.POST.get("answer") == "yes":
        confirm_member(member=member, by=request.user, at=timezone.now())
        messages.success(request, f"{member.user.full_name} ya puede actuar por la empresa.")
    else:
        end_membership(member=member, by=request.user, at=timezone.now())
        messages.success(request, f"{member.user.full_name} no actúa por la empresa.")
    if member.employer_id in request.actor.employer_ids(P.OWN_VACANCIES):
        return redirect("my_company")
    return redirect("employer_file", member.employer_id)
