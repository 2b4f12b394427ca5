"""How each goal is counted, as dated versions."""

from itertools import groupby

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from matching.models import Evidence
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.refusals import Refused
from sence_programs.forms.definitions import DefinitionVersionForm
from sence_programs.indicators import INDICATORS
from sence_programs.models import GoalDefinition
from sence_programs.services.definitions import add_version
from sence_programs.views.lists import rule_words


@require_safe
@requires(P.GOALS_SET)
def definition_list(request):
    """Every definition with its versions, the newest first."""
    order = list(INDICATORS)
    found = [d for d in GoalDefinition.objects.order_by("code", "-valid_from")]
    by_code = [list(versions) for _, versions in groupby(found, key=lambda d: d.code)]
    counted = [versions for versions in by_code if versions[0].indicator in INDICATORS]
    counted.sort(key=lambda versions: order.index(versions[0].indicator))
    context = {
        "definitions": [[_told(version) for version in group] for group in counted],
        "may_set": request.actor.can(P.DEFINITIONS_SET),
    }
    return render(request, "sence_programs/definition_list.html", context)


@requires(P.DEFINITIONS_SET)
def definition_new(request, code: str):
    """A version from a day on; those in use stay as they are."""
    newest = GoalDefinition.objects.filter(code=code).order_by("-valid_from").first()
    if newest is None or newest.indicator not in INDICATORS:
        raise Http404
    form = DefinitionVersionForm(request.POST or None, newest=newest)
    if request.method == "POST" and form.is_valid() and _saved(request, form):
        messages.success(request, "Guardamos la versión nueva.")
        return redirect("definition_list")
    context = {"newest": newest, "form": form, "indicator": INDICATORS[newest.indicator]}
    return render(request, "sence_programs/definition_new.html", context)


def _saved(request, form: DefinitionVersionForm) -> bool:
    try:
        add_version(version=form.version, by=request.user)
    except Refused as refused:
        form.add_error("valid_from", str(refused))
        return False
    return True


def _told(version: GoalDefinition) -> dict:
    kinds = dict(Evidence.Kind.choices)
    return {
        "version": version,
        "note": INDICATORS[version.indicator].note,
        "rule": rule_words(version.parameters) or "No se pide nada más.",
        "evidence": ", ".join(str(kinds.get(kind, kind)) for kind in version.evidence_kinds),
    }
