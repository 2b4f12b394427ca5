"""What the regional unit writes of a meeting."""

from datetime import date, datetime, timedelta

from django import forms
from django.utils import timezone

from omil_portal.documents.inputs import DocumentField
from omil_portal.look.fields import DateInput, TimeInput
from omil_portal.offices.models import Comuna, Office, Province, Region
from sence_programs.models import AgendaItem, NetworkMeeting
from sence_programs.services.meetings.preparing import Terms

FURTHEST = timedelta(days=730)


class MeetingForm(forms.Form):
    """What, when, where and for which territory.

    `regions`: those of whoever prepares it. `of`: the meeting to change. `today`: no meeting is
    called for a day that went by.
    """

    title = forms.CharField(label="Nombre", max_length=120)
    region = forms.ModelChoiceField(Region.objects.none(), label="Región", empty_label=None)
    day = forms.DateField(label="Fecha", widget=DateInput())
    starts = forms.TimeField(label="Comienza", widget=TimeInput())
    ends = forms.TimeField(label="Termina", widget=TimeInput())
    place = forms.CharField(
        label="Lugar", max_length=160, help_text="Con dirección, para llegar sin preguntar."
    )
    province = forms.ModelChoiceField(
        Province.objects.none(), label="Provincia", required=False, empty_label="Toda la región"
    )
    comunas = forms.ModelMultipleChoiceField(
        Comuna.objects.none(),
        label="Comunas",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, regions, today: date, of: NetworkMeeting | None = None, **kwargs):
        super().__init__(*args, initial=_known(of) if of else None, **kwargs)
        self.of, self.today = of, today
        self.fields["region"].queryset = Region.objects.filter(pk__in=regions)
        self.fields["province"].queryset = Province.objects.filter(region__in=regions)
        self.fields["comunas"].queryset = Comuna.objects.filter(region__in=regions)
        if of or len(regions) == 1:
            del self.fields["region"]
            self.held_in = of.region if of else Region.objects.get(pk__in=regions)

    def clean_day(self) -> date:
        day = self.cleaned_data["day"]
        if self.of and day == self.of.day:
            return day
        if day < self.today:
            raise forms.ValidationError("Esa fecha ya pasó.")
        if day > self.today + FURTHEST:
            raise forms.ValidationError("Esa fecha está a más de dos años.")
        return day

    def clean(self):
        cleaned = super().clean()
        starts, ends = cleaned.get("starts"), cleaned.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", "La hora de término debe ser posterior al inicio.")
        region = cleaned.get("region") or getattr(self, "held_in", None)
        province, comunas = cleaned.get("province"), cleaned.get("comunas") or []
        if province and comunas:
            self.add_error("province", "Elige una provincia o algunas comunas, no ambas.")
        elif region and any(
            p.region_id != region.pk for p in ([province] if province else comunas)
        ):
            self.add_error("province", "El territorio debe ser de la región del encuentro.")
        if region:
            self.held_in = region
        return cleaned

    @property
    def terms(self) -> Terms:
        data = self.cleaned_data
        return Terms(
            title=data["title"],
            place=data["place"],
            starts_at=timezone.make_aware(datetime.combine(data["day"], data["starts"])),
            ends_at=timezone.make_aware(datetime.combine(data["day"], data["ends"])),
            province=data["province"],
            comunas=tuple(data["comunas"]),
        )


def _known(meeting: NetworkMeeting) -> dict:
    starts, ends = timezone.localtime(meeting.starts_at), timezone.localtime(meeting.ends_at)
    return {
        "title": meeting.title,
        "place": meeting.place,
        "day": starts.date(),
        "starts": starts.time(),
        "ends": ends.time(),
        "province": meeting.province_id,
        "comunas": meeting.comunas.all(),
    }


class InviteForm(forms.Form):
    """Every office of the region, those invited ticked."""

    offices = forms.ModelMultipleChoiceField(
        Office.objects.none(),
        label="Oficinas invitadas",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, meeting: NetworkMeeting, **kwargs):
        invited = meeting.invitations.values_list("office", flat=True)
        super().__init__(*args, initial={"offices": list(invited)}, **kwargs)
        self.fields["offices"].queryset = Office.objects.filter(comuna__region=meeting.region_id)


class ItemForm(forms.ModelForm):
    class Meta:
        model = AgendaItem
        fields = ["title", "duration", "presenter"]
        widgets = {"duration": forms.NumberInput({"inputmode": "numeric"})}
        labels = {"presenter": "Quién presenta"}


class RecordForm(forms.Form):
    """`required=False`: what was written may be wiped; closing asks for it."""

    record = forms.CharField(
        label="Qué se conversó y qué se acordó",
        max_length=1200,
        required=False,
        widget=forms.Textarea({"rows": 8}),
        help_text="Hasta 1.200 caracteres. Si no se trató, escríbelo así.",
    )


class MaterialForm(forms.Form):
    title = forms.CharField(label="Nombre del documento", max_length=120)
    file = DocumentField(
        label="Documento",
        help_text="PDF o imagen (JPG o PNG), de hasta 5 MB. Guarda las presentaciones como PDF.",
    )


class CancelForm(forms.Form):
    reason = forms.CharField(
        label="Por qué se suspende",
        max_length=300,
        help_text="Las oficinas invitadas lo leen tal como lo escribes.",
        widget=forms.Textarea({"rows": 3}),
    )
