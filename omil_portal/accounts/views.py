from django.contrib import messages
from django.contrib.auth import login, update_session_auth_hash
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from omil_portal.access.decorators import public, signed_in
from omil_portal.accounts.access_codes import WrongCode, redeem, send
from omil_portal.accounts.forms import AccessCodeForm, ForgottenForm, PasswordForm
from omil_portal.accounts.limits import hold_back

SENT = (
    "Si esa cuenta tiene correo, en unos minutos le llega un código. Dura dos horas. "
    "Si no llega, pídelo en tu oficina."
)
MAY_CHOOSE_PASSWORD = "may_choose_password"
"""Session key: the person just proved who they are with a code, so no old password is asked."""


@public
def access_code(request):
    """RUN and the code from the desk; then a password of one's own."""
    form = AccessCodeForm(request.POST or None)
    hold_back(request, form, "access_code")
    if form.is_valid():
        try:
            user = redeem(**form.cleaned_data, at=timezone.now())
        except WrongCode as wrong:
            form.add_error(None, str(wrong))
        else:
            login(request, user)
            request.session[MAY_CHOOSE_PASSWORD] = True
            return redirect("set_password")
    return render(request, "accounts/access_code.html", {"form": form})


@public
def forgotten(request):
    """Asks for a code by e-mail; the answer never tells whether the account or its e-mail is."""
    form = ForgottenForm(request.POST or None)
    hold_back(request, form, "forgotten")
    if form.is_valid():
        send(login=form.cleaned_data["login"], at=timezone.now())
        messages.success(request, SENT)
        return redirect("access_code")
    return render(request, "accounts/forgotten.html", {"form": form})


@signed_in
def set_password(request):
    """Chooses a password: the first one, a new one after a code, or by typing the old one."""
    new = not request.user.has_usable_password() or MAY_CHOOSE_PASSWORD in request.session
    form = PasswordForm(request.POST or None, user=request.user, ask_current=not new)
    after = _safe_next(request)
    if form.is_valid():
        request.user.set_password(form.cleaned_data["password"])
        request.user.save(update_fields=["password"])
        request.session.pop(MAY_CHOOSE_PASSWORD, None)
        update_session_auth_hash(request, request.user)
        messages.success(request, "Tu clave quedó guardada.")
        return redirect(after or "start")
    return render(request, "accounts/set_password.html", {"form": form, "new": new, "after": after})


def _safe_next(request) -> str:
    """The page of ours to go on to, "" when none or somebody else's was asked for."""
    after = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(after, {request.get_host()}, request.is_secure())
    return after if ours else ""
