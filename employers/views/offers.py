"""A company's offer: what it says, in what state it is, and what to do next."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from employers.lifecycle import EDITABLE, Action, ForbiddenMove, State, actions_from
from employers.panels import own_offer_panels
from employers.services.vacancies import CannotMove, move, what_is_missing
from employers.services.wording import findings_in
from employers.steps import TITLES, resume_url
from employers.views.own import own_vacancy
from employers.words import lines
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P

_DONE = {
    Action.SUBMIT: "La oferta está en la OMIL. Te avisaremos cuando la revise.",
    Action.WITHDRAW: "La oferta volvió a borrador. Ya puedes cambiarla.",
    Action.CLOSE: "La oferta quedó cerrada.",
    Action.REOPEN: "La oferta es un borrador otra vez. Revísala y envíala.",
}


@requires(P.OWN_VACANCIES)
def vacancy_edit(request, pk: int):
    """«Revisa antes de enviar»; once sent, how it goes."""
    vacancy = own_vacancy(request, pk)
    state = State(vacancy.status)
    findings = [finding for found in findings_in(vacancy).values() for finding in found]
    context = {
        "vacancy": vacancy,
        "editable": state in EDITABLE,
        "steps": TITLES,
        "lines": lines(vacancy),
        "findings": findings,
        "missing": what_is_missing(vacancy),
        "resume_url": resume_url(vacancy),
        "actions": [action.value for action in actions_from(state)],
        "last_event": vacancy.events.last(),
        "panels": own_offer_panels(vacancy, request.actor) if vacancy.published_at else [],
    }
    return render(request, "employers/vacancy_edit.html", context)


@requires(P.OWN_VACANCIES)
@require_POST
def vacancy_move(request, pk: int, action: Action):
    """One of the company's own moves."""
    vacancy = own_vacancy(request, pk)
    try:
        move(vacancy=vacancy, action=action, by=request.user, at=timezone.now())
    except (ForbiddenMove, CannotMove) as refused:
        messages.warning(request, str(refused))
    else:
        messages.success(request, _DONE[action])
    return redirect("vacancy_edit", vacancy.pk)
