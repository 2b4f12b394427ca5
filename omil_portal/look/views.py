"""The pages of no app: the door, where each one starts, and what the portal promises."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from omil_portal.access.decorators import public, signed_in
from omil_portal.look.samples import samples


@public
def home(request: HttpRequest) -> HttpResponse:
    """The door: looking for work, looking for people, working in an office."""
    return render(request, "home.html")


@signed_in
def start(request: HttpRequest) -> HttpResponse:
    """Takes each one to the page where their work begins."""
    for permission, url_name in settings.START_PAGES:
        if request.actor.can(permission):
            return redirect(url_name)
    return render(request, "start.html")


@public
def privacy(request: HttpRequest) -> HttpResponse:
    """What is done with personal data, with its version (Ley 21.719 art. 14 ter)."""
    return render(request, "look/privacy.html", {"version": 1})


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """What the portal promises to people with disabilities, and where to complain."""
    return render(request, "look/accessibility.html")


@public
def components(request: HttpRequest) -> HttpResponse:
    """Every component with invented data; only in development and demonstrations."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    return render(request, "look/components.html", samples())
