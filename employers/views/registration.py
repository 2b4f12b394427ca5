from django.contrib import messages
from django.contrib.auth import login
from django.shortcuts import redirect, render
from django.utils import timezone

from employers.forms.registration import CompanyAndAccountForm, CompanyForm
from employers.models import EmployerMember
from employers.services.registration import (
    AccountExists,
    EmailTaken,
    register_company,
    register_with_account,
)
from omil_portal.access.decorators import public
from omil_portal.accounts.limits import hold_back

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@public
def employer_register(request):
    """A company and whoever registers it; somebody signed in only gives the company."""
    known = request.user.is_authenticated
    form = (CompanyForm if known else CompanyAndAccountForm)(request.POST or None)
    hold_back(request, form, "register")
    if form.is_valid() and (member := _register(request, form)):
        if not known:
            login(request, member.user, backend=BACKEND)
        _tell(request, member)
        return redirect("my_company")
    return render(request, "employers/register.html", {"form": form, "known": known})


def _register(request, form) -> EmployerMember | None:
    """The membership; None with the errors left in the form."""
    typed, at = form.cleaned_data, timezone.now()
    try:
        if request.user.is_authenticated:
            return register_company(**typed, user=request.user, at=at)
        return register_with_account(**typed, at=at)
    except AccountExists:
        form.add_error("run", "Ya hay una cuenta con ese RUN. Entra y registra la empresa ahí.")
    except EmailTaken:
        form.add_error("email", "Ese correo ya es de otra cuenta. Escribe otro o déjalo en blanco.")
    return None


def _tell(request, member: EmployerMember) -> None:
    if member.confirmed_at:
        messages.success(request, f"{member.employer} quedó registrada. Ya puedes publicar.")
    else:
        messages.info(
            request,
            "Esa empresa ya está en el portal. Alguien de ella o de la OMIL debe confirmarte.",
        )
