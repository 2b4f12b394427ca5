import uuid
from datetime import date

from django import forms

from jobseekers.fcs.calendar import month_after, month_name, month_of
from jobseekers.fcs.rules import rules_on
from jobseekers.models import FcsBenefit, FcsCertification
from jobseekers.services.fcs_corrections import Truth
from omil_portal.look.fields import DateInput, PesosField

BACK, AHEAD = 6, 2
"""Months around today in which the payments may begin."""


class FcsMonthsForm(forms.Form):
    """Since when the person is paid, and how many times; as noted in `benefit`, if it is given."""

    first_month = forms.TypedChoiceField(label="Mes del primer pago", coerce=date.fromisoformat)
    payments = forms.IntegerField(label="Cuántos pagos", min_value=1)

    def __init__(self, *args, on: date, benefit: FcsBenefit | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        this, rules = month_of(on), rules_on(on)
        options = {month_after(this, n) for n in range(-BACK, AHEAD + 1)}
        if benefit:
            this = benefit.first_month
            options |= {month_after(this, n) for n in range(-AHEAD, AHEAD + 1)}
        self.fields["first_month"].choices = [
            (m.isoformat(), month_name(m)) for m in sorted(options)
        ]
        self.fields["payments"].help_text = (
            f"Lo usual son {rules.usual_payments}; como máximo, {rules.most_payments}. "
            "La persona lo ve en su solicitud de la AFC."
        )
        payments = benefit.payments if benefit else rules.usual_payments
        self.initial |= {"first_month": this.isoformat(), "payments": payments}


class FcsBenefitForm(FcsMonthsForm):
    """The person began to be paid."""

    request_id = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("request_id", uuid.uuid4())


class _MonthForm(forms.Form):
    request_id = forms.UUIDField(widget=forms.HiddenInput)
    month = forms.DateField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("request_id", uuid.uuid4())


class FcsCertifyForm(_MonthForm):
    searches = forms.MultipleChoiceField(
        label="Cómo buscó trabajo este mes",
        choices=FcsCertification.Search,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Marca al menos una forma en que buscó trabajo."},
    )
    note = forms.CharField(
        label="Detalle",
        required=False,
        max_length=300,
        help_text="Empresas o fechas que mostró. Puede salir en su constancia.",
    )


class FcsRefuseForm(_MonthForm):
    reason = forms.ChoiceField(
        label="Por qué no se certifica",
        choices=FcsCertification.Reason,
        widget=forms.RadioSelect,
    )
    offered_pay = PesosField(
        label="Sueldo bruto del trabajo ofrecido",
        required=False,
        help_text="Solo si rechazó un trabajo.",
    )
    last_pay = PesosField(
        label="Su último sueldo bruto", required=False, help_text="Solo si rechazó un trabajo."
    )
    note = forms.CharField(label="Detalle", required=False, max_length=300)


class FcsCorrectForm(forms.Form):
    """What holds of a month that was refused, and why that was a mistake."""

    request_id = forms.UUIDField(widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label="Cómo queda el mes",
        choices=[
            (FcsCertification.State.CERTIFIED, "Certificado"),
            (FcsCertification.State.REFUSED, "No certificado, por otro motivo"),
        ],
        widget=forms.RadioSelect,
    )
    appeared_on = forms.DateField(
        label="Cuándo se presentó la persona",
        widget=DateInput(),
        help_text="Un día de ese mes.",
    )
    searches = forms.MultipleChoiceField(
        label="Cómo buscó trabajo ese mes",
        choices=FcsCertification.Search,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text="Si queda certificado.",
    )
    reason = forms.ChoiceField(
        label="Por qué no se certifica",
        choices=[("", "Elige el motivo"), *FcsCertification.Reason.choices],
        required=False,
        help_text="Si queda no certificado.",
    )
    offered_pay = PesosField(
        label="Sueldo bruto del trabajo ofrecido",
        required=False,
        help_text="Solo si rechazó un trabajo.",
    )
    last_pay = PesosField(
        label="Su último sueldo bruto", required=False, help_text="Solo si rechazó un trabajo."
    )
    note = forms.CharField(
        label="Detalle",
        required=False,
        max_length=300,
        help_text="Empresas o fechas que mostró. Puede salir en su constancia.",
    )
    correction = forms.CharField(
        label="Por qué se corrige",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Queda con tu nombre y la fecha, junto a lo que se anotó antes.",
    )

    def __init__(self, *args, refused: FcsCertification, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {
            "request_id": uuid.uuid4(),
            "appeared_on": refused.appeared_on,
            "note": refused.note,
        }

    @property
    def truth(self) -> Truth:
        asked = ("state", "appeared_on", "searches", "reason", "offered_pay", "last_pay", "note")
        return Truth(**{name: self.cleaned_data[name] for name in asked})
