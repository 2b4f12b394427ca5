from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from sence_programs.goals.months import period_name, periods_between, spread_evenly
from sence_programs.models import Goal
from sence_programs.services.goal_targets import sum_words


class GoalTargetsForm(forms.Form):
    """A number for each month, or semester, of the goal; at first, spread evenly.

    What is sent must add up to the target of the year.
    """

    def __init__(self, *args, goal: Goal, months: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.goal, agreement = goal, goal.agreement
        self.periods = periods_between(agreement.starts_on, agreement.cut_off, months)
        kept = {t.starts_on: t.amount for t in goal.targets.all() if t.months == months}
        shown = kept or spread_evenly(goal.target, self.periods)
        for period in self.periods:
            self.fields[_name(period)] = forms.IntegerField(
                label=period_name(period, months).capitalize(),
                min_value=0,
                max_value=1_000_000,
                initial=shown.get(period, 0),
                widget=forms.NumberInput({"inputmode": "numeric"}),
            )

    @property
    def inputs(self) -> list[forms.BoundField]:
        return [self[_name(period)] for period in self.periods]

    @property
    def amounts(self) -> dict[date, int]:
        """First day of each period → what was typed."""
        return {period: self.cleaned_data[_name(period)] for period in self.periods}

    def clean(self):
        cleaned = super().clean()
        if not self.errors and (total := sum(self.amounts.values())) != self.goal.target:
            raise ValidationError(sum_words(total, self.goal.target))
        return cleaned


def _name(period: date) -> str:
    return f"period_{period:%Y_%m}"
