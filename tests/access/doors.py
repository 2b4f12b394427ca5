"""A few views, one for each kind of rule, for the tests of the door alone."""

from django.http import HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_POST

from omil_portal.access.decorators import public, requires, signed_in
from omil_portal.access.permissions import Permission as P


def undeclared(request):
    return HttpResponse("dentro")


@public
def for_everyone(request):
    return HttpResponse(request.actor.user_id or "nadie")


@signed_in
def for_accounts(request):
    return HttpResponse("dentro")


@requires(P.STAFF_MANAGE, P.GOALS_SET)
def for_some(request):
    return HttpResponse("dentro")


@require_POST
@requires(P.STAFF_MANAGE)
def only_post(request):
    return HttpResponse("dentro")


urlpatterns = [
    path("sin-declarar/", undeclared),
    path("todos/", for_everyone),
    path("cuentas/", for_accounts),
    path("algunos/", for_some),
    path("envio/", only_post),
    path("", include("omil_portal.urls")),
]
