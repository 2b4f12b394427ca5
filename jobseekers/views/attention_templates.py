"""The attentions that an office records often."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from jobseekers.forms.desk import AttentionTemplateForm
from jobseekers.models import AttentionTemplate
from omil_portal.access.decorators import requires
from omil_portal.access.permissions import Permission as P
from omil_portal.offices.current import current_office


@require_safe
@requires(P.AGENDA_SET)
def attention_templates(request):
    office = current_office(request)
    context = {"office": office, "templates": office.attention_templates.all()}
    return render(request, "jobseekers/attention_templates.html", context)


@requires(P.AGENDA_SET)
def attention_template_new(request):
    return _edited(request, AttentionTemplate(office=current_office(request)))


@requires(P.AGENDA_SET)
def attention_template_edit(request, pk: int):
    mine = AttentionTemplate.objects.filter(office__in=request.actor.office_ids(P.AGENDA_SET))
    return _edited(request, get_object_or_404(mine, pk=pk))


def _edited(request, template: AttentionTemplate):
    form = AttentionTemplateForm(request.POST or None, instance=template)
    if form.is_valid():
        form.save()
        messages.success(request, "Guardamos la atención frecuente.")
        return redirect("attention_templates")
    context = {"form": form, "template": template}
    return render(request, "jobseekers/attention_template.html", context)
