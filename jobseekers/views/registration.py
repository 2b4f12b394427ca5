from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth import login
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from jobseekers.registration_forms import RegistrationForm
from jobseekers.services.registration import AlreadyRegistered, register_online
from omil_portal.access.decorators import public
from omil_portal.accounts.limits import hold_back


@public
def seeker_register(request):
    """Four inputs to an account: registered and signed in at once; a password comes next."""
    if request.actor.seeker_id:
        return redirect("my_page")
    foreign = request.GET.get("documento") == "otro"
    form = RegistrationForm(request.POST if request.method == "POST" else None, foreign=foreign)
    hold_back(request, form, "register")
    taken = False
    if form.is_valid():
        try:
            seeker = register_online(**form.person(), at=timezone.now())
        except AlreadyRegistered:
            seeker = None
        if seeker and not seeker.user.has_usable_password():
            login(request, seeker.user)
            messages.success(request, f"Listo, {seeker.names}: ya tienes tu inscripción.")
            return _to_password(request)
        taken = True
        form.add_error(None, "Ese documento ya tiene una inscripción. Mira abajo cómo entrar.")
    context = {"form": form, "foreign": foreign, "taken": taken}
    return render(request, "jobseekers/register.html", context)


def _to_password(request):
    """A password comes next; then the page that sent the person here, if it is one of ours."""
    after = request.GET.get("next")
    if after:
        return redirect(f"{reverse('set_password')}?{urlencode({'next': after})}")
    return redirect("profile_step", "clave")
