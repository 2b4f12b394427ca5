"""What a manager types into the plan of a semester."""

from collections.abc import Mapping
from datetime import date
from uuid import uuid4

from django import forms
from django.db.models import Q
from django.utils.formats import date_format

from omil_portal.accounts.models import User
from omil_portal.look.fields import DateInput
from omil_portal.offices.models import StaffMembership
from sence_programs.models import Course, CourseSession, JobFair, PlanActivity, SemesterPlan
from sence_programs.plans.semesters import Semester
from sence_programs.plans.sums import goals_to_plan
from sence_programs.services.plan import sum_words


class PlanTargetsForm(forms.Form):
    """A number for each month of the semester; together they must be `must`."""

    def __init__(
        self,
        *args,
        semester: Semester,
        must: int,
        proposal: Mapping[date, int],
        kept: Mapping[date, int],
        **kwargs,
    ):
        """`proposal`: what past years suggest, offered where nothing was `kept`."""
        super().__init__(*args, **kwargs)
        self.semester, self.must = semester, must
        for month in semester.months:
            self.fields[_name(month)] = forms.IntegerField(
                label=month_name(month),
                min_value=0,
                max_value=1_000_000,
                initial=(kept or proposal).get(month, 0),
                help_text=f"Sugerido: {proposal[month]}",
                widget=forms.NumberInput({"inputmode": "numeric"}),
            )

    @property
    def targets(self) -> dict[date, int]:
        """First day of each month → what was typed."""
        return {month: self.cleaned_data[_name(month)] for month in self.semester.months}

    def clean(self):
        cleaned = super().clean()
        if not self.errors and sum(self.targets.values()) != self.must:
            raise forms.ValidationError(sum_words(sum(self.targets.values()), self.must))
        return cleaned


class PlanActivityForm(forms.ModelForm):
    """An activity of a plan. A day is optional and belongs to the month."""

    month = forms.TypedChoiceField(label="Mes", coerce=date.fromisoformat)
    request_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    class Meta:
        model = PlanActivity
        fields = ["kind", "title", "month", "on", "in_charge", "goal", "expected", "fair", "course"]
        labels = {"fair": "Feria que ya existe", "course": "Taller que ya existe"}
        help_texts = {
            "fair": "Elígela si ya está preparada. La actividad queda hecha cuando se realiza.",
            "course": "Elígelo si ya está preparado. La actividad queda hecha cuando termina.",
        }
        widgets = {"on": DateInput()}

    def __init__(self, *args, plan: SemesterPlan, on: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.plan = plan
        self.fields["month"].choices = [
            ("", "Elige un mes"),
            *((month.isoformat(), month_name(month)) for month in plan.semester.months),
        ]
        if self.instance.month:
            self.initial["month"] = self.instance.month.isoformat()
        staff = StaffMembership.objects.in_force(on).filter(office=plan.office_id)
        people = User.objects.filter(pk__in=staff.values("user"))
        if self.instance.pk:
            people |= User.objects.filter(pk=self.instance.in_charge_id)
            del self.fields["request_id"]
        in_charge, goal = self.fields["in_charge"], self.fields["goal"]
        in_charge.queryset = people.order_by("full_name")
        in_charge.label_from_instance = lambda user: user.full_name
        in_charge.empty_label = "Elige una persona"
        goal.queryset = goals_to_plan(plan.office_id, plan.semester)
        goal.label_from_instance = lambda goal: goal.definition.name
        goal.empty_label = "Ninguna"
        fairs = JobFair.objects.held_by([plan.office_id]).exclude(state=JobFair.State.CANCELLED)
        first, last = plan.semester.starts_on, plan.semester.ends_on
        self._offer("fair", fairs.filter(starts_on__range=(first, last)), "Ninguna todavía")
        courses = Course.objects.filter(office=plan.office_id)
        courses = courses.exclude(status=Course.Status.CANCELLED)
        days = CourseSession.objects.filter(starts_at__date__range=(first, last))
        self._offer("course", courses.filter(pk__in=days.values("course")), "Ninguno todavía")
        self.fields["kind"].choices = [("", "Elige un tipo"), *PlanActivity.Kind.choices]
        self.fields["on"].help_text = "Si ya se sabe."
        self.fields["expected"].required = False
        self.fields["expected"].help_text = "Cuántas unidades sumará a esa meta."

    def _offer(self, name: str, found, empty: str) -> None:
        """Those found and the one it already is."""
        field = self.fields[name]
        kept = field.queryset.filter(pk=getattr(self.instance, f"{name}_id") or 0)
        field.queryset = field.queryset.filter(
            Q(pk__in=found.values("pk")) | Q(pk__in=kept.values("pk"))
        )
        field.empty_label = empty

    def clean_expected(self) -> int:
        return self.cleaned_data["expected"] or 0

    def clean(self):
        cleaned = super().clean()
        month, on = cleaned.get("month"), cleaned.get("on")
        for name, kind in (("fair", "fair"), ("course", "workshop")):
            if cleaned.get("kind") != kind:
                cleaned[name] = None
        if month and on and on.replace(day=1) != month:
            self.add_error("on", "El día no es de ese mes.")
        if cleaned.get("expected") and not cleaned.get("goal") and "goal" not in self.errors:
            self.add_error("goal", "Elige la meta a la que aporta.")
        return cleaned


def month_name(month: date) -> str:
    """«Julio»."""
    return date_format(month, "F").capitalize()


def _name(month: date) -> str:
    return f"month_{month.month}"
