"""The office's list of calls, and what a call told."""

from datetime import date

from django import forms
from django.db.models import QuerySet

from matching.models import FollowUp, Placement
from matching.services.follow_up_calls import Told
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.accounts.models import User
from omil_portal.look.fields import DateInput
from omil_portal.offices.models import Office

DUE, LATE, COMING, ALL = "", "late", "coming", "all"


class FollowUpFilter(forms.Form):
    """Which follow-ups the list shows."""

    state = forms.ChoiceField(
        label="Ver",
        required=False,
        choices=[
            (DUE, "Por llamar hoy"),
            (LATE, "Atrasados"),
            (COMING, "Más adelante"),
            (FollowUp.State.DONE, "Hechos"),
            (FollowUp.State.NOT_REACHED, "No contestaron"),
            (ALL, "Todos"),
        ],
    )
    months = forms.TypedChoiceField(
        label="Mes",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Todos"), (1, "1 mes"), (3, "3 meses"), (6, "6 meses")],
    )

    officer = forms.ModelChoiceField(
        User.objects.none(),
        label="Registró la colocación",
        required=False,
        empty_label="Cualquiera",
    )
    office = forms.ModelChoiceField(
        Office.objects.none(), label="Oficina", required=False, empty_label="Todas"
    )

    def __init__(self, *args, actor: Actor, **kwargs):
        super().__init__(*args, **kwargs)
        offices = actor.office_ids(Permission.PLACEMENT_RECORD)
        recorded = Placement.objects.filter(office__in=offices).values("recorded_by")
        self.fields["officer"].queryset = User.objects.filter(pk__in=recorded).order_by("full_name")
        self.fields["office"].queryset = Office.objects.filter(pk__in=offices)
        if len(offices) < 2:
            self.fields["office"].widget = forms.HiddenInput()

    def apply(self, follow_ups: QuerySet, on: date) -> QuerySet:
        """What waited longest comes first; of what is done, the newest."""
        chosen = self.cleaned_data if self.is_valid() else {}
        state = chosen.get("state", DUE)
        columns = {
            "months": "months",
            "officer": "placement__recorded_by",
            "office": "placement__office",
        }
        wanted = {column: chosen[name] for name, column in columns.items() if chosen.get(name)}
        follow_ups = follow_ups.filter(**wanted)
        if state == DUE:
            return follow_ups.due(on)
        if state == LATE:
            return follow_ups.late(on)
        if state == COMING:
            return follow_ups.open().filter(call_on__gt=on)
        rows = follow_ups if state == ALL else follow_ups.filter(state=state)
        return rows.order_by("-due_on", "-pk")


class FollowUpForm(forms.Form):
    """One answer decides; the rest is only for a job that ended."""

    still_working = forms.ChoiceField(
        label="¿Sigue trabajando ahí?",
        choices=[("yes", "Sí"), ("no", "No")],
        widget=forms.RadioSelect,
        error_messages={"required": "Elige si sigue trabajando ahí."},
    )
    ended_on = forms.DateField(
        label="Último día de trabajo",
        required=False,
        widget=DateInput(),
        help_text="Si ya no sigue.",
    )
    reason = forms.ChoiceField(
        label="Motivo",
        required=False,
        choices=[("", "Elige el motivo"), *FollowUp.Reason.choices],
        help_text="Si ya no sigue.",
    )
    looks_for_work = forms.ChoiceField(
        label="¿Busca trabajo ahora?",
        required=False,
        choices=[("yes", "Sí, vuelve a recibir ofertas"), ("no", "No por ahora")],
        widget=forms.RadioSelect,
        help_text="Si ya no sigue.",
    )
    note = forms.CharField(label="Nota", required=False, max_length=300)

    def __init__(self, *args, placement: Placement, on: date, **kwargs):
        super().__init__(*args, **kwargs)
        self._starts_on, self._today = placement.starts_on, on
        for name in ("ended_on", "reason", "looks_for_work"):
            self.fields[name].depends = True

    def clean(self):
        data = super().clean()
        if data.get("still_working") != "no":
            return data
        for name, missing in (
            ("ended_on", "Completa «Último día de trabajo»."),
            ("reason", "Elige el motivo."),
            ("looks_for_work", "Elige si busca trabajo ahora."),
        ):
            if name not in self.errors and not data.get(name):
                self.add_error(name, missing)
        ended_on = data.get("ended_on")
        if ended_on and not self._starts_on <= ended_on <= self._today:
            wrong = "El último día debe estar entre el inicio del trabajo y hoy."
            self.add_error("ended_on", wrong)
        return data

    @staticmethod
    def noted(follow_up: FollowUp) -> dict[str, object]:
        """What was noted of a call, as this form shows it."""
        words = {True: "yes", False: "no", None: ""}
        return {
            "still_working": words[follow_up.still_working],
            "ended_on": follow_up.ended_on,
            "reason": follow_up.reason,
            "looks_for_work": words[follow_up.looks_for_work],
            "note": follow_up.note,
        }

    @property
    def told(self) -> Told:
        """What was answered; of a job that goes on, nothing about its end is kept."""
        data = self.cleaned_data
        if data["still_working"] == "yes":
            return Told(still_working=True, note=data["note"])
        return Told(
            still_working=False,
            ended_on=data["ended_on"],
            reason=data["reason"],
            looks_for_work=data["looks_for_work"] == "yes",
            note=data["note"],
        )
