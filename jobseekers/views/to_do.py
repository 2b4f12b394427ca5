"""What waits for the office, beside the queue of the desk."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.downloads.answer import author_of
from omil_portal.to_do import to_do


@require_safe
@requires(P.PERSON_FIND)
def office_to_do(request):
    return render(request, "jobseekers/to_do.html", {"to_do": to_do(author_of(request))})
