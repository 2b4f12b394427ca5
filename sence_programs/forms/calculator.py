"""The public calculator's inputs, in words that speak to the person."""

from dataclasses import fields, replace
from datetime import date, timedelta

from django import forms

from omil_portal.look.fields import DateInput
from omil_portal.offices.comuna_field import ComunaField
from sence_programs.calculator.journey import Answers, questions_of
from sence_programs.calculator.topics import Topic
from sence_programs.forms.facts import fact_field
from sence_programs.rules.facts import Facts

FIRST_DAY = date(2018, 1, 1)
AHEAD = timedelta(days=366)
NO_ANSWER = "No sé o prefiero no decir"

_WORDS = {
    "birth_date": ("Tu fecha de nacimiento", ""),
    "sex": ("Sexo que sale en tu cédula", ""),
    "disability_credential": (
        "¿Estás en el Registro Nacional de la Discapacidad?",
        "Solo si tienes la credencial. No preguntamos nada más.",
    ),
    "old_age_pensioner": ("¿Recibes pensión de vejez?", ""),
    "other_pensioner": ("¿Recibes otra pensión?", "Por ejemplo, de invalidez."),
    "rsh_percent": (
        "Tu tramo del Registro Social de Hogares",
        "Un número: 40, 50, 60, 70, 80, 90 o 100. Sale en tu cartola.",
    ),
    "has_media_licence": ("¿Terminaste cuarto medio?", ""),
    "child_carer": (
        "¿Eres la madre, o tienes el cuidado personal de una niña o un niño?",
        "El cuidado personal lo da un acuerdo o un tribunal.",
    ),
    "children_under_two": ("Niñas y niños menores de dos años que cuidas", "Si no hay, escribe 0."),
    "children_two_to_four": (
        "Niñas y niños de dos a cuatro años que cuidas",
        "Si no hay, escribe 0.",
    ),
    "nursery_right": ("¿La empresa te debe dar sala cuna?", ""),
    "working_now": ("¿Tienes trabajo ese día?", ""),
    "work_kind": ("¿Cómo trabajas o vas a trabajar?", ""),
    "gross_monthly_pay": (
        "Tu sueldo bruto al mes",
        "En pesos, antes de descuentos. Si tienes varios trabajos, súmalos.",
    ),
    "gross_annual_income": ("Lo que ganas en bruto en un año", "En pesos."),
    "months_since_activity_start": ("Meses desde que iniciaste actividades", ""),
    "months_without_fees": ("Meses sin dar boletas", ""),
    "months_unemployed_continuous": (
        "Meses seguidos sin trabajo",
        "El período más largo del último año y medio.",
    ),
    "months_unemployed_total": (
        "Meses sin trabajo, en total",
        "En el último año y medio. No tienen que ser seguidos.",
    ),
    "contributed_month_before": (
        "¿Te pagaron cotizaciones el mes anterior al contrato?",
        "Las de AFP. Si aún no tienes contrato, responde por el mes pasado.",
    ),
    "unemployed_month_before": (
        "¿Estuviste sin trabajo todo el mes anterior al contrato?",
        "",
    ),
    "contributions_last_12_months": (
        "Meses con cotizaciones, de los últimos 12",
        "Las de AFP y salud. Salen en tu certificado de cotizaciones.",
    ),
    "contributed_last_month": ("¿Te pagaron cotizaciones el mes pasado?", "Las de AFP y salud."),
    "fund_contributions": (
        "Cotizaciones del seguro de cesantía en los 24 meses antes de quedar sin trabajo",
        "Salen en el sitio de la AFC.",
    ),
    "fund_last_three": (
        "¿Las tres últimas fueron seguidas y de la misma empresa?",
        "",
    ),
    "contract_end": ("¿Por qué terminó tu último contrato?", "Sale en el finiquito."),
    "fund_account_short": (
        "¿Se acabó o no alcanza el dinero de tu cuenta de cesantía?",
        "La cuenta individual, en la AFC.",
    ),
    "bne_active": ("¿Está activa tu cuenta de la Bolsa Nacional de Empleo?", ""),
    "ife_received": ("¿Ya recibiste el IFE Laboral?", ""),
    "sej_running": ("¿Recibes hoy el Subsidio al Empleo Joven?", ""),
    "btm_running": ("¿Recibes hoy el Bono al Trabajo de la Mujer?", ""),
    "btm_used_up": ("¿Ya terminaste un Bono al Trabajo de la Mujer?", ""),
    "owes_excess_refund": ("¿Debes devolver dinero de un subsidio al empleo?", ""),
    "job_start": ("Día en que empieza el trabajo", ""),
    "company_gross_monthly_pay": ("Sueldo bruto que paga esta empresa", "En pesos al mes."),
    "company_workers": ("Personas que trabajan en la empresa", "Más o menos."),
    "company_is_state": ("¿La empresa es del Estado?", ""),
    "company_contributions_up_to_date": (
        "¿La empresa está al día en sueldos y cotizaciones?",
        "",
    ),
}


class DayForm(forms.Form):
    """The day whose rules answer. It is nobody's datum, so it may stand in the address."""

    dia = forms.DateField(
        label="¿Para qué día?",
        widget=DateInput(),
        help_text="Un día pasado responde con las reglas de ese día.",
    )

    def __init__(self, *args, today: date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_dia(self) -> date:
        day = self.cleaned_data["dia"]
        if not FIRST_DAY <= day <= self.today + AHEAD:
            raise forms.ValidationError("Elige un día desde 2018 y hasta un año más.")
        return day


class TopicForm(forms.Form):
    """One page of the calculator; every input may be left without an answer."""

    def __init__(self, *args, topic: Topic, answers: Answers, **kwargs):
        super().__init__(*args, **kwargs)
        self.answers = answers
        self.asked = questions_of(topic, answers)
        for name in self.asked:
            self.fields[name] = _public_field(name)
            self.initial[name] = _typed(getattr(answers.facts, name))
        if topic.asks_comuna:
            self.fields["comuna"] = ComunaField(required=False)
            self.initial["comuna"] = answers.comuna

    @property
    def facts(self) -> Facts:
        """Those told before, with this page's in their place. Only when the form is valid."""
        return self._together(self.cleaned_data)

    @property
    def comuna(self) -> str:
        """The code of the comuna, or «»."""
        found = self.cleaned_data.get("comuna")
        return found.pk if found else ""

    def clean(self):
        cleaned = super().clean()
        if not self.errors:
            try:
                self._together(cleaned)
            except ValueError:
                raise forms.ValidationError(
                    "Hay respuestas que se contradicen. Revisa los meses y los sueldos."
                ) from None
        return cleaned

    def clean_birth_date(self):
        born = self.cleaned_data["birth_date"]
        if born and born > self.answers.on:
            raise forms.ValidationError("Tu fecha de nacimiento no puede ser posterior a ese día.")
        return born

    def _together(self, typed: dict) -> Facts:
        return replace(self.answers.facts, **{name: typed.get(name) for name in self.asked})


def _public_field(name: str) -> forms.Field:
    field = fact_field(name)
    field.label, field.help_text = _WORDS[name]
    if isinstance(field, forms.TypedChoiceField):
        field.choices = [("", NO_ANSWER), *field.choices[1:]]
    elif not isinstance(field, forms.DateField):
        # A browser suggests to the next person what was written in an input of this name.
        field.widget.attrs["autocomplete"] = "off"
    return field


def _typed(value):
    """A fact as its input shows it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value


def worded_facts() -> frozenset[str]:
    """The facts the calculator has words for; a test holds them to its pages."""
    return frozenset(_WORDS) & {field.name for field in fields(Facts)}
