from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from jobseekers.cards import card_for
from jobseekers.desk_search import likely_same, read_run
from jobseekers.registration_forms import DeskRegistrationForm
from jobseekers.services.registration import AlreadyRegistered, register_at_desk
from jobseekers.views.found import CARD_BIRTH, SOUGHT, forget_sought, remember_found
from jobseekers.views.queue import in_hand, recognised
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.accounts.run import InvalidRun
from omil_portal.offices.current import current_office


@requires(P.PERSON_REGISTER)
def person_register(request):
    """Registers whoever is at the desk; whoever may already be registered is shown first."""
    office = current_office(request)
    foreign = request.GET.get("documento") == "otro"
    typed = request.POST if request.method == "POST" else None
    initial = {"comuna": office.comuna} | _sought(request)
    form = DeskRegistrationForm(typed, foreign=foreign, initial=initial)
    same = _likely_same(form) if form.is_valid() else []
    if form.is_valid():
        try:
            seeker = register_at_desk(
                **form.person(), office=office, by=request.user, at=timezone.now()
            )
        except AlreadyRegistered as already:
            same = [already.seeker] if already.seeker else []
            form.add_error(None, "Ese documento ya está inscrito en la red.")
        else:
            return _to_file(request, seeker)
    remember_found(request, *same)
    cards = [card_for(person, request.actor) for person in same]
    context = {"form": form, "foreign": foreign, "office": office, "cards": cards}
    return render(request, "jobseekers/person_register.html", context)


def _to_file(request, seeker):
    forget_sought(request)
    messages.success(request, f"{seeker.display_name}: inscripción lista.")
    if visit := in_hand(request):
        return recognised(request, visit, seeker)
    return redirect("person_file", seeker.pk)


def _likely_same(form):
    """Who has the same name and birth date, unless staff already said it is somebody else."""
    answers = form.cleaned_data
    if answers["another_person"] or form.identity.find():
        return []
    name = " ".join(filter(None, answers["full_name"]))
    found = list(likely_same(names=name, birth_date=answers["birth_date"]))
    if found:
        form.offer_another_person()
        form.add_error(None, "Puede que ya tenga inscripción. Revisa antes de seguir.")
    return found


def _sought(request) -> dict[str, object]:
    """What was just searched without finding it, so nobody types it twice."""
    sought = request.session.get(SOUGHT, "")
    try:
        run = read_run(sought)
    except InvalidRun:
        return {}
    if run:
        return {"run": str(run), "birth_date": request.session.get(CARD_BIRTH)}
    return {"full_name": sought}
