from datetime import date

from django import forms

from omil_portal.look.fields import DateInput

YEARS = 3


class ReportForm(forms.Form):
    """Until which day to count; the year begins on 1 January."""

    hasta = forms.DateField(
        label="Contar hasta",
        widget=DateInput(),
    )

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_hasta(self) -> date:
        until = self.cleaned_data["hasta"]
        if until > self.today:
            raise forms.ValidationError("Elige un día que ya pasó.")
        if until.year < self.today.year - YEARS:
            raise forms.ValidationError(f"Elige un día de los últimos {YEARS} años.")
        return until

    @property
    def day(self) -> date:
        """The last day counted; today when what was typed is no day to count to."""
        return self.cleaned_data["hasta"] if self.is_valid() else self.today


def report_form(query: dict[str, str], today: date) -> ReportForm:
    """The form as the address fills it; without a day, today."""
    return ReportForm({"hasta": today} | query, today=today)
