"""The page that shows every component together, for whoever builds pages."""

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
