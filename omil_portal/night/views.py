from django.core.paginator import Paginator
from django.shortcuts import render

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission
from omil_portal.night.models import NightStep


@requires(Permission.RUNS_VIEW)
def night_list(request):
    """Each step of each night: when, how long, what it counted."""
    page = Paginator(NightStep.objects.all(), 40).get_page(request.GET.get("page"))
    return render(request, "night/night_list.html", {"page": page})
