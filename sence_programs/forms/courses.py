from datetime import datetime
from uuid import uuid4

from django import forms
from django.db.models import F, IntegerField, Value
from django.utils import timezone

from jobseekers.desk_search import find_by_number
from jobseekers.models import JobSeeker
from omil_portal.access.actor import Actor
from omil_portal.access.permissions import Permission
from omil_portal.look.fields import DateInput, TimeInput
from omil_portal.occupations.models import Skill
from omil_portal.occupations.work import Licence, Permit
from omil_portal.offices.comuna_field import ComunaField
from omil_portal.offices.travel_times import minutes_from
from sence_programs.models import Course, CourseSession

FAR = 60
"""Minutes that a person goes to a course from the comuna they ask for."""


class BoardFilter(forms.Form):
    """Courses one can go to from a comuna; without one, of all, those near the reader first."""

    comuna = ComunaField(label="Tu comuna", required=False)

    def apply(self, courses, home: str | None):
        """`home`: the CUT where the reader lives, when it is known."""
        comuna = self.cleaned_data.get("comuna") if self.is_valid() else None
        cut = comuna.pk if comuna else home
        if not cut:
            return courses.annotate(minutes=Value(None, IntegerField())).order_by("first_at", "pk")
        courses = courses.annotate(minutes=minutes_from(cut, "office__comuna"))
        if comuna:
            courses = courses.filter(minutes__lte=FAR)
        return courses.order_by(F("minutes").asc(nulls_last=True), "first_at", "pk")


class CourseForm(forms.ModelForm):
    """A course but for its sessions. `tucked`: long lists that start closed."""

    tucked = {
        "skills": "Elegir las habilidades que enseña",
        "licences": "Elegir las licencias que deja obtener",
        "permits": "Elegir los permisos que deja obtener",
    }

    skills = forms.ModelMultipleChoiceField(
        Skill.objects.all(),
        label="Habilidades que enseña",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Con esto te mostramos a quién le serviría.",
    )
    licences = forms.MultipleChoiceField(
        label="Licencias que deja obtener",
        required=False,
        choices=Licence.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    permits = forms.MultipleChoiceField(
        label="Permisos que deja obtener",
        required=False,
        choices=Permit.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    request_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    class Meta:
        model = Course
        fields = [
            "kind",
            "title",
            "description",
            "provider",
            "place",
            "seats",
            "least_percent",
            "skills",
            "licences",
            "permits",
        ]
        widgets = {
            "kind": forms.RadioSelect,
            "description": forms.Textarea({"rows": 4}),
        }
        help_texts = {
            "description": "Qué aprenderá la persona, y qué debe llevar.",
            "provider": "Organismo o persona. En blanco si lo dicta la oficina.",
            "least_percent": "Porcentaje de las sesiones que da derecho al certificado.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = Course.Kind.choices
        if self.instance.pk:
            del self.fields["request_id"]
            self.fields["skills"].initial = self.instance.skills.all()

    @property
    def inputs(self) -> list[tuple[forms.BoundField, str]]:
        """The inputs to show, each with the words that open it, or none."""
        return [(bound, self.tucked.get(bound.name, "")) for bound in self.visible_fields()]


class SessionForm(forms.Form):
    """Day and hours of a session, in the portal's own time."""

    day = forms.DateField(label="Día", widget=DateInput())
    begins = forms.TimeField(label="Desde las", widget=TimeInput())
    ends = forms.TimeField(label="Hasta las", widget=TimeInput())

    @staticmethod
    def initial_of(session: CourseSession) -> dict[str, object]:
        begins, ends = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
        return {"day": begins.date(), "begins": begins.time(), "ends": ends.time()}

    def clean(self):
        cleaned = super().clean()
        if not self.errors and cleaned["ends"] <= cleaned["begins"]:
            self.add_error("ends", "La hora de término va después de la de inicio.")
        return cleaned

    @property
    def hours(self) -> tuple[datetime, datetime]:
        data = self.cleaned_data
        zone = timezone.get_current_timezone()
        begins, ends = (
            datetime.combine(data["day"], data[name], zone) for name in ("begins", "ends")
        )
        return begins, ends


class EnrolForm(forms.Form):
    """Finds by document who signs up at the desk."""

    document = forms.CharField(
        label="RUN o número del documento",
        max_length=30,
        widget=forms.TextInput({"autocomplete": "off", "inputmode": "text"}),
    )

    def __init__(self, *args, actor: Actor, **kwargs):
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.person: JobSeeker | None = None

    def clean_document(self) -> str:
        typed = self.cleaned_data["document"]
        found = find_by_number(typed)
        if not found.sought:
            raise forms.ValidationError("Escribe el RUN con su dígito, por ejemplo 12.531.909-2.")
        if found.problem:
            raise forms.ValidationError(found.problem)
        if found.person is None:
            raise forms.ValidationError("Nadie con ese documento está en la red: inscríbelo antes.")
        if not found.person.is_visible_to(self.actor, Permission.PERSON_VIEW):
            raise forms.ValidationError("Búscala en el mesón y registra antes una atención.")
        self.person = found.person
        return typed


class CancelForm(forms.Form):
    reason = forms.CharField(
        label="Motivo",
        max_length=300,
        help_text="Se le dirá a quienes están inscritos.",
        widget=forms.Textarea({"rows": 2}),
    )
