"""Two pages of the look itself: how accessible it is, and every component together."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from omil_portal.access.decorators import public
from omil_portal.look.samples import samples


@public
def components(request: HttpRequest) -> HttpResponse:
    """Every component with invented data; only in development and demonstrations."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    return render(request, "look/components.html", samples())


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """What the portal promises to people with disabilities, and where to complain."""
    return render(request, "look/accessibility.html")
