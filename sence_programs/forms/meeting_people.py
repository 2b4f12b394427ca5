"""Who comes to a meeting, as an office answers; and who is there, as the list marks it."""

from datetime import date

from django import forms
from django.db.models import QuerySet

from omil_portal.offices.models import Office, StaffMembership
from sence_programs.models import MeetingInvitation, NetworkMeeting


class AnswerForm(forms.Form):
    """Who comes of an office, or why nobody does."""

    answer = forms.ChoiceField(
        label="¿Viene alguien de la oficina?",
        choices=MeetingInvitation.Answer,
        widget=forms.RadioSelect,
    )
    people = forms.ModelMultipleChoiceField(
        StaffMembership.objects.none(),
        label="Quiénes vienen",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    others = forms.CharField(
        label="Otras personas que vienen",
        max_length=200,
        required=False,
        help_text="Sus nombres, si no tienen cuenta en el portal.",
    )
    reason = forms.CharField(
        label="Por qué no viene nadie",
        max_length=300,
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args, invitation: MeetingInvitation, on: date, **kwargs):
        staff = one_each(StaffMembership.objects.filter(office=invitation.office_id), on)
        coming = staff.filter(user__in=invitation.people.all())
        initial = {
            "answer": invitation.answer,
            "people": [member.pk for member in coming],
            "others": invitation.others,
            "reason": invitation.reason,
        }
        super().__init__(*args, initial=initial, **kwargs)
        people = self.fields["people"]
        people.queryset = staff
        people.label_from_instance = lambda m: f"{m.user.full_name}, {m.get_role_display()}"

    def clean(self):
        cleaned = super().clean()
        coming = cleaned.get("answer") == MeetingInvitation.Answer.COMING
        if coming and not cleaned.get("people") and not cleaned.get("others"):
            self.add_error("people", "Marca quiénes vienen o escribe sus nombres.")
        if cleaned.get("answer") == MeetingInvitation.Answer.NOT_COMING and not cleaned["reason"]:
            self.add_error("reason", "Cuenta por qué no viene nadie.")
        return cleaned


def one_each(members: QuerySet[StaffMembership], on: date) -> QuerySet[StaffMembership]:
    """Whoever works there on a day, each person once, by office and name."""
    firsts = members.in_force(on).filter(user__is_active=True).order_by("user", "pk")
    return (
        StaffMembership.objects.filter(pk__in=firsts.distinct("user").values("pk"))
        .select_related("user", "office")
        .order_by("office__name", "user__full_name", "pk")
    )


def invited_staff(meeting: NetworkMeeting, on: date) -> QuerySet[StaffMembership]:
    invited = meeting.invitations.values("office")
    return one_each(StaffMembership.objects.filter(office__in=invited), on)


class PresentForm(forms.Form):
    """Those of the invited offices who are not marked yet."""

    members = forms.ModelMultipleChoiceField(
        StaffMembership.objects.none(),
        label="Quiénes están",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Marca al menos a una persona."},
    )

    def __init__(self, *args, meeting: NetworkMeeting, on: date, **kwargs):
        super().__init__(*args, **kwargs)
        here = meeting.attendances.filter(user__isnull=False).values("user")
        members = self.fields["members"]
        members.queryset = invited_staff(meeting, on).exclude(user__in=here)
        members.label_from_instance = lambda m: f"{m.user.full_name} · {m.office.name}"


class WalkInForm(forms.Form):
    """Somebody of an invited office who has no account."""

    name = forms.CharField(label="Nombre y apellido", max_length=150)
    office = forms.ModelChoiceField(
        Office.objects.none(), label="Oficina", empty_label="Elige una oficina"
    )

    def __init__(self, *args, meeting: NetworkMeeting, **kwargs):
        super().__init__(*args, **kwargs)
        invited = meeting.invitations.values("office")
        self.fields["office"].queryset = Office.objects.filter(pk__in=invited)
