"""Commitments: taken on at a meeting, looked for in a list, closed."""

from datetime import timedelta

from django import forms

from omil_portal.look.fields import DateInput
from omil_portal.offices.models import Office
from sence_programs.forms.meeting_people import invited_staff
from sence_programs.forms.meetings import FURTHEST
from sence_programs.models import Commitment, NetworkMeeting

USUAL = timedelta(days=30)


class CommitmentForm(forms.ModelForm):
    """What, whose and by when. Whose: an invited office, somebody of them, or both."""

    class Meta:
        model = Commitment
        fields = ["text", "office", "person", "due_on"]
        widgets = {"text": forms.Textarea({"rows": 2}), "due_on": DateInput()}
        labels = {"text": "Qué se hará"}

    def __init__(self, *args, meeting: NetworkMeeting, **kwargs):
        super().__init__(*args, initial={"due_on": meeting.day + USUAL}, **kwargs)
        self.instance.meeting, self.meeting = meeting, meeting
        office, person = self.fields["office"], self.fields["person"]
        office.queryset = Office.objects.filter(pk__in=meeting.invitations.values("office"))
        office.empty_label = "Ninguna"
        names = [
            (member.user_id, f"{member.user.full_name} · {member.office.name}")
            for member in invited_staff(meeting, meeting.day)
        ]
        mine = (meeting.prepared_by_id, f"{meeting.prepared_by.full_name} · Unidad regional")
        person.choices = [("", "Nadie en particular"), mine, *names]

    def clean_person(self):
        person = self.cleaned_data["person"]
        if person and person.pk not in {pk for pk, _ in self.fields["person"].choices}:
            raise forms.ValidationError("Elige a alguien de las oficinas invitadas.")
        return person

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        if not self.meeting.day <= due_on <= self.meeting.day + FURTHEST:
            raise forms.ValidationError("Elige una fecha desde el encuentro y hasta dos años más.")
        return due_on

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("office") and not cleaned.get("person") and not self.errors:
            self.add_error("office", "Elige una oficina, una persona o ambas.")
        return cleaned


class CloseForm(forms.Form):
    """Only the regional unit leaves a commitment without effect, and says why."""

    status = forms.ChoiceField(label="Cómo quedó", widget=forms.RadioSelect)
    note = forms.CharField(
        label="Nota",
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text="Qué se hizo, o por qué ya no corresponde.",
    )

    def __init__(self, *args, may_drop: bool, **kwargs):
        super().__init__(*args, **kwargs)
        done, dropped = Commitment.Status.DONE, Commitment.Status.DROPPED
        choices = [(done.value, done.label)]
        choices += [(dropped.value, dropped.label)] if may_drop else []
        self.fields["status"].choices = choices
        self.fields["status"].initial = done.value

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("status") == Commitment.Status.DROPPED and not cleaned.get("note"):
            self.add_error("note", "Escribe por qué queda sin efecto.")
        return cleaned


class CommitmentFilter(forms.Form):
    """Which commitments the list shows; the open ones at first."""

    ALL = "all"
    status = forms.ChoiceField(
        label="Estado",
        required=False,
        choices=[("", "Abiertos"), *Commitment.Status.choices[1:], (ALL, "Todos")],
    )
    office = forms.ModelChoiceField(
        Office.objects.none(), label="Oficina", required=False, empty_label="Todas"
    )

    def __init__(self, *args, offices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = offices

    def apply(self, commitments):
        """Those asked for; what is not understood asks for nothing."""
        data = self.cleaned_data if self.is_valid() else {}
        if data.get("office"):
            commitments = commitments.filter(office=data["office"])
        asked = data.get("status") or Commitment.Status.OPEN
        return commitments if asked == self.ALL else commitments.filter(status=asked)
