"""Addresses for drawing pages alone, before any app gives them meaning."""

from django.shortcuts import render
from django.urls import path

from omil_portal.access.decorators import public
from omil_portal.look.samples import SampleForm
from omil_portal.look.views import accessibility, components


def drawing(template: str):
    return public(lambda request: render(request, template))


@public
def refused(request):
    form = SampleForm(request.POST or None)
    form.is_valid()
    return render(request, "account/login.html", {"form": form, "redirect_field": ""})


urlpatterns = [
    path("", drawing("home.html"), name="home"),
    path("inicio/", drawing("start.html"), name="start"),
    path("vacantes/", drawing("404.html"), name="board"),
    path("registro/", drawing("404.html"), name="seeker_register"),
    path("empresas/registro/", drawing("404.html"), name="employer_register"),
    path("privacidad/", drawing("404.html"), name="privacy"),
    path("entrar/", refused, name="account_login"),
    path("entrar/con-codigo/", drawing("404.html"), name="access_code"),
    path("entrar/olvide-mi-clave/", drawing("404.html"), name="forgotten"),
    path("salir/", drawing("account/logout.html"), name="account_logout"),
    path("accesibilidad/", accessibility, name="accessibility"),
    path("componentes/", components, name="components"),
]
