"""A foreigner comes back with a RUN."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from jobseekers.forms.identity import GiveRunForm
from jobseekers.services.identity import give_run
from jobseekers.services.registration import AlreadyRegistered
from jobseekers.views.found import person_or_404, remember_found
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P


@requires(P.PERSON_REGISTER)
def run_given(request, pk: int):
    """Writes the RUN; when another file has it, shows both to be united."""
    seeker = person_or_404(request, pk, P.PERSON_REGISTER)
    if seeker.run:
        raise Http404
    form = GiveRunForm(request.POST or None)
    if form.is_valid():
        run = form.cleaned_data["run"]
        try:
            give_run(seeker=seeker, run=run, by=request.user, at=timezone.now())
        except AlreadyRegistered as already:
            remember_found(request, already.seeker)
            messages.info(request, "Ese RUN ya tiene ficha. Compara las dos y únelas.")
            return redirect("merge_new", already.seeker.pk, pk)
        messages.success(request, "Desde ahora la persona figura con su RUN.")
        return redirect("person_file", pk)
    return render(request, "jobseekers/run_given.html", {"form": form, "seeker": seeker})
