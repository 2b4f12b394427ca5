"""What a manager types into the plan of a semester."""

from collections.abc import Mapping
from datetime import date
from uuid import uuid4

from django import forms
from django.utils.formats import date_format

from omil_portal.accounts.models import User
from omil_portal.offices.models import StaffMembership
from sence_programs.models import PlanActivity, SemesterPlan
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
        fields = ["kind", "title", "month", "on", "in_charge", "goal", "expected"]
        widgets = {"on": forms.DateInput({"type": "date"}, format="%Y-%m-%d")}

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
        self.fields["kind"].choices = [("", "Elige un tipo"), *PlanActivity.Kind.choices]
        self.fields["on"].help_text = "Si ya se sabe."
        self.fields["expected"].required = False
        self.fields["expected"].help_text = "Cuántas unidades sumará a esa meta."

    def clean_expected(self) -> int:
        return self.cleaned_data["expected"] or 0

    def clean(self):
        cleaned = super().clean()
        month, on = cleaned.get("month"), cleaned.get("on")
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
